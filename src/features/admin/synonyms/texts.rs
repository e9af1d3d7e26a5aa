//! What the page of synonyms says.

use crate::i18n::texts;

texts! {
    lead {
        da: "Når to ord betyder det samme hos jer, finder søgningen begge, ligegyldigt hvilket af dem der skrives.",
        en: "Where two words mean the same to you, the search finds both, whichever of them is written.",
    }
    note {
        da: "Står et ord i flere grupper, regnes de grupper for én. Fra hvert udtryk bruges de første tre ord, der siger noget.",
        en: "If a word stands in several groups, those groups count as one. Of each phrase the first three words that say something are used.",
    }
    add { da: "Tilføj gruppe", en: "Add group" }
    change { da: "Ret gruppen", en: "Change the group" }
    list { da: "Grupper af ord, der betyder det samme", en: "Groups of words that mean the same" }
    phrases { da: "Ord og udtryk", en: "Words and phrases" }
    phrases_hint {
        da: "Ét på hver linje, mindst to. Fx KAS på den ene og vagtplan på den næste.",
        en: "One a line, at least two. For example KAS on one and vagtplan on the next.",
    }
    too_few { da: "Skriv mindst to, ét på hver linje", en: "Write at least two, one a line" }
    too_many { da: "Højst 20 i en gruppe", en: "At most 20 in a group" }
    about(phrase: &str, what: &str) { da: "»{phrase}«: {what}", en: "“{phrase}”: {what}" }
    says_nothing {
        da: "Ordet står i næsten alle tekster og kan ikke bruges alene",
        en: "The word stands in nearly every text and cannot be used alone",
    }
    remove_thing(name: &str) { da: "Fjern {name}", en: "Remove {name}" }
    create { da: "Tilføj gruppen", en: "Add the group" }
    created(name: &str) { da: "{name} hører nu sammen", en: "{name} now belong together" }
    saved(name: &str) { da: "{name} er gemt", en: "{name} was saved" }
    removed(name: &str) { da: "{name} hører ikke længere sammen", en: "{name} no longer belong together" }
    empty { da: "Ingen grupper endnu", en: "No groups yet" }
    empty_text {
        da: "Et system, en blanket eller en ordning har ofte flere navne. Tilføj dem her, så bliver ønsker fundet, selv om de er skrevet med det andet navn.",
        en: "A system, a form or a scheme often has several names. Add them here, and wishes are found though they were written with the other name.",
    }
}
