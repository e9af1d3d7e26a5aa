//! What a workshop amounts to. Built from the same state as the views, so that it says nothing that was not shown.

use std::collections::BTreeMap;

use forenkl_api::{
    BlockId, ClusterId, Timestamp, UnitId, WorkshopId,
    workshops::{
        BlockKind, Record,
        record::{RecordBlock, RecordCard, RecordCluster, RecordOption, RecordStatement, UnitCount},
        view::BlockResult,
    },
};

use super::{
    state::{Card, State, Step},
    views::number,
};

const MINUTE: i64 = 60_000;

/// What the record says that the log does not.
pub struct About<'a> {
    pub workshop: WorkshopId,
    pub place: String,
    pub programme: String,
    pub opened_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    pub now: Timestamp,
    pub unit_name: &'a dyn Fn(&UnitId) -> String,
}

impl State {
    /// The record, as far as it has come. Votes that are still open are not in it.
    pub fn record(&self, about: &About<'_>) -> Record {
        let results = self.results();
        let dots = self.dots(&results);
        let mut clusters: Vec<RecordCluster> = self
            .clusters
            .iter()
            .map(|(id, cluster)| RecordCluster {
                id: id.clone(),
                title: cluster.title.clone(),
                cards: self.cards_of(Some(id)),
                dots: dots.get(&id.0).copied().unwrap_or(0),
                decision: cluster.decision.clone(),
                wish: cluster.wish,
                initiative: cluster.initiative,
            })
            // What was only a step on the way of a card is not told.
            .filter(|cluster| {
                !cluster.cards.is_empty()
                    || cluster.decision.is_some()
                    || cluster.wish.is_some()
                    || cluster.initiative.is_some()
            })
            .collect();
        clusters.sort_by_key(|cluster| (-cluster.dots, made_at(&cluster.id.0)));
        let here = || self.people.values().filter(|member| member.is_here());
        let mut names: Vec<String> = here()
            .filter(|member| member.in_record && !member.name.is_empty())
            .map(|m| m.name.clone())
            .collect();
        names.sort_by(|a, b| forenkl_api::search::danish_order(a, b));
        Record {
            workshop: about.workshop.clone(),
            title: self.title.clone(),
            purpose: self.purpose.clone(),
            place: about.place.clone(),
            programme: about.programme.clone(),
            status: self.status,
            opened_at: about.opened_at,
            ended_at: about.ended_at,
            signing: self.signing,
            people: number(here().count()),
            units: self.units(about),
            without_unit: number(here().filter(|member| member.unit.is_none()).count()),
            names,
            agenda: self.agenda.iter().filter_map(|id| self.record_block(id, &results, about.now)).collect(),
            clusters,
            loose: self.cards_of(None),
            parked: self.parked.values().cloned().collect(),
        }
    }

    /// What was given in each block that takes no more.
    fn results(&self) -> BTreeMap<BlockId, BlockResult> {
        let closed = self.steps.iter().filter(|(_, step)| step.closed_at.is_some());
        closed.filter_map(|(id, _)| Some((id.clone(), self.result(self.given.get(id)?)))).collect()
    }

    fn dots(&self, results: &BTreeMap<BlockId, BlockResult>) -> BTreeMap<String, i64> {
        let mut dots = BTreeMap::new();
        for (option, count) in results.values().flat_map(|result| &result.dots) {
            *dots.entry(option.clone()).or_insert(0) += count;
        }
        dots
    }

    fn units(&self, about: &About<'_>) -> Vec<UnitCount> {
        let mut counts: BTreeMap<&UnitId, i64> = BTreeMap::new();
        for unit in self.people.values().filter(|member| member.is_here()).filter_map(|m| m.unit.as_ref()) {
            *counts.entry(unit).or_default() += 1;
        }
        let mut units: Vec<UnitCount> = counts
            .into_iter()
            .map(|(unit, people)| UnitCount { unit: unit.clone(), name: (about.unit_name)(unit), people })
            .collect();
        units.sort_by(|a, b| forenkl_api::search::danish_order(&a.name, &b.name));
        units
    }

    fn cards_of(&self, cluster: Option<&ClusterId>) -> Vec<RecordCard> {
        let mut cards: Vec<(u64, &Card)> = self
            .cards
            .iter()
            .filter(|(_, card)| self.is_shown(card) && card.cluster.as_ref() == cluster)
            .map(|(id, card)| (made_at(&id.0), card))
            .collect();
        cards.sort_by_key(|(made, _)| *made);
        cards.into_iter().map(|(_, card)| RecordCard { text: card.text.clone(), wish: card.wish }).collect()
    }

    fn record_block(
        &self,
        id: &BlockId,
        results: &BTreeMap<BlockId, BlockResult>,
        now: Timestamp,
    ) -> Option<RecordBlock> {
        let step = self.steps.get(id)?;
        let nothing = BlockResult::default();
        let result = results.get(id).unwrap_or(&nothing);
        let statements = step.plan.statements.iter().enumerate().map(|(place, text)| RecordStatement {
            text: text.clone(),
            stances: result.stances.get(&place.to_string()).cloned().unwrap_or_default(),
        });
        Some(RecordBlock {
            block: id.clone(),
            kind: step.plan.kind,
            title: step.plan.title.clone(),
            prompt: step.plan.prompt.clone(),
            planned: step.plan.minutes,
            took: self.took(id, step, now),
            skipped: step.skipped,
            votes: (step.plan.kind == BlockKind::Vote && step.began_at.is_some()).then(|| self.votes(step)),
            heard: self.heard(id),
            options: self.record_options(result),
            statements: if step.closed_at.is_some() { statements.collect() } else { Vec::new() },
        })
    }

    /// Minutes a block has taken; what was begun took at least one.
    fn took(&self, id: &BlockId, step: &Step, now: Timestamp) -> Option<i64> {
        step.began_at?;
        let present = match (&self.now, self.since) {
            (Some(block), Some(since)) if block == id => (now.0 - since.0).max(0),
            _ => 0,
        };
        Some(((step.took + present + MINUTE / 2) / MINUTE).max(1))
    }

    fn record_options(&self, result: &BlockResult) -> Vec<RecordOption> {
        let mut options: Vec<(&String, RecordOption)> = Vec::new();
        for (option, dots) in &result.dots {
            options.push((
                option,
                RecordOption { title: self.title_of(option), dots: Some(*dots), placed: None },
            ));
        }
        for (option, placed) in &result.places {
            let placed = Some(placed.clone());
            options.push((option, RecordOption { title: self.title_of(option), dots: None, placed }));
        }
        // The most effect for the least effort first, as on the screen.
        let worth = |option: &RecordOption| {
            option.placed.as_ref().map_or(0, |at| at.effort.median_halves - at.effect.median_halves)
        };
        options.sort_by_key(|(id, option)| (-option.dots.unwrap_or(0), worth(option), made_at(id)));
        options.into_iter().map(|(_, option)| option).collect()
    }

    fn title_of(&self, option: &str) -> String {
        let cluster = self.clusters.get(&ClusterId(option.to_owned())).map(|cluster| cluster.title.clone());
        let card = || self.cards.get(&forenkl_api::CardId(option.to_owned())).map(|card| card.text.clone());
        cluster.or_else(card).unwrap_or_default()
    }
}

/// Ids are a letter and a number; the number is the order in which things were made.
pub fn made_at(id: &str) -> u64 {
    id.get(1..).and_then(|number| number.parse().ok()).unwrap_or(u64::MAX)
}
