//! The search of wishes: which have what is asked for, in what order, and where they have it.

use std::ops::Range;

use forenkl_api::wishes::{Hits, Piece, WishQuery, WishRow, WishSort};

use super::{Likeness, alike::pieces, store};
use crate::{
    alike::{Index, Question, Text},
    auth::Actor,
    db::Conn,
    fault::Fault,
    org::Org,
};

/// Characters of a text that a list shows around the first hit, and how many of them before it.
const EXCERPT: usize = 180;
const BEFORE: usize = 50;

/// What is searched for, if anything.
pub(super) fn searched(query: &WishQuery) -> Option<&str> {
    query.q.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

/// The numbers of all wishes that match, in order.
///
/// To have what was committed until now, wait for [`Likeness::ready`] first. Where all wishes take longer to be read than it waits, the
/// texts are looked through where they are stored: the words as they stand, in no order of relevance.
pub(super) fn numbers(
    conn: &mut Conn,
    likeness: &Likeness,
    org: &Org,
    actor: &Actor,
    query: &WishQuery,
) -> Result<Vec<i64>, Fault> {
    let asked = searched(query).unwrap_or_default();
    let meant = asked.trim_start_matches('#').parse::<i64>().ok();
    let by_index = match (asked.starts_with('#'), meant) {
        // A number with its sign is no word.
        (true, Some(_)) => None,
        _ => likeness.read_whole(|index| index.search(&index.question(asked))),
    };
    let mut numbers = match by_index {
        None => store::numbers(conn, org, actor, query)?,
        Some(mut found) => {
            found.extend(meant.filter(|meant| !found.contains(meant)));
            among(conn, org, actor, query, found)?
        }
    };
    // Whoever types a number means that wish, before all whose texts hold it.
    if let Some(place) = meant.and_then(|meant| numbers.iter().position(|number| *number == meant)) {
        numbers[..=place].rotate_right(1);
    }
    Ok(numbers)
}

/// Those of the wishes found that the filters let through, by relevance or as asked for.
fn among(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    query: &WishQuery,
    found: Vec<i64>,
) -> Result<Vec<i64>, Fault> {
    let filters = WishQuery { q: None, ..query.clone() };
    let let_through = store::numbers_among(conn, org, actor, &filters, &found)?;
    if query.sort.unwrap_or(WishSort::Relevance) != WishSort::Relevance {
        return Ok(let_through);
    }
    let let_through: std::collections::HashSet<i64> = let_through.into_iter().collect();
    Ok(found.into_iter().filter(|number| let_through.contains(number)).collect())
}

/// Marks in the rows of a page where they have what is searched for.
pub(super) fn mark(
    conn: &mut Conn,
    likeness: &Likeness,
    asked: &str,
    rows: &mut [WishRow],
) -> Result<(), Fault> {
    let numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
    let texts = store::texts(conn, Some(&numbers))?;
    likeness.read(|index| {
        let question = index.question(asked);
        for row in rows {
            row.hits =
                texts.iter().find(|text| text.number == row.number).map(|text| hits(index, &question, text));
        }
    });
    Ok(())
}

fn hits(index: &Index, question: &Question, text: &Text) -> Hits {
    let in_pieces = |text: &str, hits: &[Range<usize>]| pieces(text, hits);
    let title = in_pieces(&text.title, &index.hits(question, &text.title));
    let fields = [&text.body, &text.suggestion, &text.rule];
    let (field, found) = fields
        .into_iter()
        .map(|field| (field, index.hits(question, field)))
        .find(|(_, found)| !found.is_empty())
        .unwrap_or((&text.body, Vec::new()));
    Hits { title, excerpt: excerpt(field, &found) }
}

/// The text around the first hit, in pieces; whole words, with dots where something is left out.
fn excerpt(text: &str, hits: &[Range<usize>]) -> Vec<Piece> {
    let from = start(text, hits.first().map_or(0, |hit| hit.start));
    let to = end(text, from);
    let (before, after) = (if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" });
    let shown = format!("{before}{}{after}", text.get(from..to).unwrap_or_default());
    let moved: Vec<Range<usize>> = hits
        .iter()
        .filter(|hit| hit.start >= from && hit.end <= to)
        .map(|hit| hit.start - from + before.len()..hit.end - from + before.len())
        .collect();
    pieces(&shown, &moved)
}

/// Where the excerpt begins: at the beginning if the first hit is near it, or else with a word a little before the hit.
fn start(text: &str, hit: usize) -> usize {
    let before = text.get(..hit).unwrap_or_default();
    if before.chars().count() <= EXCERPT - BEFORE {
        return 0;
    }
    let back = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let word = before.get(back..).and_then(|rest| rest.find(char::is_whitespace));
    word.map_or(back, |space| back + space + 1)
}

/// Where it ends: with a word, unless there is none.
fn end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let Some((most, _)) = rest.char_indices().nth(EXCERPT) else { return text.len() };
    let space = rest.get(..most).and_then(|shown| shown.rfind(char::is_whitespace));
    from + space.filter(|at| *at > most / 2).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(
            whole(&excerpt("Den skal hentes på ny.", &[Range { start: 4, end: 8 }])),
            "Den skal hentes på ny."
        );
        assert_eq!(excerpt("", &[]), Vec::new());
    }

    #[test]
    fn a_hit_far_into_the_text_is_shown_with_what_stands_around_it() {
        let text =
            format!("{}børneattest og så videre {}", "Noget andet først. ".repeat(30), "mere ".repeat(60));
        let at = text.find("børneattest").unwrap_or_default();
        let pieces = excerpt(&text, &[Range { start: at, end: at + "børneattest".len() }]);
        let shown = whole(&pieces);
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert!(shown.chars().count() <= EXCERPT + 2);
        let marked: Vec<&str> =
            pieces.iter().filter(|piece| piece.shared).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["børneattest"]);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_between_letters(text in "[æøå a-c\\n]{0,400}", at in 0usize..400) {
            let hits: Vec<Range<usize>> = text
                .char_indices()
                .nth(at)
                .map(|(at, c)| at..at + c.len_utf8())
                .into_iter()
                .collect();
            let shown = excerpt(&text, &hits);
            prop_assert_eq!(shown.iter().filter(|piece| piece.shared).count(), hits.len());
            prop_assert!(whole(&shown).chars().count() <= EXCERPT + 2);
        }
    }
}
