//! Reading a file into rows of cells, whatever program wrote it.

mod book;
mod text;

use forenkl_api::{FieldCode, FieldError, PartialDate, Problem, ProblemCode, transfer::IMPORT_MAX};

use crate::fault::Fault;

/// More rows than this are not an import but a migration.
pub const ROWS_MAX: usize = 50_000;
/// More columns than this are a mistake.
pub const COLUMNS_MAX: usize = 100;

/// One cell. Spreadsheets say what a cell is; in a text file every cell is text.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Date(PartialDate),
}

impl Cell {
    /// As a person would write it, in Danish notation for numbers.
    pub fn display(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string().replace('.', ","),
            Self::Date(date) => date.to_string(),
        }
    }

    /// Whether there is nothing to see.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// One row, numbered as a spreadsheet does: the heading is row 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub row: i64,
    pub cells: Vec<Cell>,
}

/// A file as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub headings: Vec<String>,
    /// Without blank rows.
    pub lines: Vec<Line>,
    /// `utf-8`, `utf-16`, `windows-1252` or `xlsx`.
    pub encoding: &'static str,
    /// The field separator of a text file.
    pub delimiter: Option<char>,
}

impl Sheet {
    /// Reads CSV or XLSX, told apart by their first bytes.
    ///
    /// # Errors
    /// `too_large`, or the field `content`: `required` (no rows), `not_allowed` (neither text nor a workbook), `too_long` (too
    /// many rows or columns).
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.len() > IMPORT_MAX {
            return Err(Problem::new(ProblemCode::TooLarge).into());
        }
        let (encoding, delimiter, lines) = if bytes.starts_with(b"PK\x03\x04") {
            ("xlsx", None, book::read(bytes)?)
        } else {
            let text = text::decode(bytes)?;
            let (delimiter, lines) = text::read(&text.text)?;
            (text.encoding, Some(delimiter), lines)
        };
        let mut lines = lines.into_iter().filter(|line| line.cells.iter().any(|cell| !cell.is_blank()));
        let heading = lines.next().ok_or_else(|| unfit(FieldCode::Required))?;
        let lines: Vec<Line> = lines.collect();
        if lines.is_empty() {
            return Err(unfit(FieldCode::Required));
        }
        let headings = heading.cells.iter().map(|cell| cell.display().trim().to_owned()).collect();
        Ok(Self { headings, lines, encoding, delimiter })
    }
}

/// The file as a whole is not fit for an import.
fn unfit(code: FieldCode) -> Fault {
    Problem::field("content", code).into()
}

/// The file has more rows or columns than are taken in.
fn too_many(limit: usize) -> Fault {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    Problem::invalid(vec![FieldError::new("content", FieldCode::TooLong).limit(limit)]).into()
}
