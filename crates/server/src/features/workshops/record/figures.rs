//! Numbers and dates as they are written in each language.

use forenkl_api::{PartialDate, Precision, people::Language};

/// What is counted in halves.
pub(super) fn half(halves: i64, language: Language) -> String {
    let point = if language == Language::Danish { ',' } else { '.' };
    if halves % 2 == 0 { (halves / 2).to_string() } else { format!("{}{point}5", halves / 2) }
}

/// A date, as precise as it is.
pub(super) fn date(date: PartialDate, language: Language) -> String {
    // Files that are read again have days as 2026-11-27; people in Denmark read 27.11.2026.
    if let (Language::Danish, Precision::Day, Some(day)) = (language, date.precision(), date.day_of_month()) {
        return format!("{day}.{}.{}", date.part_number(), date.year_number());
    }
    crate::features::transfer::export::table::date_text(&date, language)
}
