//! One row being read: each cell checked, each problem kept at its column.

use forenkl_api::{FieldCode, FieldError, PartialDate, check::Check};

use super::{
    columns::Columns,
    dates,
    file::{Cell, Line},
    formula, numbers, refused,
    words::Word,
};

/// Reads the cells of one row by field, and collects what is wrong. Problems name the column's heading.
pub struct RowReader<'a> {
    line: &'a Line,
    columns: &'a Columns,
    pub problems: Vec<FieldError>,
}

/// How long a text may be.
#[derive(Debug, Clone, Copy)]
pub struct Length {
    pub min: i64,
    pub max: i64,
}

impl<'a> RowReader<'a> {
    /// Nothing read yet.
    pub fn new(line: &'a Line, columns: &'a Columns) -> Self {
        Self { line, columns, problems: Vec::new() }
    }

    /// Whether a column gives the field.
    pub fn has(&self, field: &str) -> bool {
        self.columns.of(field).is_some()
    }

    /// The row's number.
    pub fn row(&self) -> i64 {
        self.line.row
    }

    fn cell(&self, field: &str) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        self.columns.of(field).and_then(|at| self.line.cells.get(at)).unwrap_or(EMPTY)
    }

    /// Notes a problem at the field's column.
    pub fn refuse(&mut self, field: &str, code: FieldCode) {
        let heading = self.columns.heading(field);
        self.problems.push(FieldError::new(if heading.is_empty() { field } else { heading }, code));
    }

    /// Notes a problem and quotes the place.
    pub fn refuse_at(&mut self, field: &str, code: FieldCode, place: &str) {
        self.refuse(field, code);
        if let Some(problem) = self.problems.last_mut() {
            problem.place = Some(place.chars().take(60).collect());
        }
    }

    /// The cell as it stands, trimmed; what would be a formula is refused.
    pub fn plain(&mut self, field: &str) -> String {
        let text = self.cell(field).display();
        let begins_one = formula::is_formula(&text) || formula::is_harmless_formula(&text);
        if begins_one && matches!(self.cell(field), Cell::Text(_)) {
            self.refuse_at(field, FieldCode::Formula, text.trim());
            return String::new();
        }
        text.trim().replace("\r\n", "\n")
    }

    /// Whether the row comes from a file of refused rows, where it was refused because its number was taken by another row. That
    /// number names the other row's record, not this one's.
    pub fn had_a_taken_number(&self) -> bool {
        let said = self.columns.cell_of(self.line, refused::PROBLEM).map(Cell::display).unwrap_or_default();
        said.contains(refused::REPEATED)
    }

    /// A text within bounds. Free text is looked through for CPR numbers.
    pub fn text(&mut self, field: &str, length: Length, free: bool) -> String {
        let before = self.problems.len();
        let text = self.plain(field);
        if self.problems.len() > before {
            return text;
        }
        let heading = self.columns.heading(field).to_owned();
        let mut check = Check::new();
        check.text(if heading.is_empty() { field } else { &heading }, &text, length.min, length.max);
        if free {
            check.no_cpr(if heading.is_empty() { field } else { &heading }, &text, false);
        }
        self.problems.extend_from_slice(check.errors());
        text
    }

    /// A date as exactly as it is given; none where the cell is blank.
    pub fn date(&mut self, field: &str) -> Option<PartialDate> {
        let read = match self.cell(field) {
            Cell::Date(date) => return Some(*date),
            cell if cell.is_blank() => return None,
            // A year typed into a spreadsheet is a number.
            Cell::Number(number) => {
                numbers::whole(*number).and_then(|year| i32::try_from(year).ok()).and_then(PartialDate::year)
            }
            cell => dates::read(&cell.display()),
        };
        if read.is_none() {
            let place = self.cell(field).display();
            self.refuse_at(field, FieldCode::NotADate, place.trim());
        }
        read
    }

    /// A whole number; none where the cell is blank.
    pub fn whole(&mut self, field: &str) -> Option<i64> {
        self.number(field, numbers::whole)
    }

    /// A number in tenths; none where the cell is blank.
    pub fn tenths(&mut self, field: &str) -> Option<i64> {
        self.number(field, numbers::tenths)
    }

    fn number(&mut self, field: &str, convert: fn(f64) -> Option<i64>) -> Option<i64> {
        let read = match self.cell(field) {
            cell if cell.is_blank() => return None,
            Cell::Number(number) => convert(*number),
            cell => numbers::read(&cell.display()).and_then(convert),
        };
        if read.is_none() {
            let place = self.cell(field).display();
            self.refuse_at(field, FieldCode::NotANumber, place.trim());
        }
        read
    }

    /// One of a closed list of words; none where the cell is blank.
    pub fn word<T: Word>(&mut self, field: &str) -> Option<T> {
        let text = self.cell(field).display();
        if text.trim().is_empty() {
            return None;
        }
        let word = T::read(&text);
        if word.is_none() {
            self.refuse_at(field, FieldCode::NotAllowed, text.trim());
        }
        word
    }
}
