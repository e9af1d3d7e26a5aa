//! Texts around the pages.

use crate::i18n::{plural, texts};

texts! {
    skip { da: "Gå til indhold", en: "Go to content" }
    main_menu { da: "Hovedmenu", en: "Main menu" }
    admin_short { da: "Admin", en: "Admin" }
    other_language { da: "English", en: "Dansk" }
    palette { da: "Find alt", en: "Find anything" }
    keys { da: "Genvejstaster", en: "Keyboard shortcuts" }
    sign_out { da: "Log ud", en: "Sign out" }
    account(name: &str) { da: "{name}: profil og log ud", en: "{name}: profile and sign out" }
    change_person { da: "Skift demoperson", en: "Change demo person" }
    signed_out { da: "Du er logget ud", en: "You are signed out" }

    accessibility { da: "Tilgængelighedserklæring", en: "Accessibility statement" }
    footer_says { da: "Forenkl: mindre bøvl, mere kerneopgave", en: "Forenkl: less red tape, more real work" }

    unreachable { da: "Forenkl svarer ikke", en: "Forenkl does not answer" }
    unreachable_text {
        da: "Måske er der ingen forbindelse lige nu. Det, du har skrevet, er gemt i din browser.",
        en: "Perhaps there is no connection just now. What you have written is kept in your browser.",
    }
    try_again { da: "Prøv igen", en: "Try again" }
    refused { da: "Det har du ikke adgang til", en: "You do not have access to this" }
    refused_text(page: &str) {
        da: "»{page}« er for andre roller end dine. Hører det til dit arbejde, så bed din administrator om adgang.",
        en: "“{page}” is for other roles than yours. If it belongs to your work, ask your administrator for access.",
    }
    not_found { da: "Siden findes ikke", en: "There is no such page" }
    not_found_text {
        da: "Adressen fører ingen steder hen. Måske er der en slåfejl i den, eller siden er flyttet.",
        en: "The address leads nowhere. Perhaps it is misspelt, or the page has moved.",
    }
    to_home { da: "Gå til Min side", en: "Go to My page" }
    to_wishes { da: "Søg i ønsker", en: "Search the wishes" }

    offline { da: "Ingen forbindelse. Det, du skriver, gemmes her.", en: "No connection. What you write is kept here." }
    as_of(ago: &str) {
        da: "Ingen forbindelse. Du ser det, som det var {ago}. Det, du skriver, gemmes her.",
        en: "No connection. You see things as they were {ago}. What you write is kept here.",
    }
    waiting(n: u32) => {
        da: format!("{} på netværk og sendes af sig selv", plural(n, "besked venter", "beskeder venter")),
        en: format!("{} for the network and will be sent automatically", plural(n, "message is waiting", "messages are waiting")),
    }
    send_now { da: "Send nu", en: "Send now" }
    refused_send(label: &str) {
        da: "»{label}« kunne ikke sendes. Teksten er gemt her.",
        en: "“{label}” could not be sent. The text is kept here.",
    }
    copy_text { da: "Kopiér teksten", en: "Copy the text" }
    throw_away { da: "Slet", en: "Delete" }

    key_search { da: "Søg på siden", en: "Search on the page" }
    key_new { da: "Meld et ønske", en: "Send a wish" }
    key_palette { da: "Find alt: sider, ønsker, handlinger", en: "Find anything: pages, wishes, actions" }
    key_help { da: "Vis denne liste", en: "Show this list" }
    key_escape { da: "Luk det, der ligger øverst", en: "Close what lies on top" }

    palette_hint { da: "Skriv, hvad du leder efter", en: "Type what you are looking for" }
    palette_none { da: "Intet fundet. Prøv et andet ord.", en: "Nothing found. Try another word." }
    palette_list { da: "Forslag", en: "Suggestions" }
    palette_count(n: u32) => { da: plural(n, "forslag", "forslag"), en: plural(n, "suggestion", "suggestions") }
    palette_page { da: "Side", en: "Page" }
    palette_action { da: "Handling", en: "Action" }
    palette_awaiting { da: "Ønsker, der venter på mit svar", en: "Wishes awaiting my answer" }
    palette_wish(number: i64) { da: "Ønske {number}", en: "Wish {number}" }
    palette_initiative(number: i64) { da: "Tiltag {number}", en: "Initiative {number}" }
}
