//! A municipality of some size: 200 units, 1,000 people, 10,000 wishes, 200,000 supports.

use std::path::Path;

use anyhow::{Result, anyhow};
use diesel::{connection::SimpleConnection, prelude::*};
use forenkl::{
    Fault,
    auth::sessions,
    db::{
        Db, Location, Tx,
        schema::{counters, supports},
    },
    features::{areas, people, units},
};
use forenkl_api::{
    PersonId, Role, UnitId,
    areas::AreaBody,
    people::PositionBody,
    units::{UnitBody, UnitKind},
};

const UNITS: usize = 200;
const PEOPLE: usize = 1_000;
pub const WISHES: usize = 10_000;
/// Each wish is supported by as many people.
const SUPPORTS_EACH: usize = 20;
pub const SUPPORTS: usize = WISHES * SUPPORTS_EACH;
/// Rounds of new supports by everyone before a wish comes again. Beyond that lie those that were made.
const LAPS: usize = 900;

/// Someone who calls.
pub struct Caller {
    number: usize,
    pub id: PersonId,
    pub unit: UnitId,
    pub cookie: String,
}

/// What was made.
pub struct Seeded {
    people: Vec<Caller>,
    pub areas: Vec<String>,
}

impl Seeded {
    /// Someone.
    pub fn caller(&self, number: usize) -> &Caller {
        &self.people[number % PEOPLE]
    }

    /// Who gives the support of this turn: everyone once before anyone again, far apart.
    pub fn supporter(&self, turn: usize) -> &Caller {
        self.caller(turn * 387)
    }

    /// The wish of this turn: one that its person neither wrote nor supports yet, far from the one before.
    pub fn fresh_wish(&self, turn: usize) -> usize {
        let (person, lap) = (self.supporter(turn).number, turn / PEOPLE);
        let within = (person + SUPPORTS_EACH + 2 + lap % LAPS) % PEOPLE;
        let thousand = (person * 7 + lap / LAPS) % (WISHES / PEOPLE);
        // Numbers begin with 1; the wish with the number of the last is written by the first.
        if within == 0 { (thousand + 1) * PEOPLE } else { thousand * PEOPLE + within }
    }

    /// Whether the person supports the wish since the beginning: those just below its number do.
    pub fn is_supported(&self, wish: usize, by: &Caller) -> bool {
        (1..=SUPPORTS_EACH).any(|reach| made_supporter(wish, reach) == by.number)
    }

    /// Whether the person wrote the wish.
    pub fn is_author(&self, wish: usize, by: &Caller) -> bool {
        wish % PEOPLE == by.number
    }
}

fn made_supporter(wish: usize, reach: usize) -> usize {
    (wish + PEOPLE - 1 - reach) % PEOPLE
}

/// How many supports are on disk.
pub async fn count_supports(folder: &Path) -> Result<usize> {
    let db = Db::open(Location::Sqlite(folder.join("forenkl.db"))).map_err(|fault| anyhow!("{fault}"))?;
    let count = db.read(|conn| Ok(supports::table.count().get_result::<i64>(conn)?)).await;
    Ok(usize::try_from(count.map_err(|fault| anyhow!("{fault}"))?)?)
}

/// Fills a fresh store.
pub async fn fill(folder: &Path) -> Result<Seeded> {
    let db = Db::open(Location::Sqlite(folder.join("forenkl.db"))).map_err(|fault| anyhow!("{fault}"))?;
    db.write(make).await.map_err(|fault| anyhow!("{fault}"))
}

fn make(tx: &mut Tx<'_>) -> Result<Seeded, Fault> {
    let top = units::app::create_top(tx, "Stor Kommune")?;
    let mut unit_ids = Vec::new();
    let mut administration = top.clone();
    for number in 0..UNITS {
        let (parent, kind) = match number % 25 {
            0 => (top.clone(), UnitKind::Administration),
            _ => (administration.clone(), UnitKind::Institution),
        };
        let unit = unit(tx, parent, kind, number)?;
        if kind == UnitKind::Administration {
            administration = unit.clone();
        }
        unit_ids.push(unit);
    }
    let mut area_ids = Vec::new();
    for number in 0..8 {
        let body = AreaBody {
            code: format!("A{number}"),
            name: format!("Område {number}"),
            unit: unit_ids[0].clone(),
            retired: false,
            version: 0,
        };
        area_ids.push(areas::app::create(tx, &body, None)?.id.0);
    }
    let mut callers = Vec::new();
    for number in 0..PEOPLE {
        callers.push(caller(tx, number, &unit_ids[number % UNITS])?);
    }
    wishes(tx, &callers, &area_ids)?;
    Ok(Seeded { people: callers, areas: area_ids })
}

fn unit(tx: &mut Tx<'_>, parent: UnitId, kind: UnitKind, number: usize) -> Result<UnitId, Fault> {
    let body = UnitBody {
        parent: Some(parent),
        kind,
        name: format!("Enhed nummer {number}"),
        short_name: format!("E{number}"),
        outside_id: None,
        valid_from: None,
        valid_to: None,
        version: 0,
    };
    Ok(units::app::create(tx, &body, None)?.id)
}

fn caller(tx: &mut Tx<'_>, number: usize, unit: &UnitId) -> Result<Caller, Fault> {
    let id =
        people::app::create(tx, &format!("Leder {number}"), Some(&format!("leder{number}@test.dk")), None)?;
    let position = PositionBody {
        role: Role::Leader,
        unit: unit.clone(),
        areas: Vec::new(),
        valid_from: None,
        valid_to: None,
    };
    people::app::give_position(tx, &id, &position, None)?;
    let token = sessions::begin(tx, &id, 1)?;
    Ok(Caller { number, id, unit: unit.clone(), cookie: format!("{}={token}", sessions::cookie_name(false)) })
}

/// By plain statements: how the records came to be does not matter here, only that they are many.
fn wishes(tx: &mut Tx<'_>, callers: &[Caller], areas: &[String]) -> Result<(), Fault> {
    let words = ["sygefravær", "nøglekort", "refusion", "vagtplan", "indkøb", "adgange", "skema", "årshjul"];
    for number in 1..=WISHES {
        let author = &callers[number % PEOPLE];
        let (a, b, c) = (words[number % 8], words[number / 8 % 8], words[number / 64 % 8]);
        let text = format!(
            "Hver gang vi arbejder med {a}, skal det samme tastes forfra, og {b} hænger ikke sammen med {c}. Det tager tid \
             fra kerneopgaven, og ingen ved, hvem der har ansvaret for at gøre det enklere hos os."
        );
        let insert = format!(
            "INSERT INTO wishes (number, title, body, suggestion, area_id, rule, rule_source, kind, author_id, unit_id, visibility, \
             status, burden_sort, supporters, units_hit, comments, received, recorded_at, made_up, search_text, version) VALUES \
             ({number}, 'Besvær med {a} og {b} nummer {number}', '{text}', '', '{area}', '', 'municipality', 'process', '{person}', '{unit}', \
             'everyone', 'received', {burden}, {SUPPORTS_EACH}, {hit}, 0, '2026-01-01', {number}, 0, '{folded}', 1);",
            area = areas[number % areas.len()],
            person = author.id,
            unit = author.unit,
            burden = number * 7919 % 100_000,
            hit = number * 104_729 % 60 + 1,
            folded = forenkl_api::search::fold(&format!("besvær med {a} og {b} nummer {number}\n{text}")),
        );
        tx.batch_execute(&insert)?;
        let mut rows = String::from("INSERT INTO supports (wish, person_id, unit_id, at) VALUES ");
        for reach in 1..=SUPPORTS_EACH {
            let by = &callers[made_supporter(number, reach)];
            let comma = if reach == 1 { "" } else { "," };
            rows.push_str(&format!("{comma}({number}, '{}', '{}', 1)", by.id, by.unit));
        }
        tx.batch_execute(&rows)?;
    }
    diesel::update(counters::table.find("wish")).set(counters::value.eq(WISHES as i64)).execute(&mut **tx)?;
    Ok(())
}
