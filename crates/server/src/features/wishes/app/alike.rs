//! Wishes about the same as what is being written, from an index that follows the activity.

use std::{
    collections::BTreeSet,
    ops::Range,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use forenkl_api::wishes::{AlikeBody, AlikeWish, AlikeWishes, Piece, WishRow};
use tokio::sync::broadcast::{
    Receiver,
    error::{RecvError, TryRecvError},
};

use super::store;
use crate::{
    alike::{Index, Synonyms},
    app::App,
    auth::Actor,
    db::Db,
    fault::Fault,
    live::Notice,
};

/// A leader reads a few, not a list.
const SHOWN: usize = 5;
/// Changes that come within this time are read together.
const GATHER: Duration = Duration::from_millis(100);

/// All wishes by their words, on this node.
#[derive(Clone, Default)]
pub struct Likeness {
    index: Arc<RwLock<Index>>,
}

impl Likeness {
    /// Reads all wishes, then follows what changes. Until they are read nothing is found.
    pub fn start(db: &Db, notices: Receiver<Arc<Notice>>) -> Self {
        let likeness = Self::default();
        tokio::spawn(likeness.clone().follow(db.clone(), notices));
        likeness
    }

    async fn follow(self, db: Db, mut notices: Receiver<Arc<Notice>>) {
        let mut changed = Some(Changed { all: true, ..Changed::default() });
        while let Some(now) = changed {
            if let Err(fault) = self.take(&db, now).await {
                tracing::warn!(%fault, "wishes cannot be read to be compared");
            }
            changed = next(&mut notices).await;
        }
    }

    async fn take(&self, db: &Db, changed: Changed) -> Result<(), Fault> {
        let numbers: Vec<i64> = changed.numbers.into_iter().collect();
        if changed.all {
            let texts = db.read(|conn| store::texts(conn, None)).await?;
            // A second of work for ten thousand wishes: not on the async threads, and not while others wait for the index.
            let index = tokio::task::spawn_blocking(move || Index::new(Synonyms::default(), texts)).await;
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = index.unwrap_or_default();
            return Ok(());
        }
        let asked = numbers.clone();
        let texts = db.read(move |conn| store::texts(conn, Some(&asked))).await?;
        let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
        numbers.iter().for_each(|number| index.remove(*number));
        texts.into_iter().for_each(|text| index.put(text));
        Ok(())
    }

    fn alike(&self, asked: &AlikeBody) -> Vec<i64> {
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner);
        index.alike(&asked.title, &asked.body, SHOWN).into_iter().map(|alike| alike.number).collect()
    }

    fn with_pieces(&self, asked: &AlikeBody, rows: Vec<WishRow>) -> Vec<AlikeWish> {
        let index = self.index.read().unwrap_or_else(PoisonError::into_inner);
        let in_pieces = |text: &str| pieces(text, &index.shared_words(&asked.title, &asked.body, text));
        rows.into_iter()
            .map(|wish| AlikeWish { title: in_pieces(&wish.title), excerpt: in_pieces(&wish.excerpt), wish })
            .collect()
    }
}

/// Wishes whose texts may have changed.
#[derive(Default)]
struct Changed {
    all: bool,
    numbers: BTreeSet<i64>,
}

impl Changed {
    fn add(&mut self, notice: &Notice) {
        match notice.kind.as_str() {
            "import" => self.all = true,
            "wish" if !notice.is_small() => self.numbers.extend(notice.subject.parse::<i64>()),
            _ => {}
        }
    }

    fn is_nothing(&self) -> bool {
        !self.all && self.numbers.is_empty()
    }
}

/// The next changes, those that come at once together; `None` when the server goes down.
async fn next(notices: &mut Receiver<Arc<Notice>>) -> Option<Changed> {
    let mut changed = Changed::default();
    while changed.is_nothing() {
        match notices.recv().await {
            Ok(notice) => changed.add(&notice),
            Err(RecvError::Lagged(_)) => changed.all = true,
            Err(RecvError::Closed) => return None,
        }
    }
    tokio::time::sleep(GATHER).await;
    loop {
        match notices.try_recv() {
            Ok(notice) => changed.add(&notice),
            Err(TryRecvError::Lagged(_)) => changed.all = true,
            Err(TryRecvError::Empty | TryRecvError::Closed) => return Some(changed),
        }
    }
}

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
            let rows = store::by_numbers(conn, &org, &actor, &likeness.alike(&asked))?;
            Ok(likeness.with_pieces(&asked, rows))
        })
        .await?;
    Ok(AlikeWishes { wishes })
}

/// A text cut where words are shared.
fn pieces(text: &str, shared: &[Range<usize>]) -> Vec<Piece> {
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

    #[test]
    fn an_import_changes_all_and_a_support_nothing() {
        let notice = |kind: &str, subject: &str, action: &str| Notice {
            seq: 1,
            kind: kind.into(),
            subject: subject.into(),
            action: action.into(),
        };
        let mut changed = Changed::default();
        changed.add(&notice("wish", "7", "wish.supported"));
        changed.add(&notice("initiative", "3", "initiative.changed"));
        assert!(changed.is_nothing());
        changed.add(&notice("wish", "7", "wish.changed"));
        assert_eq!(changed.numbers, BTreeSet::from([7]));
        changed.add(&notice("import", "x", "import.done"));
        assert!(changed.all);
    }
}
