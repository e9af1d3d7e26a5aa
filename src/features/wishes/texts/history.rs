//! What happened to a wish, in words. Actions and fields come from the activity log under their names there.

use forenkl_api::{
    PartialDate,
    wishes::{AuthorVisibility, Decision, RuleSource, Verdict, WishKind, WishStatus},
};

use super::{assess, clock, detail, form, words};
use crate::{
    format::{hours_per_year, partial_date},
    i18n::{by, texts},
};

texts! {
    changed(field: &str, before: &str, after: &str) { da: "{field}: {before} → {after}", en: "{field}: {before} → {after}" }
    set(field: &str, after: &str) { da: "{field}: {after}", en: "{field}: {after}" }
    taken_out(field: &str, before: &str) { da: "{field} fjernet (var {before})", en: "{field} removed (was {before})" }
}

/// Whoever is not named: the system, or someone who chose not to be seen.
pub fn someone(action: &str) -> &'static str {
    let by_itself = action.ends_with(".imported")
        || ["wish.due_soon", "wish.overdue", "wish.escalated", "answer.schedule_failed", "referral.due"]
            .contains(&action);
    if by_itself { "Forenkl" } else { by("En bruger", "A user") }
}

/// What was done, after the name of who did it.
pub fn action(action: &str) -> String {
    let said = match action {
        "wish.created" => by("sendte ønsket", "sent the wish"),
        "wish.imported" => by("læste ønsket ind fra en fil", "imported the wish from a file"),
        "wish.changed" => by("rettede ønsket", "edited the wish"),
        "wish.removed" | "wish.withdrawn" => by("trak ønsket tilbage", "withdrew the wish"),
        "wish.supported" => by("sagde, at det også rammer dem", "said that it hits them too"),
        "wish.support_withdrawn" => by("trak sin støtte tilbage", "took their support back"),
        "wish.assessed" => by("sorterede ønsket", "sorted the wish"),
        "wish.handed_over" => {
            by("gav ønsket videre til et andet fagområde", "handed the wish over to another area")
        }
        "wish.assigned" => by("fordelte ønsket", "assigned the wish"),
        "wish.due_soon" => by("mindede om fristen", "reminded of the deadline"),
        "wish.overdue" => by("sagde, at fristen er overskredet", "said that the deadline has passed"),
        "wish.escalated" => by("gav ledelsen besked om fristen", "told management of the deadline"),
        "wish.appealed" => by("var ikke enig i svaret", "did not agree with the answer"),
        "answer.scheduled" => by("skrev et svar, der sendes senere", "wrote an answer that goes out later"),
        "answer.schedule_cancelled" => by("tog et skrevet svar tilbage", "took a written answer back"),
        "answer.schedule_failed" => by("kunne ikke sende et skrevet svar", "could not send a written answer"),
        "referral.changed" => by("førte sporet hos regelejeren", "kept track with the rule’s owner"),
        "referral.replied" => by("skrev, hvad regelejeren svarede", "wrote what the rule’s owner replied"),
        "referral.due" => {
            by("mindede om svaret fra regelejeren", "reminded of the reply of the rule’s owner")
        }
        "wish.merged" => by("lagde andre ønsker sammen med dette", "merged other wishes into this one"),
        "wish.merged_into" => by("lagde ønsket sammen med et andet", "merged the wish into another"),
        "wish.split" => by("skilte ønskerne ad igen", "took the wishes apart again"),
        "wish.unmerged" => by("skilte ønsket fra igen", "took the wish out again"),
        "wish.doubles_refused" => by(
            "sagde, at det ikke er det samme som et andet ønske",
            "said that it is not the same as another wish",
        ),
        "wish.doubles_restored" => {
            by("fortrød, at det ikke er det samme", "took back that it is not the same")
        }
        "wish.question_asked" => by("spurgte tilbage", "asked back"),
        "wish.answered" => by("svarede på ønsket", "answered the wish"),
        "wish.judged" => by("sagde, om det hjælper", "said whether it helps"),
        "wish.carried_out" => by("gennemførte det, der blev bedt om", "carried out what was asked for"),
        "wish.confirmed" => by("bekræftede, at det hjælper", "confirmed that it helps"),
        "wish.reopened" => by("åbnede ønsket igen", "reopened the wish"),
        "wish.initiative_linked" => by("knyttede et tiltag til ønsket", "linked an initiative"),
        "wish.initiative_unlinked" => by("fjernede et tiltag fra ønsket", "unlinked an initiative"),
        "wish.followed" => by("følger ønsket", "follows the wish"),
        "wish.unfollowed" => by("følger ikke længere ønsket", "no longer follows the wish"),
        "comment.created" => by("skrev en kommentar", "wrote a comment"),
        "comment.changed" => by("rettede en kommentar", "edited a comment"),
        "comment.removed" => by("fjernede en kommentar", "removed a comment"),
        "comment.restored" => by("hentede en kommentar tilbage", "brought a comment back"),
        _ => by("ændrede noget", "changed something"),
    };
    said.to_owned()
}

/// A field's name; nothing for those that are not for people.
pub fn field(field: &str) -> Option<&'static str> {
    Some(match field {
        "title" => assess::field_title(),
        "body" | "text" => assess::field_body(),
        "suggestion" => assess::field_suggestion(),
        "rule" => assess::field_rule(),
        "rule_source" => words::whose_rule(),
        "kind" => words::kind_label(),
        "area" => words::area(),
        "status" => words::status(),
        "decision" => words::decision_label(),
        "reason" => assess::reason(),
        "unit" => assess::unit(),
        "initiative" => detail::initiative(),
        "horizon" => detail::horizon(),
        "visibility" => form::who_step(),
        "verdict" => detail::verdict(),
        "comment" => detail::verdict_comment(),
        "question" => assess::field_question(),
        "note" => assess::field_note(),
        "due" => assess::field_due(),
        "addressee" => clock::addressee(),
        "sent_on" => clock::sent_on(),
        "reply_due" => clock::reply_due_on(),
        "replied_on" => clock::replied_on(),
        "reply" => clock::reply(),
        "round" => detail::round(),
        "verified_minutes" => assess::field_verified(),
        "minutes_per_year" | "estimated_minutes" => assess::field_load(),
        _ => return None,
    })
}

/// A value as people read it: words of closed lists by their names, dates and minutes written out.
pub fn value(field: &str, value: &str) -> String {
    let word = match field {
        "status" => WishStatus::from_word(value).map(words::status_name),
        "decision" => Decision::from_word(value).map(words::decision_name),
        "kind" => WishKind::from_word(value).map(words::kind_name),
        "rule_source" => RuleSource::from_word(value).map(words::rule_source_name),
        "visibility" => AuthorVisibility::from_word(value).map(|one| words::visibility_choice(one).0),
        "verdict" => Verdict::from_word(value).map(words::verdict_name),
        _ => None,
    };
    match (word, field) {
        (Some(word), _) => word.to_owned(),
        (None, "horizon" | "due" | "sent_on" | "reply_due" | "replied_on") => {
            PartialDate::parse(value).map_or_else(|| value.to_owned(), |date| partial_date(&date))
        }
        (None, name) if name.contains("minutes") => {
            value.parse().map_or_else(|_| value.to_owned(), hours_per_year)
        }
        _ => beginning(value),
    }
}

/// Long texts are read where they stand, not in the history.
fn beginning(text: &str) -> String {
    const MOST: usize = 140;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_as_people_say_them() {
        assert_eq!(value("status", "assessing"), "Vurderes");
        assert_eq!(value("horizon", "2026-H1"), "1. halvår 2026");
        assert_eq!(value("verified_minutes", "6000"), "100 timer om året");
        assert_eq!(value("title", "status"), "status");
        assert_eq!(field("key"), None);
    }
}
