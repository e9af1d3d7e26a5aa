//! The refused rows as a file to mend and send again: the original columns, and what is wrong in a column of its own.

use std::collections::HashMap;

use forenkl_api::{FieldCode, FieldError, people::Language, transfer::RowOutcome};

use super::{
    columns::folded,
    export::csv,
    file::{Cell, Sheet},
    kinds::Planned,
};
use crate::fault::Fault;

/// The heading of the column that says what is wrong.
pub(super) const PROBLEM: &str = "Fejl";
/// What that column says of a number that another row has.
pub(super) const REPEATED: &str = "står også i en tidligere række";

/// The file as text; empty when nothing was refused.
///
/// # Errors
/// When it cannot be written, which does not happen in memory.
pub fn write(sheet: &Sheet, rows: &[Planned]) -> Result<String, Fault> {
    let refused: HashMap<i64, &Planned> =
        rows.iter().filter(|row| row.outcome == RowOutcome::Refused).map(|row| (row.row, row)).collect();
    if refused.is_empty() {
        return Ok(String::new());
    }
    // A file that comes back for the second time has the column already.
    let kept: Vec<usize> =
        (0..sheet.headings.len()).filter(|at| folded(&sheet.headings[*at]) != folded(PROBLEM)).collect();
    let headings = kept.iter().map(|at| sheet.headings[*at].clone()).chain([PROBLEM.to_owned()]).collect();
    let mut lines = vec![headings];
    for line in &sheet.lines {
        let Some(row) = refused.get(&line.row) else { continue };
        let mut cells: Vec<String> =
            kept.iter().map(|at| line.cells.get(*at).map(Cell::display).unwrap_or_default()).collect();
        cells.push(
            row.problems
                .iter()
                .map(|problem| sentence(problem, Language::Danish))
                .collect::<Vec<_>>()
                .join(" · "),
        );
        lines.push(cells);
    }
    csv::write(&lines)
}

/// What is wrong, for people.
pub fn sentence(problem: &FieldError, language: Language) -> String {
    let limit = problem.limit.unwrap_or_default();
    let (danish, english) = match problem.code {
        FieldCode::Required => ("mangler".to_owned(), "is missing".to_owned()),
        FieldCode::TooLong => {
            (format!("er længere end {limit} tegn"), format!("is longer than {limit} characters"))
        }
        FieldCode::TooShort => {
            (format!("er kortere end {limit} tegn"), format!("is shorter than {limit} characters"))
        }
        FieldCode::OutOfRange => {
            (format!("ligger uden for grænsen {limit}"), format!("is beyond the bound {limit}"))
        }
        FieldCode::NotADate => {
            ("er ikke en dato, der findes".to_owned(), "is not a date that exists".to_owned())
        }
        FieldCode::NotANumber => ("er ikke et tal".to_owned(), "is not a number".to_owned()),
        FieldCode::Unknown => ("findes ikke".to_owned(), "does not exist".to_owned()),
        FieldCode::Taken => ("er i brug".to_owned(), "is in use".to_owned()),
        FieldCode::BadCharacter => {
            ("har tegn, der ikke kan gemmes".to_owned(), "has characters that cannot be kept".to_owned())
        }
        FieldCode::Cpr => ("ligner et CPR-nummer".to_owned(), "looks like a CPR number".to_owned()),
        FieldCode::Formula => ("begynder som en formel".to_owned(), "begins like a formula".to_owned()),
        FieldCode::WrongOrder => ("slutter før det begynder".to_owned(), "ends before it begins".to_owned()),
        FieldCode::Repeated => (REPEATED.to_owned(), "stands in an earlier row as well".to_owned()),
        FieldCode::NotAllowed
        | FieldCode::NotAnAddress
        | FieldCode::NotAnEmail
        | FieldCode::Unfilled
        | FieldCode::WeakPassword => ("kan ikke bruges her".to_owned(), "cannot be used here".to_owned()),
    };
    let said = if language == Language::Danish { danish } else { english };
    match &problem.place {
        Some(place) => format!("{} {said}: {place}", problem.field),
        None => format!("{} {said}", problem.field),
    }
}
