//! Texts of the list of wishes.

use crate::{
    format::number,
    i18n::{plural, texts},
};

texts! {
    as_feed { da: "Følg som feed", en: "Follow as feed" }
    title { da: "Ønsker", en: "Wishes" }
    report { da: "Meld et ønske", en: "Report a wish" }
    all(n: i64) => { da: plural(n, "ønske", "ønsker"), en: plural(n, "wish", "wishes") }
    all_answered(n: i64, answered: i64) => {
        da: format!("{} · {} besvaret", plural(n, "ønske", "ønsker"), number(answered)),
        en: format!("{} · {} answered", plural(n, "wish", "wishes"), number(answered)),
    }
    some(shown: i64, all: i64) => {
        da: format!("{} af {}", number(shown), plural(all, "ønske", "ønsker")),
        en: format!("{} of {}", number(shown), plural(all, "wish", "wishes")),
    }
    found(n: i64) => {
        da: format!("{} fundet", plural(n, "ønske", "ønsker")),
        en: format!("{} found", plural(n, "wish", "wishes")),
    }
    search { da: "Søg i ønsker", en: "Search wishes" }
    clear { da: "Ryd filtre", en: "Clear filters" }
    administration { da: "Forvaltning", en: "Administration" }
    round { da: "Runde", en: "Round" }
    only { da: "Vis kun", en: "Show only" }
    mine { da: "Mine", en: "Mine" }
    supported { da: "Dem, vi støtter", en: "Those we support" }
    followed { da: "Dem, jeg følger", en: "Those I follow" }
    open { da: "Mangler svar", en: "Without an answer" }
    overdue { da: "Over fristen", en: "Past the deadline" }
    referred { da: "Hos regelejeren", en: "With the rule’s owner" }
    delivered { da: "Gennemført", en: "Carried out" }
    awaiting { da: "Venter på mit svar", en: "Awaiting my answer" }
    export { da: "Hent listen", en: "Download the list" }
    export_csv { da: "Som CSV", en: "As CSV" }
    export_xlsx { da: "Som Excel (XLSX)", en: "As Excel (XLSX)" }
    results { da: "Ønskerne", en: "The wishes" }
    comments(n: i64) => { da: plural(n, "kommentar", "kommentarer"), en: plural(n, "comment", "comments") }
    hours_word(minutes: i64) => {
        da: if minutes_are_one_hour(minutes) { "time".into() } else { "timer".into() },
        en: if minutes_are_one_hour(minutes) { "hour".into() } else { "hours".into() },
    }
    a_year(evidence: &str) { da: "om året, {evidence}", en: "a year, {evidence}" }
    yours { da: "Dit ønske", en: "Your wish" }
    nothing_yet { da: "Ingen ønsker endnu", en: "No wishes yet" }
    nothing_yet_text {
        da: "Her samles alt det, der tager tid fra kerneopgaven. Meld det første: det tager et minut.",
        en: "Everything that takes time from the real work is collected here. Report the first: it takes a minute.",
    }
    show_all { da: "Vis alle ønsker", en: "Show all wishes" }
    nothing_found { da: "Ingen ønsker passer", en: "No wishes match" }
    nothing_found_text {
        da: "Prøv andre ord eller færre filtre. Er dit problem ikke meldt endnu, så meld det.",
        en: "Try other words or fewer filters. If your trouble has not been reported, report it.",
    }
    supported_now(title: &str) { da: "I er med: {title}", en: "Your unit is counted: {title}" }
    support_taken_back { da: "I tælles ikke længere med", en: "Your unit is no longer counted" }
    no_unit {
        da: "Du har ikke en enhed at støtte for. Spørg din administrator.",
        en: "You have no unit to support for. Ask your administrator.",
    }
    own_wish { da: "Det er dit eget ønske; din enhed er talt med.", en: "This is your own wish; your unit is counted." }
    more_arrived { da: "Listen er opdateret", en: "The list has been updated" }
}

fn minutes_are_one_hour(minutes: i64) -> bool {
    (minutes + 30).div_euclid(60) == 1
}
