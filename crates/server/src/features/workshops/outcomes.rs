//! Making wishes and initiatives of clusters. It happens in the workshop's own order, in one transaction with its log: a cluster becomes
//! one wish, however often and by whomever it is asked.

use std::{collections::BTreeMap, sync::Arc};

use forenkl_api::{
    AreaId, ClusterId, Endpoint, ParticipantId, PersonId, RoundId, UnitId, WorkshopId,
    initiatives::InitiativeBody,
    people::Language,
    wishes::{AuthorVisibility, RuleSource, TEXT_MAX, TITLE_MAX, WishBody, WishKind},
    workshops::{
        ClusterPath, MakeInitiative, MakeWish, OutcomeBody, OutcomeReply,
        lead::{Decision, Verdict},
    },
};

use super::{
    room::{By, Card, Done, Entry, State, made_at},
    rooms::What,
    store,
};
use crate::{
    auth::Actor,
    db::Tx,
    fault::Fault,
    features::{
        initiatives::app::{self as initiatives, Reader},
        transfer::words::Word,
        wishes::app::{self as wishes, Voice},
    },
    http::Call,
    ids,
    org::Org,
};

/// Titles of wishes and initiatives have at least so many letters.
const SHORTEST: usize = 3;

/// What a cluster is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Wish,
    Initiative,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::Initiative => "initiative",
        }
    }
}

/// An order to make something of a cluster.
pub struct Making {
    id: String,
    kind: Kind,
    cluster: ClusterId,
    area: AreaId,
    unit: Option<UnitId>,
    org: Arc<Org>,
    actor: Arc<Actor>,
}

pub(super) async fn make_wish(call: Call<MakeWish>) -> Result<OutcomeReply, Fault> {
    send(call, Kind::Wish).await
}

pub(super) async fn make_initiative(call: Call<MakeInitiative>) -> Result<OutcomeReply, Fault> {
    send(call, Kind::Initiative).await
}

async fn send<E>(call: Call<E>, kind: Kind) -> Result<OutcomeReply, Fault>
where
    E: Endpoint<Path = ClusterPath, Body = OutcomeBody>,
{
    call.body.check()?;
    let (org, actor) = (call.app.org().await?, call.actor()?);
    let OutcomeBody { id, area, unit } = call.body;
    let making = Making { id, kind, cluster: call.path.cluster, area, unit, org, actor };
    let (_, outcome) = call.app.rooms.send(&call.path.workshop, What::Make(Box::new(making))).await?;
    let number = outcome.made.and_then(|made| made.parse().ok());
    let number = number.ok_or_else(|| Fault::internal("nothing was made of a cluster"))?;
    Ok(OutcomeReply { seq: outcome.seq, number })
}

/// Makes it, and returns its number; where it was made before, that one's.
///
/// # Errors
/// `not_found` for a cluster that is not there; `invalid` where area or unit are unknown, closed or not theirs to fill.
pub fn make(tx: &mut Tx<'_>, id: &WorkshopId, state: &mut State, making: &Making) -> Result<i64, Fault> {
    let cluster = state.clusters.get(&making.cluster).ok_or_else(Fault::not_found)?;
    let there = match making.kind {
        Kind::Wish => cluster.wish,
        Kind::Initiative => cluster.initiative,
    };
    let order = format!("lead:{}", making.id);
    if let Some(number) = there {
        // One that was withdrawn makes room for another; but the same order is carried out once.
        let stays =
            making.kind == Kind::Initiative || state.applied(&order).is_some() || wishes::exists(tx, number)?;
        if stays {
            return Ok(number);
        }
    }
    let plan = store::get(tx, id)?.plan(Vec::new())?;
    let (number, done) = match making.kind {
        Kind::Wish => {
            let wish = wish(tx, id, state, making, plan.round.as_ref())?;
            (wish, Done::WishMade { cluster: making.cluster.clone(), wish })
        }
        Kind::Initiative => {
            let initiative = initiative(tx, state, making, &plan.unit)?;
            (initiative, Done::InitiativeMade { cluster: making.cluster.clone(), initiative })
        }
    };
    store::add_outcome(tx, id, &making.cluster, making.kind.word(), number)?;
    let entry = Entry { at: tx.now, id: order, by: By::Facilitator, who: None, done };
    store::append(tx, id, state.seq + 1, &entry)?;
    state.apply(&entry);
    Ok(number)
}

fn wish(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    state: &State,
    making: &Making,
    round: Option<&RoundId>,
) -> Result<i64, Fault> {
    let Some(cluster) = state.clusters.get(&making.cluster) else { return Err(Fault::not_found()) };
    let decision = cluster.decision.as_ref();
    let words = Words(making.actor.me.language);
    let body = WishBody {
        key: ids::new(),
        title: title(state, &making.cluster, &words),
        body: words.body(&state.title, &cards(state, &making.cluster)),
        suggestion: decision.map(|decision| words.suggestion(decision)).unwrap_or_default(),
        area: making.area.clone(),
        rule: String::new(),
        rule_source: decision.map_or(RuleSource::Unknown, |decision| decision.rule_source),
        kind: match decision.map(|decision| decision.verdict) {
            Some(Verdict::ChallengeRule) => WishKind::Rule,
            _ => WishKind::Process,
        },
        load: None,
        visibility: AuthorVisibility::Everyone,
        unit: making.actor.me.home.as_ref().map_or_else(|| "-".into(), |home| home.unit.clone()),
        round: None,
        // The cards were looked at when they were written.
        not_cpr: true,
        version: 0,
    };
    body.check()?;
    let wanted = wanted_by(tx, &making.org, id, state, &making.cluster)?;
    let number = wishes::submit_gathered(tx, &making.org, &making.actor, &body, round, id, &wanted)?;
    if let Some(initiative) = cluster.initiative {
        initiatives::link_wish(tx, &reader(making), initiative, number)?;
    }
    Ok(number)
}

fn initiative(tx: &mut Tx<'_>, state: &State, making: &Making, unit: &UnitId) -> Result<i64, Fault> {
    let Some(cluster) = state.clusters.get(&making.cluster) else { return Err(Fault::not_found()) };
    let decision = cluster.decision.as_ref();
    let words = Words(making.actor.me.language);
    // The wishes that lay on the table, too; one that was removed since is left out.
    let of_cards = state.cards.values().filter(|card| card.cluster.as_ref() == Some(&making.cluster));
    let numbers: Vec<i64> = of_cards.filter_map(|card| card.wish).chain(cluster.wish).collect();
    let there = wishes::titles(tx, &numbers)?;
    let body = InitiativeBody {
        key: ids::new(),
        title: title(state, &making.cluster, &words),
        purpose: words.body(&state.title, &cards(state, &making.cluster)),
        improvement: decision.map(|decision| words.suggestion(decision)).unwrap_or_default(),
        area: making.area.clone(),
        unit: making.unit.clone().unwrap_or_else(|| unit.clone()),
        owner: None,
        starts: None,
        horizon: decision.and_then(|decision| decision.deadline),
        wishes: there.into_iter().map(|(number, _)| number).collect(),
        version: 0,
    };
    body.check()?;
    initiatives::create(tx, &reader(making), &body)
}

fn reader(making: &Making) -> Reader {
    Reader { org: making.org.clone(), actor: making.actor.clone() }
}

/// The shown cards of a cluster, as they were written.
fn shown<'a>(state: &'a State, cluster: &ClusterId) -> Vec<&'a Card> {
    let of_it = state.cards.iter().filter(|(_, card)| card.cluster.as_ref() == Some(cluster));
    let mut cards: Vec<(u64, &Card)> = of_it
        .filter(|(_, card)| state.is_shown(card))
        .map(|(id, card)| (made_at(id.as_str()), card))
        .collect();
    cards.sort_by_key(|(made, _)| *made);
    cards.into_iter().map(|(_, card)| card).collect()
}

fn cards(state: &State, cluster: &ClusterId) -> Vec<String> {
    let text = |card: &Card| match card.wish {
        Some(wish) => format!("{} (#{wish})", card.text),
        None => card.text.clone(),
    };
    shown(state, cluster).into_iter().map(text).collect()
}

/// The cluster's title. "IT" says enough to those who sit in front of it; to others the first card says more, or at least the workshop.
fn title(state: &State, cluster: &ClusterId, words: &Words) -> String {
    let title = state.clusters.get(cluster).map(|cluster| cluster.title.trim()).unwrap_or_default();
    if title.chars().count() >= SHORTEST {
        return title.to_owned();
    }
    let first = shown(state, cluster).first().map(|card| one_line(&card.text)).unwrap_or_default();
    let more = if first.chars().count() >= SHORTEST { first } else { words.from(&state.title) };
    let whole = if title.is_empty() { more } else { format!("{title}: {more}") };
    whole.chars().take(usize::try_from(TITLE_MAX).unwrap_or(usize::MAX)).collect::<String>().trim().to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Everybody who gave the cluster dots, in any vote that takes no more.
fn wanted_by(
    tx: &mut Tx<'_>,
    org: &Org,
    id: &WorkshopId,
    state: &State,
    cluster: &ClusterId,
) -> Result<Vec<Voice>, Fault> {
    let closed = |block| state.step(block).is_some_and(|step| step.closed_at.is_some());
    let mut dots: BTreeMap<&ParticipantId, i64> = BTreeMap::new();
    for given in state.given.iter().filter(|(block, _)| closed(block)).map(|(_, given)| given) {
        for (participant, votes) in &given.votes {
            *dots.entry(participant).or_default() +=
                state.dots_now(votes).get(&cluster.0).copied().unwrap_or(0);
        }
    }
    let people: BTreeMap<ParticipantId, PersonId> = store::people(tx, id)?;
    let voice = |participant: &ParticipantId| Voice {
        participant: participant.clone(),
        person: people.get(participant).cloned(),
        // One that was taken away since is nobody's any more.
        unit: state
            .people
            .get(participant)
            .and_then(|member| member.unit.clone())
            .filter(|unit| org.unit(unit).is_some()),
    };
    Ok(dots.into_iter().filter(|(_, dots)| *dots > 0).map(|(participant, _)| voice(participant)).collect())
}

/// What the texts say beside what the room wrote.
struct Words(Language);

impl Words {
    fn by<'a>(&self, da: &'a str, en: &'a str) -> &'a str {
        if self.0 == Language::Danish { da } else { en }
    }

    fn from(&self, workshop: &str) -> String {
        self.by("Fra workshoppen »{}«", "From the workshop “{}”").replace("{}", workshop)
    }

    /// The cards, one a line, as far as there is room.
    fn body(&self, workshop: &str, cards: &[String]) -> String {
        let mut text = format!("{}:", self.from(workshop));
        let room = usize::try_from(TEXT_MAX).unwrap_or(usize::MAX) - 40;
        for (place, card) in cards.iter().enumerate() {
            let line = format!("\n– {}", one_line(card));
            if text.chars().count() + line.chars().count() > room {
                let left = cards.len() - place;
                text +=
                    &self.by("\n… og {} kort til", "\n… and {} more cards").replace("{}", &left.to_string());
                break;
            }
            text += &line;
        }
        text
    }

    /// What was decided, in sentences.
    fn suggestion(&self, decision: &Decision) -> String {
        let mut parts = vec![decision.verdict.name(self.0).to_owned()];
        parts.extend([&decision.reason, &decision.if_then].map(|text| text.trim().to_owned()));
        let named = |label: &str, text: &str| {
            let text = text.trim();
            if text.is_empty() { String::new() } else { format!("{label}: {text}") }
        };
        parts.push(named(self.by("Ansvarlig", "Owner"), &decision.owner));
        parts.push(named(self.by("Beslutter", "Decides"), &decision.decides));
        parts.retain(|part| !part.is_empty());
        parts.join("\n").chars().take(usize::try_from(TEXT_MAX).unwrap_or(usize::MAX)).collect()
    }
}
