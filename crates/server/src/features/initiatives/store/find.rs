//! Which initiatives: by search and filter, by wish, by the browser's key.

use diesel::prelude::*;

use super::Record;
use crate::{
    db::{
        Conn,
        schema::{initiative_wishes, initiatives},
    },
    fault::Fault,
    stem::escape,
};

/// The statuses in which work has ended; see `InitiativeStatus::is_over`.
const OVER: [&str; 2] = ["delivered", "stopped"];

/// Which initiatives are wanted. What is left out does not matter.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Filter {
    /// All of these must occur in the folded text …
    pub terms: Vec<String>,
    /// … or the number must be this one.
    pub number: Option<i64>,
    pub area: Option<String>,
    pub status: Option<&'static str>,
    /// The responsible unit is one of these.
    pub units: Option<Vec<String>>,
    pub only: Option<Only>,
}

#[derive(Debug, Clone)]
pub(in super::super) enum Only {
    /// Late by its own word, or by its horizon as seen on this day (days since 1970-01-01).
    Late(i64),
    AtRisk,
    OwnedBy(String),
    /// Owned by the person, and not delivered or stopped.
    OpenOf(String),
    /// Delivered at this moment or later.
    DeliveredSince(i64),
}

/// The initiatives that match, in no particular order.
pub(in super::super) fn matching(conn: &mut Conn, filter: &Filter) -> Result<Vec<Record>, Fault> {
    let mut query = initiatives::table.select(Record::as_select()).into_boxed();
    for term in &filter.terms {
        query = query.filter(initiatives::search_text.like(pattern(term)).escape('\\'));
    }
    if let Some(number) = filter.number {
        // Stands before the other filters: it is an alternative to the words only.
        query = if filter.terms.is_empty() {
            query.filter(initiatives::number.eq(number))
        } else {
            query.or_filter(initiatives::number.eq(number))
        };
    }
    if let Some(area) = &filter.area {
        query = query.filter(initiatives::area_id.eq(area));
    }
    if let Some(status) = filter.status {
        query = query.filter(initiatives::status.eq(status));
    }
    if let Some(units) = &filter.units {
        query = query.filter(initiatives::unit_id.eq_any(units));
    }
    query = match &filter.only {
        None => query,
        Some(Only::Late(today)) => query
            .filter(initiatives::status.ne_all(OVER))
            .filter(initiatives::health.eq("late").or(initiatives::horizon_day.lt(*today))),
        Some(Only::AtRisk) => {
            query.filter(initiatives::status.ne_all(OVER)).filter(initiatives::health.eq("at_risk"))
        }
        Some(Only::OwnedBy(person)) => query.filter(initiatives::owner_id.eq(person)),
        Some(Only::OpenOf(person)) => {
            query.filter(initiatives::owner_id.eq(person)).filter(initiatives::status.ne_all(OVER))
        }
        Some(Only::DeliveredSince(at)) => query.filter(initiatives::delivered_at.ge(*at)),
    };
    Ok(query.load(conn)?)
}

/// A LIKE pattern for text that contains the term.
fn pattern(term: &str) -> String {
    format!("%{}%", escape(term))
}

type Ref = (i64, String, String, Option<String>);

/// Number, title, status and horizon.
pub(in super::super) fn refs(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<Ref>, Fault> {
    Ok(initiatives::table
        .filter(initiatives::number.eq_any(numbers))
        .order(initiatives::number)
        .select((initiatives::number, initiatives::title, initiatives::status, initiatives::horizon))
        .load(conn)?)
}

/// The same for the initiatives that answer a wish.
pub(in super::super) fn of_wish(conn: &mut Conn, wish: i64) -> Result<Vec<Ref>, Fault> {
    Ok(initiative_wishes::table
        .inner_join(initiatives::table)
        .filter(initiative_wishes::wish.eq(wish))
        .order(initiatives::number)
        .select((initiatives::number, initiatives::title, initiatives::status, initiatives::horizon))
        .load(conn)?)
}

/// The initiative made with the browser's key.
pub(in super::super) fn by_key(conn: &mut Conn, key: &str) -> Result<Option<i64>, Fault> {
    Ok(initiatives::table
        .filter(initiatives::client_key.eq(key))
        .select(initiatives::number)
        .first(conn)
        .optional()?)
}

/// Status, health and horizon of every initiative, for counting.
pub(in super::super) fn standing(conn: &mut Conn) -> Result<Vec<(String, String, Option<String>)>, Fault> {
    Ok(initiatives::table
        .select((initiatives::status, initiatives::health, initiatives::horizon))
        .load(conn)?)
}
