//! What the organisation page says.

use crate::i18n::{plural, texts};

texts! {
    lead(open: i64) => {
        da: format!("{}. Roller gælder for en enhed og alt under den.", plural(open, "enhed", "enheder")),
        en: format!("{}. Roles count at a unit and everything below it.", plural(open, "unit", "units")),
    }
    add { da: "Tilføj enhed", en: "Add unit" }
    add_below(name: &str) { da: "Tilføj enhed under {name}", en: "Add a unit below {name}" }
    add_here { da: "Tilføj herunder", en: "Add below" }
    search { da: "Søg i organisationen", en: "Search the organisation" }
    tree { da: "Organisationen", en: "The organisation" }
    tree_help {
        da: "Pil op og ned skifter række, højre og venstre folder ud og sammen, Enter åbner enheden.",
        en: "Up and down change row, right and left unfold and fold, Enter opens the unit.",
    }
    show_closed { da: "Vis lukkede", en: "Show closed" }
    open_all { da: "Fold alt ud", en: "Unfold all" }
    close_all { da: "Fold sammen", en: "Fold" }
    unfold(name: &str) { da: "Fold {name} ud", en: "Unfold {name}" }
    fold(name: &str) { da: "Fold {name} sammen", en: "Fold {name}" }
    hits(n: i64) => {
        da: plural(n, "enhed fundet", "enheder fundet"),
        en: plural(n, "unit found", "units found"),
    }
    no_hits { da: "Ingen enhed passer på søgningen", en: "No unit matches the search" }
    no_hits_text { da: "Prøv et andet ord, et kortnavn eller et eksternt id.", en: "Try another word, a short name or an outside id." }
    empty { da: "Organisationen er tom", en: "The organisation is empty" }
    empty_text {
        da: "Begynd med kommunen selv, eller hent hele organisationen fra en fil under Import og eksport.",
        en: "Begin with the municipality itself, or take the whole organisation from a file under Import and export.",
    }
    closed_on(day: String) { da: "Lukket {day}", en: "Closed {day}" }
    closes_on(day: String) { da: "Lukker {day}", en: "Closes {day}" }
    opens_on(day: String) { da: "Åbner {day}", en: "Opens {day}" }

    name { da: "Navn", en: "Name" }
    short_name { da: "Kortnavn", en: "Short name" }
    short_name_hint { da: "Bruges, hvor pladsen er lille, fx BUF", en: "Used where space is short, for example BUF" }
    kind { da: "Type", en: "Kind" }
    outside_id { da: "Eksternt id", en: "Outside id" }
    outside_id_hint {
        da: "Enhedens id i det system, den er hentet fra. Import bruger det til at genkende enheden.",
        en: "The unit’s id in the system it came from. Imports recognise the unit by it.",
    }
    valid_from { da: "Gælder fra", en: "Valid from" }
    valid_to { da: "Gælder til", en: "Valid until" }
    below { da: "Ligger under", en: "Stands below" }
    the_top { da: "Øverst i organisationen", en: "At the top of the organisation" }
    create { da: "Tilføj enheden", en: "Add the unit" }
    created(name: &str) { da: "{name} er tilføjet", en: "{name} was added" }
    saved(name: &str) { da: "{name} er gemt", en: "{name} was saved" }

    move_to { da: "Flyt til …", en: "Move to …" }
    move_title(name: &str) { da: "Flyt {name}", en: "Move {name}" }
    move_choose { da: "Flyt ind under", en: "Move in below" }
    move_hint { da: "Skriv for at søge blandt enhederne", en: "Type to search the units" }
    move_needed { da: "Vælg en enhed at flytte til", en: "Choose a unit to move to" }
    move_do { da: "Flyt enheden", en: "Move the unit" }
    move_follow(n: i64) => {
        da: format!("{} følger med. Roller, der gælder nedad fra de nuværende overenheder, gælder ikke længere her.", plural(n, "underenhed", "underenheder")),
        en: format!("{} come along. Roles that reach down from the present units above no longer count here.", plural(n, "unit below", "units below")),
    }
    move_alone {
        da: "Roller, der gælder nedad fra de nuværende overenheder, gælder ikke længere her.",
        en: "Roles that reach down from the present units above no longer count here.",
    }
    moved(name: &str, to: &str) { da: "{name} ligger nu under {to}", en: "{name} now stands below {to}" }

    remove { da: "Fjern", en: "Remove" }
    removed(name: &str) { da: "{name} er fjernet", en: "{name} was removed" }
    in_use_title(name: &str) { da: "{name} er i brug", en: "{name} is in use" }
    in_use_text {
        da: "Underenheder, personer, ønsker eller tiltag hænger på enheden, så den kan ikke fjernes uden at de mister deres plads. Luk den med en dato i stedet: historikken bliver stående, og ingen nye ønsker kan meldes for den bagefter.",
        en: "Units below, people, wishes or initiatives hang on it, so it cannot be removed without them losing their place. Close it with a date instead: its history stays, and no new wishes can be reported for it afterwards.",
    }
    last_day { da: "Sidste dag", en: "Last day" }
    last_day_needed { da: "Skriv den sidste dag", en: "Write the last day" }
    close_unit_title(name: &str) { da: "Luk {name}", en: "Close {name}" }
    close_unit { da: "Luk enheden", en: "Close the unit" }
    closed_done(name: &str, day: String) { da: "{name} lukker {day}", en: "{name} closes {day}" }
}
