//! Wishes as a feed: those that moved last, as the reader may see them now.

use forenkl_api::{
    PartialDate, Precision, Timestamp,
    wishes::{WishQuery, WishRow, WishStatus},
};

use super::{
    Reading,
    atom::{AtomEntry, AtomFeed},
};
use crate::{
    db::Conn,
    fault::Fault,
    features::{
        transfer::words::Word,
        wishes::app::{self as wish_rules, Likeness, Moved},
    },
};

/// Entries of a feed.
const ENTRIES: usize = 50;

/// The feed.
///
/// # Errors
/// When the database cannot be read.
pub fn wishes(
    conn: &mut Conn,
    likeness: &Likeness,
    reading: &Reading,
    query: &WishQuery,
) -> Result<String, Fault> {
    let query = WishQuery { page: None, per_page: None, sort: None, ..query.clone() };
    let moved = wish_rules::moved_last(conn, likeness, &reading.org, &reading.actor, &query, ENTRIES)?;
    let filters = serde_urlencoded::to_string(&query).unwrap_or_default();
    let page = match filters.as_str() {
        "" => format!("{}/oensker", reading.public_url),
        filters => format!("{}/oensker?{filters}", reading.public_url),
    };
    let municipality = reading.org.municipality();
    let entries: Vec<AtomEntry> = moved.into_iter().map(|moved| entry(reading, moved)).collect();
    let feed = AtomFeed {
        id: page.clone(),
        language: reading.by("da", "en"),
        title: format!(
            "{} · {municipality}",
            reading.by("Ønsker om forenkling", "Wishes for simplification")
        ),
        page,
        updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(reading.made_at),
        entries,
    };
    Ok(feed.write())
}

fn entry(reading: &Reading, moved: Moved) -> AtomEntry {
    let Moved { row, body, recorded, moved } = moved;
    AtomEntry {
        page: format!("{}/oensker/{}", reading.public_url, row.number),
        content: format!("{}\n\n{body}", standing(reading, &row)),
        title: row.title,
        category: row.area.name,
        published: Timestamp(recorded),
        updated: Timestamp(moved),
    }
}

/// "Besvaret: gøres, 1. halvår 2027. Fagområde: Personale."
fn standing(reading: &Reading, row: &WishRow) -> String {
    let language = reading.actor.me.language;
    let decision = row.decision.filter(|_| row.status == WishStatus::Answered);
    let mut said = begun(row.status.name(language));
    if let Some(decision) = decision {
        said = format!("{said}: {}", decision.name(language));
    }
    if let Some(horizon) = row.horizon.filter(|_| decision.is_some()) {
        said = format!("{said}, {}", date(reading, &horizon));
    }
    if let Some(deadline) = &row.deadline {
        let due = date(reading, &deadline.due);
        let owed = match deadline.first {
            true => reading.by("første reaktion senest", "first reaction by"),
            false => reading.by("svar senest", "answer by"),
        };
        said = format!("{said}, {owed} {due}");
    }
    format!("{said}. {}: {}.", reading.by("Fagområde", "Area"), row.area.name)
}

/// As a sentence begins.
fn begun(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// As exactly as it is known.
pub fn date(reading: &Reading, date: &PartialDate) -> String {
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
    let (year, part) = (date.year_number(), date.part_number());
    let (danish, english) = MONTHS.get(usize::from(part).wrapping_sub(1)).copied().unwrap_or_default();
    let month = reading.by(danish, english);
    match date.precision() {
        Precision::Year => year.to_string(),
        Precision::HalfYear => reading.by(format!("{part}. halvår {year}"), format!("H{part} {year}")),
        Precision::Quarter => reading.by(format!("{part}. kvartal {year}"), format!("Q{part} {year}")),
        Precision::Month => format!("{month} {year}"),
        Precision::Day => {
            let day = date.day_of_month().unwrap_or(1);
            reading.by(format!("{day}. {month} {year}"), format!("{day} {month} {year}"))
        }
    }
}
