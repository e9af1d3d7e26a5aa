//! Initiatives as lists and the roadmap show them: a handful of queries, however many there are.

use std::collections::HashMap;

use forenkl_api::{
    AreaId, MilestoneId, PartialDate, Timestamp, UnitId,
    initiatives::{EffectLevel, InitiativeRow, Milestone, StatusLine, is_late},
    people::PersonRef,
    wishes::Burden,
};

use super::{
    super::store::{self, MilestoneRecord, Record, ValueRecord},
    date, health_of, status_of,
};
use crate::{clock, db::Conn, fault::Fault, features::people, org::Org};

/// The initiatives as rows, in the order given. Five queries.
pub(super) fn of(conn: &mut Conn, org: &Org, records: Vec<Record>) -> Result<Vec<InitiativeRow>, Fault> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let mut parts = Parts::load(conn, &records)?;
    let today = clock::today();
    Ok(records.into_iter().map(|record| parts.row(org, record, today)).collect())
}

/// What belongs to each initiative, by number.
struct Parts {
    milestones: HashMap<i64, Vec<MilestoneRecord>>,
    latest: HashMap<i64, StatusLine>,
    /// Wishes, and the units they hit.
    wishes: HashMap<i64, (i64, i64)>,
    freed: HashMap<i64, Burden>,
    people: HashMap<String, PersonRef>,
}

impl Parts {
    fn load(conn: &mut Conn, records: &[Record]) -> Result<Self, Fault> {
        let numbers: Vec<i64> = records.iter().map(|record| record.number).collect();
        let mut milestones: HashMap<i64, Vec<MilestoneRecord>> = HashMap::new();
        for milestone in store::milestones_of(conn, &numbers)? {
            milestones.entry(milestone.initiative).or_default().push(milestone);
        }
        let latest = store::latest_updates(conn, &numbers)?
            .into_iter()
            .map(|update| (update.initiative, StatusLine { text: update.text, at: Timestamp(update.at) }))
            .collect();
        let mut wishes: HashMap<i64, (i64, i64)> = HashMap::new();
        for (initiative, units) in store::units_hit(conn, &numbers)? {
            let sum = wishes.entry(initiative).or_default();
            *sum = (sum.0 + 1, sum.1 + units);
        }
        let owners = records.iter().map(|record| record.owner_id.clone());
        let people = people::app::names(
            conn,
            owners.chain(milestones.values().flatten().map(|it| it.owner_id.clone())),
        )?;
        Ok(Self { milestones, latest, wishes, freed: freed(store::hours(conn, &numbers)?), people })
    }

    fn row(&mut self, org: &Org, record: Record, today: i32) -> InitiativeRow {
        let (status, health) = (status_of(&record.status), health_of(&record.health));
        let horizon = date(record.horizon.as_deref());
        let unit = UnitId(record.unit_id);
        let (wishes, units_hit) = self.wishes.remove(&record.number).unwrap_or_default();
        InitiativeRow {
            number: record.number,
            title: record.title,
            area: org.area_ref(&AreaId(record.area_id)),
            administration: org.administration_ref(&unit),
            unit: org.unit_ref(&unit),
            owner: record.owner_id.and_then(|owner| self.people.get(&owner).cloned()),
            starts: date(record.starts.as_deref()),
            late: is_late(status, health, horizon.as_ref(), today),
            horizon,
            status,
            health,
            delivered_at: record.delivered_at.map(Timestamp),
            latest: self.latest.remove(&record.number),
            milestones: self.milestones(record.number, today),
            wishes,
            units_hit,
            freed: self.freed.remove(&record.number).unwrap_or_default(),
        }
    }

    /// By the day they are due; those without a day last, as they were added.
    fn milestones(&mut self, number: i64, today: i32) -> Vec<Milestone> {
        let mut milestones: Vec<Milestone> = self
            .milestones
            .remove(&number)
            .unwrap_or_default()
            .into_iter()
            .map(|record| {
                let due = date(record.due.as_deref());
                Milestone {
                    id: MilestoneId(record.id),
                    title: record.title,
                    owner: record.owner_id.and_then(|owner| self.people.get(&owner).cloned()),
                    late: is_overdue(due.as_ref(), record.done_at, today),
                    due,
                    done_at: record.done_at.map(Timestamp),
                }
            })
            .collect();
        milestones.sort_by_key(|milestone| (milestone.due.is_none(), milestone.due));
        milestones
    }
}

/// Due and not done. "In May" is late from 1 June.
fn is_overdue(due: Option<&PartialDate>, done_at: Option<i64>, today: i32) -> bool {
    done_at.is_none() && due.is_some_and(|due| due.last_day() < today)
}

/// Minutes a year freed by each initiative. Of each effect the newest figure at each level counts, and levels are never mixed.
fn freed(values: Vec<(i64, ValueRecord)>) -> HashMap<i64, Burden> {
    let mut newest: HashMap<(i64, String, EffectLevel), i64> = HashMap::new();
    for (initiative, value) in values {
        // Oldest first, so that the newest is what stays.
        if let Some(level) = EffectLevel::from_word(&value.level) {
            newest.insert((initiative, value.effect_id, level), value.hundredths);
        }
    }
    let mut freed: HashMap<i64, Burden> = HashMap::new();
    for ((initiative, _, level), hundredths) in newest {
        let burden = freed.entry(initiative).or_default();
        let sum = match level {
            EffectLevel::Estimated => &mut burden.estimated,
            EffectLevel::Confirmed => &mut burden.confirmed,
            EffectLevel::Verified => &mut burden.verified,
        };
        *sum = Some(sum.unwrap_or(0).saturating_add(minutes(hundredths)));
    }
    freed
}

/// Hundredths of an hour as minutes.
fn minutes(hundredths: i64) -> i64 {
    hundredths.saturating_mul(60) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(effect: &str, level: EffectLevel, hundredths: i64) -> (i64, ValueRecord) {
        let value = ValueRecord {
            effect_id: effect.into(),
            level: level.word().into(),
            hundredths,
            note: String::new(),
            by_id: None,
            at: 0,
        };
        (1, value)
    }

    #[test]
    fn the_newest_figure_of_each_level_counts_and_effects_are_added_up() {
        let freed = freed(vec![
            figure("forms", EffectLevel::Estimated, 10_000),
            figure("forms", EffectLevel::Confirmed, 4_000),
            figure("forms", EffectLevel::Estimated, 6_000),
            figure("meetings", EffectLevel::Estimated, 1_050),
        ]);
        let expected = Burden { estimated: Some(60 * 60 + 630), confirmed: Some(40 * 60), verified: None };
        assert_eq!(freed.get(&1), Some(&expected));
    }

    #[test]
    fn a_milestone_due_in_may_is_late_from_june() {
        let may = PartialDate::month(2024, 5);
        let last = may.map_or(0, |may| may.last_day());
        assert!(!is_overdue(may.as_ref(), None, last));
        assert!(is_overdue(may.as_ref(), None, last + 1));
        assert!(!is_overdue(may.as_ref(), Some(0), last + 1));
        assert!(!is_overdue(None, None, last));
    }
}
