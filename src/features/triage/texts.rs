//! Texts of triage.

use crate::i18n::{plural, texts};

texts! {
    title { da: "Svar på ønsker", en: "Answer wishes" }
    lead(open: i64, overdue: i64) => {
        da: match overdue {
            0 => format!("{} venter på svar fra dig og dine kolleger. Ingen er over fristen.", plural(open, "ønske", "ønsker")),
            n => format!("{} venter på svar fra dig og dine kolleger, {n} er over fristen.", plural(open, "ønske", "ønsker")),
        },
        en: match overdue {
            0 => format!("{} await an answer from you and your colleagues. None is past the deadline.", plural(open, "wish", "wishes")),
            n => format!("{} await an answer from you and your colleagues, {n} past the deadline.", plural(open, "wish", "wishes")),
        },
    }
    templates { da: "Skabeloner", en: "Templates" }
    doubles { da: "Om det samme", en: "About the same" }
    filters { da: "Vis", en: "Show" }
    overdue { da: "Over fristen", en: "Past the deadline" }
    soon { da: "Snart", en: "Due soon" }
    waiting { da: "Venter på afsender", en: "Waiting for the sender" }
    scheduled { da: "Skrevet, sendes senere", en: "Written, goes out later" }
    mine { da: "Mine", en: "Mine" }
    nobody { da: "Ikke fordelt", en: "Not assigned" }
    area { da: "Fagområde", en: "Area" }
    queue { da: "Kø", en: "Queue" }
    empty { da: "Intet venter på dig", en: "Nothing awaits you" }
    empty_text { da: "Alle ønsker på dine fagområder har fået et svar.", en: "All wishes in your areas have an answer." }
    none_here { da: "Intet her", en: "Nothing here" }
    none_here_text { da: "Ingen af dem, der venter, passer på det, du har valgt.", en: "None of those waiting fits what you have chosen." }
    shown_of(shown: i64, total: i64) { da: "Viser de første {shown} af {total}", en: "Showing the first {shown} of {total}" }
    units(n: i64) => { da: plural(n, "enhed", "enheder"), en: plural(n, "unit", "units") }
    pick(title: &str) { da: "Vælg “{title}”", en: "Pick “{title}”" }
    picked(n: i64) => { da: format!("{} valgt", plural(n, "ønske", "ønsker")), en: format!("{} picked", plural(n, "wish", "wishes")) }
    unpick { da: "Fravælg alle", en: "Unpick all" }
    choose { da: "Vælg et ønske i køen", en: "Choose a wish from the queue" }
    choose_text { da: "Så kan du læse det her og svare.", en: "Then you can read it here and answer." }
    back { da: "Til køen", en: "To the queue" }
    open_wish { da: "Se hele ønsket", en: "See the whole wish" }
    ask_back { da: "Spørg tilbage", en: "Ask back" }
    suggestion { da: "Forslag", en: "Suggestion" }
    rule(rule: &str) { da: "Regel eller proces: {rule}", en: "Rule or process: {rule}" }
    sender(who: &str) { da: "Fra {who}", en: "From {who}" }
    hidden { da: "Afsender skjult", en: "Sender hidden" }
    asked(when: &str) { da: "Spurgt tilbage {when}, venter på svar", en: "Asked back {when}, waiting for a reply" }
    appealed { da: "Afsenderen var ikke enig i det forrige svar:", en: "The sender did not agree with the previous answer:" }
    goes_out(when: &str) { da: "Svaret er skrevet og sendes {when}", en: "The answer is written and goes out {when}" }
    assign { da: "Hvem tager det?", en: "Who takes it on?" }
    assigned { da: "Fordelt", en: "Assigned" }
    hand_over { da: "Giv videre", en: "Hand over" }
    hand_over_title(n: i64) => {
        da: format!("Giv {} videre", plural(n, "ønske", "ønsker")),
        en: format!("Hand over {}", plural(n, "wish", "wishes")),
    }
    hand_over_text { da: "Fristen flytter ikke med: lederen har fået den lovet.", en: "The deadline does not move: the leader was promised it." }
    to_area { da: "Til fagområde", en: "To area" }
    note { da: "Besked til kollegerne", en: "Note for the colleagues" }
    handed_over { da: "Givet videre", en: "Handed over" }
    cancel { da: "Annuller", en: "Cancel" }
    answer { da: "Svar", en: "Answer" }
    answer_several(n: i64) => {
        da: format!("Ét svar til {}", plural(n, "ønske", "ønsker")),
        en: format!("One answer for {}", plural(n, "wish", "wishes")),
    }
    several_note { da: "{ønske} og {nummer} i teksten bliver til det enkelte ønskes titel og nummer.", en: "{ønske} and {nummer} in the text become each wish’s own title and number." }
    send(n: i64) => {
        da: if n == 1 { "Send svar".to_owned() } else { format!("Send svar til {}", plural(n, "ønske", "ønsker")) },
        en: if n == 1 { "Send answer".to_owned() } else { format!("Send answer to {}", plural(n, "wish", "wishes")) },
    }
    keep(n: i64) => {
        da: if n == 1 { "Gem til senere".to_owned() } else { format!("Gem til senere for {}", plural(n, "ønske", "ønsker")) },
        en: if n == 1 { "Keep until then".to_owned() } else { format!("Keep until then for {}", plural(n, "wish", "wishes")) },
    }
    sent(n: i64) => {
        da: format!("Svaret er sendt til {}", plural(n, "ønske", "ønsker")),
        en: format!("The answer went to {}", plural(n, "wish", "wishes")),
    }
    kept(n: i64) => {
        da: format!("Svaret er gemt for {} og sendes til tiden", plural(n, "ønske", "ønsker")),
        en: format!("The answer is kept for {} and goes out in time", plural(n, "wish", "wishes")),
    }
    changed_since(numbers: &str) {
        da: "Ændret, mens du skrev: ønske {numbers}. Intet er sendt, og det, du skrev, står her stadig. Læs ønsket igen, og send så.",
        en: "Changed while you wrote: wish {numbers}. Nothing was sent, and what you wrote still stands here. Read the wish again, then send.",
    }
    keys { da: "Taster: J og K næste og forrige · X vælg · 1–6 afgørelse · R begrundelse · T tag det selv · G giv videre",
        en: "Keys: J and K next and previous · X pick · 1–6 decision · R reason · T take it on · G hand over" }
}
