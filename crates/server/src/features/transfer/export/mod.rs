//! Records out: lists as CSV or XLSX, with the same filter, and the same rules about who may see what, as on screen.

mod answer_times;
pub mod csv;
pub mod http;
pub mod lists;
pub mod table;

use forenkl_api::people::Language;

use table::Table;

use crate::fault::Fault;

/// What a list is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
}

impl Format {
    /// The format a word stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// The file name's ending.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// What it is called on the wire.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The table as a file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(self, table: &Table, name: &str, language: Language) -> Result<Vec<u8>, Fault> {
        match self {
            Self::Csv => table.csv(language).map(String::into_bytes),
            Self::Xlsx => table.xlsx(name, language),
        }
    }
}
