//! Workbooks (XLSX): the first sheet with anything on it, read cell by cell so that a far-off cell costs no memory.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use forenkl_api::{FieldCode, PartialDate};

use super::{COLUMNS_MAX, Cell, Line, ROWS_MAX, too_many, unfit};
use crate::fault::Fault;

/// Unpacked, a workbook may be this large; an import of the largest size stays far below.
const UNPACKED_MAX: u64 = 400 * 1024 * 1024;

/// Reads the rows of the first sheet that holds something.
///
/// # Errors
/// When it is no workbook, or has too many rows or columns.
pub fn read(bytes: &[u8]) -> Result<Vec<Line>, Fault> {
    if unpacked_size(bytes) > UNPACKED_MAX {
        return Err(too_many(ROWS_MAX));
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(no_book)?;
    for name in book.sheet_names() {
        let lines = read_sheet(&mut book, &name)?;
        if !lines.is_empty() {
            return Ok(lines);
        }
    }
    Ok(Vec::new())
}

fn no_book(error: XlsxError) -> Fault {
    tracing::debug!(%error, "a workbook that cannot be read");
    unfit(FieldCode::NotAllowed)
}

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Line>, Fault> {
    let mut reader = book.worksheet_cells_reader(name).map_err(no_book)?;
    let mut lines: Vec<Line> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(no_book)? {
        let (row, column) = cell.get_position();
        let value = value(cell.get_value());
        if value.is_blank() {
            continue;
        }
        let row = i64::from(row) + 1;
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= COLUMNS_MAX {
            return Err(too_many(COLUMNS_MAX));
        }
        if lines.last().is_none_or(|line| line.row != row) {
            if lines.len() > ROWS_MAX {
                return Err(too_many(ROWS_MAX));
            }
            lines.push(Line { row, cells: Vec::new() });
        }
        if let Some(line) = lines.last_mut() {
            if line.cells.len() <= column {
                line.cells.resize(column + 1, Cell::Empty);
            }
            line.cells[column] = value;
        }
    }
    Ok(lines)
}

fn value(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Empty | DataRef::Error(_) | DataRef::DurationIso(_) => Cell::Empty,
        // Whole numbers in spreadsheets are exact up to 2^53.
        #[allow(clippy::cast_precision_loss, reason = "a spreadsheet keeps numbers as floats itself")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(yes) => Cell::Text(if *yes { "ja" } else { "nej" }.to_owned()),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let date = PartialDate::day(i32::from(year), month, day);
            date.map_or_else(|| Cell::Number(moment.as_f64()), Cell::Date)
        }
        DataRef::DateTimeIso(text) => {
            let date = text.get(..10).and_then(PartialDate::parse);
            date.map_or_else(|| Cell::Text(text.clone()), Cell::Date)
        }
    }
}

/// What the parts of the archive say they unpack to: the sum over its central directory.
fn unpacked_size(bytes: &[u8]) -> u64 {
    const ENTRY: &[u8] = b"PK\x01\x02";
    let mut total = 0;
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(ENTRY.len()).position(|window| window == ENTRY) {
        let entry = at + found;
        let size = bytes
            .get(entry + 24..entry + 28)
            .and_then(|size| size.try_into().ok())
            .map_or(0, u32::from_le_bytes);
        total += u64::from(size);
        at = entry + ENTRY.len();
    }
    total
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]
mod tests {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    use super::*;

    fn book() -> Vec<u8> {
        let mut book = Workbook::new();
        book.add_worksheet();
        let sheet = book.add_worksheet();
        sheet
            .write_string(0, 0, "Titel")
            .unwrap()
            .write_string(0, 1, "Dato")
            .unwrap()
            .write_string(0, 3, "Minutter")
            .unwrap();
        let date = ExcelDateTime::from_ymd(2023, 3, 14).unwrap();
        sheet.write_string(2, 0, "Æblegrød").unwrap();
        sheet.write_datetime_with_format(2, 1, date, &Format::new().set_num_format("dd-mm-yyyy")).unwrap();
        sheet.write_number(2, 3, 7.5).unwrap();
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn cells_keep_what_they_are_and_rows_their_number() {
        let lines = read(&book()).unwrap();
        assert_eq!(lines[1].row, 3);
        let date = PartialDate::parse("2023-03-14").unwrap();
        let expected = [Cell::Text("Æblegrød".into()), Cell::Date(date), Cell::Empty, Cell::Number(7.5)];
        assert_eq!(lines[1].cells, expected);
    }

    #[test]
    fn a_broken_workbook_is_refused() {
        let book = book();
        assert!(read(&book[..book.len() / 2]).is_err());
        assert!(read(b"PK\x03\x04 not a workbook").is_err());
    }
}
