//! Rows of initiatives, and the answers they are to the wishes they name. Written straight to the table: records from elsewhere
//! come with a status of their own and without a caller who could have given it.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, PersonId,
    initiatives::{Health, InitiativeStatus},
    search::fold,
    units::NAME_MAX,
    wishes::{TEXT_MAX, TITLE_MAX},
};
use serde_json::{Value, json};

use super::{
    Log, Planned, Source, Step,
    keys::{Seen, outside_id},
    record,
};
use crate::{
    db::{
        Act, Conn, Tx,
        schema::{initiative_wishes, initiatives, status_updates, wishes},
    },
    fault::Fault,
    features::transfer::{
        answering,
        lookup::Lookup,
        records::{InitiativeRecord, InitiativeWish},
        row::{Length, RowReader},
    },
    org::Org,
};

/// An initiative as it is to be, as it was, and the wishes newly linked.
pub struct Change {
    after: InitiativeRecord,
    before: Option<InitiativeRecord>,
    new_links: Vec<i64>,
    area: String,
}

/// What is there already.
struct Existing {
    records: Vec<InitiativeRecord>,
    by_outside_id: HashMap<String, usize>,
    by_title: HashMap<String, usize>,
    links: HashMap<i64, BTreeSet<i64>>,
    /// Initiatives that people have given status to; that status stands.
    followed_up: BTreeSet<i64>,
    wishes: WishNumbers,
}

impl Existing {
    fn load(conn: &mut Conn) -> Result<Self, Fault> {
        let records: Vec<InitiativeRecord> =
            initiatives::table.order(initiatives::number).select(InitiativeRecord::as_select()).load(conn)?;
        let mut links: HashMap<i64, BTreeSet<i64>> = HashMap::new();
        for (initiative, wish) in initiative_wishes::table.load::<(i64, i64)>(conn)? {
            links.entry(initiative).or_default().insert(wish);
        }
        let followed_up: Vec<i64> =
            status_updates::table.select(status_updates::initiative).distinct().load(conn)?;
        let mut existing = Self {
            by_outside_id: HashMap::new(),
            by_title: HashMap::new(),
            links,
            followed_up: followed_up.into_iter().collect(),
            wishes: WishNumbers::load(conn)?,
            records,
        };
        for (at, initiative) in existing.records.iter().enumerate() {
            if let Some(id) = &initiative.outside_id {
                existing.by_outside_id.insert(id.clone(), at);
            }
            existing.by_title.entry(title_key(&initiative.title, &initiative.area_id)).or_insert(at);
        }
        Ok(existing)
    }

    /// As for wishes: a number with a source is sure, without one title and area count too.
    fn find(&self, key: Option<&str>, sourced: bool, title: &str, area: &str) -> Option<&InitiativeRecord> {
        let at = key.and_then(|key| self.by_outside_id.get(key)).or_else(|| {
            let same_words = self.by_title.get(&title_key(title, area))?;
            (!sourced).then_some(same_words)
        });
        at.map(|at| &self.records[*at])
    }
}

fn title_key(title: &str, area: &str) -> String {
    format!("{area}/{}", fold(title.trim()))
}

/// Wishes by the numbers that files know them by.
struct WishNumbers {
    by_outside_id: HashMap<String, i64>,
    /// By the number alone; `None` where several files have the same.
    by_file_number: HashMap<String, Option<i64>>,
    own: BTreeSet<i64>,
}

impl WishNumbers {
    fn load(conn: &mut Conn) -> Result<Self, Fault> {
        let found: Vec<(i64, Option<String>)> = wishes::table
            .filter(wishes::removed_at.is_null())
            .select((wishes::number, wishes::outside_id))
            .load(conn)?;
        let mut numbers =
            Self { by_outside_id: HashMap::new(), by_file_number: HashMap::new(), own: BTreeSet::new() };
        for (number, outside_id) in found {
            numbers.own.insert(number);
            if let Some(id) = outside_id {
                if let Some((_, in_file)) = id.rsplit_once(':') {
                    let known = numbers.by_file_number.contains_key(in_file);
                    numbers.by_file_number.insert(in_file.to_owned(), (!known).then_some(number));
                }
                numbers.by_outside_id.insert(id, number);
            }
        }
        Ok(numbers)
    }

    /// `#12` is Forenkl's own number; `12` the number within the same source, then within the only file that has it, then
    /// Forenkl's own.
    fn find(&self, written: &str, source: &str) -> Option<i64> {
        if let Some(own) = written.strip_prefix('#') {
            return own.parse().ok().filter(|number| self.own.contains(number));
        }
        let key = format!("{}:{written}", source.trim());
        if let Some(number) = self.by_outside_id.get(&key) {
            return Some(*number);
        }
        match self.by_file_number.get(written) {
            Some(number) => *number,
            None => written.parse().ok().filter(|number| self.own.contains(number)),
        }
    }
}

/// What each row would do.
///
/// # Errors
/// When the database cannot be read.
pub fn plan(conn: &mut Conn, lookup: &Lookup, source: &Source<'_>) -> Result<Vec<Planned>, Fault> {
    let existing = Existing::load(conn)?;
    let mut seen = Seen::default();
    let rows = source.sheet.lines.iter();
    Ok(rows
        .map(|line| plan_row(RowReader::new(line, source.columns), lookup, source, &existing, &mut seen))
        .collect())
}

/// What a row says.
struct Row {
    number: String,
    title: String,
    purpose: String,
    improvement: String,
    area: String,
    area_id: String,
    unit_id: String,
    starts: Option<String>,
    horizon: Option<String>,
    horizon_day: Option<i64>,
    status: Option<InitiativeStatus>,
    wishes: Vec<i64>,
    source: String,
}

fn plan_row(
    mut reader: RowReader<'_>,
    lookup: &Lookup,
    source: &Source<'_>,
    existing: &Existing,
    seen: &mut Seen,
) -> Planned {
    let row = read(&mut reader, lookup, &existing.wishes);
    let key = outside_id(&row.source, source.file_name, &row.number);
    let place = key.clone().unwrap_or_else(|| title_key(&row.title, &row.area_id));
    if !row.title.is_empty() && seen.again(place) {
        let (field, place) =
            if key.is_some() { ("number", row.number.clone()) } else { ("title", row.title.clone()) };
        reader.refuse_at(field, FieldCode::Repeated, &place);
    }
    let sourced = !row.source.is_empty() && key.is_some();
    let before = existing.find(key.as_deref(), sourced, &row.title, &row.area_id).cloned();
    if before.is_some() && reader.had_a_taken_number() {
        reader.refuse_at("number", FieldCode::Repeated, &row.number);
    }
    let label = if row.title.is_empty() { row.number.clone() } else { row.title.chars().take(200).collect() };
    let given = |field| reader.has(field);
    let given = [given("purpose"), given("improvement"), given("starts"), given("horizon"), given("source")];
    Planned::read(reader, label, || step(row, before, key, given, existing))
}

fn read(reader: &mut RowReader<'_>, lookup: &Lookup, numbers: &WishNumbers) -> Row {
    let long = Length { min: 0, max: TEXT_MAX };
    let number = reader.text("number", Length { min: 0, max: 60 }, false);
    let title = reader.text("title", Length { min: 3, max: TITLE_MAX }, true);
    let purpose = reader.text("purpose", long, true);
    let improvement = reader.text("improvement", long, true);
    let (area, area_id) = super::wishes::area(reader, lookup);
    let problems = reader.problems.len();
    let unit = reader.text("unit", Length { min: 1, max: NAME_MAX }, false);
    let unit_id = lookup.unit(&unit).map(|unit| unit.0);
    if unit_id.is_none() && reader.problems.len() == problems {
        reader.refuse_at("unit", FieldCode::Unknown, &unit);
    }
    let (starts, horizon) = (reader.date("starts"), reader.date("horizon"));
    if let (Some(starts), Some(horizon)) = (starts, horizon)
        && horizon.last_day() < starts.first_day()
    {
        reader.refuse("horizon", FieldCode::WrongOrder);
    }
    let status = reader.word("status");
    let source = reader.text("source", Length { min: 0, max: 200 }, true);
    let wishes = wish_numbers(reader, numbers, &source);
    Row {
        number,
        title,
        purpose,
        improvement,
        area,
        area_id,
        unit_id: unit_id.unwrap_or_default(),
        starts: starts.map(|date| date.to_string()),
        horizon: horizon.map(|date| date.to_string()),
        horizon_day: horizon.map(|date| i64::from(date.last_day())),
        status,
        wishes,
        source,
    }
}

/// `9,10` or `9; 10` or `9 og 10`.
fn wish_numbers(reader: &mut RowReader<'_>, numbers: &WishNumbers, source: &str) -> Vec<i64> {
    let text = reader.plain("wishes");
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '+' | '&'));
    let mut found = BTreeSet::new();
    for part in parts.map(str::trim).filter(|part| !part.is_empty() && !["og", "and"].contains(part)) {
        match numbers.find(part, source) {
            Some(number) => {
                found.insert(number);
            }
            None => reader.refuse_at("wishes", FieldCode::Unknown, part),
        }
    }
    found.into_iter().collect()
}

fn step(
    row: Row,
    before: Option<InitiativeRecord>,
    key: Option<String>,
    [purpose, improvement, starts, horizon, source]: [bool; 5],
    existing: &Existing,
) -> Step {
    // What people made here stays theirs; the list that was taken out here is no news.
    if before.as_ref().is_some_and(|before| before.client_key.is_some()) {
        return Step::Same;
    }
    let mut after = before.clone().unwrap_or_else(blank);
    // Once people follow it up here, their status, dates and health stand.
    let followed_up = existing.followed_up.contains(&after.number);
    after.title = row.title;
    after.area_id = row.area_id;
    after.unit_id = row.unit_id;
    if purpose {
        after.purpose = row.purpose;
    }
    if improvement {
        after.improvement = row.improvement;
    }
    if source {
        after.source = Some(row.source).filter(|source| !source.is_empty());
    }
    if !followed_up {
        if starts {
            after.starts = row.starts;
        }
        if horizon {
            after.horizon = row.horizon;
            after.horizon_day = row.horizon_day;
        }
        if let Some(status) = row.status {
            after.status = status.word().to_owned();
        }
    }
    if before.is_none() {
        after.outside_id = key;
    }
    after.search_text = fold(&format!("{}\n{}\n{}", after.title, after.purpose, after.improvement));
    let linked = before.as_ref().and_then(|before| existing.links.get(&before.number));
    let new_links: Vec<i64> =
        row.wishes.into_iter().filter(|wish| linked.is_none_or(|linked| !linked.contains(wish))).collect();
    let same = new_links.is_empty() && before.as_ref() == Some(&after);
    let is_new = before.is_none();
    let change = || super::Change::Initiative(Box::new(Change { after, before, new_links, area: row.area }));
    match (is_new, same) {
        (true, _) => Step::New(change()),
        (false, true) => Step::Same,
        (false, false) => Step::Changed(change()),
    }
}

fn blank() -> InitiativeRecord {
    InitiativeRecord {
        number: 0,
        client_key: None,
        title: String::new(),
        purpose: String::new(),
        improvement: String::new(),
        area_id: String::new(),
        unit_id: String::new(),
        owner_id: None,
        starts: None,
        horizon: None,
        horizon_day: None,
        status: InitiativeStatus::Idea.word().to_owned(),
        health: Health::OnTrack.word().to_owned(),
        // When it was delivered or stopped is not in the file, and no day is invented.
        delivered_at: None,
        stopped_at: None,
        recorded_at: 0,
        source: None,
        outside_id: None,
        made_up: false,
        search_text: String::new(),
        version: 0,
    }
}

/// Writes one initiative, links its wishes, and answers those that have no answer.
pub fn apply(
    tx: &mut Tx<'_>,
    org: &Org,
    change: Change,
    by: Option<&PersonId>,
    made_up: bool,
    log: &mut Log,
) -> Result<(), Fault> {
    let Change { mut after, before, new_links, area } = change;
    after.version += 1;
    match &before {
        None => {
            after.number = tx.next_number("initiative")?;
            after.recorded_at = tx.now.0;
            after.made_up = made_up;
            diesel::insert_into(initiatives::table).values(&after).execute(&mut **tx)?;
        }
        Some(_) => {
            diesel::update(initiatives::table.find(after.number)).set(&after).execute(&mut **tx)?;
        }
    }
    let action = if before.is_some() { "initiative.changed" } else { "initiative.created" };
    let act = Act::new(action, "initiative", after.number).label(&after.title);
    record(tx, act, by, before.as_ref().map(|before| shown(before, &area)), shown(&after, &area))?;
    log.touch("initiative", after.number, before.as_ref(), after.version)?;
    for wish in new_links {
        let link = InitiativeWish { initiative: after.number, wish };
        diesel::insert_into(initiative_wishes::table).values(&link).execute(&mut **tx)?;
        log.touch::<()>("link", format_args!("{}:{wish}", after.number), None, 0)?;
    }
    let linked: Vec<i64> = initiative_wishes::table
        .filter(initiative_wishes::initiative.eq(after.number))
        .order(initiative_wishes::wish)
        .select(initiative_wishes::wish)
        .load(&mut **tx)?;
    for wish in linked {
        answering::answer(tx, org, &after, wish, by, log)?;
    }
    Ok(())
}

fn shown(initiative: &InitiativeRecord, area: &str) -> Value {
    json!({
        "title": initiative.title, "purpose": initiative.purpose, "improvement": initiative.improvement, "area": area,
        "starts": initiative.starts, "horizon": initiative.horizon, "status": initiative.status,
        "source": initiative.source,
    })
}
