//! Where two plans differ, in words, for whoever was slower.

use forenkl_api::{
    BlockId, PersonId, RoundId, UnitId,
    workshops::{Block, Signing, WorkshopBody},
};
use leptos::prelude::*;

use super::known::{Known, name_of};
use crate::{
    features::workshops::texts as t,
    format,
    ui::{Choice, Differs},
};

/// Where two plans differ, in words.
pub fn differs(known: Known, mine: &WorkshopBody, theirs: &WorkshopBody) -> Vec<Differs> {
    let pair = |label: &'static str, of: &dyn Fn(&WorkshopBody) -> String| (label, of(mine), of(theirs));
    let names = |choices: Signal<Vec<Choice>>, ids: Vec<&str>| {
        choices.with_untracked(|choices| {
            ids.into_iter().map(|id| name_of(choices, id)).collect::<Vec<_>>().join(", ")
        })
    };
    let yes = |yes: bool| if yes { t::yes() } else { t::no() }.to_owned();
    let mut fields = vec![
        pair(t::name(), &|plan| plan.title.clone()),
        pair(t::purpose(), &|plan| plan.purpose.clone()),
        pair(t::programme(), &|plan| plan.programme.clone()),
        pair(t::starts_at(), &|plan| plan.starts_at.map(format::date_time).unwrap_or_default()),
        pair(t::place(), &|plan| plan.place.clone()),
        pair(t::link(), &|plan| plan.link.clone()),
        pair(t::agenda(), &agenda_text),
        pair(t::invited(), &|plan| names(known.units, plan.units.iter().map(UnitId::as_str).collect())),
        pair(t::asks_unit(), &|plan| yes(plan.asks_unit)),
        pair(t::waiting_room(), &|plan| yes(plan.waiting_room)),
        pair(t::signed(), &|plan| yes(plan.signing == Signing::Signed)),
        pair(t::unit(), &|plan| names(known.units, vec![plan.unit.as_str()])),
        pair(t::round(), &|plan| names(known.rounds, plan.round.iter().map(RoundId::as_str).collect())),
        pair(t::wishes(), &|plan| plan.wishes.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")),
    ];
    if let Some(people) = known.people {
        let of =
            |plan: &WorkshopBody| names(people, plan.facilitators.iter().map(PersonId::as_str).collect());
        fields.push((t::facilitators(), of(mine), of(theirs)));
    }
    // Blocks that are called the same and take as long may still say something else.
    let contents = |plan: &WorkshopBody| {
        let nameless = |block: &Block| Block { id: BlockId(String::new()), ..block.clone() };
        plan.blocks.iter().map(nameless).collect::<Vec<_>>()
    };
    if agenda_text(mine) == agenda_text(theirs) && contents(mine) != contents(theirs) {
        fields.push((t::agenda(), prompts_text(mine), prompts_text(theirs)));
    }
    Differs::only(fields)
}

fn agenda_text(plan: &WorkshopBody) -> String {
    let block = |block: &Block| format!("{} ({})", block.title, t::minutes_short(block.minutes));
    plan.blocks.iter().map(block).collect::<Vec<_>>().join(" · ")
}

fn prompts_text(plan: &WorkshopBody) -> String {
    plan.blocks.iter().map(|block| block.prompt.as_str()).collect::<Vec<_>>().join(" · ")
}
