//! What was done, in words: the log's `noun.verb` as a sentence.

use super::{super::transfer::field_name, texts as t};
use crate::{
    routes::Page,
    ui::{Choice, Glyph},
};

/// The nouns one can ask for, as the log writes them.
const NOUNS: [&str; 9] = ["wish", "initiative", "comment", "person", "unit", "area", "round", "import", "session"];

/// The nouns to choose from.
pub fn noun_choices() -> Vec<Choice> {
    NOUNS.iter().map(|noun| Choice::new(*noun, plural_noun(noun))).collect()
}

fn plural_noun(noun: &str) -> &'static str {
    match noun {
        "wish" => t::wishes(),
        "initiative" => t::initiatives(),
        "comment" => t::comments(),
        "person" => t::people(),
        "unit" => t::units(),
        "area" => t::areas(),
        "round" => t::rounds(),
        "import" => t::imports(),
        _ => t::sessions(),
    }
}

fn the_noun(noun: &str) -> &'static str {
    match noun {
        "wish" => t::the_wish(),
        "initiative" => t::the_initiative(),
        "comment" => t::the_comment(),
        "person" => t::the_person(),
        "unit" => t::the_unit(),
        "area" => t::the_area(),
        "round" => t::the_round(),
        "import" => t::the_import(),
        _ => "",
    }
}

/// "besvarede ønsket": the verb, and the thing as far as it has a noun.
pub fn done(action: &str, subject_kind: &str) -> String {
    let (noun, verb) = action.split_once('.').unwrap_or((subject_kind, action));
    let thing = the_noun(subject_kind);
    match verb_text(noun, verb) {
        Some(alone) if is_alone(noun, verb) => alone.to_owned(),
        Some(verb) => format!("{verb} {thing}"),
        None => format!("{} {thing}", verb.replace('_', " ")),
    }
}

/// Whether the verb says it all: nobody signs in a thing.
pub fn is_alone(noun: &str, verb: &str) -> bool {
    matches!(verb, "signed_in" | "signed_out") || verb.starts_with("password") || noun == "session"
}

fn verb_text(noun: &str, verb: &str) -> Option<&'static str> {
    Some(match (noun, verb) {
        (_, "signed_in") | ("session", "created" | "started") => t::signed_in(),
        (_, "signed_out") | ("session", "deleted" | "ended") => t::signed_out(),
        ("position", "created" | "added" | "given") | (_, "position_added" | "role_given" | "position_created") => t::role_given(),
        ("position", "deleted" | "removed" | "taken") | (_, "position_removed" | "role_taken" | "position_deleted") => t::role_taken(),
        ("milestone", _) | (_, "milestone_added" | "milestone_changed" | "milestone_removed") => t::milestone(),
        (_, "created" | "submitted" | "added" | "sent") => t::created(),
        (_, "updated" | "changed" | "edited") => t::updated(),
        (_, "moved") => t::moved(),
        (_, "deleted" | "removed") => t::deleted(),
        (_, "closed") => t::closed(),
        (_, "opened" | "reopened" | "restored") => t::opened(),
        (_, "retired") => t::retired(),
        (_, "answered") => t::answered(),
        (_, "assessed" | "status_changed" | "triaged") => t::assessed(),
        (_, "asked" | "asked_back") => t::asked(),
        (_, "supported") => t::supported(),
        (_, "unsupported" | "support_withdrawn" | "support_taken_back") => t::unsupported(),
        (_, "confirmed") => t::confirmed(),
        (_, "delivered") => t::delivered(),
        (_, "effect_verified" | "verified") => t::verified(),
        (_, "effect_added" | "effect_estimated" | "estimated") => t::estimated(),
        (_, "reported" | "update_added" | "status_reported") => t::reported(),
        (_, "linked" | "wish_linked" | "wishes_linked") => t::linked(),
        (_, "unlinked" | "wish_unlinked") => t::unlinked(),
        (_, "imported" | "run") => t::imported(),
        (_, "undone") => t::undone(),
        (_, "invited") => t::invited(),
        (_, "sessions_ended") => t::sessions_ended(),
        (_, verb) if verb.starts_with("password") => t::password(),
        _ => return None,
    })
}

/// The sign beside an entry.
pub fn glyph(action: &str) -> Glyph {
    let (noun, verb) = action.split_once('.').unwrap_or_default();
    match (noun, verb) {
        (_, "deleted" | "removed") => Glyph::Trash,
        (_, "created" | "submitted" | "added") => Glyph::Plus,
        (_, "undone") => Glyph::Undo,
        ("wish", _) => Glyph::Wish,
        ("initiative", _) => Glyph::Initiative,
        ("comment", _) => Glyph::Comment,
        ("person" | "position" | "session", _) => Glyph::User,
        ("unit", _) => Glyph::Building,
        ("round", _) => Glyph::Calendar,
        ("import", _) => Glyph::Upload,
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
        "import" => Page::AdminTransfer.fixed().to_owned(),
        _ => return None,
    })
}

/// The name of a field that changed.
pub fn field(name: &str) -> String {
    let known = match name {
        "email" => t::f_email(),
        "role" => t::f_role(),
        "roles" | "position" | "positions" => t::f_roles(),
        "closed" => t::f_closed(),
        "retired" => t::f_retired(),
        "opens_on" => t::f_opens_on(),
        "closes_on" => t::f_closes_on(),
        "areas" => t::f_areas(),
        "units" => t::f_units(),
        "health" => t::f_health(),
        "decision" => t::f_decision(),
        "reason" => t::f_reason(),
        "due" | "due_on" => t::f_due(),
        "initiative" => t::f_initiative(),
        "milestone" => t::f_milestone(),
        "language" => t::f_language(),
        "support" => t::f_support(),
        other => return field_name(other),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_reads_as_a_sentence() {
        assert_eq!(done("wish.answered", "wish"), "besvarede ønsket");
        assert_eq!(done("person.signed_in", "person"), "loggede ind");
        assert_eq!(done("wish.polished_twice", "wish"), "polished twice ønsket");
    }
}
