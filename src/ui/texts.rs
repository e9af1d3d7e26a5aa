//! The components' own words.

use crate::{
    format::number,
    i18n::{plural, texts},
};

texts! {
    can_be_left_out { da: "kan udelades", en: "optional" }
    chars_left(n: i64) => {
        da: format!("{} tilbage", plural(n, "tegn", "tegn")),
        en: format!("{} left", plural(n, "character", "characters")),
    }
    chars_over(n: i64) => {
        da: format!("{} for meget", plural(n, "tegn", "tegn")),
        en: format!("{} too many", plural(n, "character", "characters")),
    }
    error_prefix { da: "Fejl: ", en: "Error: " }
    mend_first(n: i64) => {
        da: format!("Der er {} at rette", plural(n, "ting", "ting")),
        en: format!("There {} to correct", plural(n, "thing", "things").replacen("1 thing", "is 1 thing", 1)),
    }
    close { da: "Luk", en: "Close" }
    dismiss { da: "Luk beskeden", en: "Dismiss" }
    messages { da: "Beskeder", en: "Messages" }
    undo { da: "Fortryd", en: "Undo" }
    copied { da: "Kopieret", en: "Copied" }
    not_copied { da: "Kunne ikke kopiere. Markér teksten og kopiér den selv.", en: "Could not copy. Select the text and copy it yourself." }
    all { da: "Alle", en: "All" }
    filters { da: "Filtre", en: "Filters" }
    filters_on(n: usize) { da: "Filtre ({n})", en: "Filters ({n})" }
    sort { da: "Sortér", en: "Sort" }
    remove { da: "Fjern", en: "Remove" }
    loading { da: "Henter …", en: "Loading …" }
    try_again { da: "Prøv igen", en: "Try again" }
    pages { da: "Sider", en: "Pages" }
    page(n: u32) { da: "Side {n}", en: "Page {n}" }
    previous { da: "Forrige", en: "Previous" }
    next { da: "Næste", en: "Next" }
    done_step { da: "Sket: ", en: "Done: " }
    now_step { da: "Nu: ", en: "Now: " }
    late_step { da: "Forsinket: ", en: "Late: " }
    next_step { da: "Mangler: ", en: "To come: " }
    hits_us { da: "rammer også os", en: "hits us too" }
    hit_name(n: u32, about: &str) => {
        da: format!("{} rammer også os: {about}. {} er ramt", number(n), plural(n, "enhed", "enheder")),
        en: format!("{} hits us too: {about}. {} affected", number(n), plural(n, "unit", "units")),
    }
    keys { da: "Genveje på tastaturet", en: "Keyboard shortcuts" }
    no_match { da: "Ingen passer", en: "No match" }
    matches(n: i64) => { da: plural(n, "mulighed", "muligheder"), en: plural(n, "choice", "choices") }
    not_known { da: "Ikke fastlagt", en: "Not decided" }
    by_year { da: "År", en: "Year" }
    by_half { da: "Halvår", en: "Half-year" }
    by_quarter { da: "Kvartal", en: "Quarter" }
    by_month { da: "Måned", en: "Month" }
    by_day { da: "Dato", en: "Date" }
    when { da: "Hvornår?", en: "When?" }
    stale_title { da: "En anden har ændret det imens", en: "Someone else changed it meanwhile" }
    stale_text {
        da: "Det, du har skrevet, er ikke tabt. Vælg, hvad der skal gælde:",
        en: "What you wrote is not lost. Choose which is to stand:",
    }
    stale_same {
        da: "Felterne her på siden er de samme. Du kan roligt gemme dit.",
        en: "The fields on this page are the same. You can safely save yours.",
    }
    field { da: "Felt", en: "Field" }
    yours { da: "Dit", en: "Yours" }
    theirs { da: "Den andens", en: "The other’s" }
    keep_mine { da: "Gem mit", en: "Save mine" }
    use_theirs { da: "Brug den andens", en: "Use the other’s" }
    empty_value { da: "(tomt)", en: "(empty)" }
}
