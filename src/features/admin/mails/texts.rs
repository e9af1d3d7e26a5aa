//! Texts about the mail queue.

use forenkl_api::{
    mails::{MailError, MailState},
    notices::Pace,
};

use crate::i18n::{by, plural, texts};

texts! {
    lead(waiting: i64, failed: i64, sent: i64) => {
        da: format!("{waiting} venter, {failed} mislykket, {sent} sendt det seneste døgn"),
        en: format!("{waiting} waiting, {failed} failed, {sent} sent in the last day"),
    }
    off { da: "Der sendes ingen mails herfra", en: "No mails are sent from here" }
    off_text { da: "Sæt smtp_url og mail_from i opsætningen, så kommer beskeder også på mail. Uden virker alt andet.",
        en: "Set smtp_url and mail_from in the configuration, and notices come by mail too. Everything else works without." }
    none { da: "Køen er tom", en: "The queue is empty" }
    none_text { da: "Her ser du mails, der venter, dem der ikke kom frem, og dem der er sendt for nylig.",
        en: "Here you see mails that wait, those that did not get through, and those sent lately." }
    failed { da: "Mislykkedes", en: "Failed" }
    waiting { da: "Venter", en: "Waiting" }
    sent { da: "Sendt for nylig", en: "Sent lately" }
    to { da: "Til", en: "To" }
    what { da: "Indhold", en: "Contents" }
    state { da: "Tilstand", en: "State" }
    actions { da: "Handlinger", en: "Actions" }
    notices(n: i64) => { da: plural(n, "besked", "beskeder"), en: plural(n, "notice", "notices") }
    guest { da: "Gæst i en workshop", en: "A guest of a workshop" }
    guest_of(title: &str) { da: "Gæst i »{title}«", en: "A guest of “{title}”" }
    letter { da: "brev om en workshop", en: "letter about a workshop" }
    tries(n: i64) => { da: format!("{} forsøg", n), en: plural(n, "try", "tries") }
    next(when: &str) { da: "Næste forsøg {when}", en: "Next try {when}" }
    made(when: &str) { da: "Lavet {when}", en: "Made {when}" }
    sent_at(when: &str) { da: "Sendt {when}", en: "Sent {when}" }
    retry { da: "Prøv igen", en: "Try again" }
    retry_to(name: &str) { da: "Prøv igen at sende til {name}", en: "Try sending to {name} again" }
    retried { da: "Mailen prøves igen nu", en: "The mail is tried again now" }
    give_up { da: "Opgiv", en: "Give up" }
    give_up_to(name: &str) { da: "Opgiv mailen til {name}", en: "Give up the mail to {name}" }
    given_up { da: "Mailen er opgivet. Beskeder står stadig i appen.", en: "The mail is given up. Notices are still in the app." }
}

/// What a state is called.
pub fn state_name(state: MailState) -> &'static str {
    match state {
        MailState::Waiting => by("Venter", "Waiting"),
        MailState::Sending => by("Sendes nu", "Being sent"),
        MailState::Sent => by("Sendt", "Sent"),
        MailState::Failed => by("Mislykkedes", "Failed"),
    }
}

/// How soon it was to come.
pub fn pace_name(pace: Pace) -> &'static str {
    match pace {
        Pace::Daily => by("dagens", "daily"),
        Pace::Weekly => by("ugens", "weekly"),
        Pace::AtOnce | Pace::Never => by("med det samme", "at once"),
    }
}

/// What went wrong.
pub fn error_name(error: MailError) -> &'static str {
    match error {
        MailError::Unreachable => by("Mailserveren kunne ikke nås", "The mail server could not be reached"),
        MailError::Timeout => {
            by("Mailserveren svarede ikke i tide", "The mail server did not answer in time")
        }
        MailError::Tls => {
            by("Der kunne ikke laves en sikker forbindelse", "No safe connection could be made")
        }
        MailError::Refused => by("Mailserveren sagde nej", "The mail server said no"),
        MailError::Address => by("Adressen er ikke en e-mailadresse", "The address is no e-mail address"),
        MailError::Interrupted => by("Forenkl stoppede undervejs", "Forenkl stopped on the way"),
        MailError::Internal => by("Mailen kunne ikke laves", "The mail could not be made"),
    }
}
