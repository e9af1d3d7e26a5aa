//! What the pages are called.

use crate::i18n::texts;

texts! {
    home { da: "Min side", en: "My page" }
    wishes { da: "Ønsker", en: "Wishes" }
    new_wish { da: "Meld et ønske", en: "Send a wish" }
    wish { da: "Ønske", en: "Wish" }
    triage { da: "Svar på ønsker", en: "Answer wishes" }
    templates { da: "Skabeloner", en: "Templates" }
    doubles { da: "Ønsker om det samme", en: "Wishes about the same" }
    initiatives { da: "Tiltag", en: "Initiatives" }
    new_initiative { da: "Nyt tiltag", en: "New initiative" }
    initiative { da: "Tiltag", en: "Initiative" }
    roadmap { da: "Roadmap", en: "Roadmap" }
    overview { da: "Overblik", en: "Overview" }
    feeds { da: "Feeds og kalender", en: "Feeds and calendar" }
    admin { da: "Administration", en: "Administration" }
    units { da: "Organisation", en: "Organisation" }
    people { da: "Personer", en: "People" }
    person { da: "Person", en: "Person" }
    areas { da: "Fagområder", en: "Areas" }
    rounds { da: "Indsamlingsrunder", en: "Collection rounds" }
    synonyms { da: "Synonymer", en: "Synonyms" }
    deadlines { da: "Frister", en: "Deadlines" }
    transfer { da: "Import og eksport", en: "Import and export" }
    activity { da: "Aktivitetslog", en: "Activity log" }
    workshops { da: "Workshops", en: "Workshops" }
    notices { da: "Beskeder", en: "Notices" }
    profile { da: "Din profil", en: "Your profile" }
    sign_in { da: "Log ind", en: "Sign in" }
    invitation { da: "Vælg adgangskode", en: "Choose a password" }
    accessibility { da: "Tilgængelighedserklæring", en: "Accessibility statement" }
}
