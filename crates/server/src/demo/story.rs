//! Everything made up, told in the order of time through the same rules as everyone's doings.

use std::{collections::HashMap, sync::Arc};

use diesel::prelude::*;
use forenkl_api::{
    EffectId, RoundId, Timestamp, UnitId,
    comments::CommentBody,
    initiatives::{
        EffectBody, EffectLevel, EffectPath, EffectValueBody, Health, InitiativeBody, InitiativeStatus, MilestoneBody,
        MilestonePath, StatusUpdateBody,
    },
    rounds::RoundBody,
    wishes::{AnswerBody, AssessmentBody, Load, QuestionBody, SupportBody, Verdict, VerdictBody, WishBody, WishStatus},
};

use super::{
    initiatives::{FURTHER_LINKS, INITIATIVES, Initiative},
    people::{People, area, unit_by},
    when::{When, days_ago},
    wishes::{self, Round, Then, Wish},
};
use crate::{
    auth::Actor,
    db::{
        Tx,
        schema::{effects, initiatives as initiative_table, milestones, supports, wishes as wish_table},
    },
    fault::Fault,
    features::{comments, initiatives, initiatives::app::Reader, rounds, wishes as wish_rules},
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
    let mut teller = Teller { org: Arc::new(org), people, wishes: HashMap::new(), initiatives: HashMap::new(), rounds: Vec::new() };
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
    for (turn, wish) in wishes::all().enumerate() {
        all.push((days_ago(wish.day, 10 + turn), Happening::Wish(wish)));
        let last = wish.then.iter().map(Then::day).chain([wish.day]).min().unwrap_or(wish.day);
        let until = if last < 80 { 0 } else { last };
        for supporter in 0..wish.supports {
            all.push((days_ago(support_day(wish.day, until, supporter), 60 + turn * 7 + supporter), Happening::Support(wish, supporter)));
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
            Round::Closed => ("Runde 1: Det, der fylder mest", "Vi begynder med det, der tager tid i alle enheder. Skriv det, som I ser det; svaret kommer til hver enkelt.", -202, -160, &[]),
            Round::Open => ("Runde 2: Ansættelse, vagtplan og it", "Hvad tager tid, når en ny kollega begynder, er syg eller stopper? Skriv ét ønske ad gangen.", -24, 27, &["HR", "REF", "IT"]),
            Round::Planned => ("Runde 3: Indkøb og ejendomme", "Fra bestilling til betaling, og alt om bygningen.", 60, 95, &["INDKOB", "EJD"]),
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

    fn wish(&mut self, tx: &mut Tx<'_>, wish: &'static Wish) -> Result<(), Fault> {
        let author = self.person(wish.by)?;
        let body = WishBody {
            key: format!("demo-wish-{}", wish.key),
            title: wish.title.to_owned(),
            body: wish.body.to_owned(),
            suggestion: wish.suggestion.to_owned(),
            area: area(&self.org, wish.area).ok_or_else(|| slip("area", wish.area))?,
            rule: wish.rule.to_owned(),
            rule_source: wish.source,
            kind: wish.kind,
            load: wish.load.map(load),
            visibility: wish.seen,
            unit: home(&author)?,
            // A round that has closed lets nothing in: it is entered below.
            round: None,
            not_cpr: false,
            version: 0,
        };
        body.check()?;
        let number = wish_rules::app::submit(tx, &self.org, &author, &body)?;
        let round = self.rounds.iter().find(|(round, _)| Some(*round) == wish.round);
        if let Some((_, id)) = round {
            diesel::update(wish_table::table.find(number))
                .set(wish_table::round_id.eq(Some(id.as_str())))
                .execute(&mut **tx)?;
        }
        self.wishes.insert(wish.key, number);
        Ok(())
    }

    fn support(&self, tx: &mut Tx<'_>, wish: &Wish, supporter: usize) -> Result<(), Fault> {
        let number = self.number(wish)?;
        let leaders = &self.people.leaders;
        // Steps of 17 through the leaders meet each of them once before they meet anyone again.
        let start = usize::try_from(number).unwrap_or(0) * 29;
        let mut actor = leaders.get((start + supporter * 17) % leaders.len().max(1)).cloned();
        if actor.as_ref().is_some_and(|actor| self.person(wish.by).is_ok_and(|author| author.id() == actor.id())) {
            actor = Some(self.people.get("morten")?);
        }
        let Some(actor) = actor else { return Ok(()) };
        let own = (supporter % 4 == 0).then_some(wish.load).flatten();
        let own = own.map(|(tenths, times, people)| {
            let more = i64::try_from(supporter % 5).unwrap_or(0);
            load((tenths * (8 + more) / 10, times, people + more / 2))
        });
        let body = SupportBody { unit: home(&actor)?, load: own };
        wish_rules::app::support(tx, &actor, number, &body).map(drop)
    }

    fn then(&self, tx: &mut Tx<'_>, wish: &Wish, then: &Then) -> Result<(), Fault> {
        let number = self.number(wish)?;
        let owner = self.owner(wish.area)?;
        match *then {
            Then::Assessing(_) => self.assess(tx, wish, WishStatus::Assessing, None),
            Then::Verified(_, minutes) => self.assess(tx, wish, WishStatus::Assessing, Some(minutes)),
            Then::Asked(_, text) => {
                let body = QuestionBody { text: text.to_owned(), version: wish_version(tx, number)? };
                wish_rules::app::ask_author(tx, &self.org, &owner, number, &body)
            }
            Then::Said(_, who, text) => {
                let who = if who == "author" { wish.by } else { who };
                let actor = self.person(who)?;
                self.comment(tx, &actor, number, text, false)
            }
            Then::Official(_, text) => self.comment(tx, &owner, number, text, true),
            Then::Answered(_, decision, reason, unit, initiative, horizon) => {
                let body = AnswerBody {
                    decision,
                    reason: reason.to_owned(),
                    unit: unit_by(&self.org, unit)?,
                    initiative: initiative.map(|key| self.initiative_number(key)).transpose()?,
                    horizon: horizon.and_then(When::date),
                    version: wish_version(tx, number)?,
                };
                body.check()?;
                wish_rules::app::answer(tx, &self.reader(owner), number, &body)
            }
            Then::Judged(_, yes, partly, no) => self.judge(tx, number, [yes, partly, no]),
        }
    }

    fn assess(&self, tx: &mut Tx<'_>, wish: &Wish, status: WishStatus, minutes: Option<i64>) -> Result<(), Fault> {
        let number = self.number(wish)?;
        let body = AssessmentBody {
            area: area(&self.org, wish.area).ok_or_else(|| slip("area", wish.area))?,
            kind: wish.kind,
            rule_source: wish.source,
            status,
            verified_minutes: minutes,
            version: wish_version(tx, number)?,
        };
        let owner = self.owner(wish.area)?;
        wish_rules::app::assess(tx, &self.org, &owner, number, &body)
    }

    fn comment(&self, tx: &mut Tx<'_>, actor: &Actor, wish: i64, text: &str, official: bool) -> Result<(), Fault> {
        let key = format!("demo-comment-{wish}-{}", tx.now.0);
        let body = CommentBody { key, body: text.to_owned(), official, not_cpr: false };
        body.check()?;
        comments::app::create(tx, &self.org, actor, wish, &body).map(drop)
    }

    /// Those who supported it say whether it helps, in the order of their support.
    fn judge(&self, tx: &mut Tx<'_>, wish: i64, counts: [usize; 3]) -> Result<(), Fault> {
        let supporters: Vec<String> = supports::table
            .filter(supports::wish.eq(wish))
            .order((supports::at, supports::person_id))
            .select(supports::person_id)
            .load(&mut **tx)?;
        let verdicts = [Verdict::Yes, Verdict::Partly, Verdict::No];
        let said = verdicts.into_iter().zip(counts).flat_map(|(verdict, count)| std::iter::repeat_n(verdict, count));
        for (verdict, person) in said.zip(supporters) {
            let actor = self.people.leaders.iter().find(|leader| leader.id().as_str() == person);
            if let Some(actor) = actor {
                let body = VerdictBody { verdict, comment: String::new() };
                wish_rules::app::judge(tx, actor, wish, &body)?;
            }
        }
        Ok(())
    }

    fn initiative(&mut self, tx: &mut Tx<'_>, initiative: &'static Initiative) -> Result<(), Fault> {
        let owner = self.people.get(initiative.owner)?;
        let reader = self.reader(owner.clone());
        let body = InitiativeBody {
            key: format!("demo-initiative-{}", initiative.key),
            title: initiative.title.to_owned(),
            purpose: initiative.purpose.to_owned(),
            improvement: initiative.improvement.to_owned(),
            area: area(&self.org, initiative.area).ok_or_else(|| slip("area", initiative.area))?,
            unit: unit_by(&self.org, initiative.unit)?,
            owner: Some(owner.id().clone()),
            starts: initiative.starts.and_then(When::date),
            horizon: initiative.horizon.and_then(When::date),
            wishes: Vec::new(),
            version: 0,
        };
        body.check()?;
        let number = initiatives::app::create(tx, &reader, &body)?;
        for milestone in initiative.milestones {
            let owner = Some(self.people.get(milestone.1)?.id().clone());
            let due = milestone.2.and_then(When::date);
            let body = MilestoneBody { title: milestone.0.to_owned(), owner, due, done: false };
            initiatives::app::create_milestone(tx, &reader, number, &body)?;
        }
        for effect in initiative.effects {
            let body = EffectBody { measure: effect.0.to_owned(), unit: effect.1, hundredths: effect.2 * 100, note: String::new() };
            initiatives::app::create_effect(tx, &reader, number, &body)?;
        }
        self.initiatives.insert(initiative.key, number);
        Ok(())
    }

    fn milestone_done(&self, tx: &mut Tx<'_>, initiative: &Initiative, at: usize) -> Result<(), Fault> {
        let number = self.initiative_number(initiative.key)?;
        let Some(milestone) = initiative.milestones.get(at) else { return Ok(()) };
        let id: String = milestones::table
            .filter(milestones::initiative.eq(number))
            .filter(milestones::title.eq(milestone.0))
            .select(milestones::id)
            .first(&mut **tx)?;
        let owner = self.people.get(milestone.1)?;
        let body = MilestoneBody {
            title: milestone.0.to_owned(),
            owner: Some(owner.id().clone()),
            due: milestone.2.and_then(When::date),
            done: true,
        };
        let path = MilestonePath { initiative: number, milestone: id.into() };
        initiatives::app::update_milestone(tx, &self.reader(self.people.get(initiative.owner)?), &path, &body)
    }

    fn update(&self, tx: &mut Tx<'_>, initiative: &Initiative, at: usize) -> Result<(), Fault> {
        let number = self.initiative_number(initiative.key)?;
        let Some((_, status, health, text)) = initiative.updates.get(at) else { return Ok(()) };
        let reader = self.reader(self.people.get(initiative.owner)?);
        give_status(tx, &reader, number, *status, *health, text)
    }

    /// The owner confirms; someone else verifies.
    fn figures(&self, tx: &mut Tx<'_>, initiative: &Initiative) -> Result<(), Fault> {
        let number = self.initiative_number(initiative.key)?;
        for effect in initiative.effects {
            let id: String = effects::table
                .filter(effects::initiative.eq(number))
                .filter(effects::measure.eq(effect.0))
                .select(effects::id)
                .first(&mut **tx)?;
            let path = EffectPath { initiative: number, effect: EffectId(id) };
            let figure = |level, amount: i64, note: &str| EffectValueBody { level, hundredths: amount * 100, note: note.to_owned() };
            if let Some(amount) = effect.3 {
                let reader = self.reader(self.people.get(initiative.owner)?);
                let body = figure(EffectLevel::Confirmed, amount, "Opgjort sammen med de enheder, der har prøvet det");
                initiatives::app::add_effect_value(tx, &reader, &path, &body)?;
            }
            if let Some(amount) = effect.4 {
                let reader = self.reader(self.people.get("birgitte")?);
                let body = figure(EffectLevel::Verified, amount, "Efterprøvet på stikprøver fra tyve enheder");
                initiatives::app::verify_effect(tx, &reader, &path, &body)?;
            }
        }
        Ok(())
    }

    fn link_further(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        for (initiative, wish) in FURTHER_LINKS {
            let reader = self.reader(self.people.get("camilla")?);
            let wish = self.wishes.get(wish).copied().ok_or_else(|| slip("wish", wish))?;
            initiatives::app::link_wish(tx, &reader, self.initiative_number(initiative)?, wish)?;
        }
        Ok(())
    }
}

fn give_status(
    tx: &mut Tx<'_>,
    reader: &Reader,
    number: i64,
    status: InitiativeStatus,
    health: Health,
    text: &str,
) -> Result<(), Fault> {
    let version = initiative_table::table.find(number).select(initiative_table::version).first(&mut **tx)?;
    let body = StatusUpdateBody { status, health, text: text.to_owned(), version };
    body.check()?;
    initiatives::app::give_status(tx, reader, number, &body)
}

fn wish_version(tx: &mut Tx<'_>, number: i64) -> Result<i64, Fault> {
    Ok(wish_table::table.find(number).select(wish_table::version).first(&mut **tx)?)
}

fn load((tenths_of_minutes, times_per_year, people): (i64, i64, i64)) -> Load {
    Load { tenths_of_minutes, times_per_year, people }
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
