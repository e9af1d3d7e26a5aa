//! What the page of areas says.

use crate::i18n::{plural, texts};

texts! {
    lead(n: i64) => {
        da: format!("{}. Fagområdet afgør, hvem der skal svare på et ønske.", plural(n, "fagområde", "fagområder")),
        en: format!("{}. The area decides who is to answer a wish.", plural(n, "area", "areas")),
    }
    add { da: "Tilføj fagområde", en: "Add area" }
    table { da: "Fagområder", en: "Areas" }
    code { da: "Kode", en: "Code" }
    code_hint { da: "Kort og fast, fx HR. Bruges i import.", en: "Short and lasting, for example HR. Used in imports." }
    name { da: "Navn", en: "Name" }
    unit { da: "Ansvarlig enhed", en: "Responsible unit" }
    unit_needed { da: "Vælg den ansvarlige enhed", en: "Choose the responsible unit" }
    owners { da: "Procesejere", en: "Process owners" }
    no_owner { da: "Ingen svarer på området", en: "Nobody answers for it" }
    owners_where { da: "Procesejere vælges på personens side:", en: "Process owners are chosen on the person’s page:" }
    owners_link { da: "se alle procesejere", en: "see all process owners" }
    retired { da: "Udgået", en: "Retired" }
    retire { da: "Lad udgå", en: "Retire" }
    retire_thing(name: &str) { da: "Lad {name} udgå", en: "Retire {name}" }
    bring_back { da: "Tag i brug", en: "Bring back" }
    bring_back_thing(name: &str) { da: "Tag {name} i brug igen", en: "Bring {name} back" }
    was_retired(name: &str) { da: "{name} er udgået og modtager ikke nye ønsker", en: "{name} is retired and takes no new wishes" }
    was_brought_back(name: &str) { da: "{name} er i brug igen", en: "{name} is in use again" }
    create { da: "Tilføj fagområdet", en: "Add the area" }
    created(name: &str) { da: "{name} er tilføjet", en: "{name} was added" }
    saved(name: &str) { da: "{name} er gemt", en: "{name} was saved" }
    empty { da: "Ingen fagområder endnu", en: "No areas yet" }
    empty_text {
        da: "Et fagområde samler ønsker om det samme, fx personale eller it, og har en enhed, der svarer. Tilføj det første, eller hent dem fra en fil.",
        en: "An area gathers wishes about the same thing, such as personnel or IT, and has a unit that answers. Add the first one, or take them from a file.",
    }
}
