//! A list on its way out: headings and typed cells, written as CSV or XLSX.

use forenkl_api::{PartialDate, Precision, Timestamp, people::Language};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};
use serde_json::Value;

use super::csv;
use crate::fault::Fault;

/// Longest text a spreadsheet cell holds, less a little.
const CELL_MAX: usize = 32_000;

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Out {
    Empty,
    Text(String),
    Whole(i64),
    /// Hundredths of one.
    Hundredths(i64),
    Date(PartialDate),
    Moment(Timestamp),
}

impl Out {
    /// A text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
    /// A date, if there is one.
    pub fn date(date: Option<PartialDate>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }
    /// Hours with two decimals, from minutes.
    pub fn hours(minutes: Option<i64>) -> Self {
        minutes.map_or(Self::Empty, |minutes| Self::Hundredths(minutes.saturating_mul(100) / 60))
    }

    fn json(&self, language: Language) -> Value {
        match self {
            Self::Empty => Value::Null,
            Self::Whole(number) => Value::from(*number),
            #[allow(clippy::cast_precision_loss, reason = "JSON keeps numbers as floats for most readers")]
            Self::Hundredths(number) => Value::from(*number as f64 / 100.0),
            Self::Date(date) => Value::from(date.to_string()),
            Self::Text(_) | Self::Moment(_) => Value::from(self.display(language)),
        }
    }

    fn display(&self, language: Language) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Hundredths(number) => decimal(*number, language),
            Self::Date(date) => date_text(date, language),
            Self::Moment(at) => moment_text(*at),
        }
    }
}

/// A list as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub headings: Vec<&'static str>,
    pub rows: Vec<Vec<Out>>,
}

impl Table {
    /// As CSV.
    ///
    /// # Errors
    /// When it cannot be written, which does not happen in memory.
    pub fn csv(&self, language: Language) -> Result<String, Fault> {
        let mut lines = vec![self.headings.iter().map(|heading| (*heading).to_owned()).collect()];
        lines.extend(
            self.rows.iter().map(|row| row.iter().map(|cell| cell.display(language)).collect::<Vec<_>>()),
        );
        csv::write(&lines)
    }

    /// As a JSON list with an object for each row, its fields named as the columns.
    ///
    /// # Errors
    /// When it cannot be written, which does not happen in memory.
    pub fn json(&self, language: Language) -> Result<Vec<u8>, Fault> {
        let object = |row: &Vec<Out>| {
            let fields = self.headings.iter().zip(row);
            Value::Object(
                fields.map(|(heading, cell)| ((*heading).to_owned(), cell.json(language))).collect(),
            )
        };
        let rows: Vec<Value> = self.rows.iter().map(object).collect();
        serde_json::to_vec_pretty(&rows).map_err(|error| Fault::internal(error.to_string()))
    }

    /// As a workbook with one sheet. Texts are typed as text, so that none of them is a formula.
    ///
    /// # Errors
    /// When there are more rows than a sheet holds.
    pub fn xlsx(&self, name: &str, language: Language) -> Result<Vec<u8>, Fault> {
        self.workbook(name, language)
            .map_err(|error| Fault::internal(format!("a workbook cannot be written: {error}")))
    }

    fn workbook(&self, name: &str, language: Language) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        let bold = Format::new().set_bold();
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let day = Format::new().set_num_format("dd-mm-yyyy").set_align(FormatAlign::Top);
        let top = Format::new().set_align(FormatAlign::Top);
        for (column, heading) in (0u16..).zip(&self.headings) {
            sheet.write_string_with_format(0, column, *heading, &bold)?;
            sheet.set_column_width(column, self.width(usize::from(column)))?;
        }
        for (row, cells) in (1u32..).zip(&self.rows) {
            for (column, cell) in (0u16..).zip(cells) {
                match cell {
                    Out::Empty => {}
                    #[allow(clippy::cast_precision_loss, reason = "a spreadsheet keeps numbers as floats")]
                    Out::Whole(number) => {
                        sheet.write_number_with_format(row, column, *number as f64, &top)?;
                    }
                    #[allow(clippy::cast_precision_loss, reason = "a spreadsheet keeps numbers as floats")]
                    Out::Hundredths(number) => {
                        sheet.write_number_with_format(row, column, *number as f64 / 100.0, &top)?;
                    }
                    Out::Date(date) if date.precision() == Precision::Day => {
                        sheet.write_datetime_with_format(row, column, excel_day(date)?, &day)?;
                    }
                    cell => {
                        let text: String = cell.display(language).chars().take(CELL_MAX).collect();
                        sheet.write_string_with_format(row, column, text, &wrapped)?;
                    }
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        let last =
            (u32::try_from(self.rows.len()).unwrap_or(0), u16::try_from(self.headings.len()).unwrap_or(1));
        sheet.autofilter(0, 0, last.0, last.1.saturating_sub(1))?;
        book.save_to_buffer()
    }

    /// Wide enough for what stands there, and not wider than one reads.
    fn width(&self, column: usize) -> f64 {
        let longest = self.rows.iter().take(200).filter_map(|row| row.get(column)).map(|cell| match cell {
            Out::Text(text) => text.chars().count(),
            _ => 11,
        });
        let heading = self.headings.get(column).map_or(0, |heading| heading.chars().count());
        let widest = longest.chain([heading]).max().unwrap_or(8).clamp(6, 58);
        f64::from(u32::try_from(widest).unwrap_or(8)) + 2.0
    }
}

fn excel_day(date: &PartialDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year_number()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, date.part_number(), date.day_of_month().unwrap_or(1))
}

fn decimal(hundredths: i64, language: Language) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let mark = if language == Language::Danish { ',' } else { '.' };
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}{mark}{}", rest / 10),
        rest => format!("{sign}{whole}{mark}{rest:02}"),
    }
}

/// As exactly as it is known; each form is read again by an import.
pub fn date_text(date: &PartialDate, language: Language) -> String {
    const MONTHS: [(&str, &str); 12] = [
        ("januar", "January"),
        ("februar", "February"),
        ("marts", "March"),
        ("april", "April"),
        ("maj", "May"),
        ("juni", "June"),
        ("juli", "July"),
        ("august", "August"),
        ("september", "September"),
        ("oktober", "October"),
        ("november", "November"),
        ("december", "December"),
    ];
    let (year, part, danish) = (date.year_number(), date.part_number(), language == Language::Danish);
    match date.precision() {
        Precision::Day | Precision::Year => date.to_string(),
        Precision::HalfYear if danish => format!("{part}. halvår {year}"),
        Precision::HalfYear => format!("H{part} {year}"),
        Precision::Quarter if danish => format!("{part}. kvartal {year}"),
        Precision::Quarter => format!("Q{part} {year}"),
        Precision::Month => {
            let (da, en) = MONTHS.get(usize::from(part).saturating_sub(1)).copied().unwrap_or_default();
            format!("{} {year}", if danish { da } else { en })
        }
    }
}

/// In UTC, as the heading says.
fn moment_text(at: Timestamp) -> String {
    let day = PartialDate::from_day_number(at.day_number()).map(|day| day.to_string()).unwrap_or_default();
    let minutes = at.0.rem_euclid(86_400_000) / 60_000;
    format!("{day} {:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]
mod tests {
    use super::*;
    use crate::features::transfer::{
        dates,
        file::{Cell, Sheet},
    };

    fn table() -> Table {
        let date = |text| Out::date(PartialDate::parse(text));
        Table {
            headings: vec!["titel", "timer", "tidshorisont"],
            rows: vec![
                vec![Out::text("=2+3"), Out::hours(Some(90)), date("2024-H1")],
                vec![Out::text("Ønske; med \"anførsel\""), Out::Whole(7), date("2024-05-17")],
            ],
        }
    }

    #[test]
    fn the_workbook_reads_back_and_holds_no_formula() {
        let sheet = Sheet::read(&table().xlsx("ønsker", Language::Danish).unwrap()).unwrap();
        assert_eq!(sheet.headings, ["titel", "timer", "tidshorisont"]);
        assert_eq!(
            sheet.lines[0].cells,
            [Cell::Text("=2+3".into()), Cell::Number(1.5), Cell::Text("1. halvår 2024".into())]
        );
        assert_eq!(sheet.lines[1].cells[2], Cell::Date(PartialDate::parse("2024-05-17").unwrap()));
    }

    #[test]
    fn csv_is_written_the_danish_and_the_english_way() {
        let danish = table().csv(Language::Danish).unwrap();
        assert!(danish.contains("'=2+3;1,5;1. halvår 2024\r\n"), "{danish}");
        assert!(table().csv(Language::English).unwrap().contains("'=2+3;1.5;H1 2024\r\n"));
    }

    #[test]
    fn every_date_that_goes_out_can_come_in() {
        for text in ["2024", "2024-H2", "2024-Q3", "2024-05", "2024-05-17"] {
            let date = PartialDate::parse(text).unwrap();
            for language in [Language::Danish, Language::English] {
                assert_eq!(dates::read(&date_text(&date, language)), Some(date), "{text}");
            }
        }
    }
}
