//! Texts of sending a wish, and of mending one.

use crate::i18n::{plural, texts};

texts! {
    lead { da: "Det tager et minut. Du får altid et svar.", en: "It takes a minute. You always get an answer." }
    step_of(step: usize, of: usize) { da: "Trin {step} af {of}", en: "Step {step} of {of}" }
    steps { da: "Trin", en: "Steps" }
    next { da: "Næste", en: "Next" }
    back { da: "Tilbage", en: "Back" }
    skip { da: "Spring over", en: "Skip" }
    send { da: "Send ønske", en: "Send wish" }
    kept { da: "Gemt i din browser, mens du skriver", en: "Kept in your browser as you type" }
    start_over { da: "Begynd forfra", en: "Start over" }
    started_over { da: "Kladden er ryddet", en: "The draft was cleared" }

    what { da: "Hvad tager tid?", en: "What takes time?" }
    what_short { da: "Hvad", en: "What" }
    wish_title { da: "Kort sagt", en: "In short" }
    wish_title_hint {
        da: "Én linje, fx “Sygefravær skal tastes to steder”",
        en: "One line, such as “Sick leave has to be typed in two places”",
    }
    wish_body { da: "Hvad sker der i praksis?", en: "What happens in practice?" }
    wish_body_hint {
        da: "Skriv, som du ville fortælle det til en kollega. Ingen navne eller personnumre.",
        en: "Write as you would tell a colleague. No names or CPR numbers.",
    }
    add_suggestion { da: "Jeg har et forslag", en: "I have a suggestion" }
    suggestion { da: "Dit forslag", en: "Your suggestion" }
    suggestion_hint { da: "Hvordan kunne det gøres enklere?", en: "How could it be simpler?" }

    rule_step { da: "Hvilken regel eller arbejdsgang?", en: "Which rule or process?" }
    rule_short { da: "Regel", en: "Rule" }
    rule { da: "Regel, blanket eller system", en: "Rule, form or system" }
    rule_hint { da: "Fx “Refusionsskema ved barsel”", en: "Such as “Reimbursement form for parental leave”" }
    whose { da: "Hvem har bestemt det?", en: "Who decided it?" }
    area { da: "Fagområde", en: "Area" }
    area_empty { da: "Vælg fagområde", en: "Choose an area" }
    area_guessed { da: "Foreslået ud fra det, du skrev. Bestemmer, hvem der svarer dig", en: "Suggested from what you wrote. Decides who answers you" }
    area_routes { da: "Bestemmer, hvem der svarer dig", en: "Decides who answers you" }
    kind { da: "Hvad slags er det?", en: "What kind is it?" }

    load_step { da: "Hvor ofte, hvor længe?", en: "How often, how long?" }
    load_short { da: "Tid", en: "Time" }
    load_lead {
        da: "Et skøn er nok, og du kan springe over. Tallene viser, hvad det koster os alle.",
        en: "A guess is enough, and you may skip it. The figures show what it costs all of us.",
    }
    minutes { da: "Hvor længe hver gang?", en: "How long each time?" }
    minutes_unit { da: "minutter", en: "minutes" }
    times { da: "Hvor mange gange?", en: "How many times?" }
    times_unit { da: "gange", en: "times" }
    period { da: "Pr.", en: "Per" }
    per_day { da: "hverdag", en: "weekday" }
    per_week { da: "uge", en: "week" }
    per_month { da: "måned", en: "month" }
    per_year { da: "år", en: "year" }
    people { da: "Hvor mange gør det i din enhed?", en: "How many do it in your unit?" }
    people_unit { da: "personer", en: "people" }
    load_equals(hours: &str) { da: "= {hours}", en: "= {hours}" }
    load_minutes(minutes: i64) => {
        da: format!("{} om året", plural(minutes, "minut", "minutter")),
        en: format!("{} a year", plural(minutes, "minute", "minutes")),
    }
    load_spelled(minutes: &str, times: &str, people: &str) {
        da: "{minutes} minutter × {times} gange om året × {people}",
        en: "{minutes} minutes × {times} times a year × {people}",
    }
    load_people(n: i64) => { da: plural(n, "person", "personer"), en: plural(n, "person", "people") }
    load_days { da: "En hverdag regnes som 260 gange om året.", en: "A weekday counts as 260 times a year." }

    who_step { da: "Hvem må se, at det er dig?", en: "Who may see that it is you?" }
    who_legend { da: "Vis mit navn for", en: "Show my name to" }
    who_short { da: "Dig", en: "You" }
    who_holds {
        da: "Valget gælder overalt: lister, udtræk, storskærm og beskeder.",
        en: "The choice holds everywhere: lists, exports, live screens and messages.",
    }
    unit { da: "Ønsket sendes for", en: "The wish is sent for" }
    unit_choose { da: "Hvilken enhed gælder det?", en: "Which unit is it for?" }
    round_in(name: &str) { da: "Ønsket er med i “{name}”", en: "The wish is part of “{name}”" }
    round_until(day: &str) { da: "Runden er åben til og med {day}.", en: "The round is open until {day}." }
    leave_round { da: "Send uden for runden", en: "Send outside the round" }
    join_round(name: &str) { da: "Send det med i “{name}”", en: "Make it part of “{name}”" }
    no_unit { da: "Du har ikke en enhed at sende for", en: "You have no unit to send for" }
    no_unit_text {
        da: "Et ønske sendes for den enhed, du leder. Spørg din administrator om at give dig en rolle.",
        en: "A wish is sent for the unit you lead. Ask your administrator to give you a role.",
    }

    cpr_title { da: "Det ligner et personnummer", en: "This looks like a CPR number" }
    cpr_in(field: &str) { da: "I feltet “{field}”:", en: "In the field “{field}”:" }
    cpr_text {
        da: "Personnumre hører ikke til her. Ret teksten, så andre ikke får nummeret at se.",
        en: "CPR numbers do not belong here. Edit the text so that others do not see the number.",
    }
    cpr_is_none { da: "Det er ikke et personnummer", en: "It is not a CPR number" }

    similar { da: "Er det her dit problem?", en: "Is this your trouble?" }
    similar_text {
        da: "Så sig, at det også rammer jer, i stedet for at skrive det igen.",
        en: "Then say that it hits you too, instead of writing it again.",
    }
    carry { da: "Læg din tekst dér som kommentar", en: "Put your text there as a comment" }
    carried {
        da: "Din tekst står klar som kommentar. Send den, når den er, som du vil have den.",
        en: "Your text stands ready as a comment. Send it when it is as you want it.",
    }

    waiting_title { da: "Ønsket venter på at blive sendt", en: "The wish is waiting to be sent" }
    waiting_text {
        da: "Der er ingen forbindelse lige nu. Ønsket er gemt i browseren og sendes af sig selv, når forbindelsen er tilbage. Du kan roligt lukke siden.",
        en: "There is no connection just now. The wish is kept in the browser and sends itself when the connection is back. You can safely close the page.",
    }
    see_wishes { da: "Se ønskerne", en: "See the wishes" }
    refused_title { da: "Ønsket kunne ikke sendes", en: "The wish could not be sent" }
    mend { da: "Ret og send igen", en: "Edit and send again" }
    sent_title(number: i64) { da: "Tak. Dit ønske er nr. {number}", en: "Thank you. Your wish is no. {number}" }
    next_title { da: "Hvad sker der nu?", en: "What happens now?" }
    next_read(unit: &str, area: &str) {
        da: "{unit} har ansvaret for {area} og læser dit ønske.",
        en: "{unit} is responsible for {area} and reads your wish.",
    }
    next_answer {
        da: "Du får altid et svar med en begrundelse. Det står på din side, og du kan se, hvor langt ønsket er.",
        en: "You always get an answer with a reason. It stands on your page, where you can see how far the wish is.",
    }
    next_round(name: &str, day: &str) {
        da: "“{name}” samler ønsker til og med {day}. Derefter svares der samlet.",
        en: "“{name}” collects wishes until {day}. Answers follow after that.",
    }
    next_others {
        da: "Andre enheder kan sige, at det også rammer dem. Jo flere, jo tydeligere.",
        en: "Other units can say that it hits them too. The more, the clearer.",
    }
    see_wish { da: "Se ønsket", en: "See the wish" }
    another { da: "Meld et mere", en: "Report another" }
    home { da: "Til min side", en: "To my page" }

    edit_title { da: "Ret ønsket", en: "Edit the wish" }
    save { da: "Gem ændringer", en: "Save changes" }
    cancel { da: "Annuller", en: "Cancel" }
    saved { da: "Ændringerne er gemt", en: "The changes are saved" }
}
