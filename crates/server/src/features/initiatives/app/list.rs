//! Lists of initiatives: by search, filter and sorting, and as *Min side* and the roadmap need them.

use std::{cmp::Reverse, collections::HashMap};

use forenkl_api::{
    FieldCode, Page, PersonId, Timestamp, UnitId,
    initiatives::{Health, InitiativeQuery, InitiativeRow, InitiativeSort, InitiativeStatus, is_late},
};

use super::{
    super::store::{self, Filter, Only, Record},
    Reader, date, health_of, rows as assemble, status_of,
};
use crate::{clock, db::Conn, fault::Fault, org::Org, stem};

const PER_PAGE: i64 = 25;
const PER_PAGE_MAX: i64 = 100;
/// An initiative needs a status when it has had none for so long.
const STATUS_DUE_DAYS: i64 = 30;

/// One page of the initiatives asked for.
///
/// # Errors
/// `invalid` when `only` is none of its words.
pub fn list(conn: &mut Conn, reader: &Reader, query: &InitiativeQuery) -> Result<Page<InitiativeRow>, Fault> {
    let page = query.page.unwrap_or(1).clamp(1, 1_000_000);
    let per_page = query.per_page.unwrap_or(PER_PAGE).clamp(1, PER_PAGE_MAX);
    let found = match filter(reader, query)? {
        Some(filter) => store::matching(conn, &filter)?,
        None => Vec::new(),
    };
    let found = sorted(conn, found, query.sort.unwrap_or(InitiativeSort::Horizon))?;
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let skip = usize::try_from((page - 1) * per_page).unwrap_or(usize::MAX);
    let take = usize::try_from(per_page).unwrap_or(0);
    let shown = found.into_iter().skip(skip).take(take).collect();
    Ok(Page { items: assemble::of(conn, &reader.org, shown)?, total, page, per_page })
}

/// The query as a filter; `None` when nothing can match.
fn filter(reader: &Reader, query: &InitiativeQuery) -> Result<Option<Filter>, Fault> {
    let only = match query.only.as_deref().unwrap_or_default() {
        "" => None,
        "late" => Some(Only::Late(i64::from(clock::today()))),
        "at_risk" => Some(Only::AtRisk),
        "mine" => Some(Only::OwnedBy(reader.actor.id().0.clone())),
        _ => return Err(Fault::field("only", FieldCode::NotAllowed)),
    };
    let words = query.q.as_deref().map(str::trim).unwrap_or_default();
    let terms = stem::terms(words);
    if !words.is_empty() && terms.is_empty() {
        return Ok(None);
    }
    Ok(Some(Filter {
        terms,
        number: words.trim_start_matches('#').parse().ok(),
        area: query.area.as_ref().map(|area| area.0.clone()),
        status: query.status.map(InitiativeStatus::word),
        units: query.unit.as_ref().and_then(|unit| units(&reader.org, unit)),
        only,
    }))
}

/// The unit and those below it; `None` for the municipality, which is all of them.
fn units(org: &Org, unit: &UnitId) -> Option<Vec<String>> {
    (org.top() != Some(unit)).then(|| org.subtree(unit).into_iter().map(|unit| unit.0).collect())
}

fn sorted(conn: &mut Conn, mut found: Vec<Record>, sort: InitiativeSort) -> Result<Vec<Record>, Fault> {
    match sort {
        InitiativeSort::Horizon => found.sort_by_cached_key(by_horizon),
        InitiativeSort::Newest => found.sort_by_key(|it| Reverse(it.number)),
        InitiativeSort::Units => {
            let numbers: Vec<i64> = found.iter().map(|it| it.number).collect();
            let mut hit = HashMap::<i64, i64>::new();
            for (initiative, units) in store::units_hit(conn, &numbers)? {
                *hit.entry(initiative).or_default() += units;
            }
            found.sort_by_key(|it| (Reverse(hit.get(&it.number).copied().unwrap_or(0)), it.number));
        }
    }
    Ok(found)
}

type HorizonOrder = (bool, Reverse<Option<i64>>, bool, Option<forenkl_api::PartialDate>, i64);

/// Work that goes on before work that has ended; then the nearest horizon first, and none last. What was delivered: newest first.
fn by_horizon(record: &Record) -> HorizonOrder {
    let over = status_of(&record.status).is_over();
    let horizon = date(record.horizon.as_deref());
    (over, Reverse(record.delivered_at.filter(|_| over)), horizon.is_none(), horizon, record.number)
}

/// Which initiatives another noun needs.
#[derive(Debug, Clone)]
pub enum Which {
    All,
    /// Late by their own word or by their horizon; the longest overdue first.
    Late,
    /// Delivered at this moment or later; newest first.
    DeliveredSince(Timestamp),
    /// Owned by the person and not over; those that are late, at risk, or without a status for a month.
    NeedingStatusOf(PersonId),
}

/// Those initiatives as rows, sorted by horizon unless [`Which`] says otherwise. Six queries.
///
/// # Errors
/// When the database cannot be read.
pub fn rows(conn: &mut Conn, org: &Org, which: &Which) -> Result<Vec<InitiativeRow>, Fault> {
    let only = match which {
        Which::All => None,
        Which::Late => Some(Only::Late(i64::from(clock::today()))),
        Which::DeliveredSince(at) => Some(Only::DeliveredSince(at.0)),
        Which::NeedingStatusOf(person) => Some(Only::OpenOf(person.0.clone())),
    };
    let found = store::matching(conn, &Filter { only, ..Filter::default() })?;
    let found = sorted(conn, found, InitiativeSort::Horizon)?;
    let made_at: HashMap<i64, i64> = found.iter().map(|it| (it.number, it.recorded_at)).collect();
    let mut rows = assemble::of(conn, org, found)?;
    if let Which::NeedingStatusOf(_) = which {
        let since = clock::now().0 - STATUS_DUE_DAYS * 86_400_000;
        rows.retain(|row| needs_status(row, made_at.get(&row.number).copied().unwrap_or(0), since));
    }
    Ok(rows)
}

/// What is new has a month, too, before its first status is due.
fn needs_status(row: &InitiativeRow, made_at: i64, since: i64) -> bool {
    let told_at = row.latest.as_ref().map_or(made_at, |latest| latest.at.0);
    row.late || row.health == Health::AtRisk || told_at < since
}

/// How many there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbers {
    pub all: i64,
    pub delivered: i64,
    pub late: i64,
}

/// Counts initiatives, in one query.
///
/// # Errors
/// When the database cannot be read.
pub fn numbers(conn: &mut Conn) -> Result<Numbers, Fault> {
    let today = clock::today();
    let mut numbers = Numbers::default();
    for (status, health, horizon) in store::standing(conn)? {
        let (status, horizon) = (status_of(&status), date(horizon.as_deref()));
        numbers.all += 1;
        numbers.delivered += i64::from(status == InitiativeStatus::Delivered);
        numbers.late += i64::from(is_late(status, health_of(&health), horizon.as_ref(), today));
    }
    Ok(numbers)
}
