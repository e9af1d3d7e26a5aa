//! Groups to begin with: cards that the likeness of wishes (`alike`) finds about the same. The facilitator takes or refuses them one by one.

use std::collections::{BTreeMap, HashMap, HashSet};

use diesel::prelude::*;
use forenkl_api::{
    CardId,
    workshops::{SuggestGroups, Suggestion, Suggestions},
};

use super::{
    room::{Card, State, made_at},
    store,
};
use crate::{
    alike::{Index, LIKELY_DOUBLES, Text},
    db::{Conn, schema::wishes},
    fault::Fault,
    features::{synonyms, wishes::app::grouped},
    http::Call,
};

/// So many titles of wishes teach what is a rare word here, and what compounds are made of.
const TEACHERS: i64 = 1_000;
/// So many cards are compared, those written first: it takes a second, and as many again would take four.
const COMPARED: usize = 300;
/// As many as can be looked through while a room waits.
const OFFERED: usize = 12;
const NEAREST: usize = 8;

pub(super) async fn groups(call: Call<SuggestGroups>) -> Result<Suggestions, Fault> {
    let id = call.path.workshop;
    let found = call.app.db.read(move |conn| {
        let state = store::load(conn, &id)?.ok_or_else(Fault::not_found)?;
        Ok((state, synonyms::app::known(conn)?, teachers(conn)?))
    });
    let (state, synonyms, teachers) = found.await?;
    // Much work where there are many cards: not on the async threads, and not on those that read the database.
    let groups = tokio::task::spawn_blocking(move || suggest(&state, synonyms, teachers));
    let groups =
        groups.await.map_err(|error| Fault::internal(format!("cards cannot be compared: {error}")))?;
    Ok(Suggestions { groups })
}

fn teachers(conn: &mut Conn) -> Result<Vec<Text>, Fault> {
    let titles: Vec<(i64, String)> = wishes::table
        .filter(wishes::removed_at.is_null())
        .order(wishes::number.desc())
        .limit(TEACHERS)
        .select((wishes::number, wishes::title))
        .load(conn)?;
    Ok(titles.into_iter().map(|(number, title)| Text { number, title, ..Text::default() }).collect())
}

fn suggest(state: &State, synonyms: crate::alike::Synonyms, mut texts: Vec<Text>) -> Vec<Suggestion> {
    let loose = state.cards.iter().filter(|(_, card)| card.cluster.is_none() && state.is_shown(card));
    let mut loose: Vec<(&CardId, &Card)> = loose.collect();
    loose.sort_by_key(|(id, _)| made_at(id.as_str()));
    loose.truncate(COMPARED);
    // Wishes have the numbers from 1 up; cards those below.
    let cards: HashMap<i64, (&CardId, &str)> = (1..)
        .map(|place: i64| -place)
        .zip(loose.iter().map(|(id, card)| (*id, card.text.as_str())))
        .collect();
    let text =
        |number: &i64, title: &str| Text { number: *number, title: title.to_owned(), ..Text::default() };
    texts.extend(cards.iter().map(|(number, (_, title))| text(number, title)));
    let index = Index::new(synonyms, texts);
    let mut pairs = BTreeMap::new();
    for number in cards.keys() {
        let like = index.like(*number, NEAREST * 4).into_iter();
        let like = like.filter(|one| one.score >= LIKELY_DOUBLES && cards.contains_key(&one.number));
        for other in like.take(NEAREST) {
            let known =
                pairs.entry((other.number.min(*number), other.number.max(*number))).or_insert(0.0_f64);
            *known = known.max(other.score);
        }
    }
    let number_of: HashMap<&CardId, i64> = cards.iter().map(|(number, (id, _))| (*id, *number)).collect();
    let refused: HashSet<(i64, i64)> = state
        .refused
        .iter()
        .filter_map(|(a, b)| {
            let (a, b) = (*number_of.get(a)?, *number_of.get(b)?);
            Some((a.min(b), a.max(b)))
        })
        .collect();
    let groups = grouped(&pairs, &refused).into_iter().take(OFFERED);
    groups
        .map(|mut group| {
            // As they were written.
            group.sort_unstable_by_key(|number| -number);
            let texts: Vec<&str> =
                group.iter().filter_map(|number| cards.get(number)).map(|(_, text)| *text).collect();
            let title = shared_word(&index, &texts);
            let cards = group.iter().filter_map(|number| cards.get(number)).map(|(id, _)| (*id).clone());
            Suggestion { cards: cards.collect(), title }
        })
        .collect()
}

/// The longest word that the first two have in common, as the first has it.
fn shared_word(index: &Index, texts: &[&str]) -> String {
    let [first, second, ..] = texts else { return String::new() };
    let words = index.shared_words(second, "", first);
    let longest = words.into_iter().filter_map(|at| first.get(at)).max_by_key(|word| word.chars().count());
    let mut letters = longest.unwrap_or_default().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use forenkl_api::{
        BlockId,
        workshops::{Block, BlockKind, Grouping, Mode, Projected, Signing},
    };

    use super::*;
    use crate::{alike::Synonyms, features::workshops::room::Opening};

    fn state(cards: &[String]) -> State {
        let block = Block {
            id: BlockId(String::new()),
            kind: BlockKind::Write,
            title: "Skriv".into(),
            purpose: String::new(),
            prompt: String::new(),
            mode: Mode::Alone,
            minutes: 5,
            grouping: Grouping::Everyone,
            open: false,
            votes: None,
            statements: Vec::new(),
            projected: Projected::Prompt,
            notes: String::new(),
        };
        State::open(Opening {
            title: "Test".into(),
            purpose: String::new(),
            signing: Signing::Anonymous,
            waiting_room: false,
            blocks: vec![block],
            code: String::new(),
            wishes: (1..).zip(cards.iter().cloned()).collect(),
            agreed: Vec::new(),
        })
    }

    /// A word that is like no other: a number, stirred and in letters.
    fn word(number: u64) -> String {
        let stirred = format!("{:016x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let letter = |digit: char| digit.to_digit(10).and_then(|value| char::from_digit(value + 16, 36));
        stirred.chars().map(|digit| letter(digit).unwrap_or(digit)).collect()
    }

    #[test]
    fn what_is_compared_has_an_end_and_begins_with_what_was_written_first() {
        let mut cards: Vec<String> = (1..).take(COMPARED + 100).map(word).collect();
        cards[1] = "Tre underskrifter på ferie".into();
        cards[COMPARED - 1] = "Ferie kræver tre underskrifter".into();
        cards[COMPARED] = "Nøgler til cykelskuret".into();
        cards[COMPARED + 1] = "Cykelskuret mangler nøgler".into();
        let groups = suggest(&state(&cards), Synonyms::default(), Vec::new());
        let ids: Vec<Vec<String>> =
            groups.iter().map(|group| group.cards.iter().map(|card| card.0.clone()).collect()).collect();
        assert_eq!(ids, [["c2".to_owned(), format!("c{COMPARED}")]]);
    }
}
