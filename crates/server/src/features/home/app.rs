//! What *Min side* shows, put together from the nouns.

use diesel::prelude::*;
use forenkl_api::{
    Permission, Timestamp,
    home::{Followed, Home, HomeNumbers},
    rounds::{Round, RoundState},
    wishes::{Verdict, WishQuery, WishRow, WishSort, WishStatus},
};

use crate::{
    auth::Actor,
    clock,
    db::{
        Conn,
        schema::{answers, supports, verdicts, wishes},
    },
    fault::Fault,
    features::{
        initiatives::{self, app::Which},
        rounds,
        wishes::app::{self as wish_rules, WishRecord},
        workshops,
    },
    org::Org,
};

const MINE: usize = 8;
const NEAR: i64 = 5;
const AWAITING: i64 = 10;
/// "Delivered lately" reaches this far back.
const LATELY_DAYS: i64 = 120;
/// An answer in one line.
const NEWS: usize = 200;

/// The page for this person.
pub(super) fn home(conn: &mut Conn, org: &Org, actor: &Actor) -> Result<Home, Fault> {
    let (mine, mine_total) = mine(conn, org, actor)?;
    let near = near(conn, org, actor, &mine)?;
    let (awaiting, awaiting_total) = awaiting(conn, org, actor)?;
    let edits = actor.may(Permission::InitiativeEdit);
    let oversees = actor.may(Permission::OverviewRead);
    let which = |conn: &mut Conn, wanted: bool, which: Which| match wanted {
        true => initiatives::app::rows(conn, org, &which),
        false => Ok(Vec::new()),
    };
    let since = Timestamp(clock::now().0 - LATELY_DAYS * 86_400_000);
    Ok(Home {
        rounds: open_rounds(conn, org, actor)?,
        workshops: workshops::app::led_by(conn, org, actor.id())?,
        mine,
        mine_total,
        near,
        awaiting,
        awaiting_total,
        initiatives: which(conn, edits, Which::NeedingStatusOf(actor.id().clone()))?,
        late: which(conn, oversees, Which::Late)?,
        delivered: which(conn, oversees, Which::DeliveredSince(since))?,
        numbers: numbers(conn, org, actor)?,
    })
}

fn open_rounds(conn: &mut Conn, org: &Org, actor: &Actor) -> Result<Vec<Round>, Fault> {
    let mut open: Vec<Round> = rounds::app::list(conn, org, actor)?
        .into_iter()
        .filter(|round| round.state == RoundState::Open)
        .collect();
    open.sort_by_key(|round| !round.invited);
    Ok(open)
}

/// Mine: those that ask something of me first, then written before supported, newest news first.
fn mine(conn: &mut Conn, org: &Org, actor: &Actor) -> Result<(Vec<Followed>, i64), Fault> {
    let me = actor.id().as_str();
    let supported = supports::table.filter(supports::person_id.eq(me)).select(supports::wish);
    // A wish that was merged is shown as the one it is read with.
    let merged: Vec<Option<i64>> = wishes::table
        .filter(wishes::merged_into.is_not_null())
        .filter(wishes::author_id.eq(me).or(wishes::number.eq_any(supported).nullable()))
        .select(wishes::merged_into)
        .load(conn)?;
    let merged: Vec<i64> = merged.into_iter().flatten().collect();
    let records: Vec<WishRecord> = wishes::table
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .filter(
            wishes::author_id
                .eq(me)
                .or(wishes::number.eq_any(supported).nullable())
                .or(wishes::number.eq_any(merged).nullable()),
        )
        .order(wishes::number.desc())
        .limit(200)
        .select(WishRecord::as_select())
        .load(conn)?;
    let total = i64::try_from(records.len()).unwrap_or(i64::MAX);
    let judged: Vec<(i64, String)> = verdicts::table
        .filter(verdicts::person_id.eq(me))
        .select((verdicts::wish, verdicts::verdict))
        .load(conn)?;
    let verdict_on =
        |wish: i64| judged.iter().find(|(of, _)| *of == wish).and_then(|(_, word)| Verdict::from_word(word));
    let asks = |record: &WishRecord| Asks::of(record, me, verdict_on(record.number));
    let mut records: Vec<(Asks, WishRecord)> =
        records.into_iter().map(|record| (asks(&record), record)).collect();
    records.sort_by_key(|(asks, record)| {
        let written = record.author_id.as_deref() == Some(me);
        (!asks.anything(), !written, std::cmp::Reverse(last_news(record)))
    });
    records.truncate(MINE);
    let numbers: Vec<i64> = records.iter().map(|(_, record)| record.number).collect();
    let rows = wish_rules::by_numbers(conn, org, actor, &numbers)?;
    let news = news(conn, &numbers)?;
    let followed = records
        .into_iter()
        .filter_map(|(asks, record)| {
            let wish = rows.iter().find(|row| row.number == record.number)?.clone();
            Some(Followed {
                wish,
                path: wish_rules::path(&record),
                news: news.iter().find(|(of, _)| *of == record.number).map(|(_, text)| text.clone()),
                asks_verdict: asks.verdict,
                verdict: verdict_on(record.number),
                asks_me: asks.reply,
            })
        })
        .collect();
    Ok((followed, total))
}

/// What a wish asks of the person.
struct Asks {
    verdict: bool,
    reply: bool,
}

impl Asks {
    fn of(record: &WishRecord, me: &str, verdict: Option<Verdict>) -> Self {
        let delivered = matches!(record.status(), WishStatus::CarriedOut | WishStatus::Confirmed);
        let written = record.author_id.as_deref() == Some(me);
        Self { verdict: delivered && verdict.is_none(), reply: written && record.question.is_some() }
    }
    fn anything(&self) -> bool {
        self.verdict || self.reply
    }
}

fn last_news(record: &WishRecord) -> i64 {
    [record.confirmed_at, record.carried_out_at, record.answered_at, record.assessed_at]
        .into_iter()
        .flatten()
        .max()
        .unwrap_or(record.recorded_at)
}

/// The latest answer of each, in one line.
fn news(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<(i64, String)>, Fault> {
    let mut answered: Vec<(i64, String)> = answers::table
        .filter(answers::wish.eq_any(numbers))
        .order(answers::at.desc())
        .select((answers::wish, answers::reason))
        .load(conn)?;
    for (_, text) in &mut answered {
        if text.chars().count() > NEWS {
            *text = text.chars().take(NEWS).chain(['…']).collect();
        }
    }
    Ok(answered)
}

/// Open wishes that hit most units; those from the person's own administration first.
fn near(conn: &mut Conn, org: &Org, actor: &Actor, mine: &[Followed]) -> Result<Vec<WishRow>, Fault> {
    let own =
        actor.me.home.as_ref().and_then(|home| org.administration(&home.unit)).map(|unit| unit.id.clone());
    let query = |unit| WishQuery { unit, sort: Some(WishSort::Units), ..WishQuery::default() };
    let mut found = wish_rules::page(conn, org, actor, &query(own), 30, 0)?;
    found.extend(wish_rules::page(conn, org, actor, &query(None), 60, 0)?);
    let mut near: Vec<WishRow> = Vec::new();
    for row in found {
        let known = row.mine
            || row.supported
            || mine.iter().any(|followed| followed.wish.number == row.number)
            || near.iter().any(|other| other.number == row.number);
        if !known && row.status.is_open() && near.len() < usize::try_from(NEAR).unwrap_or(5) {
            near.push(row);
        }
    }
    Ok(near)
}

fn awaiting(conn: &mut Conn, org: &Org, actor: &Actor) -> Result<(Vec<WishRow>, i64), Fault> {
    if !actor.may(Permission::WishAssess) {
        return Ok((Vec::new(), 0));
    }
    let query =
        WishQuery { only: Some("awaiting".into()), sort: Some(WishSort::Deadline), ..WishQuery::default() };
    let rows = wish_rules::page(conn, org, actor, &query, AWAITING, 0)?;
    let total = wish_rules::count(conn, org, actor, &query)?;
    Ok((rows, total))
}

fn numbers(conn: &mut Conn, org: &Org, actor: &Actor) -> Result<HomeNumbers, Fault> {
    let overdue = WishQuery { only: Some("overdue".into()), ..WishQuery::default() };
    let by_status: Vec<(String, i64)> = wishes::table
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .group_by(wishes::status)
        .select((wishes::status, diesel::dsl::count_star()))
        .load(conn)?;
    let sum = |wanted: &dyn Fn(WishStatus) -> bool| {
        by_status
            .iter()
            .filter(|(word, _)| WishStatus::from_word(word).is_some_and(wanted))
            .map(|(_, count)| count)
            .sum()
    };
    let initiatives = initiatives::app::numbers(conn)?;
    Ok(HomeNumbers {
        wishes: sum(&|_| true),
        open: sum(&WishStatus::is_open),
        overdue: wish_rules::count(conn, org, actor, &overdue)?,
        answered: sum(&|status| !status.is_open()),
        carried_out: sum(&WishStatus::is_delivered),
        initiatives: initiatives.all,
        delivered: initiatives.delivered,
        late: initiatives.late,
    })
}
