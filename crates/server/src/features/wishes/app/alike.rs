//! Wishes about the same as what is being written.

use std::{ops::Range, sync::Arc};

use forenkl_api::wishes::{AlikeBody, AlikeWish, AlikeWishes, Piece};

use super::store;
use crate::{app::App, auth::Actor, fault::Fault};

/// A leader reads a few, not a list.
const SHOWN: usize = 5;

/// Wishes about the same, the best first.
///
/// # Errors
/// When the database cannot be read.
pub async fn alike(app: &App, actor: Arc<Actor>, asked: AlikeBody) -> Result<AlikeWishes, Fault> {
    let org = app.org().await?;
    let likeness = app.likeness.clone();
    let wishes = app
        .db
        .read(move |conn| {
            let found = likeness.read(|index| index.alike(&asked.title, &asked.body, SHOWN));
            let numbers: Vec<i64> = found.into_iter().map(|alike| alike.number).collect();
            let rows = store::by_numbers(conn, &org, &actor, &numbers)?;
            Ok(likeness.read(|index| {
                let in_pieces =
                    |text: &str| pieces(text, &index.shared_words(&asked.title, &asked.body, text));
                let shown = rows.into_iter().map(|wish| AlikeWish {
                    title: in_pieces(&wish.title),
                    excerpt: in_pieces(&wish.excerpt),
                    wish,
                });
                shown.collect()
            }))
        })
        .await?;
    Ok(AlikeWishes { wishes })
}

/// A text cut where words are shared.
pub(super) fn pieces(text: &str, shared: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |range: Range<usize>, shared: bool| {
        if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
            pieces.push(Piece { text: text.to_owned(), shared });
        }
    };
    let mut done = 0;
    for word in shared {
        add(done..word.start, false);
        add(word.clone(), true);
        done = word.end;
    }
    add(done..text.len(), false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_up_the_whole_text() {
        let text = "Én blanket, når en kollega begynder";
        let shared = [4..11, 21..28];
        let cut = pieces(text, &shared);
        assert_eq!(cut.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        let marked: Vec<&str> =
            cut.iter().filter(|piece| piece.shared).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["blanket", "kollega"]);
        assert_eq!(pieces("", &[]), Vec::new());
    }
}
