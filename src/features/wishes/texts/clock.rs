//! Texts of the answer clock, and of what may follow an answer.

use forenkl_api::wishes::RuleSource;

use crate::i18n::{by, plural, texts};

texts! {
    first_by(date: &str) { da: "Første reaktion senest {date}", en: "First reaction by {date}" }
    answer_by(date: &str) { da: "Svar senest {date}", en: "Answer by {date}" }
    first_today { da: "Første reaktion senest i dag", en: "First reaction due today" }
    answer_today { da: "Svar senest i dag", en: "Answer due today" }
    first_soon(n: i64) => {
        da: format!("{} til første reaktion", plural(n, "arbejdsdag", "arbejdsdage")),
        en: format!("{} to the first reaction", plural(n, "working day", "working days")),
    }
    answer_soon(n: i64) => {
        da: format!("{} til svar", plural(n, "arbejdsdag", "arbejdsdage")),
        en: format!("{} to the answer", plural(n, "working day", "working days")),
    }
    first_late(n: i64) => {
        da: late_da("Første reaktion", n),
        en: late_en("First reaction", n),
    }
    answer_late(n: i64) => {
        da: late_da("Svaret", n),
        en: late_en("Answer", n),
    }
    waiting { da: "Venter på afsenderen", en: "Waiting for the sender" }
    met { da: "Besvaret til tiden", en: "Answered in time" }
    late { da: "Besvaret efter fristen", en: "Answered after the deadline" }
    days_left(n: i64) => {
        da: format!("{} tilbage", plural(n, "arbejdsdag", "arbejdsdage")),
        en: format!("{} left", plural(n, "working day", "working days")),
    }
    stands_still { da: "Fristen står stille, til afsenderen har svaret.", en: "The deadline stands still until the sender has replied." }
    taken_on(who: &str) { da: "{who} har taget det", en: "{who} has taken it on" }
    turns { da: "Hvem har haft det?", en: "Who has had it?" }
    author_turn { da: "Afsenderen (spurgt tilbage)", en: "The sender (asked back)" }
    turn_days(n: i64) => { da: plural(n, "arbejdsdag", "arbejdsdage"), en: plural(n, "working day", "working days") }
    turn_since(from: &str) { da: "siden {from}", en: "since {from}" }

    disagree { da: "Jeg er ikke enig", en: "I do not agree" }
    appeal_title { da: "Bed om, at svaret bliver set igennem igen", en: "Ask for the answer to be looked at again" }
    appeal_text {
        da: "Du kan gøre det én gang. Ønsket bliver åbnet igen, ledelsen får besked, og der løber en ny frist.",
        en: "You can do it once. The wish is reopened, management is told, and a new deadline runs.",
    }
    appeal_reason { da: "Hvad mener du, de har overset?", en: "What do you think they have missed?" }
    appeal_send { da: "Send indsigelse", en: "Send objection" }
    appeal_sent { da: "Indsigelsen er sendt, og ønsket er åbnet igen", en: "The objection is sent and the wish is reopened" }
    appealed { da: "Afsenderen er ikke enig", en: "The sender does not agree" }

    referral { da: "Hos dem, der ejer reglen", en: "With the owner of the rule" }
    referral_none { da: "Ønsket er ikke sendt af sted endnu.", en: "The wish has not been sent off yet." }
    sent_to(who: &str, when: &str) { da: "Sendt til {who} {when}", en: "Sent to {who} {when}" }
    to_be_sent(who: &str) { da: "Skal sendes til {who}", en: "To be sent to {who}" }
    reply_due(when: &str) { da: "Svar ventes senest {when}", en: "Reply expected by {when}" }
    reply_late(when: &str) { da: "Svar skulle være kommet {when}", en: "The reply was due {when}" }
    replied(when: &str) { da: "De svarede {when}:", en: "They replied {when}:" }
    replied_nothing(when: &str) { da: "De svarede {when}.", en: "They replied {when}." }
    keep_track { da: "Før sporet", en: "Keep track" }
    track_title { da: "Ønskets vej hos regelejeren", en: "The wish’s way with the rule’s owner" }
    owner { da: "Hvem ejer reglen?", en: "Who owns the rule?" }
    addressee { da: "Sendt til", en: "Sent to" }
    addressee_hint { da: "Fx Beskæftigelsesministeriet", en: "E.g. the Ministry of Employment" }
    sent_on { da: "Sendt den", en: "Sent on" }
    reply_due_on { da: "Svar ventes", en: "Reply expected" }
    replied_on { da: "Svar kom den", en: "Reply came on" }
    reply { da: "Hvad svarede de?", en: "What did they reply?" }
    reply_hint { da: "Alle kan læse det", en: "Everyone can read it" }
    save_track { da: "Gem", en: "Save" }
    track_saved { da: "Sporet er gemt", en: "The track is saved" }
    letter { da: "Brev til regelejeren", en: "Letter to the rule’s owner" }
    letter_lead { da: "Klar til at sende. Ingen, der har skrevet eller støttet, er nævnt.", en: "Ready to be sent. Nobody who wrote or supported is named. In Danish, as its reader is." }
    see_letter { da: "Se brev", en: "See letter" }
    copy_letter { da: "Kopiér brev", en: "Copy letter" }
    get_letter { da: "Hent som tekst", en: "Get as text" }
    close { da: "Luk", en: "Close" }

    scheduled(when: &str) { da: "Et svar er skrevet og sendes {when}", en: "An answer is written and goes out {when}" }
    scheduled_failed { da: "Et skrevet svar kunne ikke sendes", en: "A written answer could not be sent" }
    scheduled_failed_text {
        da: "Ønsket blev ændret, efter svaret blev skrevet, eller den, der skrev det, må ikke længere svare. Læs det igennem, og send det igen.",
        en: "The wish was changed after the answer was written, or its writer may no longer answer. Read it through and send it again.",
    }
    scheduled_by(who: &str) { da: "Skrevet af {who}", en: "Written by {who}" }
    take_back { da: "Tag svaret tilbage", en: "Take the answer back" }
    taken_back { da: "Svaret er taget tilbage og bliver ikke sendt", en: "The answer is taken back and will not be sent" }
}

fn late_da(what: &str, n: i64) -> String {
    match n {
        0 => format!("{what} er forsinket"),
        n => format!("{what} er {} forsinket", plural(n, "arbejdsdag", "arbejdsdage")),
    }
}

fn late_en(what: &str, n: i64) -> String {
    match n {
        0 => format!("{what} is late"),
        n => format!("{what} is {} late", plural(n, "working day", "working days")),
    }
}

/// Who owns a rule that is not the municipality's, for a choice.
pub fn rule_owner(source: RuleSource) -> &'static str {
    match source {
        RuleSource::Eu => by("EU", "The EU"),
        RuleSource::Agreement => by("Overenskomstens parter", "The parties of the agreement"),
        _ => by("Staten", "The state"),
    }
}
