//! What columns and problems of a file are called.

use forenkl_api::{
    FieldCode, FieldError,
    transfer::{ImportKind, RowOutcome},
};

use super::texts as t;
use crate::ui::Tone;

/// The name of a field that an import knows; its own word where we have none.
pub fn field_name(name: &str) -> String {
    let known = match name {
        "title" => t::f_title(),
        "name" => t::f_name(),
        "short_name" => t::f_short_name(),
        "kind" => t::f_kind(),
        "parent" => t::f_parent(),
        "outside_id" | "id" => t::f_outside_id(),
        "valid_from" => t::f_valid_from(),
        "valid_to" => t::f_valid_to(),
        "code" => t::f_code(),
        "unit" => t::f_unit(),
        "responsible" | "responsible_unit" => t::f_responsible(),
        "number" | "nr" => t::f_number(),
        "body" | "description" => t::f_body(),
        "suggestion" => t::f_suggestion(),
        "area" => t::f_area(),
        "rule_source" | "source_of_rule" => t::f_rule_source(),
        "rule" => t::f_rule(),
        "minutes" | "minutes_per_time" => t::f_minutes(),
        "times" | "times_per_year" => t::f_times(),
        "people" => t::f_people(),
        "received" | "received_on" | "date" => t::f_received(),
        "source" => t::f_source(),
        "purpose" => t::f_purpose(),
        "improvement" | "expected_improvement" | "expected" => t::f_improvement(),
        "start" | "starts_on" | "starts" => t::f_start(),
        "horizon" => t::f_horizon(),
        "status" => t::f_status(),
        "owner" => t::f_owner(),
        "wishes" => t::f_wishes(),
        "visibility" => t::f_visibility(),
        other => return other.replace('_', " "),
    };
    known.to_owned()
}

/// What a file holds.
pub fn kind_name(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Units => t::units(),
        ImportKind::Areas => t::areas(),
        ImportKind::Wishes => t::wishes(),
        ImportKind::Initiatives => t::initiatives(),
    }
}

/// The columns such a file usually has.
pub fn kind_hint(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::Units => t::units_hint(),
        ImportKind::Areas => t::areas_hint(),
        ImportKind::Wishes => t::wishes_hint(),
        ImportKind::Initiatives => t::initiatives_hint(),
    }
}

/// What becomes of a row.
pub fn outcome(outcome: RowOutcome) -> (Tone, &'static str) {
    match outcome {
        RowOutcome::New => (Tone::Ok, t::one_new()),
        RowOutcome::Changed => (Tone::Info, t::one_changed()),
        RowOutcome::Same => (Tone::Neutral, t::one_same()),
        RowOutcome::Refused => (Tone::Bad, t::one_refused()),
    }
}

/// "85 nye, 7 afvist": how many of each, leaving out what there was none of.
pub fn counts(new: i64, changed: i64, same: i64, refused: i64) -> String {
    let parts = [
        (new, t::done_new(new)),
        (changed, t::done_changed(changed)),
        (same, t::done_same(same)),
        (refused, t::done_refused(refused)),
    ];
    let told: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
    if told.is_empty() { t::done_nothing().to_owned() } else { told.join(", ") }
}

/// The separator of a CSV file as people call it.
pub fn delimiter(text: &str) -> String {
    match text {
        ";" => t::semicolon().to_owned(),
        "," => t::comma().to_owned(),
        "\t" => t::tab().to_owned(),
        other => other.to_owned(),
    }
}

/// The encoding as people call it.
pub fn encoding(text: &str) -> String {
    match text {
        "xlsx" => t::excel().to_owned(),
        "utf-8" => "UTF-8".to_owned(),
        "windows-1252" => "Windows-1252".to_owned(),
        other => other.to_owned(),
    }
}

/// What is wrong in a cell: "“RUMFART” findes ikke i Forenkl".
pub fn cell_problem(error: &FieldError) -> String {
    let limit = error.limit.unwrap_or_default();
    let said = match error.code {
        FieldCode::TooLong => t::too_long(limit),
        FieldCode::TooShort => t::too_short(limit),
        FieldCode::OutOfRange => t::out_of_range(limit),
        FieldCode::Required => t::required().to_owned(),
        FieldCode::NotADate => t::not_a_date().to_owned(),
        FieldCode::NotANumber => t::not_a_number().to_owned(),
        FieldCode::NotAnEmail => t::not_an_email().to_owned(),
        FieldCode::Unknown => t::unknown().to_owned(),
        FieldCode::Taken => t::taken().to_owned(),
        FieldCode::BadCharacter => t::bad_character().to_owned(),
        FieldCode::Cpr => t::cpr().to_owned(),
        FieldCode::Formula => t::formula().to_owned(),
        FieldCode::WrongOrder => t::wrong_order().to_owned(),
        FieldCode::Repeated => t::repeated().to_owned(),
        FieldCode::NotAllowed | FieldCode::NotAnAddress | FieldCode::Unfilled | FieldCode::WeakPassword => {
            t::not_allowed().to_owned()
        }
    };
    match &error.place {
        Some(place) if !place.is_empty() => t::quoted(place) + &said,
        _ => said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_quotes_what_stood_there() {
        let error = FieldError::new("fagområde", FieldCode::Unknown).place("RUMFART");
        assert_eq!(cell_problem(&error), "“RUMFART” findes ikke i Forenkl");
        assert_eq!(cell_problem(&FieldError::new("titel", FieldCode::Required)), "mangler");
    }

    #[test]
    fn what_there_was_none_of_is_left_out() {
        assert_eq!(counts(1, 0, 3, 7), "1 ny, 3 som før, 7 afvist");
        assert_eq!(counts(0, 0, 0, 0), "Ingen rækker");
    }

    #[test]
    fn fields_without_a_name_of_ours_keep_their_own() {
        assert_eq!(field_name("cost_centre"), "cost centre");
        assert_eq!(field_name("title"), "Titel");
    }
}
