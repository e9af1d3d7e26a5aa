//! Whose time it is: the clock is started, handed over, stopped while the author is asked, and ended.
//!
//! The columns are changed in the record, which the caller stores; the turns are rows of their own.

use diesel::prelude::*;
use forenkl_api::{
    AreaId, PartialDate, Timestamp,
    deadlines::{AnswerClock, Turn, TurnHolder},
};

use crate::{
    clock::{danish_day, today},
    db::{Conn, Tx, schema::turns},
    fault::Fault,
    features::wishes::app::WishRecord,
    ids,
    org::Org,
};

/// Starts the clock: a wish has come, or is open again. Its row must be stored already.
///
/// # Errors
/// When the database refuses.
pub fn begin(tx: &mut Tx<'_>, org: &Org, record: &mut WishRecord) -> Result<(), Fault> {
    let now = tx.now;
    let (first, answer) = org.clock.dues(&AreaId(record.area_id.clone()), now);
    record.clock_from = Some(now.0);
    record.clock_met_at = None;
    // Whoever has reacted once owes no first reaction again.
    record.first_due = record.assessed_at.is_none().then_some(first);
    record.answer_due = Some(answer);
    close(tx, record.number)?;
    open(tx, record.number, TurnHolder::Area, Some(&record.area_id))
}

/// The area has changed: another has it in hand now. The deadline stays, because it was promised.
///
/// # Errors
/// When the database refuses.
pub fn pass_on(tx: &mut Tx<'_>, record: &mut WishRecord) -> Result<(), Fault> {
    record.assignee_id = None;
    if record.clock_from.is_none() || !record.status().is_open() || record.question_at.is_some() {
        return Ok(());
    }
    close(tx, record.number)?;
    open(tx, record.number, TurnHolder::Area, Some(&record.area_id))
}

/// The author has been asked something: the clock stands still. Call before the question is put into the record.
///
/// # Errors
/// When the database refuses.
pub fn wait(tx: &mut Tx<'_>, org: &Org, record: &mut WishRecord) -> Result<(), Fault> {
    if record.clock_from.is_none() {
        return Ok(());
    }
    // Asked again before there was a reply: what was waited so far counts.
    make_up(tx.now, org, record);
    close(tx, record.number)?;
    open(tx, record.number, TurnHolder::Author, None)
}

/// The author has replied, and the clock goes on. Call before the question is taken out of the record.
///
/// # Errors
/// When the database refuses.
pub fn resume(tx: &mut Tx<'_>, org: &Org, record: &mut WishRecord) -> Result<(), Fault> {
    if record.clock_from.is_none() {
        return Ok(());
    }
    make_up(tx.now, org, record);
    close(tx, record.number)?;
    open(tx, record.number, TurnHolder::Area, Some(&record.area_id))
}

/// The answer is there. The first one since the clock was started counts.
///
/// # Errors
/// When the database refuses.
pub fn end(tx: &mut Tx<'_>, org: &Org, record: &mut WishRecord) -> Result<(), Fault> {
    make_up(tx.now, org, record);
    let now = tx.now.0;
    if record.clock_from.is_some() {
        record.clock_met_at.get_or_insert(now);
    }
    close(tx, record.number)
}

/// What has become of the turns since an import is taken back with it: those begun since are gone, those closed since go on. The
/// columns are put back by the caller.
///
/// # Errors
/// When the database refuses.
pub fn rewind(tx: &mut Tx<'_>, wish: i64, to: i64) -> Result<(), Fault> {
    let of_wish = turns::table.filter(turns::wish.eq(wish));
    diesel::delete(of_wish.filter(turns::from_at.ge(to))).execute(&mut **tx)?;
    diesel::update(of_wish.filter(turns::to_at.ge(to)))
        .set(turns::to_at.eq(None::<i64>))
        .execute(&mut **tx)?;
    Ok(())
}

fn make_up(now: Timestamp, org: &Org, record: &mut WishRecord) {
    if let Some(asked) = record.question_at {
        record.answer_due = record.answer_due.map(|due| org.clock.moved(due, Timestamp(asked), now));
    }
}

fn open(tx: &mut Tx<'_>, wish: i64, holder: TurnHolder, area: Option<&str>) -> Result<(), Fault> {
    let id: String = ids::new();
    let row = (
        turns::id.eq(id),
        turns::wish.eq(wish),
        turns::holder.eq(holder.word()),
        turns::area_id.eq(area),
        turns::from_at.eq(tx.now.0),
    );
    diesel::insert_into(turns::table).values(row).execute(&mut **tx)?;
    Ok(())
}

fn close(tx: &mut Tx<'_>, wish: i64) -> Result<(), Fault> {
    let now = tx.now.0;
    diesel::update(turns::table.filter(turns::wish.eq(wish)).filter(turns::to_at.is_null()))
        .set(turns::to_at.eq(now))
        .execute(&mut **tx)?;
    Ok(())
}

/// The clock of one wish; `None` where no answer was promised.
///
/// # Errors
/// When the database cannot be read.
pub fn of_wish(conn: &mut Conn, org: &Org, record: &WishRecord) -> Result<Option<AnswerClock>, Fault> {
    let date = |day: i64| i32::try_from(day).ok().and_then(PartialDate::from_day_number);
    let (Some(deadline), Some(answer_due)) =
        (org.clock.deadline(&record.standing(), today()), record.answer_due.and_then(date))
    else {
        return Ok(None);
    };
    let rows: Vec<(String, Option<String>, i64, Option<i64>)> = turns::table
        .filter(turns::wish.eq(record.number))
        .order((turns::from_at, turns::id))
        .select((turns::holder, turns::area_id, turns::from_at, turns::to_at))
        .load(conn)?;
    let now = crate::clock::now();
    let turns = rows.into_iter().filter_map(|(holder, area, from, to)| {
        let until = to.map_or(now, Timestamp);
        Some(Turn {
            holder: TurnHolder::from_word(&holder)?,
            area: area.map(|area| org.area_ref(&AreaId(area))),
            from: PartialDate::from_day_number(danish_day(Timestamp(from)))?,
            to: to.and_then(|to| PartialDate::from_day_number(danish_day(Timestamp(to)))),
            days: org.clock.days(Timestamp(from), until),
        })
    });
    Ok(Some(AnswerClock {
        deadline,
        first_due: record.first_due.and_then(date),
        answer_due,
        turns: turns.collect(),
    }))
}
