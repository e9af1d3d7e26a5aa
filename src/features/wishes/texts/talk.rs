//! Texts of the discussion.

use crate::i18n::texts;

texts! {
    title { da: "Samtale", en: "Discussion" }
    none { da: "Ingen har skrevet endnu.", en: "Nobody has written yet." }
    write { da: "Skriv en kommentar", en: "Write a comment" }
    hint { da: "Alle i kommunen kan læse med. Ingen navne eller personnumre.", en: "Everyone in the municipality can read. No names or CPR numbers." }
    hint_hidden {
        da: "Du er skjult på dette ønske. Dit navn vises ikke, heller ikke her.",
        en: "You are hidden on this wish. Your name is not shown here either.",
    }
    send { da: "Skriv", en: "Post" }
    official_as { da: "Skriv på fagområdets vegne", en: "Write on behalf of the area" }
    official_hint { da: "Vises som et officielt svar", en: "Shown as an official reply" }
    official { da: "Officielt svar", en: "Official reply" }
    author { da: "Skrev ønsket", en: "Wrote the wish" }
    hidden { da: "Afsenderen", en: "The sender" }
    edited { da: "rettet", en: "edited" }
    removed { da: "Kommentaren er fjernet", en: "The comment was removed" }
    edit { da: "Ret", en: "Edit" }
    delete { da: "Slet", en: "Delete" }
    remove { da: "Fjern", en: "Remove" }
    save { da: "Gem", en: "Save" }
    cancel { da: "Annuller", en: "Cancel" }
    deleted { da: "Kommentaren er slettet", en: "The comment is deleted" }
    own_reason { da: "Slettet af forfatteren", en: "Deleted by the author" }
    remove_title { da: "Fjern kommentaren", en: "Remove the comment" }
    remove_text { da: "Forfatteren kan se din grund. Kommentaren bliver i historikken.", en: "The author can see your reason. The comment stays on record." }
    sent { da: "Din kommentar er sendt", en: "Your comment is posted" }
    waiting { da: "Din kommentar sendes, når forbindelsen er tilbage", en: "Your comment is posted when the connection is back" }
    edit_of(who: &str) { da: "Ret kommentar fra {who}", en: "Edit comment from {who}" }
    history { da: "Historik", en: "History" }
}
