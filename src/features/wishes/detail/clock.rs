//! By when the wish is answered, and whose time it is.

use forenkl_api::deadlines::{AnswerClock, ClockState, Turn, TurnHolder};
use leptos::prelude::*;

use super::Open;
use crate::{
    features::wishes::{deadline::deadline_note, texts::clock as t},
    format::partial_date,
};

/// Below the path; nothing where no answer was promised.
#[component]
pub(super) fn Clock(open: Open) -> impl IntoView {
    let clock = open.part(|wish| wish.clock.clone());
    let assignee = open.part(|wish| {
        let person = wish.assignee.as_ref().filter(|_| wish.status.is_open());
        person.map(|person| t::taken_on(&person.name))
    });
    move || clock.get().map(|clock| shown(&clock, assignee.get()))
}

fn shown(clock: &AnswerClock, assignee: Option<String>) -> AnyView {
    let deadline = &clock.deadline;
    let beside = match deadline.state {
        ClockState::Running => Some(t::days_left(deadline.days_left)),
        ClockState::Waiting => Some(t::stands_still().to_owned()),
        _ => None,
    };
    // One who has had it all the time is no news.
    let turns = (clock.turns.len() > 1).then(|| {
        let turns = clock.turns.iter().map(turn).collect_view();
        view! {
            <details class="wish-turns">
                <summary>{t::turns()}</summary>
                <ol class="list small">{turns}</ol>
            </details>
        }
    });
    view! {
        <div class="wish-clock">
            <p class="cluster">
                {deadline_note(deadline)}
                {beside.map(|text| view! { <span class="muted">{text}</span> })}
                {assignee.map(|text| view! { <span class="muted">{text}</span> })}
            </p>
            {turns}
        </div>
    }
    .into_any()
}

fn turn(turn: &Turn) -> AnyView {
    let who = match (turn.holder, &turn.area) {
        (TurnHolder::Author, _) | (TurnHolder::Area, None) => t::author_turn().to_owned(),
        (TurnHolder::Area, Some(area)) => area.name.clone(),
    };
    let from = partial_date(&turn.from);
    let when = match &turn.to {
        Some(to) if *to == turn.from => from,
        Some(to) => format!("{from} – {}", partial_date(to)),
        None => t::turn_since(&from),
    };
    view! {
        <li>
            <strong>{who}</strong>
            <span class="muted">" · " {when} " · " {t::turn_days(turn.days)}</span>
        </li>
    }
    .into_any()
}
