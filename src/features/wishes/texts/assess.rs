//! Texts of the process owner's part: sorting, asking back, answering.

use crate::i18n::texts;

texts! {
    title { da: "Din behandling", en: "Your handling" }
    lead { da: "Kun procesejere ser denne del.", en: "Only process owners see this part." }
    answer { da: "Svar på ønsket", en: "Answer the wish" }
    answer_anew { da: "Giv et nyt svar", en: "Give a new answer" }
    ask { da: "Spørg tilbage", en: "Ask back" }
    sort_wish { da: "Sortér", en: "Sort" }

    area { da: "Fagområde", en: "Area" }
    kind { da: "Slags", en: "Kind" }
    whose { da: "Hvis regel er det?", en: "Whose rule is it?" }
    status { da: "Status", en: "Status" }
    verified { da: "Efterprøvet tid om året", en: "Verified time a year" }
    verified_hint {
        da: "Timer for alle ramte enheder, hvis du har undersøgt det",
        en: "Hours for all units affected, if you have looked into it",
    }
    hours_unit { da: "timer", en: "hours" }
    save { da: "Gem sortering", en: "Save sorting" }
    saved { da: "Sorteringen er gemt", en: "The sorting is saved" }

    question { da: "Dit spørgsmål", en: "Your question" }
    question_hint {
        da: "Den, der skrev ønsket, får besked og kan svare. Spørgsmålet kan læses af alle.",
        en: "Whoever wrote the wish is told and can reply. Everyone can read the question.",
    }
    send_question { da: "Send spørgsmål", en: "Send question" }
    question_sent { da: "Spørgsmålet er sendt", en: "The question is sent" }

    decision { da: "Hvad bliver svaret?", en: "What is the answer?" }
    reason { da: "Begrundelse", en: "Reason" }
    reason_hint {
        da: "Skriv til lederen: hvad sker der, hvorfor, og hvad kan de gøre imens?",
        en: "Write to the leader: what happens, why, and what can they do meanwhile?",
    }
    unit { da: "Ansvarlig enhed", en: "Responsible unit" }
    initiative { da: "Tiltag", en: "Initiative" }
    initiative_hint { da: "Søg på titel eller nummer", en: "Search by title or number" }
    initiative_none { da: "Intet tiltag", en: "No initiative" }
    new_initiative { da: "Opret et nyt tiltag", en: "Make a new initiative" }
    horizon { da: "Hvornår?", en: "When?" }
    horizon_hint { da: "Så nøjagtigt, som du ved det, og ikke mere", en: "As exactly as you know it, and no more" }
    horizon_needed { da: "Vælg et tiltag, eller skriv hvornår", en: "Choose an initiative, or say when" }
    decision_needed { da: "Vælg en afgørelse", en: "Choose a decision" }
    preview { da: "Sådan læser lederen det", en: "How the leader reads it" }
    preview_empty { da: "Vælg en afgørelse og skriv en begrundelse, så ser du svaret her.", en: "Choose a decision and write a reason to see the answer here." }
    template { da: "Begynd med en skabelon", en: "Begin with a template" }
    templates_edit { da: "Ret skabeloner", en: "Edit templates" }
    later { da: "Send på et senere tidspunkt", en: "Send at a later time" }
    publish_at { da: "Sendes", en: "Goes out" }
    publish_needed { da: "Vælg dag og klokkeslæt", en: "Choose day and time" }
    send_later { da: "Gem til senere", en: "Keep until then" }
    kept_until { da: "Svaret er gemt og bliver sendt på det tidspunkt, du valgte", en: "The answer is kept and goes out at the time you chose" }
    send { da: "Send svar", en: "Send answer" }
    sent { da: "Svaret er sendt", en: "The answer is sent" }
    cancel { da: "Annuller", en: "Cancel" }

    stale { da: "Ønsket er ændret, mens du skrev", en: "The wish was changed while you wrote" }
    stale_text {
        da: "Intet er gået tabt: det, du skrev, står stadig her. Vælg, hvad der skal gælde.",
        en: "Nothing is lost: what you wrote still stands here. Choose what shall hold.",
    }
    stale_change(field: &str, before: &str, after: &str) { da: "{field}: før “{before}”, nu “{after}”", en: "{field}: was “{before}”, now “{after}”" }
    stale_other { da: "Ændret et andet sted; se ønsket ovenfor", en: "Changed elsewhere; see the wish above" }
    keep_mine { da: "Send mit alligevel", en: "Send mine anyway" }
    take_theirs { da: "Brug det nye", en: "Use the new" }
    field_title { da: "Titel", en: "Title" }
    field_body { da: "Beskrivelse", en: "Description" }
    field_suggestion { da: "Forslag", en: "Suggestion" }
    field_rule { da: "Regel", en: "Rule" }
    field_verified { da: "Efterprøvet tid", en: "Verified time" }
    field_note { da: "Besked", en: "Note" }
    field_due { da: "Frist", en: "Deadline" }
    field_answer { da: "Svar", en: "Answer" }
    field_question { da: "Spørgsmål", en: "Question" }
    field_load { da: "Skøn", en: "Estimate" }
    nothing { da: "intet", en: "nothing" }
}
