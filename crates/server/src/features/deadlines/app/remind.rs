//! What time brings: reminders before and after a deadline, answers that go out later, replies that are due; and what is forgotten of those
//! who took part in workshops.
//!
//! Looks are cheap and changes rare, so each look reads first and writes only where there is something to do. What was told is on
//! record with the due day, so a restart, a second node or a clock set back tells nothing twice.

use std::{collections::HashSet, time::Duration};

use diesel::prelude::*;
use forenkl_api::{PartialDate, PersonId, deadlines::ClockState};
use serde_json::json;
use tokio::sync::watch;

use super::{Standing, turns};
use crate::{
    clock,
    db::{
        Act, Conn, Db, Tx,
        schema::{referrals, reminders, scheduled_answers, wishes},
    },
    fault::Fault,
    features::{
        wishes::app as wish_rules,
        workshops::{self, Rooms},
    },
    org::{Org, OrgCache},
};

/// Between looks: an answer that is to go out at nine goes out within this time after nine.
const LOOK: Duration = Duration::from_secs(15);
/// Told in one change, so that others can write in between.
const TOGETHER: usize = 100;

/// Looks after what time brings until the server goes down.
pub struct Keeper {
    pub db: Db,
    pub org: OrgCache,
    pub rooms: Rooms,
    pub closing: watch::Receiver<bool>,
}

impl Keeper {
    /// Looks, again and again.
    pub async fn run(mut self) {
        let mut looks = workshops::Looks::default();
        loop {
            if let Err(fault) = keep(&self.db, &self.org).await {
                tracing::warn!(%fault, "the deadlines cannot be looked after");
            }
            if let Err(fault) = workshops::forget(&self.rooms, &mut looks, clock::now()).await {
                tracing::warn!(%fault, "what is to be forgotten of workshops' guests cannot be");
            }
            if tokio::time::timeout(LOOK, self.closing.wait_for(|closing| *closing)).await.is_ok() {
                return;
            }
        }
    }
}

/// One look: does all that is to be done by now.
///
/// # Errors
/// When the database cannot be reached.
pub async fn keep(db: &Db, org_cache: &OrgCache) -> Result<(), Fault> {
    let org = org_cache.get(db).await?;
    start_missing(db, &org).await?;
    let reckoned = org.clone();
    let owed = db.read(move |conn| owed(conn, &reckoned)).await?;
    for some in owed.chunks(TOGETHER).map(<[Reminder]>::to_vec) {
        db.write(move |tx| some.iter().try_for_each(|reminder| tell(tx, reminder))).await?;
    }
    let due = db
        .read(|conn| {
            Ok(scheduled_answers::table
                .filter(scheduled_answers::failed_at.is_null())
                .filter(scheduled_answers::publish_at.le(clock::now().0))
                .order((scheduled_answers::publish_at, scheduled_answers::wish))
                .select((scheduled_answers::wish, scheduled_answers::by_id))
                .load::<(i64, String)>(conn)?)
        })
        .await?;
    for (wish, by) in due {
        let org = org.clone();
        let published = db.write(move |tx| wish_rules::publish_scheduled(tx, &org, wish)).await;
        if let Err(fault) = published {
            if !matches!(fault, Fault::Problem(_)) {
                return Err(fault);
            }
            db.write(move |tx| fail_scheduled(tx, wish, &PersonId(by))).await?;
        }
    }
    Ok(())
}

/// The answer stays written, and whoever wrote it is told.
fn fail_scheduled(tx: &mut Tx<'_>, wish: i64, by: &PersonId) -> Result<(), Fault> {
    let now = tx.now.0;
    let open = scheduled_answers::table.find(wish).filter(scheduled_answers::failed_at.is_null());
    if diesel::update(open).set(scheduled_answers::failed_at.eq(Some(now))).execute(&mut **tx)? == 0 {
        return Ok(());
    }
    let title: String = wishes::table.find(wish).select(wishes::title).first(&mut **tx)?;
    let act = Act::new("answer.schedule_failed", "wish", wish).label(title).after(json!({ "person": by }));
    tx.record(act).map(drop)
}

/// Wishes that came before the clock did, or from a file: what is promised is promised from now on.
async fn start_missing(db: &Db, org: &std::sync::Arc<Org>) -> Result<(), Fault> {
    let missing = db
        .read(|conn| {
            Ok(wishes::table
                .filter(wishes::removed_at.is_null())
                .filter(wishes::merged_into.is_null())
                .filter(wishes::clock_from.is_null())
                .filter(wishes::status.eq_any(wish_rules::open_words()))
                .select(wishes::number)
                .load::<i64>(conn)?)
        })
        .await?;
    for some in missing.chunks(TOGETHER).map(<[i64]>::to_vec) {
        let org = org.clone();
        db.write(move |tx| {
            for number in some {
                let mut record = wish_rules::get(tx, number)?;
                if record.clock_from.is_none() {
                    turns::begin(tx, &org, &mut record)?;
                    wish_rules::save_clock(tx, &record)?;
                }
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[derive(Debug, Clone)]
struct Reminder {
    wish: i64,
    title: String,
    kind: &'static str,
    first: bool,
    due: i64,
}

/// What is to be told and has not been.
fn owed(conn: &mut Conn, org: &Org) -> Result<Vec<Reminder>, Fault> {
    let today = clock::today();
    let mut owed = Vec::new();
    let horizon = i64::from(org.clock.workdays().after(today, org.clock.rules().warn_days));
    let near = |due: i64| due <= horizon;
    type Open = (i64, String, String, Option<i64>, Option<i64>, Option<i64>, Option<i64>);
    let open: Vec<Open> = wishes::table
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .filter(wishes::clock_met_at.is_null())
        .filter(wishes::answer_due.is_not_null())
        .filter(wishes::question_at.is_null())
        .filter(wishes::status.eq_any(wish_rules::open_words()))
        .filter(wishes::answer_due.le(Some(horizon)).or(wishes::first_due.le(Some(horizon))))
        .order(wishes::number)
        .select((
            wishes::number,
            wishes::title,
            wishes::status,
            wishes::assessed_at,
            wishes::question_at,
            wishes::first_due,
            wishes::answer_due,
        ))
        .load(conn)?;
    for (wish, title, status, assessed_at, question_at, first_due, answer_due) in open {
        let status = forenkl_api::wishes::WishStatus::from_word(&status);
        let Some(status) = status else { continue };
        let standing = Standing { status, assessed_at, question_at, met_at: None, first_due, answer_due };
        let Some(deadline) = org.clock.deadline(&standing, today) else { continue };
        let due = i64::from(deadline.due.last_day());
        let mut add =
            |kind| owed.push(Reminder { wish, title: title.clone(), kind, first: deadline.first, due });
        match deadline.state {
            ClockState::Soon if near(due) => add(if deadline.first { "first_soon" } else { "soon" }),
            ClockState::Overdue => {
                add(if deadline.first { "first_overdue" } else { "overdue" });
                if -deadline.days_left >= org.clock.rules().escalate_days {
                    add(if deadline.first { "first_escalated" } else { "escalated" });
                }
            }
            _ => {}
        }
    }
    owed.extend(replies_due(conn, today)?);
    let wanted: Vec<i64> = owed.iter().map(|reminder| reminder.wish).collect();
    let told: HashSet<(i64, String, i64)> = reminders::table
        .filter(reminders::wish.eq_any(wanted))
        .select((reminders::wish, reminders::kind, reminders::due))
        .load::<(i64, String, i64)>(conn)?
        .into_iter()
        .collect();
    owed.retain(|reminder| !told.contains(&(reminder.wish, reminder.kind.to_owned(), reminder.due)));
    Ok(owed)
}

/// Replies that the owners of rules owe.
fn replies_due(conn: &mut Conn, today: i32) -> Result<Vec<Reminder>, Fault> {
    let due: Vec<(i64, String, Option<i64>)> = referrals::table
        .inner_join(wishes::table)
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .filter(referrals::replied_on.is_null())
        .filter(referrals::reply_due_day.lt(Some(i64::from(today))))
        .order(referrals::wish)
        .select((referrals::wish, wishes::title, referrals::reply_due_day))
        .load(conn)?;
    Ok(due
        .into_iter()
        .filter_map(|(wish, title, due)| {
            Some(Reminder { wish, title, kind: "reply", first: false, due: due? })
        })
        .collect())
}

/// Once, whoever was faster.
fn tell(tx: &mut Tx<'_>, reminder: &Reminder) -> Result<(), Fault> {
    let row = reminders::table.find((reminder.wish, reminder.kind, reminder.due));
    if diesel::select(diesel::dsl::exists(row)).get_result(&mut **tx)? {
        return Ok(());
    }
    diesel::insert_into(reminders::table)
        .values((
            reminders::wish.eq(reminder.wish),
            reminders::kind.eq(reminder.kind),
            reminders::due.eq(reminder.due),
            reminders::at.eq(tx.now.0),
        ))
        .execute(&mut **tx)?;
    let action = match reminder.kind {
        "first_soon" | "soon" => "wish.due_soon",
        "first_overdue" | "overdue" => "wish.overdue",
        "reply" => "referral.due",
        _ => "wish.escalated",
    };
    let due = i32::try_from(reminder.due).ok().and_then(PartialDate::from_day_number);
    let act = Act::new(action, "wish", reminder.wish)
        .label(&reminder.title)
        .after(json!({ "first": reminder.first, "due": due }));
    tx.record(act).map(drop)
}
