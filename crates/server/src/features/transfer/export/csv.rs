//! CSV as Danish Excel reads it best: UTF-8 with a byte-order mark, `;` between, CRLF at the end, and no cell that begins a
//! formula.

use crate::{fault::Fault, features::transfer::formula::harmless};

/// Writes rows of text.
///
/// # Errors
/// When it cannot be written, which does not happen in memory.
pub fn write(lines: &[Vec<String>]) -> Result<String, Fault> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(String::from('\u{feff}').into_bytes());
    let broken = |error: String| Fault::internal(format!("a CSV file cannot be written: {error}"));
    for line in lines {
        writer
            .write_record(line.iter().map(|cell| harmless(cell)))
            .map_err(|error| broken(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| broken(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| broken(error.to_string()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn excel_reads_it_and_carries_nothing_out() {
        let lines = vec![vec!["Titel".into(), "Note".into()], vec!["=1+1".into(), "a;b\n\"c\"".into()]];
        assert_eq!(write(&lines).unwrap(), "\u{feff}Titel;Note\r\n'=1+1;\"a;b\n\"\"c\"\"\"\r\n");
    }
}
