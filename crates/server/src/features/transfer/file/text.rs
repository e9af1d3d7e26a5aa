//! Text files: finding the encoding and the delimiter, and splitting into cells.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use forenkl_api::FieldCode;

use super::{COLUMNS_MAX, Cell, Line, ROWS_MAX, too_many, unfit};
use crate::fault::Fault;

/// In order of how likely they are in Denmark.
const DELIMITERS: [char; 4] = [';', '\t', ',', '|'];
/// Rows looked at to find the delimiter.
const LOOK: usize = 30;

/// A text and what it was written in.
#[derive(Debug)]
pub struct Decoded {
    pub text: String,
    pub encoding: &'static str,
}

/// A byte-order mark decides; else UTF-8 where it is valid, and Windows-1252 (what Danish Excel writes) where it is not.
///
/// # Errors
/// `not_allowed` when it is no text at all: a NUL in a file without a byte-order mark.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Fault> {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = &bytes[length..];
        let (text, _) = encoding.decode_without_bom_handling(rest);
        let name = if encoding == UTF_16LE || encoding == UTF_16BE { "utf-16" } else { "utf-8" };
        return Ok(Decoded { text: text.into_owned(), encoding: name });
    }
    if bytes.contains(&0) {
        return Err(unfit(FieldCode::NotAllowed));
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(Decoded { text: text.into_owned(), encoding: "utf-8" });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok(Decoded { text: text.into_owned(), encoding: "windows-1252" })
}

/// Splits a text into rows and cells.
///
/// # Errors
/// When there are too many rows or columns.
pub fn read(text: &str) -> Result<(char, Vec<Line>), Fault> {
    let (told, text, first_row) = told_delimiter(text);
    let delimiter = told.unwrap_or_else(|| guess_delimiter(text));
    Ok((delimiter, split(text, delimiter, first_row, ROWS_MAX + 1)?))
}

/// Excel's own way of saying it: a first line `sep=;`.
fn told_delimiter(text: &str) -> (Option<char>, &str, i64) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let told = first.trim_end().strip_prefix("sep=").map(str::chars).and_then(|mut rest| {
        let delimiter = rest.next()?;
        (rest.next().is_none() && DELIMITERS.contains(&delimiter)).then_some(delimiter)
    });
    if told.is_some() { (told, rest, 2) } else { (None, text, 1) }
}

/// The delimiter that splits most rows into as many columns as the heading has, and into most columns.
fn guess_delimiter(text: &str) -> char {
    let score = |delimiter: char| {
        let lines = split(text, delimiter, 1, LOOK).unwrap_or_default();
        let columns = lines.first().map_or(0, |line| line.cells.len());
        let alike = lines.iter().filter(|line| line.cells.len() == columns).count();
        if columns < 2 { 0 } else { alike * 1000 / lines.len().max(1) * 10 + columns.min(COLUMNS_MAX) }
    };
    let mut best = (DELIMITERS[0], 0);
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// Reads at most `most` rows; where `most` is the limit itself, more rows are an error.
fn split(text: &str, delimiter: char, first_row: i64, most: usize) -> Result<Vec<Line>, Fault> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b';'))
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    let mut row = first_row;
    for record in reader.records() {
        // Reading from text that is UTF-8 already cannot fail in the middle; what the reader says of it would not help anyone.
        let record = record.map_err(|_| unfit(FieldCode::NotAllowed))?;
        row += record.position().map_or(0, |position| blank_rows(text, position.byte()));
        if record.len() > COLUMNS_MAX {
            return Err(too_many(COLUMNS_MAX));
        }
        if lines.len() == most {
            return if most > ROWS_MAX { Err(too_many(ROWS_MAX)) } else { Ok(lines) };
        }
        lines.push(Line { row, cells: record.iter().map(cell).collect() });
        row += 1;
    }
    Ok(lines)
}

/// The reader skips blank rows, but a spreadsheet counts them.
fn blank_rows(text: &str, from: u64) -> i64 {
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let breaks = blank.filter(|byte| **byte == b'\n').count();
    // A row that ends with CR and LF is over at the CR; its LF stands at the beginning here.
    let own = rest.first() == Some(&b'\n') && from > 0 && text.as_bytes().get(from - 1) == Some(&b'\r');
    i64::try_from(breaks - usize::from(own)).unwrap_or(0)
}

fn cell(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(lines: &[Line]) -> Vec<Vec<String>> {
        lines.iter().map(|line| line.cells.iter().map(Cell::display).collect()).collect()
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("Ærø;å".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for (bytes, encoding) in [
            ("Ærø;å".as_bytes().to_vec(), "utf-8"),
            ("\u{feff}Ærø;å".as_bytes().to_vec(), "utf-8"),
            (b"\xC6r\xF8;\xE5".to_vec(), "windows-1252"),
            (utf16, "utf-16"),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), ("Ærø;å", encoding));
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(decode(b"\x7fELF\0\0").is_err());
    }

    #[test]
    fn the_delimiter_is_found_although_texts_hold_others() {
        for delimiter in DELIMITERS {
            let text =
                format!("titel{delimiter}tekst{delimiter}dato\n\"a, b; c|d\"{delimiter}x{delimiter}1\n");
            let (found, lines) = read(&text).unwrap();
            assert_eq!(found, delimiter);
            assert_eq!(texts(&lines)[1], ["a, b; c|d", "x", "1"]);
        }
        assert_eq!(read("titel;tekst\nEn, to, tre;x\nFire, fem;y\n").unwrap().0, ';');
    }

    #[test]
    fn excel_may_say_the_delimiter_itself() {
        let (found, lines) = read("sep=,\r\na,b\r\n1,2\r\n").unwrap();
        assert_eq!((found, lines[0].row, lines[1].row), (',', 2, 3));
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts() {
        let (_, lines) = read("a;b\r\n\"x\r\ny\";2\r\n\r\n\r\n3;4\r\n").unwrap();
        assert_eq!(lines.iter().map(|line| line.row).collect::<Vec<_>>(), [1, 2, 5]);
    }

    #[test]
    fn quotes_and_line_breaks_stay_inside_their_cell() {
        let (_, lines) = read("a;b\r\n\"Først\r\nså \"\"igen\"\"\";7,5\r\n").unwrap();
        assert_eq!(texts(&lines)[1], ["Først\r\nså \"igen\"", "7,5"]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(decoded) = decode(&bytes) { drop(read(&decoded.text)); }
        }

        #[test]
        fn what_is_written_is_read_back(rows in proptest::collection::vec(proptest::collection::vec("[a-zæøå0-9 ,;|\"\n]{1,9}", 3), 2..6)) {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            for row in &rows { writer.write_record(row).unwrap(); }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let lines = split(&text, ';', 1, ROWS_MAX + 1).unwrap();
            prop_assert_eq!(texts(&lines), rows);
        }
    }
}
