//! Texts of wishes that were merged into one.

use crate::i18n::{plural, texts};

texts! {
    merge { da: "Læg sammen med …", en: "Merge with …" }
    merge_lead {
        da: "Find et ønske om det samme. Det bliver en del af dette: tekst, støtte, følgere og kommentarer følger med, og alle, det angår, får besked. Du kan altid skille dem ad igen.",
        en: "Find a wish about the same. It becomes a part of this one: text, supporters, followers and comments come along, and everyone concerned is told. You can take them apart again at any time.",
    }
    search { da: "Søg på ord eller nummer", en: "Search by words or number" }
    none_found { da: "Ingen ønsker passer", en: "No wishes match" }
    merge_short { da: "Læg sammen", en: "Merge" }
    merged(title: &str) { da: "{title} er lagt sammen med dette ønske", en: "{title} was merged into this wish" }
    close { da: "Luk", en: "Close" }

    parts { da: "Lagt sammen af", en: "Merged from" }
    parts_lead(n: i64) => {
        da: format!("{} om det samme. Hver tekst står, som den blev skrevet.", plural(n, "ønske mere", "ønsker mere")),
        en: format!("{} about the same. Each text stands as it was written.", plural(n, "more wish", "more wishes")),
    }
    part_title(number: i64, title: &str) { da: "Ønske {number}: {title}", en: "Wish {number}: {title}" }
    own_page { da: "Se ønskets egen side", en: "See the wish’s own page" }
    suggestion { da: "Forslag", en: "Suggestion" }
    came_from(number: i64) {
        da: "Ønske {number} er lagt sammen med dette. Teksten står under »Lagt sammen af«.",
        en: "Wish {number} has been merged into this one. Its text stands under “Merged from”.",
    }
    see_text { da: "Gå til teksten", en: "Go to the text" }
    is_part { da: "Dette ønske er lagt sammen med et andet", en: "This wish has been merged into another" }
    is_part_text {
        da: "Støtte, kommentarer og svar står nu på det fælles ønske:",
        en: "Support, comments and answers are now on the shared wish:",
    }
    split { da: "Skil ad igen", en: "Take apart again" }
    was_split { da: "Ønskerne er skilt ad igen. Det, der er kommet til siden, bliver her.", en: "The wishes have been taken apart. What has come since stays here." }
    merged_by(wishes: &str) { da: "Ønske {wishes} blev lagt sammen med dette", en: "Wish {wishes} was merged into this one" }
    from_wish(number: i64) { da: "fra ønske {number}", en: "from wish {number}" }
}
