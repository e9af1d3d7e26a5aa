//! What to tell a person when something went wrong: what happened, that nothing was lost, what to do.

use forenkl_api::{FieldCode, FieldError, Problem, ProblemCode, problem::ConflictReason};
use leptos::prelude::*;

use super::{Alert, AlertKind, Button, ButtonKind, Glyph, texts};
use crate::i18n::{by, plural, texts};

texts! {
    wait(seconds: u32) => {
        da: format!("Du har prøvet mange gange. Vent {}, og prøv igen.", plural(seconds, "sekund", "sekunder")),
        en: format!("You have tried many times. Wait {}, then try again.", plural(seconds, "second", "seconds")),
    }
    at_most(limit: i64) => {
        da: format!("Skriv højst {}", plural(limit, "tegn", "tegn")),
        en: format!("Write at most {}", plural(limit, "character", "characters")),
    }
    at_least(limit: i64) => {
        da: format!("Skriv mindst {}", plural(limit, "tegn", "tegn")),
        en: format!("Write at least {}", plural(limit, "character", "characters")),
    }
    limit_is(limit: i64) => {
        da: format!("Tallet er uden for grænsen på {}", crate::format::number(limit)),
        en: format!("The number is beyond the limit of {}", crate::format::number(limit)),
    }
    fill_in(place: &str) { da: "Skriv noget i stedet for {place}", en: "Write something in place of {place}" }
    cpr_at(place: &str) {
        da: "Det ligner et cpr-nummer: {place}. Fjern det, før du sender",
        en: "This looks like a CPR number: {place}. Remove it before you send",
    }
    reference(id: &str) { da: "Henvisning: {id}", en: "Reference: {id}" }
    title { da: "Det lykkedes ikke", en: "That did not work" }
}

/// One sentence or two for a problem as a whole.
pub fn problem_text(problem: &Problem) -> String {
    if let Some(reason) = problem.reason {
        return conflict_text(reason).to_owned();
    }
    let text = match problem.code {
        ProblemCode::TooManyTries => return wait(problem.retry_after.unwrap_or(60)),
        ProblemCode::SignInNeeded => by(
            "Du er ikke længere logget ind. Log ind igen; din kladde er gemt.",
            "You are no longer signed in. Sign in again; your draft is kept.",
        ),
        ProblemCode::WrongCredentials => {
            by("E-mail og adgangskode passer ikke sammen.", "E-mail or password is wrong.")
        }
        ProblemCode::Forbidden => by(
            "Det har du ikke adgang til. Spørg en administrator, hvis du burde have det.",
            "You do not have access to this. Ask an administrator if you should.",
        ),
        ProblemCode::CrossSite => by(
            "Forespørgslen kom ikke fra Forenkl. Genindlæs siden, og prøv igen.",
            "The request did not come from Forenkl. Reload the page and try again.",
        ),
        ProblemCode::NotFound => by(
            "Det findes ikke her. Måske er det slettet eller flyttet.",
            "This does not exist here. It may have been deleted or moved.",
        ),
        ProblemCode::Stale => by(
            "En anden har ændret det imens. Dit er ikke gemt endnu; se den nye udgave, og gem igen.",
            "Someone else changed it meanwhile. Yours is not saved yet; look at the new version and save again.",
        ),
        ProblemCode::Conflict => by(
            "Det passer ikke længere med, hvordan tingene står. Genindlæs siden.",
            "That no longer fits the present state. Reload the page.",
        ),
        ProblemCode::LinkExpired => by(
            "Linket er brugt eller udløbet. Bed om et nyt.",
            "The link has been used or has expired. Ask for a new one.",
        ),
        ProblemCode::TooLarge => by("Det er for stort til at blive sendt.", "That is too large to be sent."),
        ProblemCode::Invalid => by(
            "Noget skal rettes, før det kan gemmes.",
            "Something must be corrected before it can be saved.",
        ),
        ProblemCode::StorageFull => by(
            "Serverens disk er fuld, så der kan ikke gemmes lige nu. Din kladde er gemt her i browseren.",
            "The server's disk is full, so nothing can be saved just now. Your draft is kept in this browser.",
        ),
        ProblemCode::Unavailable => by(
            "Forenkl kan ikke svare lige nu. Intet er gået tabt. Prøv igen om lidt.",
            "Forenkl cannot answer just now. Nothing is lost. Try again in a moment.",
        ),
        ProblemCode::Offline => by(
            "Der er ingen forbindelse. Intet er gået tabt. Prøv igen, når du er på nettet.",
            "There is no connection. Nothing is lost. Try again when you are online.",
        ),
        _ => by(
            "Noget gik galt hos os. Intet er gået tabt. Prøv igen om lidt.",
            "Something went wrong on our side. Nothing is lost. Try again in a moment.",
        ),
    };
    text.to_owned()
}

fn conflict_text(reason: ConflictReason) -> &'static str {
    match reason {
        ConflictReason::Cycle => {
            by("En enhed kan ikke ligge under sig selv.", "A unit cannot lie below itself.")
        }
        ConflictReason::InUse => {
            by("Det er i brug, så det kan ikke fjernes.", "It is in use, so it cannot be removed.")
        }
        ConflictReason::LastAdministrator => {
            by("Der skal være mindst én administrator.", "There must be at least one administrator.")
        }
        ConflictReason::RoundClosed => by(
            "Indsamlingen er lukket. Ønsket kan sendes uden for den.",
            "The round is closed. The wish can be sent outside it.",
        ),
        ConflictReason::AlreadyAnswered => by(
            "Ønsket er besvaret, så teksten kan ikke ændres.",
            "The wish has been answered, so its text stands.",
        ),
        ConflictReason::AlreadyAppealed => by(
            "Svaret er set igennem igen én gang. Det kan ikke ske flere gange.",
            "The answer has been looked at again once. It cannot be done more often.",
        ),
        ConflictReason::NotAnswered => {
            by("Ønsket er ikke besvaret endnu.", "The wish has not been answered yet.")
        }
        ConflictReason::WrongStatus => by(
            "Det kan ikke gøres i den nuværende status. Genindlæs siden.",
            "That cannot be done in the present status. Reload the page.",
        ),
        ConflictReason::AlreadyUndone => by("Det er fortrudt i forvejen.", "It has been undone already."),
        ConflictReason::ChangedSince => by(
            "Noget er ændret siden, så det kan ikke fortrydes samlet.",
            "Something has changed since, so it cannot be undone as a whole.",
        ),
        ConflictReason::SamePerson => by(
            "En anden end den, der anslog effekten, skal bekræfte den.",
            "Someone other than the person who estimated the effect must verify it.",
        ),
        ConflictReason::Merged => by(
            "Ønsket er lagt sammen med et andet. Genindlæs siden, så kommer du til det.",
            "The wish has been merged with another. Reload the page to get to it.",
        ),
        ConflictReason::NotNow => by("Det kan ikke gøres lige nu.", "That cannot be done at the moment."),
        ConflictReason::VotingClosed => {
            by("Afstemningen er lukket, så det kom ikke med.", "The vote is closed, so that did not count.")
        }
        ConflictReason::OverBudget => by(
            "Du har ikke flere prikker. Tag en et andet sted fra.",
            "You have no dots left. Take one from elsewhere.",
        ),
        ConflictReason::Waiting => {
            by("Facilitatoren har ikke lukket dig ind endnu.", "The facilitator has not let you in yet.")
        }
        ConflictReason::WorkshopEnded => by("Workshoppen er slut.", "The workshop has ended."),
        ConflictReason::TooMany => by("Der er ikke plads til flere.", "There is no room for more."),
        ConflictReason::NotEmpty => by(
            "Et arkiv kan kun læses ind i en tom Forenkl.",
            "An archive can only be read into an empty Forenkl.",
        ),
        #[expect(unreachable_patterns, reason = "the contract may grow")]
        _ => by(
            "Det passer ikke længere med, hvordan tingene står. Genindlæs siden.",
            "That no longer fits the present state. Reload the page.",
        ),
    }
}

/// What is wrong with one field, without a full stop.
pub fn field_text(error: &FieldError) -> String {
    let limit = error.limit.unwrap_or_default();
    let text = match error.code {
        FieldCode::TooLong => return at_most(limit),
        FieldCode::TooShort => return at_least(limit),
        FieldCode::OutOfRange => return limit_is(limit),
        FieldCode::Cpr => return cpr_at(error.place.as_deref().unwrap_or("…")),
        FieldCode::Unfilled => return fill_in(error.place.as_deref().unwrap_or("{…}")),
        FieldCode::Required => by("Skal udfyldes", "Must be filled in"),
        FieldCode::NotADate => by("Skriv en dato", "Write a date"),
        FieldCode::NotANumber => by("Skriv et tal", "Write a number"),
        FieldCode::NotAnAddress => by("Skriv en adresse som https://…", "Write an address like https://…"),
        FieldCode::NotAnEmail => {
            by("Skriv en e-mail, fx navn@kommune.dk", "Write an e-mail address, like name@example.org")
        }
        FieldCode::Unknown => by("Findes ikke. Vælg fra listen", "Does not exist. Choose from the list"),
        FieldCode::Taken => by("Er i brug i forvejen", "Is in use already"),
        FieldCode::BadCharacter => {
            by("Indeholder et tegn, der ikke kan gemmes", "Contains a character that cannot be saved")
        }
        FieldCode::Formula => by("Begynder som en formel i et regneark", "Begins like a spreadsheet formula"),
        FieldCode::WrongOrder => by("Slutter, før det begynder", "Ends before it begins"),
        FieldCode::WeakPassword => {
            by("Er for let at gætte. Brug flere ord", "Is too easy to guess. Use more words")
        }
        FieldCode::NotAllowed => by("Kan ikke vælges her", "Cannot be chosen here"),
        FieldCode::Repeated => by("Står her to gange", "Stands here twice"),
        #[expect(unreachable_patterns, reason = "the contract may grow")]
        _ => by("Skal rettes", "Needs correcting"),
    };
    text.to_owned()
}

/// What went wrong, with a way to try again.
#[component]
pub fn ProblemView(problem: Problem, #[prop(optional, into)] retry: Option<Callback<()>>) -> impl IntoView {
    let reference = (problem.code == ProblemCode::Internal && !problem.request_id.is_empty())
        .then(|| view! { <p class="small">{reference(&problem.request_id)}</p> });
    view! {
        <Alert kind=AlertKind::Error title=title()>
            <p>{problem_text(&problem)}</p>
            {reference}
            {retry
                .map(|retry| {
                    view! {
                        <Button kind=ButtonKind::Secondary small=true icon=Glyph::Undo on_click=move |_| retry.run(())>
                            {texts::try_again()}
                        </Button>
                    }
                })}
        </Alert>
    }
    .into_any()
}
