//! Texts of going through likely doubles.

use crate::i18n::{plural, texts};

texts! {
    title { da: "Ønsker om det samme", en: "Wishes about the same" }
    lead {
        da: "Åbne ønsker på dine fagområder, der ligner hinanden. Læg dem sammen, eller sig, at de handler om noget forskelligt.",
        en: "Open wishes in your areas that resemble each other. Merge them, or say that they are about different things.",
    }
    back { da: "Til svar", en: "To answering" }
    place(at: usize, all: usize) { da: "Gruppe {at} af {all}", en: "Group {at} of {all}" }
    units(n: i64) => { da: plural(n, "enhed", "enheder"), en: plural(n, "unit", "units") }
    supporters(n: i64) => { da: format!("{n} støtter"), en: plural(n, "supporter", "supporters") }
    suggestion { da: "Forslag", en: "Suggestion" }
    stays { da: "Dette bliver stående", en: "This one stays" }
    same { da: "Handler om det samme", en: "Is about the same" }
    whole { da: "Se hele ønsket", en: "See the whole wish" }
    merge { da: "Læg sammen", en: "Merge" }
    differ { da: "Ikke det samme", en: "Not the same" }
    skip { da: "Spring over", en: "Skip" }
    previous { da: "Forrige", en: "Previous" }
    merged(n: i64) { da: "{n} ønsker er lagt sammen", en: "{n} wishes were merged" }
    differed { da: "De bliver ikke foreslået sammen igen", en: "They will not be suggested together again" }
    undone { da: "Fortrudt. Ønskerne står, som de gjorde.", en: "Undone. The wishes are as they were." }
    none { da: "Intet ligner hinanden", en: "Nothing is alike" }
    none_text {
        da: "Der er ikke flere åbne ønsker på dine fagområder, som ligner hinanden.",
        en: "There are no more open wishes in your areas that resemble each other.",
    }
    seen_all { da: "Du har set dem alle", en: "You have seen them all" }
    skipped(n: i64) => {
        da: format!("Du sprang {} over.", plural(n, "gruppe", "grupper")),
        en: format!("You skipped {}.", plural(n, "group", "groups")),
    }
    see_skipped { da: "Se dem igen", en: "See them again" }
    find_more { da: "Find flere", en: "Find more" }
    keys {
        da: "Taster: 1–8 hvilket der bliver stående · L læg sammen · I ikke det samme · J og K næste og forrige",
        en: "Keys: 1–8 which one stays · L merge · I not the same · J and K next and previous",
    }
}
