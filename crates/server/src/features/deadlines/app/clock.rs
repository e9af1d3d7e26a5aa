//! Reckoning: from the rules and a wish's moments to what is owed and by when.

use std::collections::HashMap;

use diesel::prelude::*;
use forenkl_api::{
    AreaId, PartialDate, Timestamp,
    deadlines::{AreaDeadline, ClockState, Deadline, DeadlineRules, DueExample, month_day},
    wishes::WishStatus,
};

use crate::{
    clock::danish_day,
    db::{
        Conn,
        schema::{area_deadlines, deadline_rules},
    },
    fault::Fault,
    workdays::Workdays,
};

/// The deadlines and the calendar, as everyone who reckons needs them.
#[derive(Debug)]
pub struct Clock {
    rules: DeadlineRules,
    workdays: Workdays,
    areas: HashMap<AreaId, AreaDeadline>,
}

impl Default for Clock {
    fn default() -> Self {
        Self::of(DeadlineRules {
            first_days: 5,
            answer_days: 20,
            warn_days: 3,
            escalate_days: 5,
            quiet_from: None,
            quiet_to: None,
            closed: Vec::new(),
            areas: Vec::new(),
            version: 0,
        })
    }
}

/// What of a wish the clock looks at.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub status: WishStatus,
    pub assessed_at: Option<i64>,
    pub question_at: Option<i64>,
    pub met_at: Option<i64>,
    pub first_due: Option<i64>,
    pub answer_due: Option<i64>,
}

impl Clock {
    /// From the rules.
    pub fn of(rules: DeadlineRules) -> Self {
        let day = |text: &Option<String>| text.as_deref().and_then(month_day);
        let quiet = day(&rules.quiet_from).zip(day(&rules.quiet_to));
        let workdays = Workdays::new(quiet, rules.closed.iter().filter_map(|day| month_day(day)));
        let areas = rules.areas.iter().map(|area| (area.area.clone(), area.clone())).collect();
        Self { rules, workdays, areas }
    }

    /// As stored.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn load(conn: &mut Conn) -> Result<Self, Fault> {
        type Record = (String, i64, i64, i64, i64, Option<String>, Option<String>, String, i64);
        let stored: Option<Record> = deadline_rules::table.first(conn).optional()?;
        let Some((
            _,
            first_days,
            answer_days,
            warn_days,
            escalate_days,
            quiet_from,
            quiet_to,
            closed,
            version,
        )) = stored
        else {
            return Ok(Self::default());
        };
        let areas: Vec<(String, Option<i64>, Option<i64>)> =
            area_deadlines::table.order(area_deadlines::area_id).load(conn)?;
        Ok(Self::of(DeadlineRules {
            first_days,
            answer_days,
            warn_days,
            escalate_days,
            quiet_from,
            quiet_to,
            closed: closed.split_whitespace().map(str::to_owned).collect(),
            areas: areas
                .into_iter()
                .map(|(area, first_days, answer_days)| AreaDeadline {
                    area: AreaId(area),
                    first_days,
                    answer_days,
                })
                .collect(),
            version,
        }))
    }

    /// The rules.
    pub fn rules(&self) -> &DeadlineRules {
        &self.rules
    }

    /// The working days.
    pub fn workdays(&self) -> &Workdays {
        &self.workdays
    }

    /// The last days for a first reaction and for the answer, for what comes to an area at this moment.
    pub fn dues(&self, area: &AreaId, from: Timestamp) -> (i64, i64) {
        let (first, answer) = self.rules.days_of(self.areas.get(area));
        let day = danish_day(from);
        (self.workdays.after(day, first).into(), self.workdays.after(day, answer).into())
    }

    /// By when something sent at this moment would be due: where nothing else is said, and in each area that differs.
    pub fn examples(&self, from: Timestamp) -> Vec<DueExample> {
        let day = danish_day(from);
        let after = |days| PartialDate::from_day_number(self.workdays.after(day, days));
        let example = |area: Option<&AreaDeadline>| {
            let (first, answer) = self.rules.days_of(area);
            Some(DueExample {
                area: area.map(|area| area.area.clone()),
                first_due: after(first)?,
                answer_due: after(answer)?,
            })
        };
        std::iter::once(None).chain(self.rules.areas.iter().map(Some)).filter_map(example).collect()
    }

    /// A due day moved by the working days between two moments, while the clock stood still.
    pub fn moved(&self, due: i64, from: Timestamp, to: Timestamp) -> i64 {
        let stood = self.workdays.between(danish_day(from), danish_day(to)).max(0);
        i32::try_from(due).map_or(due, |due| self.workdays.after(due, stood).into())
    }

    /// Working days between two moments; 0 when the machine's clock was set back between them.
    pub fn days(&self, from: Timestamp, to: Timestamp) -> i64 {
        self.workdays.between(danish_day(from), danish_day(to)).max(0)
    }

    /// What is owed next, or how it went; `None` where no answer was promised.
    pub fn deadline(&self, wish: &Standing, today: i32) -> Option<Deadline> {
        let answer_due = wish.answer_due?;
        let first = wish.status == WishStatus::Received && wish.assessed_at.is_none();
        let (due, first) = match wish.first_due {
            Some(first_due) if first => (first_due, true),
            _ => (answer_due, false),
        };
        let due = i32::try_from(due).ok()?;
        let at = |moment: i64| danish_day(Timestamp(moment));
        // What has been answered, or stands still, is measured on the day it was.
        let measured = match (wish.status.is_open(), wish.met_at, wish.question_at) {
            (false, Some(met), _) => at(met),
            (true, _, Some(asked)) => at(asked).min(today),
            _ => today,
        };
        let days_left = self.workdays.between(measured, due);
        let state = match wish.status.is_open() {
            false if days_left < 0 || measured > due => ClockState::Late,
            false => ClockState::Met,
            true if wish.question_at.is_some() => ClockState::Waiting,
            true if measured > due => ClockState::Overdue,
            true if days_left <= self.rules.warn_days => ClockState::Soon,
            true => ClockState::Running,
        };
        // Past the due day over a weekend no working day has gone, and it is late all the same.
        Some(Deadline { state, first, due: PartialDate::from_day_number(due)?, days_left })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i32 {
        PartialDate::parse(text).map_or(0, |day| day.first_day())
    }

    fn noon(text: &str) -> Timestamp {
        Timestamp(i64::from(day(text)) * 86_400_000 + 11 * 3_600_000)
    }

    fn standing(status: WishStatus) -> Standing {
        let (first, answer) = Clock::default().dues(&"hr".into(), noon("2026-11-02"));
        Standing {
            status,
            assessed_at: None,
            question_at: None,
            met_at: None,
            first_due: Some(first),
            answer_due: Some(answer),
        }
    }

    fn on(wish: &Standing, today: &str) -> Option<(ClockState, bool, i64)> {
        Clock::default().deadline(wish, day(today)).map(|due| (due.state, due.first, due.days_left))
    }

    #[test]
    fn first_a_reaction_is_owed_then_the_answer() {
        let received = standing(WishStatus::Received);
        assert_eq!(on(&received, "2026-11-02"), Some((ClockState::Running, true, 5)));
        assert_eq!(on(&received, "2026-11-09"), Some((ClockState::Soon, true, 0)));
        assert_eq!(on(&received, "2026-11-10"), Some((ClockState::Overdue, true, -1)));
        let assessing = Standing { assessed_at: Some(0), ..standing(WishStatus::Assessing) };
        assert_eq!(on(&assessing, "2026-11-10"), Some((ClockState::Running, false, 14)));
    }

    #[test]
    fn a_deadline_that_has_passed_over_a_weekend_is_overdue() {
        // Due on Monday 30 November; a Friday due and a Saturday today.
        let friday =
            Standing { answer_due: Some(day("2026-11-27").into()), ..standing(WishStatus::Assessing) };
        assert_eq!(on(&friday, "2026-11-27"), Some((ClockState::Soon, false, 0)));
        assert_eq!(on(&friday, "2026-11-28"), Some((ClockState::Overdue, false, 0)));
        assert_eq!(on(&friday, "2026-11-30"), Some((ClockState::Overdue, false, -1)));
    }

    #[test]
    fn the_clock_stands_still_while_the_author_is_asked() {
        let asked = Standing {
            assessed_at: Some(0),
            question_at: Some(noon("2026-11-10").0),
            ..standing(WishStatus::Assessing)
        };
        assert_eq!(on(&asked, "2026-11-10"), Some((ClockState::Waiting, false, 14)));
        assert_eq!(on(&asked, "2026-12-10"), Some((ClockState::Waiting, false, 14)));
        let clock = Clock::default();
        let due = clock.moved(day("2026-11-30").into(), noon("2026-11-10"), noon("2026-11-17"));
        assert_eq!(due, i64::from(day("2026-12-07")));
    }

    #[test]
    fn what_was_answered_is_measured_by_its_day() {
        let answered = |met: &str| Standing { met_at: Some(noon(met).0), ..standing(WishStatus::Answered) };
        assert_eq!(on(&answered("2026-11-30"), "2027-05-01"), Some((ClockState::Met, false, 0)));
        assert_eq!(on(&answered("2026-12-01"), "2027-05-01"), Some((ClockState::Late, false, -1)));
    }

    #[test]
    fn late_in_the_evening_it_is_tomorrow_already() {
        // 23:30 UTC on 1 November is 2 November in Denmark.
        let late = Timestamp(noon("2026-11-01").0 + 12 * 3_600_000 + 1_800_000);
        let clock = Clock::default();
        assert_eq!(clock.dues(&"hr".into(), late), clock.dues(&"hr".into(), noon("2026-11-02")));
    }

    #[test]
    fn a_clock_set_back_counts_nothing() {
        assert_eq!(Clock::default().days(noon("2026-11-10"), noon("2026-11-02")), 0);
        assert_eq!(Clock::default().moved(100, noon("2026-11-10"), noon("2026-11-02")), 100);
    }
}
