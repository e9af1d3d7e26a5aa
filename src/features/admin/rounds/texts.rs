//! What the page of rounds says.

use crate::i18n::{plural, texts};

texts! {
    lead {
        da: "En runde inviterer udvalgte enheder til at melde ønsker i en periode.",
        en: "A round invites chosen units to report wishes for a time.",
    }
    add { da: "Åbn en runde", en: "Open a round" }
    name { da: "Navn", en: "Name" }
    name_hint { da: "Fx Forenkling på plejehjem, forår 2026", en: "For example Simplification in care homes, spring 2026" }
    purpose { da: "Formål", en: "Purpose" }
    purpose_hint { da: "Det, lederne læser på Min side: hvad I vil vide, og hvad svarene skal bruges til.", en: "What leaders read on My page: what you want to know, and what the answers are for." }
    opens_on { da: "Første dag", en: "First day" }
    closes_on { da: "Sidste dag", en: "Last day" }
    closes_hint { da: "Dagen er med. Bagefter går nye ønsker i den faste postkasse.", en: "Included. Afterwards new wishes go to the permanent box." }
    areas { da: "Fagområder", en: "Areas" }
    areas_hint { da: "Vælger du ingen, spørges der om alle", en: "Choose none to ask about all of them" }
    units { da: "Inviterede enheder", en: "Invited units" }
    units_hint { da: "En enhed står for alt under den. Vælger du ingen, inviteres alle.", en: "A unit stands for everything below it. Choose none to invite all." }
    add_unit { da: "Tilføj enhed", en: "Add unit" }
    all_areas { da: "Alle fagområder", en: "All areas" }
    all_units { da: "Alle enheder", en: "All units" }
    planned { da: "Planlagt", en: "Planned" }
    open { da: "Åben", en: "Open" }
    closed { da: "Lukket", en: "Closed" }
    period { da: "Periode", en: "Period" }
    days(from: String, to: String) { da: "{from} – {to}", en: "{from} – {to}" }
    wishes_word(n: i64) => {
        da: if n == 1 { "ønske" } else { "ønsker" }.to_owned(),
        en: if n == 1 { "wish" } else { "wishes" }.to_owned(),
    }
    heard(n: i64) => { da: format!("fra {}", plural(n, "enhed", "enheder")), en: format!("from {}", plural(n, "unit", "units")) }
    see_wishes { da: "Se ønskerne", en: "See the wishes" }
    close_now { da: "Luk nu", en: "Close now" }
    was_closed(name: &str) { da: "{name} er lukket. Nye ønsker går i den faste postkasse.", en: "{name} is closed. New wishes go to the permanent box." }
    create { da: "Opret runden", en: "Create the round" }
    created(name: &str) { da: "{name} er oprettet", en: "{name} was created" }
    saved(name: &str) { da: "{name} er gemt", en: "{name} was saved" }
    empty { da: "Ingen runder endnu", en: "No rounds yet" }
    empty_text {
        da: "Åbn en runde, når du vil spørge bestemte enheder om, hvad der kan forenkles, inden en bestemt dato. Den vises på deres Min side.",
        en: "Open a round when you want to ask certain units what could be simplified before a certain date. It shows on their My page.",
    }
}
