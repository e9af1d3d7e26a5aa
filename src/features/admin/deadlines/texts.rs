//! What the page of deadlines says.

use crate::i18n::{plural, texts};

texts! {
    lead {
        da: "Hvert ønske får en frist, som alle kan se. Her bestemmer I, hvor lang den er.",
        en: "Each wish gets a deadline that everyone can see. Here you decide how long it is.",
    }
    how_long { da: "Hvor længe", en: "How long" }
    how_long_note {
        da: "I arbejdsdage: weekender, helligdage og jeres egne lukkedage tæller ikke. Uret står stille, mens afsenderen er spurgt om noget.",
        en: "In working days: weekends, public holidays and your own closed days do not count. The clock stands still while the sender has been asked something.",
    }
    first { da: "Første reaktion", en: "First reaction" }
    first_hint { da: "Nogen har set på ønsket og taget det op", en: "Someone has looked at the wish and taken it up" }
    answer { da: "Svar", en: "Answer" }
    answer_hint { da: "Afsenderen har en afgørelse med en begrundelse", en: "The sender has a decision with a reason" }
    warn { da: "Påmindelse", en: "Reminder" }
    warn_hint { da: "Så længe før fristen får procesejeren besked. 0: på selve dagen", en: "So long before the deadline the process owner is told. 0: on the day itself" }
    escalate { da: "Videre til ledelsen", en: "On to the management" }
    escalate_hint { da: "Så længe efter fristen får enhedens ledelse besked", en: "So long after the deadline the unit’s management is told" }
    working_days { da: "arbejdsdage", en: "working days" }
    days_before { da: "arbejdsdage før", en: "working days before" }
    days_after { da: "arbejdsdage efter", en: "working days after" }

    example_title { da: "Det betyder", en: "This means" }
    example(first: &str, answer: &str) {
        da: "Et ønske sendt i dag får en første reaktion senest {first} og besvares senest {answer}.",
        en: "A wish sent today gets a first reaction by {first} and an answer by {answer}.",
    }
    example_area(area: &str, first: &str, answer: &str) {
        da: "{area}: første reaktion senest {first}, svar senest {answer}.",
        en: "{area}: first reaction by {first}, answer by {answer}.",
    }
    example_wrong { da: "Ret det, der er markeret, så ser du datoerne her.", en: "Mend what is marked, and the dates appear here." }

    quiet { da: "Stille periode", en: "Quiet period" }
    quiet_note { da: "Hvert år tæller dagene i perioden ikke med. Juli, for eksempel.", en: "Each year the days in the period do not count. July, for example." }
    quiet_on { da: "Vi har en stille periode", en: "We have a quiet period" }
    quiet_from { da: "Fra og med", en: "From" }
    quiet_to { da: "Til og med", en: "Until" }
    day { da: "Dag", en: "Day" }
    month { da: "Måned", en: "Month" }
    choose { da: "Vælg", en: "Choose" }

    closed { da: "Lukkedage", en: "Closed days" }
    closed_note {
        da: "Dage, hvor kommunen holder lukket hvert år ud over weekender og helligdage, fx grundlovsdag og juleaftensdag.",
        en: "Days each year on which the municipality is closed besides weekends and public holidays, such as Constitution Day and Christmas Eve.",
    }
    no_closed { da: "Ingen endnu.", en: "None yet." }
    add_day { da: "Tilføj dagen", en: "Add the day" }
    new_day { da: "Ny lukkedag", en: "New closed day" }
    already { da: "Dagen er på listen i forvejen", en: "The day is on the list already" }

    areas { da: "Fagområder med egne frister", en: "Areas with their own deadlines" }
    areas_note { da: "Et tomt felt betyder kommunens frist.", en: "An empty field means the municipality’s deadline." }
    area { da: "Fagområde", en: "Area" }
    days_in(area: &str, what: &str) { da: "{area}: {what}, arbejdsdage", en: "{area}: {what}, working days" }
    not_a_number { da: "Skriv et helt tal", en: "Write a whole number" }
    wrong_order { da: "Svaret kan ikke have kortere frist end den første reaktion", en: "The answer cannot be due before the first reaction" }

    save { da: "Gem fristerne", en: "Save the deadlines" }
    save_note { da: "Åbne ønsker får deres frist regnet ud på ny.", en: "Open wishes have their deadlines reckoned anew." }
    saved { da: "Fristerne er gemt", en: "The deadlines are saved" }
    count(n: i64) => { da: plural(n, "arbejdsdag", "arbejdsdage"), en: plural(n, "working day", "working days") }
    none { da: "Ingen", en: "None" }
}
