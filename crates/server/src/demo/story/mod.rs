//! Everything made up, told in the order of time through the same rules as everyone's doings.

mod initiatives;
mod wishes;

use std::{collections::HashMap, sync::Arc};

use diesel::prelude::*;
use forenkl_api::{RoundId, Timestamp, UnitId, rounds::RoundBody};

use super::{
    initiatives::{INITIATIVES, Initiative},
    people::{People, area, unit_by},
    when::{When, days_ago},
    wishes::{Round, Then, Wish, all as all_wishes},
};
use crate::{
    auth::Actor,
    db::{
        Tx,
        schema::{initiatives as initiative_table, wishes as wish_table},
    },
    fault::Fault,
    features::{initiatives::app::Reader, rounds},
    org::Org,
};

/// One thing that happens.
#[derive(Clone, Copy)]
enum Happening {
    Round(Round),
    Wish(&'static Wish),
    /// The supporter's turn.
    Support(&'static Wish, usize),
    Then(&'static Wish, &'static Then),
    Initiative(&'static Initiative),
    Milestone(&'static Initiative, usize),
    Update(&'static Initiative, usize),
    /// Confirmed and verified figures.
    Figures(&'static Initiative),
}

/// Tells it all.
///
/// # Errors
/// When something does not fit the rules: a slip in the demo's own texts.
pub fn tell(tx: &mut Tx<'_>, org: Org, people: &People) -> Result<(), Fault> {
    let mut teller = Teller {
        org: Arc::new(org),
        people,
        wishes: HashMap::new(),
        initiatives: HashMap::new(),
        rounds: Vec::new(),
    };
    for (at, happening) in happenings() {
        tx.now = at;
        teller.happen(tx, happening)?;
    }
    teller.link_further(tx)?;
    mark_made_up(tx)
}

fn happenings() -> Vec<(Timestamp, Happening)> {
    let mut all = Vec::new();
    for (round, day) in [(Round::Closed, 203), (Round::Open, 25), (Round::Planned, 3)] {
        all.push((days_ago(day, 0), Happening::Round(round)));
    }
    for (turn, wish) in all_wishes().enumerate() {
        all.push((days_ago(wish.day, 10 + turn), Happening::Wish(wish)));
        let last = wish.then.iter().map(Then::day).chain([wish.day]).min().unwrap_or(wish.day);
        let until = if last < 80 { 0 } else { last };
        for supporter in 0..wish.supports {
            all.push((
                days_ago(support_day(wish.day, until, supporter), 60 + turn * 7 + supporter),
                Happening::Support(wish, supporter),
            ));
        }
        for then in wish.then {
            all.push((days_ago(then.day(), 400 + turn), Happening::Then(wish, then)));
        }
    }
    for (turn, initiative) in INITIATIVES.iter().enumerate() {
        all.push((days_ago(initiative.day, 380 + turn), Happening::Initiative(initiative)));
        for (at, milestone) in initiative.milestones.iter().enumerate() {
            if let Some(day) = milestone.3 {
                all.push((days_ago(day, 300 + turn), Happening::Milestone(initiative, at)));
            }
        }
        for (at, update) in initiative.updates.iter().enumerate() {
            all.push((days_ago(update.0, 320 + turn), Happening::Update(initiative, at)));
        }
        if let Some(latest) = initiative.updates.iter().map(|update| update.0).min() {
            all.push((days_ago(latest, 340 + turn), Happening::Figures(initiative)));
        }
    }
    all.sort_by_key(|(at, _)| *at);
    all
}

/// Many come in the first days, some weeks later.
fn support_day(begun: i32, until: i32, supporter: usize) -> i32 {
    let span = usize::try_from(begun - until).unwrap_or(0);
    let later = (supporter * supporter * 3 / 5 + supporter) % (span + 1);
    begun - i32::try_from(later).unwrap_or(0)
}

struct Teller<'a> {
    org: Arc<Org>,
    people: &'a People,
    wishes: HashMap<&'static str, i64>,
    initiatives: HashMap<&'static str, i64>,
    rounds: Vec<(Round, RoundId)>,
}

impl Teller<'_> {
    fn happen(&mut self, tx: &mut Tx<'_>, happening: Happening) -> Result<(), Fault> {
        match happening {
            Happening::Round(round) => self.round(tx, round),
            Happening::Wish(wish) => self.wish(tx, wish),
            Happening::Support(wish, supporter) => self.support(tx, wish, supporter),
            Happening::Then(wish, then) => self.then(tx, wish, then),
            Happening::Initiative(initiative) => self.initiative(tx, initiative),
            Happening::Milestone(initiative, at) => self.milestone_done(tx, initiative, at),
            Happening::Update(initiative, at) => self.update(tx, initiative, at),
            Happening::Figures(initiative) => self.figures(tx, initiative),
        }
    }

    fn reader(&self, actor: Arc<Actor>) -> Reader {
        Reader { org: self.org.clone(), actor }
    }

    fn number(&self, wish: &Wish) -> Result<i64, Fault> {
        self.wishes.get(wish.key).copied().ok_or_else(|| slip("wish", wish.key))
    }

    fn initiative_number(&self, key: &str) -> Result<i64, Fault> {
        self.initiatives.get(key).copied().ok_or_else(|| slip("initiative", key))
    }

    /// A persona, or `#DAG07` for the leader of that unit.
    fn person(&self, key: &str) -> Result<Arc<Actor>, Fault> {
        let Some(unit) = key.strip_prefix('#') else { return self.people.get(key) };
        let unit = unit_by(&self.org, unit)?;
        let leads = |leader: &&Arc<Actor>| leader.me.home.as_ref().is_some_and(|home| home.unit == unit);
        self.people.leaders.iter().find(leads).cloned().ok_or_else(|| slip("leader", key))
    }

    /// Whoever answers for an area.
    fn owner(&self, code: &str) -> Result<Arc<Actor>, Fault> {
        self.people.get(match code {
            "HR" | "REF" => "karen",
            "IT" => "peter",
            "INDKOB" => "sofie",
            "EJD" => "ole",
            _ => "camilla",
        })
    }

    fn round(&mut self, tx: &mut Tx<'_>, round: Round) -> Result<(), Fault> {
        let (name, purpose, from, to, areas): (_, _, _, _, &[&str]) = match round {
            Round::Closed => (
                "Runde 1: Det, der fylder mest",
                "Vi begynder med det, der tager tid i alle enheder. Skriv det, som I ser det; svaret kommer til hver enkelt.",
                -202,
                -160,
                &[],
            ),
            Round::Open => (
                "Runde 2: Ansættelse, vagtplan og it",
                "Hvad tager tid, når en ny kollega begynder, er syg eller stopper? Skriv ét ønske ad gangen.",
                -24,
                27,
                &["HR", "REF", "IT"],
            ),
            Round::Planned => (
                "Runde 3: Indkøb og ejendomme",
                "Fra bestilling til betaling, og alt om bygningen.",
                60,
                95,
                &["INDKOB", "EJD"],
            ),
        };
        let day = |days| When::Day(days).date().ok_or_else(|| slip("day", name));
        let body = RoundBody {
            name: name.to_owned(),
            purpose: purpose.to_owned(),
            opens_on: day(from)?,
            closes_on: day(to)?,
            areas: areas.iter().filter_map(|code| area(&self.org, code)).collect(),
            units: Vec::new(),
            version: 0,
        };
        let id = rounds::app::create(tx, &self.org, &body, self.people.get("nanna")?.id())?;
        self.rounds.push((round, id));
        Ok(())
    }
}

fn home(actor: &Actor) -> Result<UnitId, Fault> {
    let home = actor.me.home.as_ref().map(|home| home.unit.clone());
    home.ok_or_else(|| Fault::internal("a person of the demo without a unit"))
}

/// Whatever has a sender here was made up; what came from the papers has none.
fn mark_made_up(tx: &mut Tx<'_>) -> Result<(), Fault> {
    diesel::update(wish_table::table.filter(wish_table::author_id.is_not_null()))
        .set(wish_table::made_up.eq(true))
        .execute(&mut **tx)?;
    diesel::update(initiative_table::table.filter(initiative_table::client_key.is_not_null()))
        .set(initiative_table::made_up.eq(true))
        .execute(&mut **tx)?;
    Ok(())
}

fn slip(kind: &str, name: &str) -> Fault {
    Fault::internal(format!("the demo has no {kind} {name}"))
}
