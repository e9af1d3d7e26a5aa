//! What the page of feeds says.

use forenkl_api::feeds::FeedPurpose;

use crate::i18n::{by, texts};

texts! {
    title { da: "Feeds og kalender", en: "Feeds and calendar" }
    lead {
        da: "Læs med i dit eget program: ønsker i en nyhedslæser, frister og milepæle i din kalender.",
        en: "Read along in a program of your own: wishes in a feed reader, deadlines and milestones in your calendar.",
    }
    secret {
        da: "En adresse er hemmelig og kun din. Den viser det, du selv må se, til enhver, der har den. Giv den ikke videre, og lav en ny, hvis andre har fået fat i den.",
        en: "An address is secret and yours alone. It shows what you may see to anyone who has it. Do not pass it on, and make a new one if others got hold of it.",
    }
    address { da: "Din adresse", en: "Your address" }
    made(when: &str) { da: "Lavet {when}", en: "Made {when}" }
    copy { da: "Kopiér adressen", en: "Copy the address" }
    make { da: "Lav en adresse", en: "Make an address" }
    renew { da: "Lav ny adresse", en: "Make a new address" }
    renew_title { da: "Lav en ny adresse?", en: "Make a new address?" }
    renew_text {
        da: "Den gamle holder op med at virke med det samme, og programmer, der bruger den, skal have den nye. Det kan ikke fortrydes.",
        en: "The old one stops working at once, and programs that use it need the new one. This cannot be undone.",
    }
    renewed { da: "Du har fået en ny adresse", en: "You have a new address" }
    made_now { da: "Adressen er klar", en: "The address is ready" }
    close { da: "Luk adressen", en: "Close the address" }
    closed { da: "Adressen er lukket", en: "The address is closed" }
    cancel { da: "Annuller", en: "Cancel" }
    narrowed { da: "Feedet viser kun det, du har filtreret listen til.", en: "The feed shows only what you have filtered the list to." }
    all { da: "Vis hele listen i stedet", en: "Show the whole list instead" }
    filter_first { da: "Vil du kun følge nogle af ønskerne, så filtrér listen og vælg »Følg som feed« nederst.", en: "To follow only some of the wishes, filter the list and choose “Follow as feed” at its end." }
    to_list { da: "Gå til listen", en: "Go to the list" }
}

/// What a feed is called.
pub fn name(purpose: FeedPurpose) -> &'static str {
    match purpose {
        FeedPurpose::Wishes => by("Ønsker", "Wishes"),
        FeedPurpose::Calendar => by("Kalender", "Calendar"),
    }
}

/// What it is for.
pub fn about(purpose: FeedPurpose) -> &'static str {
    match purpose {
        FeedPurpose::Wishes => by(
            "Et Atom-feed med de 50 ønsker, der senest har flyttet sig. Navne på afsendere er aldrig med.",
            "An Atom feed with the 50 wishes that moved last. It never names senders.",
        ),
        FeedPurpose::Calendar => by(
            "Frister for ønsker, du svarer på, har sendt eller støtter, og milepæle i tiltag, der angår dig. Abonnér på adressen i Outlook, Google eller Apple Kalender.",
            "Deadlines of wishes that you answer, sent or support, and milestones of initiatives that concern you. Subscribe to the address in Outlook, Google or Apple Calendar.",
        ),
    }
}
