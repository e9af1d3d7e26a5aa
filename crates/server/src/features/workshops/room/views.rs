//! What each audience sees of the state.

use std::collections::{BTreeMap, BTreeSet};

use forenkl_api::{
    BlockId, CardId, ParticipantId,
    workshops::{
        FacilitatorView, Map, Own, ParticipantView, ProjectorView,
        act::Stance,
        tally,
        view::{
            Agreed, BlockResult, BlockView, CardView, ClusterView, OwnCard, OwnPlace, OwnStance, Person,
            Placed, Shown, Stances, Step as StepView,
        },
    },
};

use super::state::{By, Given, Member, State, Step};

pub(super) fn number<T: TryInto<i64>>(count: T) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

impl Member {
    pub(super) fn is_here(&self) -> bool {
        !self.waits && !self.out
    }
}

impl State {
    /// What everybody sees.
    pub fn shown(&self) -> Shown {
        let here = || self.people.values().filter(|member| member.is_here());
        // Never ahead: a block that has not begun is not there.
        let blocks = self.agenda.iter().enumerate().filter_map(|(place, id)| {
            let step = self.steps.get(id).filter(|step| step.began_at.is_some())?;
            Some((id.clone(), self.block_view(place, id, step)))
        });
        let cards = self.cards.iter().filter(|(_, card)| self.is_shown(card)).map(|(id, card)| {
            let view = CardView {
                block: card.block.clone(),
                text: card.text.clone(),
                cluster: card.cluster.clone(),
                wish: card.wish,
            };
            (id.clone(), view)
        });
        let cards: Map<CardId, CardView> = cards.collect();
        let held: BTreeSet<_> = cards.values().filter_map(|card| card.cluster.as_ref()).collect();
        let clusters = self.clusters.iter().filter(|(id, cluster)| {
            held.contains(id)
                || cluster.decision.is_some()
                || cluster.wish.is_some()
                || cluster.initiative.is_some()
        });
        let clusters = clusters.map(|(id, cluster)| {
            let view = ClusterView {
                title: cluster.title.clone(),
                decision: cluster.decision.clone(),
                wish: cluster.wish,
                initiative: cluster.initiative,
            };
            (id.clone(), view)
        });
        Shown {
            title: self.title.clone(),
            status: self.status,
            signing: self.signing,
            blocks: blocks.collect(),
            now: self.now.clone(),
            timer: self.timer.clone(),
            agreed: self.agreed_now(),
            clusters: clusters.collect(),
            cards,
            people: number(here().count()),
            hands: number(here().filter(|member| member.hand.is_some()).count()),
            parked: self.parked.iter().map(|(id, text)| (format!("{id:04}"), text.clone())).collect(),
        }
    }

    /// What was agreed last time opens the workshop, and makes room for what is done today.
    fn agreed_now(&self) -> Vec<Agreed> {
        let first_is_on = self.now.is_some() && self.now.as_ref() == self.agenda.first();
        if first_is_on { self.agreed.clone() } else { Vec::new() }
    }

    fn block_view(&self, place: usize, id: &BlockId, step: &Step) -> BlockView {
        let nothing = Given::default();
        let given = self.given.get(id).unwrap_or(&nothing);
        let plan = &step.plan;
        let ready =
            self.people.values().filter(|member| member.is_here() && member.ready.as_ref() == Some(id));
        let closed = step.closed_at.is_some();
        BlockView {
            place: number(place),
            kind: plan.kind,
            title: plan.title.clone(),
            prompt: plan.prompt.clone(),
            mode: plan.mode,
            minutes: plan.minutes,
            grouping: plan.grouping,
            projected: plan.projected,
            revealed: self.is_revealed(id),
            closed,
            votes: (plan.kind == forenkl_api::workshops::BlockKind::Vote).then(|| self.votes(step)),
            statements: plan.statements.clone(),
            heard: self.heard(id),
            ready: number(ready.count()),
            result: closed.then(|| self.result(given)),
        }
    }

    /// How many people have given something in a block: cards, dots, places or stances.
    pub(super) fn heard(&self, block: &BlockId) -> i64 {
        let writers: BTreeSet<_> = self
            .cards
            .values()
            .filter(|card| card.block == *block)
            .filter_map(|card| match &card.by {
                Some(By::Participant(participant)) => Some(participant),
                _ => None,
            })
            .collect();
        // Whoever has given nothing that still stands has all of it back: dots, places and stances alike.
        let stands = |option: &String| self.option_now(option).is_some();
        let statements = self.steps.get(block).map_or(0, |step| number(step.plan.statements.len()));
        let given = self.given.get(block).map_or(0, |given| {
            let votes = given.votes.values().filter(|votes| votes.keys().any(stands));
            let places = given.places.values().filter(|places| places.keys().any(stands));
            let stances =
                given.stances.values().filter(|stances| stances.keys().any(|place| *place < statements));
            votes.count() + places.count() + stances.count()
        });
        number(writers.len() + given)
    }

    /// Names of those who wrote the cards, where they are signed now.
    fn signed(&self) -> Map<CardId, String> {
        if !self.shows_names() {
            return Map::default();
        }
        let name = |by: &Option<By>| match by {
            Some(By::Participant(participant)) => {
                self.people.get(participant).map(|member| member.name.clone())
            }
            _ => None,
        };
        let shown = self.cards.iter().filter(|(_, card)| self.is_shown(card));
        shown
            .filter_map(|(id, card)| Some((id.clone(), name(&card.by).filter(|name| !name.is_empty())?)))
            .collect()
    }

    /// What people gave, together. What is no option any more is left out.
    pub(super) fn result(&self, given: &Given) -> BlockResult {
        let options = self.options();
        let mut dots: Map<String, i64> = Map::default();
        for (option, count) in given.votes.values().flatten() {
            *dots.or_default(self.option_of(option)) += count;
        }
        dots.retain(|option, _| options.contains(option));
        let mut placed: BTreeMap<String, (Vec<i64>, Vec<i64>)> = BTreeMap::new();
        for (option, (effort, effect)) in given.places.values().flat_map(|places| self.places_now(places)) {
            let (efforts, effects) = placed.entry(option).or_default();
            efforts.push(effort);
            effects.push(effect);
        }
        placed.retain(|option, _| options.contains(option));
        let places = placed.into_iter().filter_map(|(option, (efforts, effects))| {
            let placed = Placed { effort: tally::spread(efforts)?, effect: tally::spread(effects)? };
            Some((option, placed))
        });
        let mut stances: Map<String, Stances> = Map::default();
        for (statement, (stance, important)) in given.stances.values().flatten() {
            let counted = stances.or_default(statement.to_string());
            match stance {
                Stance::Agree => counted.agree += 1,
                Stance::Disagree => counted.disagree += 1,
                Stance::Pass => counted.pass += 1,
            }
            counted.important += i64::from(*important);
        }
        BlockResult { dots, places: places.collect(), stances }
    }

    /// What somebody sees who waits outside, or was sent out.
    pub fn outside_view(&self) -> ParticipantView {
        let shown = Shown {
            title: self.title.clone(),
            status: self.status,
            signing: self.signing,
            blocks: Map::default(),
            now: None,
            timer: None,
            cards: Map::default(),
            clusters: Map::default(),
            agreed: Vec::new(),
            people: 0,
            hands: 0,
            parked: Map::default(),
        };
        ParticipantView { shown, signed: Map::default() }
    }

    /// What a participant sees.
    pub fn participant_view(&self) -> ParticipantView {
        ParticipantView { shown: self.shown(), signed: self.signed() }
    }

    /// What leads in; nothing where nobody new may come, or it has run out and was taken down.
    fn code(&self) -> Option<String> {
        (self.may_join().is_ok() && !self.code.is_empty()).then(|| self.code.clone())
    }

    fn written(&self) -> i64 {
        let now = self.now.as_ref();
        number(self.cards.values().filter(|card| Some(&card.block) == now).count())
    }

    /// What the projector shows.
    pub fn projector_view(&self) -> ProjectorView {
        ProjectorView { shown: self.shown(), code: self.code(), written: self.written() }
    }

    /// What the facilitator sees.
    pub fn facilitator_view(&self) -> FacilitatorView {
        let agenda = self.agenda.iter().enumerate().filter_map(|(place, id)| {
            let step = self.steps.get(id)?;
            let view = StepView {
                place: number(place),
                plan: step.plan.clone(),
                skipped: step.skipped,
                began_at: step.began_at,
                took: step.took,
            };
            Some((id.clone(), view))
        });
        let everybody = self.people.iter().map(|(id, member)| {
            let person = Person {
                name: member.name.clone(),
                unit: member.unit.clone(),
                waits: member.waits && !member.out,
                sent_out: self.sent_out(member),
                seated: member.seated,
                ready: self.now.is_some() && member.ready == self.now,
                hand: member.hand,
            };
            (id.clone(), person)
        });
        FacilitatorView {
            shown: self.shown(),
            signed: self.signed(),
            purpose: self.purpose.clone(),
            code: self.code(),
            locked: self.locked,
            written: self.written(),
            agenda: agenda.collect(),
            since: self.since,
            everybody: everybody.collect(),
            decided_by: self.decided_by(),
        }
    }

    /// What is a participant's own.
    pub fn own(&self, participant: &ParticipantId) -> Own {
        let member = self.people.get(participant).cloned().unwrap_or_default();
        let me = By::Participant(participant.clone());
        let cards = self.cards.iter().filter(|(_, card)| card.by.as_ref() == Some(&me));
        let given = || self.given.iter().map(|(block, given)| (block.clone(), given));
        let places = |given: &Given| {
            given.places.get(participant).map(|places| {
                let place = |(option, (effort, effect)): (&String, &(i64, i64))| {
                    (option.clone(), OwnPlace { effort: *effort, effect: *effect })
                };
                self.places_now(places).iter().map(place).collect::<Map<_, _>>()
            })
        };
        let stances = |given: &Given| {
            given.stances.get(participant).map(|stances| {
                let stance = |(at, (stance, important)): (&i64, &(Stance, bool))| {
                    (at.to_string(), OwnStance { stance: *stance, important: *important })
                };
                stances.iter().map(stance).collect::<Map<_, _>>()
            })
        };
        Own {
            seq: self.seq,
            participant: participant.clone(),
            name: member.name,
            unit: member.unit,
            waits: member.waits,
            out: member.out,
            cards: cards
                .map(|(id, card)| {
                    (id.clone(), OwnCard { block: card.block.clone(), text: card.text.clone() })
                })
                .collect(),
            votes: given()
                .filter_map(|(block, given)| {
                    Some((
                        block,
                        self.dots_now(given.votes.get(participant)?).into_iter().collect::<Map<_, _>>(),
                    ))
                })
                .filter(|(_, votes)| !votes.is_empty())
                .collect(),
            places: given().filter_map(|(block, given)| Some((block, places(given)?))).collect(),
            stances: given().filter_map(|(block, given)| Some((block, stances(given)?))).collect(),
            ready: member.ready,
            hand: member.hand.is_some(),
            in_record: member.in_record,
            gets_record: member.gets_record,
        }
    }
}
