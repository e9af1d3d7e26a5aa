//! A wish in full, as far as the reader may know it.

use std::collections::BTreeMap;

use diesel::prelude::*;
use forenkl_api::{
    AreaId, PartialDate, Permission, RoundId, Timestamp, UnitId,
    wishes::{
        Answer, Author, AuthorVisibility, Decision, Question, RoundRef, RuleSource, UnitsHit, Verdict,
        Verdicts, Wish, WishKind, WishMay, WishMine, WishStatus,
    },
};

use super::{
    after,
    family::{self, OptOut},
    gathered, may_assess, merge, path, referral, scheduled,
    store::{self, WishRecord},
    verdict::is_asked,
};
use crate::{
    auth::Actor,
    db::{
        Conn,
        schema::{answers, follows, rounds, supports, verdicts as verdict_rows},
    },
    fault::Fault,
    features::{deadlines::app as deadlines, initiatives, people},
    org::Org,
};

/// Numbers below this are not shown to peers: twelve school heads are recognisable even "anonymously".
pub(super) const FEWEST_SHOWN: i64 = 5;

/// A wish in full.
///
/// # Errors
/// `not_found`.
pub fn detail(conn: &mut Conn, org: &Org, actor: &Actor, number: i64) -> Result<Wish, Fault> {
    let record = store::get(conn, number)?;
    let assess = may_assess(org, actor, &record);
    let mine = mine(conn, actor, &record)?;
    let merged_into = merge::merged_into(conn, &record)?;
    let open = merged_into.is_none();
    let asked = is_asked(conn, actor, &record)?;
    let status = record.status();
    let area = AreaId(record.area_id.clone());
    let said: Vec<String> =
        verdict_rows::table.filter(verdict_rows::wish.eq(number)).select(verdict_rows::verdict).load(conn)?;
    let may = WishMay {
        support: open && !mine.author && actor.may(Permission::WishSupport),
        edit: open && mine.author && record.answered_at.is_none(),
        assess,
        moderate: org
            .area(&area)
            .is_some_and(|a| actor.may_at(Permission::Moderate, org, &a.unit, Some(&area))),
        judge: open
            && asked
            && record.carried_out_at.is_some()
            && matches!(status, WishStatus::CarriedOut | WishStatus::Confirmed | WishStatus::Reopened),
        appeal: open && mine.author && after::may_appeal(conn, &record)?,
    };
    Ok(Wish {
        number,
        responsible: org
            .area(&area)
            .map_or_else(|| org.unit_ref(&"".into()), |entry| org.unit_ref(&entry.unit)),
        area: org.area_ref(&area),
        rule_source: RuleSource::from_word(&record.rule_source).unwrap_or(RuleSource::Unknown),
        kind: WishKind::from_word(&record.kind).unwrap_or(WishKind::Process),
        status,
        author: author(conn, org, actor, &record, assess)?,
        visibility: AuthorVisibility::from_word(&record.visibility).unwrap_or(AuthorVisibility::Nobody),
        round: round(conn, &record)?,
        workshop: gathered::workshop_of(conn, number)?,
        received: record.received.as_deref().and_then(PartialDate::parse),
        supporters: record.supporters,
        units_hit: record.units_hit,
        hit_by: hit_by(conn, org, &record)?,
        burden: record.burden(),
        load: record.load(),
        path: path(&record),
        answers: answers_of(conn, org, number)?,
        question: question(conn, &record)?,
        clock: deadlines::of_wish(conn, org, &record)?,
        assignee: people::app::names(conn, [record.assignee_id.clone()])?.into_values().next(),
        appeal: after::appeal_of(conn, number)?,
        scheduled: if assess { scheduled::of_wish(conn, number)? } else { None },
        referral: referral::of_wish(conn, number)?,
        initiatives: initiatives::app::of_wish(conn, number)?,
        verdicts: verdicts(said.iter().map(String::as_str), assess),
        parts: merge::parts(conn, org, actor, number)?,
        merges: if assess { merge::merges_of(conn, number)? } else { Vec::new() },
        merged_into,
        source: record.source,
        made_up: record.made_up,
        mine,
        may,
        version: record.version,
        title: record.title,
        body: record.body,
        suggestion: record.suggestion,
        rule: record.rule,
    })
}

/// Whether the reader may know who wrote the wish.
pub fn may_know_author(record: &WishRecord, actor: &Actor, may_assess: bool) -> bool {
    record.author_id.as_deref() == Some(actor.id().as_str())
        || match AuthorVisibility::from_word(&record.visibility) {
            Some(AuthorVisibility::Everyone) => true,
            Some(AuthorVisibility::Owner) => may_assess,
            Some(AuthorVisibility::Nobody) | None => false,
        }
}

/// Who wrote it, as far as the reader may know.
///
/// # Errors
/// When the database cannot be read.
pub fn author(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    record: &WishRecord,
    assess: bool,
) -> Result<Author, Fault> {
    let unit = record.unit_id.clone().map(UnitId);
    if !may_know_author(record, actor, assess) {
        return Ok(Author { person: None, unit: unit.map(|unit| org.administration_ref(&unit)) });
    }
    let person = people::app::names(conn, [record.author_id.clone()])?.into_values().next();
    Ok(Author { person, unit: unit.map(|unit| org.unit_ref(&unit)) })
}

fn round(conn: &mut Conn, record: &WishRecord) -> Result<Option<RoundRef>, Fault> {
    let Some(id) = &record.round_id else { return Ok(None) };
    let name: Option<String> = rounds::table.find(id).select(rounds::name).first(conn).optional()?;
    Ok(name.map(|name| RoundRef { id: RoundId(id.clone()), name }))
}

/// The names of the administrations that a wish hits.
pub(super) fn administrations_hit(
    conn: &mut Conn,
    org: &Org,
    record: &WishRecord,
) -> Result<Vec<String>, Fault> {
    Ok(hit_by(conn, org, record)?.into_iter().map(|hit| hit.administration.name).collect())
}

fn hit_by(conn: &mut Conn, org: &Org, record: &WishRecord) -> Result<Vec<UnitsHit>, Fault> {
    let units = family::units_told(conn, org, record.number, record.unit_id.as_deref())?;
    let mut counts: BTreeMap<UnitId, i64> = BTreeMap::new();
    for unit in units {
        *counts.entry(org.administration_ref(&UnitId(unit)).id).or_default() += 1;
    }
    let mut hit: Vec<(i64, UnitsHit)> = counts
        .into_iter()
        .map(|(unit, count)| {
            let shown = (count >= FEWEST_SHOWN).then_some(count);
            (count, UnitsHit { administration: org.unit_ref(&unit), units: shown })
        })
        .collect();
    hit.sort_by(|a, b| {
        // Those too few to show come last, by name, so that their order tells nothing.
        let key = |(count, hit): &(i64, UnitsHit)| if hit.units.is_some() { -*count } else { 0 };
        key(a).cmp(&key(b)).then_with(|| {
            forenkl_api::search::danish_order(&a.1.administration.name, &b.1.administration.name)
        })
    });
    Ok(hit.into_iter().map(|(_, hit)| hit).collect())
}

/// Counts of what was said; below five answers only those who answer for it see which.
pub fn verdicts<'a>(said: impl Iterator<Item = &'a str>, sees_all: bool) -> Verdicts {
    let mut counts = [0i64; 3];
    for word in said {
        match Verdict::from_word(word) {
            Some(Verdict::Yes) => counts[0] += 1,
            Some(Verdict::Partly) => counts[1] += 1,
            Some(Verdict::No) => counts[2] += 1,
            None => {}
        }
    }
    let answers = counts.iter().sum();
    let shown = |count| (sees_all || answers >= FEWEST_SHOWN).then_some(count);
    Verdicts { answers, yes: shown(counts[0]), partly: shown(counts[1]), no: shown(counts[2]) }
}

fn answers_of(conn: &mut Conn, org: &Org, number: i64) -> Result<Vec<Answer>, Fault> {
    type Record = (String, String, String, Option<i64>, Option<String>, Option<String>, i64);
    let records: Vec<Record> = answers::table
        .filter(answers::wish.eq(number))
        .order((answers::at.desc(), answers::id.desc()))
        .select((
            answers::decision,
            answers::reason,
            answers::unit_id,
            answers::initiative,
            answers::horizon,
            answers::by_id,
            answers::at,
        ))
        .load(conn)?;
    let names = people::app::names(conn, records.iter().map(|record| record.5.clone()))?;
    let numbers: Vec<i64> = records.iter().filter_map(|record| record.3).collect();
    let initiatives = initiatives::app::refs(conn, &numbers)?;
    Ok(records
        .into_iter()
        .filter_map(|(decision, reason, unit, initiative, horizon, by, at)| {
            Some(Answer {
                decision: Decision::from_word(&decision)?,
                reason,
                unit: org.unit_ref(&UnitId(unit)),
                initiative: initiatives.iter().find(|known| Some(known.number) == initiative).cloned(),
                horizon: horizon.as_deref().and_then(PartialDate::parse),
                by: by.and_then(|by| names.get(&by).cloned()),
                at: Timestamp(at),
            })
        })
        .collect())
}

fn question(conn: &mut Conn, record: &WishRecord) -> Result<Option<Question>, Fault> {
    let (Some(text), Some(at)) = (record.question.clone(), record.question_at) else { return Ok(None) };
    let by = people::app::names(conn, [record.question_by.clone()])?.into_values().next();
    Ok(Some(Question { text, at: Timestamp(at), by }))
}

fn mine(conn: &mut Conn, actor: &Actor, record: &WishRecord) -> Result<WishMine, Fault> {
    let me = actor.id().as_str();
    type Loads = (Option<i64>, Option<i64>, Option<i64>);
    let support: Option<Loads> = supports::table
        .find((record.number, me))
        .select((supports::load_tenths, supports::load_times, supports::load_people))
        .first(conn)
        .optional()?;
    let verdict: Option<String> =
        verdict_rows::table.find((record.number, me)).select(verdict_rows::verdict).first(conn).optional()?;
    let followed: bool =
        diesel::select(diesel::dsl::exists(follows::table.find((record.number, me)))).get_result(conn)?;
    Ok(WishMine {
        author: record.author_id.as_deref() == Some(me),
        supported: support.is_some()
            || !family::through(conn, record.number, me, OptOut::Support)?.is_empty(),
        followed: followed || !family::through(conn, record.number, me, OptOut::Follow)?.is_empty(),
        load: support.and_then(|(tenths, times, people)| store::load(tenths, times, people)),
        verdict: verdict.as_deref().and_then(Verdict::from_word),
    })
}
