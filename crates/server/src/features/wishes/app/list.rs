//! Lists of wishes.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};

use forenkl_api::{
    Page,
    wishes::{WishQuery, WishRow},
};

use super::{
    Likeness,
    search::{self, searched},
    store,
};
use crate::{app::App, auth::Actor, db::Conn, fault::Fault, org::Org};

const PER_PAGE: i64 = 20;
const PER_PAGE_MAX: i64 = 100;

/// How many wishes each filter matches, kept until a wish changes in a way that could matter.
///
/// Counting ten thousand rows takes longer than fetching twenty of them, and most people ask for the same lists.
#[derive(Clone, Default)]
pub struct Totals {
    kept: Arc<Mutex<Kept>>,
}

#[derive(Default)]
struct Kept {
    totals: HashMap<String, i64>,
    age: u64,
}

impl Totals {
    const MAX: usize = 1000;

    /// Forgets all counts.
    pub fn forget(&self) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.totals.clear();
        kept.age += 1;
    }

    fn get(&self, key: &str) -> (Option<i64>, u64) {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        (kept.totals.get(key).copied(), kept.age)
    }

    /// Keeps a count, unless something changed since it was begun.
    fn put(&self, key: String, total: i64, age: u64) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.age == age && kept.totals.len() < Self::MAX {
            kept.totals.insert(key, total);
        }
    }
}

/// One page of the wishes that match.
///
/// # Errors
/// When the database cannot be read.
pub async fn list(app: &App, actor: Arc<Actor>, query: WishQuery) -> Result<Page<WishRow>, Fault> {
    let org = app.org().await?;
    let page = query.page.unwrap_or(1).clamp(1, 1_000_000);
    let per_page = query.per_page.unwrap_or(PER_PAGE).clamp(1, PER_PAGE_MAX);
    let key = shared_key(&query);
    let (known, age) = key.as_deref().map_or((None, 0), |key| app.totals.get(key));
    let searching = searched(&query).is_some();
    let likeness = app.likeness.clone();
    if searching {
        likeness.ready(&app.db).await?;
    }
    let (items, total) = app
        .db
        .read(move |conn| {
            let offset = (page - 1) * per_page;
            if searching {
                return found_by_search(conn, &likeness, &org, &actor, &query, offset, per_page);
            }
            let items = store::page(conn, &org, &actor, &query, per_page, offset)?;
            let total = match known {
                Some(total) => total,
                None => store::count(conn, &org, &actor, &query)?,
            };
            Ok((items, total))
        })
        .await?;
    if let (Some(key), None, false) = (key, known, searching) {
        app.totals.put(key, total, age);
    }
    Ok(Page { items, total, page, per_page })
}

fn found_by_search(
    conn: &mut Conn,
    likeness: &Likeness,
    org: &Org,
    actor: &Actor,
    query: &WishQuery,
    offset: i64,
    per_page: i64,
) -> Result<(Vec<WishRow>, i64), Fault> {
    let numbers = search::numbers(conn, likeness, org, actor, query)?;
    let total = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    let (skip, take) =
        (usize::try_from(offset).unwrap_or(usize::MAX), usize::try_from(per_page).unwrap_or(20));
    let wanted: Vec<i64> = numbers.into_iter().skip(skip).take(take).collect();
    let mut rows = store::by_numbers(conn, org, actor, &wanted)?;
    search::mark(conn, likeness, searched(query).unwrap_or_default(), &mut rows)?;
    Ok((rows, total))
}

/// What the filter is called when its count is the same for everyone.
fn shared_key(query: &WishQuery) -> Option<String> {
    if query.only.is_some() || query.unit.is_some() {
        return None;
    }
    let WishQuery { area, status, decision, rule_source, kind, round, .. } = query;
    Some(format!("{area:?}{status:?}{decision:?}{rule_source:?}{kind:?}{round:?}"))
}

/// A wish, and when it last moved.
#[derive(Debug, Clone)]
pub struct Moved {
    pub row: WishRow,
    pub body: String,
    /// Moments, in milliseconds.
    pub recorded: i64,
    pub moved: i64,
}

/// Those of the matching wishes that moved last, the last one first: came, were taken up, answered, carried out or confirmed.
///
/// # Errors
/// When the database cannot be read.
pub fn moved_last(
    conn: &mut Conn,
    likeness: &Likeness,
    org: &Org,
    actor: &Actor,
    query: &WishQuery,
    limit: usize,
) -> Result<Vec<Moved>, Fault> {
    let mut moments = match searched(query) {
        None => store::moments(conn, org, actor, query)?,
        Some(_) => {
            let found: HashSet<i64> =
                search::numbers(conn, likeness, org, actor, query)?.into_iter().collect();
            let all = WishQuery { q: None, ..query.clone() };
            let mut moments = store::moments(conn, org, actor, &all)?;
            moments.retain(|(number, ..)| found.contains(number));
            moments
        }
    };
    moments.sort_by_key(|(number, _, moved)| std::cmp::Reverse((*moved, *number)));
    moments.truncate(limit);
    let numbers: Vec<i64> = moments.iter().map(|(number, ..)| *number).collect();
    let rows = store::by_numbers(conn, org, actor, &numbers)?;
    let mut texts: HashMap<i64, String> =
        store::texts(conn, Some(&numbers))?.into_iter().map(|text| (text.number, text.body)).collect();
    Ok(rows
        .into_iter()
        .zip(moments)
        .map(|(row, (number, recorded, moved))| Moved {
            row,
            body: texts.remove(&number).unwrap_or_default(),
            recorded,
            moved,
        })
        .collect())
}

/// How many rows an export asks for at once.
const AT_ONCE: usize = 500;

/// All that match, for an export: the same wishes as the list, in the same order.
///
/// # Errors
/// When the database cannot be read.
pub fn export_rows(
    conn: &mut Conn,
    likeness: &Likeness,
    org: &Org,
    actor: &Actor,
    query: &WishQuery,
) -> Result<Vec<WishRow>, Fault> {
    if searched(query).is_none() {
        return store::page(conn, org, actor, query, 1_000_000, 0);
    }
    let mut rows = Vec::new();
    for numbers in search::numbers(conn, likeness, org, actor, query)?.chunks(AT_ONCE) {
        rows.extend(store::by_numbers(conn, org, actor, numbers)?);
    }
    Ok(rows)
}
