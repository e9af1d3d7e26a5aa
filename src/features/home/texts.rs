//! Texts of *Min side*.

use forenkl_api::wishes::Verdict;

use crate::{
    format::number,
    i18n::{by, plural, texts},
};

texts! {
    question { da: "Hvad tager tid fra kerneopgaven?", en: "What takes time from the real work?" }
    question_lead { da: "Skriv det, som du ville sige det til en kollega. Det tager et minut.",
        en: "Write it as you would say it to a colleague. It takes a minute." }
    example { da: "Fx: Jeg skal taste sygefravær to steder …", en: "E.g.: I have to enter sick leave in two places …" }
    go_on { da: "Fortsæt", en: "Go on" }
    hello(name: &str) { da: "Hej {name}", en: "Hello {name}" }
    owner_lead { da: "Her er det, der venter på dig, det der haster mest først.", en: "Here is what awaits you, the most urgent first." }
    management_lead { da: "Sådan går det med forenklingerne.", en: "This is how the simplifications are going." }

    mine { da: "Det er der sket med dine ønsker", en: "What became of your wishes" }
    all_mine(n: i64) => { da: format!("Se alle dine {}", plural(n, "ønske", "ønsker")), en: format!("See all your {}", plural(n, "wish", "wishes")) }
    no_wishes { da: "Du har ikke meldt noget endnu", en: "You have not sent anything yet" }
    no_wishes_text {
        da: "Når du melder et ønske, kan du følge det her: hvem der vurderer det, hvad svaret bliver, og om det blev til noget.",
        en: "When you send a wish you can follow it here: who assesses it, what the answer is, and what came of it.",
    }
    see_others { da: "Se, hvad andre har meldt", en: "See what others have sent" }
    asks_me { da: "Procesejeren spørger dig om noget. Svar her", en: "The process owner asks you something. Answer here" }

    noticed { da: "Har du mærket det?", en: "Have you noticed?" }
    noticed_about(title: &str) { da: "Har du mærket det? {title}", en: "Have you noticed? {title}" }
    tell_more { da: "Skriv mere om det", en: "Say more about it" }

    near_me { da: "Nær dig", en: "Near you" }
    near { da: "Rammer det også jer?", en: "Does this hit you too?" }
    units(n: i64) => { da: plural(n, "enhed", "enheder"), en: plural(n, "unit", "units") }
    open_round { da: "Åben indsamling", en: "Open collection" }
    until(date: &str) { da: "Til {date}", en: "Until {date}" }
    heard(wishes: i64, units: i64) => {
        da: format!("{} fra {}", plural(wishes, "ønske", "ønsker"), plural(units, "enhed", "enheder")),
        en: format!("{} from {}", plural(wishes, "wish", "wishes"), plural(units, "unit", "units")),
    }

    workshops { da: "Dine workshops", en: "Your workshops" }
    workshop_planned { da: "Planlagt", en: "Planned" }
    workshop_running { da: "I gang", en: "Running" }
    no_time { da: "Intet tidspunkt endnu", en: "No time yet" }

    awaiting { da: "Venter på dit svar", en: "Awaiting your answer" }
    all_awaiting(n: i64) => {
        da: if n == 1 { "Svar på det".to_owned() } else { format!("Svar på alle {}", number(n)) },
        en: if n == 1 { "Answer it".to_owned() } else { format!("Answer all {}", number(n)) },
    }
    nothing_awaits { da: "Intet venter på dig", en: "Nothing awaits you" }
    nothing_awaits_text { da: "Alle ønsker på dine fagområder har fået et svar.", en: "All wishes in your areas have an answer." }
    my_initiatives { da: "Dine tiltag, der trænger til dig", en: "Your initiatives that need you" }

    figures { da: "Tal", en: "Figures" }
    n_wishes { da: "ønsker", en: "wishes" }
    n_open { da: "mangler svar", en: "without an answer" }
    n_overdue { da: "over svarfristen", en: "past the deadline" }
    n_carried_out { da: "gennemført", en: "carried out" }
    n_initiatives { da: "tiltag", en: "initiatives" }
    n_delivered { da: "leveret", en: "delivered" }
    n_late { da: "forsinket", en: "late" }
    late { da: "Forsinket", en: "Late" }
    nothing_late { da: "Intet tiltag er forsinket.", en: "No initiative is late." }
    delivered { da: "Leveret for nylig", en: "Delivered lately" }
}

/// The three answers.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => by("Ja", "Yes"),
        Verdict::Partly => by("Delvist", "Partly"),
        Verdict::No => by("Nej", "No"),
    }
}

/// What is said back.
pub fn thanks(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => by("Tak. Det er noteret.", "Thank you. It is noted."),
        Verdict::Partly => by(
            "Tak. Det er noteret, så der kan rettes til.",
            "Thank you. It is noted, so that it can be put right.",
        ),
        Verdict::No => by("Tak. Ønsket er åbnet igen.", "Thank you. The wish is reopened."),
    }
}
