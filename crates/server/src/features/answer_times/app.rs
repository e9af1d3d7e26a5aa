//! The figures, from one look at the wishes, one at their first answers and one at what those who asked say.

use std::collections::{BTreeMap, HashMap, HashSet};

use diesel::prelude::*;
use forenkl_api::{
    AreaId, PartialDate, Timestamp, UnitId,
    answer_times::{
        AdministrationFigures, AnswerFigures, AnswerTimes, AnswerTimesQuery, AreaFigures, DecisionCount,
        MonthFigures,
    },
    deadlines::ClockState,
    search::danish_order,
    wishes::{Decision, WishStatus},
};

use crate::{
    clock::{self, danish_day},
    db::{
        Conn,
        schema::{answers, verdicts, wishes},
    },
    fault::Fault,
    features::{deadlines::app::Standing, wishes::app as wish_rules},
    org::Org,
};

const MONTHS: i64 = 12;
const MONTHS_MAX: i64 = 36;

/// One wish, as far as it counts here.
struct Counted {
    number: i64,
    area: AreaId,
    administration: Option<UnitId>,
    received_month: String,
    /// While an answer is owed.
    owed: Option<ClockState>,
    answer: Option<Answered>,
    /// Whether it is counted as open.
    open: bool,
}

struct Answered {
    month: String,
    day: i32,
    days: i64,
    in_time: bool,
    decision: Option<Decision>,
}

/// The figures.
///
/// # Errors
/// When the database cannot be read.
pub fn answer_times(conn: &mut Conn, org: &Org, query: &AnswerTimesQuery) -> Result<AnswerTimes, Fault> {
    let months_back = query.months.unwrap_or(MONTHS).clamp(1, MONTHS_MAX);
    let today = clock::today();
    let months = months(today, months_back);
    let since =
        months.first().and_then(|month| PartialDate::parse(month)).map_or(0, |month| month.first_day());
    let administration = query.unit.as_ref().map(|unit| org.administration_ref(unit).id);
    let mut counted = counted(conn, org, today)?;
    counted.retain(|wish| {
        query.area.as_ref().is_none_or(|area| *area == wish.area)
            && administration.as_ref().is_none_or(|unit| wish.administration.as_ref() == Some(unit))
    });
    for wish in &mut counted {
        // Answers before the months that are looked at count nowhere.
        wish.answer = wish.answer.take().filter(|answer| answer.day >= since);
    }
    let mut areas: BTreeMap<AreaId, Vec<&Counted>> = BTreeMap::new();
    let mut administrations: BTreeMap<UnitId, Vec<&Counted>> = BTreeMap::new();
    for wish in &counted {
        areas.entry(wish.area.clone()).or_default().push(wish);
        if let Some(unit) = &wish.administration {
            administrations.entry(unit.clone()).or_default().push(wish);
        }
    }
    let numbers: HashSet<i64> = counted.iter().map(|wish| wish.number).collect();
    let judged = judged(conn, &numbers)?;
    let noticed = wish_rules::noticed(conn, org, &judged, false)?;
    let mut areas: Vec<AreaFigures> = areas
        .into_iter()
        .map(|(area, wishes)| AreaFigures { area: org.area_ref(&area), figures: figures(&wishes) })
        .collect();
    areas.sort_by(|a, b| {
        let key =
            |figures: &AnswerFigures| (std::cmp::Reverse(figures.overdue), std::cmp::Reverse(figures.open));
        key(&a.figures).cmp(&key(&b.figures)).then_with(|| danish_order(&a.area.name, &b.area.name))
    });
    let mut administrations: Vec<AdministrationFigures> = administrations
        .into_iter()
        .map(|(unit, wishes)| AdministrationFigures {
            administration: org.unit_ref(&unit),
            figures: figures(&wishes),
        })
        .collect();
    administrations.sort_by(|a, b| danish_order(&a.administration.name, &b.administration.name));
    let all: Vec<&Counted> = counted.iter().collect();
    Ok(AnswerTimes {
        months_back,
        total: figures(&all),
        areas,
        administrations,
        noticed,
        months: months.into_iter().map(|month| month_figures(month, &counted)).collect(),
    })
}

/// The last so many months, this one included, oldest first.
fn months(today: i32, back: i64) -> Vec<String> {
    let Some(now) = PartialDate::from_day_number(today) else { return Vec::new() };
    let this = i64::from(now.year_number()) * 12 + i64::from(now.part_number()) - 1;
    (this - back + 1..=this)
        .map(|month| format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1))
        .collect()
}

fn month_of(day: i32) -> String {
    PartialDate::from_day_number(day)
        .map(|date| format!("{:04}-{:02}", date.year_number(), date.part_number()))
        .unwrap_or_default()
}

fn counted(conn: &mut Conn, org: &Org, today: i32) -> Result<Vec<Counted>, Fault> {
    type Record = (
        (i64, String, Option<String>, String, i64),
        (Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>, Option<i64>),
    );
    let records: Vec<Record> = wishes::table
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .select((
            (wishes::number, wishes::area_id, wishes::unit_id, wishes::status, wishes::recorded_at),
            (
                wishes::assessed_at,
                wishes::question_at,
                wishes::clock_met_at,
                wishes::first_due,
                wishes::answer_due,
                wishes::clock_from,
            ),
        ))
        .load(conn)?;
    // The first answer of each: what a later one corrects was answered all the same.
    let mut first: HashMap<i64, (i64, String)> = HashMap::new();
    let given: Vec<(i64, i64, String)> = answers::table
        .order((answers::at.desc(), answers::id.desc()))
        .select((answers::wish, answers::at, answers::decision))
        .load(conn)?;
    for (wish, at, decision) in given {
        first.insert(wish, (at, decision));
    }
    let mut administrations: HashMap<String, Option<UnitId>> = HashMap::new();
    let mut counts: HashMap<(i32, i32), i64> = HashMap::new();
    Ok(records
        .into_iter()
        .map(
            |(
                (number, area, unit, status, recorded_at),
                (assessed_at, question_at, met_at, first_due, answer_due, from),
            )| {
                let status = WishStatus::from_word(&status).unwrap_or(WishStatus::Received);
                let standing = Standing { status, assessed_at, question_at, met_at, first_due, answer_due };
                let owed = if status.is_open() { org.clock.deadline(&standing, today) } else { None };
                let received = danish_day(Timestamp(recorded_at));
                // What came from a file with its answer was never promised one.
                let answer = first.get(&number).filter(|_| from.is_some()).map(|(at, decision)| {
                    let day = danish_day(Timestamp(*at));
                    let days = *counts
                        .entry((received, day))
                        .or_insert_with(|| org.clock.workdays().between(received, day).max(0));
                    let in_time = answer_due.is_none_or(|due| i64::from(day) <= due);
                    Answered {
                        month: month_of(day),
                        day,
                        days,
                        in_time,
                        decision: Decision::from_word(decision),
                    }
                });
                let administration = unit.and_then(|unit| {
                    administrations
                        .entry(unit.clone())
                        .or_insert_with(|| org.administration(&UnitId(unit)).map(|unit| unit.id.clone()))
                        .clone()
                });
                Counted {
                    number,
                    area: AreaId(area),
                    administration,
                    received_month: month_of(received),
                    owed: owed.map(|deadline| deadline.state),
                    answer,
                    open: status.is_open(),
                }
            },
        )
        .collect())
}

fn figures(wishes: &[&Counted]) -> AnswerFigures {
    let owed = |state: ClockState| count(wishes.iter().filter(|wish| wish.owed == Some(state)).count());
    let answered: Vec<&Answered> = wishes.iter().filter_map(|wish| wish.answer.as_ref()).collect();
    let mut decisions: Vec<DecisionCount> = Decision::ALL
        .iter()
        .map(|decision| DecisionCount {
            decision: *decision,
            count: count(answered.iter().filter(|answer| answer.decision == Some(*decision)).count()),
        })
        .filter(|decided| decided.count > 0)
        .collect();
    decisions.sort_by_key(|decided| std::cmp::Reverse(decided.count));
    AnswerFigures {
        open: count(wishes.iter().filter(|wish| wish.open).count()),
        due: owed(ClockState::Soon),
        overdue: owed(ClockState::Overdue),
        answered: count(answered.len()),
        in_time: count(answered.iter().filter(|answer| answer.in_time).count()),
        median_days: median(answered.iter().map(|answer| answer.days).collect()),
        decisions,
    }
}

fn month_figures(month: String, counted: &[Counted]) -> MonthFigures {
    let answered: Vec<&Answered> = counted
        .iter()
        .filter_map(|wish| wish.answer.as_ref())
        .filter(|answer| answer.month == month)
        .collect();
    MonthFigures {
        received: count(counted.iter().filter(|wish| wish.received_month == month).count()),
        answered: count(answered.len()),
        in_time: count(answered.iter().filter(|answer| answer.in_time).count()),
        median_days: median(answered.iter().map(|answer| answer.days).collect()),
        month,
    }
}

/// The middle one; of an even number the lower of the two in the middle, so that it is a number of days somebody waited.
fn median(mut days: Vec<i64>) -> Option<i64> {
    days.sort_unstable();
    days.get(days.len().saturating_sub(1) / 2).copied()
}

fn count(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(i64::MAX)
}

/// Those of the wishes that somebody has judged: few, beside all that are counted.
fn judged(conn: &mut Conn, counted: &HashSet<i64>) -> Result<Vec<i64>, Fault> {
    let mut judged: Vec<i64> = verdicts::table.select(verdicts::wish).distinct().load(conn)?;
    judged.retain(|wish| counted.contains(wish));
    Ok(judged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_go_back_over_the_new_year_without_gaps() {
        let today = PartialDate::parse("2027-02-10").map_or(0, |day| day.first_day());
        assert_eq!(months(today, 4), ["2026-11", "2026-12", "2027-01", "2027-02"]);
    }

    #[test]
    fn the_median_is_a_number_of_days_somebody_waited() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![7]), Some(7));
        assert_eq!(median(vec![9, 1, 4]), Some(4));
        assert_eq!(median(vec![1, 2, 8, 9]), Some(2));
    }
}
