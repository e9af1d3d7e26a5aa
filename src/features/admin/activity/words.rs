//! What was done, in words: the log's `noun.verb` as a sentence.

use forenkl_api::{PartialDate, Role, transfer::ImportKind, units::UnitKind};

use super::{
    super::{
        transfer::{field_name, kind_name},
        words,
    },
    texts as t,
};
use crate::{
    features::{initiatives, wishes},
    format::partial_date,
    routes::Page,
    ui::{Choice, Glyph},
};

/// The nouns one can ask for, as the log writes them. What happens to comments stands with their wish.
const NOUNS: [&str; 8] = ["wish", "initiative", "person", "unit", "area", "round", "synonym", "import"];

/// The nouns to choose from.
pub fn noun_choices() -> Vec<Choice> {
    NOUNS.iter().map(|noun| Choice::new(*noun, plural_noun(noun))).collect()
}

fn plural_noun(noun: &str) -> &'static str {
    match noun {
        "wish" => t::wishes(),
        "initiative" => t::initiatives(),
        "person" => t::people(),
        "unit" => t::units(),
        "area" => t::areas(),
        "round" => t::rounds(),
        "synonym" => t::synonyms(),
        _ => t::imports(),
    }
}

fn the_noun(noun: &str) -> &'static str {
    match noun {
        "wish" => t::the_wish(),
        "initiative" => t::the_initiative(),
        "unit" => t::the_unit(),
        "area" => t::the_area(),
        "round" => t::the_round(),
        "synonym" => t::the_synonym(),
        "deadlines" => t::the_deadlines(),
        "template" => t::the_template(),
        "webhook" => t::the_webhook(),
        // People are named; files too.
        _ => "",
    }
}

/// "besvarede ønsket": what was done to the thing whose name follows.
pub fn done(action: &str, subject_kind: &str) -> String {
    let (noun, verb) = action.split_once('.').unwrap_or((subject_kind, action));
    let said = match verb_text(noun, verb) {
        Some(verb) => verb.to_owned(),
        None => verb.replace('_', " "),
    };
    format!("{said} {}", the_noun(subject_kind)).trim_end().to_owned()
}

/// Who did it where no name is given: someone who chose not to be seen, or Forenkl itself.
pub fn unnamed(action: &str) -> &'static str {
    match action.split_once('.') {
        Some(("wish" | "comment", _)) => t::someone(),
        _ => t::system(),
    }
}

/// Done by a person to themselves: their name need not follow.
pub fn is_alone(action: &str) -> bool {
    matches!(
        action,
        "person.password_set"
            | "person.language_set"
            | "person.feed_made"
            | "person.feed_renewed"
            | "person.feed_closed"
    )
}

fn verb_text(noun: &str, verb: &str) -> Option<&'static str> {
    Some(match (noun, verb) {
        ("comment", "created") => t::commented(),
        ("comment", "removed") => t::comment_removed(),
        ("comment", "restored") => t::comment_restored(),
        ("comment", _) => t::comment_changed(),
        (_, "created") => t::created(),
        (_, "changed") => t::changed(),
        (_, "removed" | "withdrawn") => t::removed(),
        (_, "closed") => t::closed(),
        (_, "reopened") => t::reopened(),
        ("mail", "retried") => t::mail_retried(),
        ("mail", _) => t::mail_given_up(),
        ("import", "run") => t::imported(),
        ("import", "undone") => t::undone(),
        ("wish", "answered") => t::answered(),
        ("wish", "merged") => t::merged(),
        ("wish", "merged_into") => t::merged_into(),
        ("wish", "split" | "unmerged") => t::split(),
        ("wish", "assessed") => t::assessed(),
        ("wish", "question_asked") => t::asked(),
        ("wish", "supported") => t::supported(),
        ("wish", "support_withdrawn") => t::unsupported(),
        ("wish", "followed") => t::followed(),
        ("wish", "unfollowed") => t::unfollowed(),
        ("wish", "judged") => t::judged(),
        ("wish", "confirmed") => t::confirmed(),
        (_, "delivered" | "carried_out") => t::delivered(),
        ("wish", "initiative_linked") => t::linked_to_wish(),
        ("wish", "initiative_unlinked") => t::unlinked_from_wish(),
        ("initiative", "wish_linked") => t::linked(),
        ("initiative", "wish_unlinked") => t::unlinked(),
        ("initiative", "status_given") => t::reported(),
        ("initiative", verb) if verb.starts_with("milestone") => t::milestone(),
        ("initiative", "effect_verified") => t::verified(),
        ("initiative", "effect_confirmed") => t::effect_confirmed(),
        ("initiative", verb) if verb.starts_with("effect") => t::estimated(),
        ("webhook", "secret_renewed") => t::secret_renewed(),
        ("person", "feed_made" | "feed_renewed") => t::feed_made(),
        ("person", "feed_closed") => t::feed_closed(),
        ("person", "invited") => t::invited(),
        ("person", "position_given") => t::role_given(),
        ("person", "position_taken") => t::role_taken(),
        ("person", "password_set") => t::password(),
        ("person", "language_set") => t::language(),
        ("person", "signed_out_everywhere") => t::sessions_ended(),
        _ => return None,
    })
}

/// The sign beside an entry.
pub fn glyph(action: &str) -> Glyph {
    let (noun, verb) = action.split_once('.').unwrap_or_default();
    match (noun, verb) {
        (_, "removed" | "withdrawn") => Glyph::Trash,
        ("comment", _) => Glyph::Comment,
        (_, "created") => Glyph::Plus,
        (_, "undone") => Glyph::Undo,
        ("wish", "supported" | "support_withdrawn") => Glyph::Users,
        ("wish", "answered" | "confirmed") | (_, "delivered" | "carried_out") => Glyph::Check,
        ("person", _) => Glyph::User,
        ("unit", _) => Glyph::Building,
        ("round", _) => Glyph::Calendar,
        ("mail", _) => Glyph::Send,
        ("import", _) => Glyph::Upload,
        (_, verb) if verb.contains("linked") => Glyph::Link,
        _ => Glyph::Edit,
    }
}

/// Where the thing can be seen.
pub fn link(kind: &str, subject: &str) -> Option<String> {
    Some(match kind {
        "wish" => Page::Wish(subject.parse().ok()?).href(),
        "initiative" => Page::Initiative(subject.parse().ok()?).href(),
        "person" => Page::AdminPerson(subject.to_owned()).href(),
        "unit" => format!("{}?enhed={subject}", Page::AdminUnits.fixed()),
        "area" => Page::AdminAreas.fixed().to_owned(),
        "round" => Page::AdminRounds.fixed().to_owned(),
        "deadlines" => Page::AdminDeadlines.fixed().to_owned(),
        "template" => Page::Templates.fixed().to_owned(),
        "webhook" => Page::AdminWebhooks.fixed().to_owned(),
        "mail" => Page::AdminMails.fixed().to_owned(),
        "synonym" => Page::AdminSynonyms.fixed().to_owned(),
        "import" => Page::AdminTransfer.fixed().to_owned(),
        _ => return None,
    })
}

/// The name of a field that changed.
pub fn field(kind: &str, name: &str) -> String {
    let theirs = match kind {
        "wish" => wishes::field_name(name),
        "initiative" => initiatives::words::field_name(name),
        _ => None,
    };
    let known = match (theirs, kind, name) {
        (Some(known), ..) => known,
        (_, "wish", "units_hit") => t::f_units_hit(),
        (_, "person", "role") => t::f_role(),
        (_, _, "closed") => t::f_closed(),
        (_, _, "retired") => t::f_retired(),
        (_, _, "opens_on") => t::f_opens_on(),
        (_, _, "closes_on") => t::f_closes_on(),
        (_, _, "areas") => t::areas(),
        (_, _, "units") => t::units(),
        (_, "area", "unit") => t::f_responsible(),
        (_, "import", "new") => t::f_new(),
        (_, "import", "changed") => t::f_changed(),
        (_, "import", "same") => t::f_same(),
        (_, "import", "refused") => t::f_refused(),
        (_, _, "reason") => t::f_reason(),
        (_, "wish", "into") => t::f_into(),
        (_, "wish", "from") => t::f_from(),
        (_, "wish", "wishes") => t::wishes(),
        (_, "synonym", "words") => t::f_words(),
        _ => return field_name(name),
    };
    known.to_owned()
}

/// Whether a value is an id of Forenkl's own: 32 hexadecimal digits.
pub fn is_id(value: &str) -> bool {
    value.len() == 32 && value.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// A value as people read it: words of closed lists by their names, dates written out.
pub fn value(kind: &str, name: &str, value: &str) -> String {
    let word = match (kind, name) {
        (_, "reason") if value == "import.undone" => Some(t::import_undone()),
        ("wish", _) => return wishes::value_words(name, value),
        ("initiative", _) => return initiatives::words::value_words(name, value),
        ("unit", "kind") => UnitKind::from_word(value).map(words::kind),
        ("person", "role") => Role::from_word(value).map(words::role),
        ("import", "kind") => ImportKind::from_word(value).map(kind_name),
        (_, "retired" | "closed") => Some(if value == "true" { t::yes() } else { t::no() }),
        ("round", "areas" | "units") if value == "0" => Some(t::all()),
        _ => None,
    };
    let is_date = matches!(name, "valid_from" | "valid_to" | "opens_on" | "closes_on");
    match (word, PartialDate::parse(value)) {
        (Some(word), _) => word.to_owned(),
        (None, Some(date)) if is_date => partial_date(&date),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_reads_as_a_sentence() {
        assert_eq!(done("wish.answered", "wish"), "besvarede ønsket");
        assert_eq!(done("comment.created", "wish"), "kommenterede ønsket");
        assert_eq!(done("person.password_set", "person"), "valgte adgangskode");
        assert_eq!(done("wish.polished_twice", "wish"), "polished twice ønsket");
    }

    #[test]
    fn values_are_told_as_people_say_them() {
        assert_eq!(value("unit", "kind", "institution"), "Institution");
        assert_eq!(value("round", "closes_on", "2026-05-17"), "17. maj 2026");
        assert_eq!(value("unit", "name", "2026"), "2026");
        assert_eq!(value("area", "retired", "true"), "ja");
    }
}
