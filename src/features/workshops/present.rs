//! The present block on the desk: its words, the timer, what can be done in it, and the step to the next.

use std::sync::Arc;

use forenkl_api::workshops::{
    BlockKind, Lead,
    view::{BlockView, Timer},
};
use leptos::prelude::*;

use super::{
    agenda, held::passing, keys, lead::Desk, shown::of_now, texts as t, timer::timer, verdict::agreed,
    words::mode_name,
};
use crate::ui::{Button, ButtonKind, Draw, Glyph, lazily};

/// The card.
pub fn present(desk: Desk) -> AnyView {
    let clock = Signal::derive(move || clock(desk));
    let head = Memo::new(move |_| {
        of_now(desk.seen, |_, block| (block.title.clone(), block.prompt.clone(), block.mode))
    });
    let head = move || {
        head.get().map(|(title, prompt, mode)| {
            view! {
                <h2>{title}</h2>
                <p class="workshop-prompt prose">{prompt}</p>
                <p class="muted small">{mode_name(mode)}</p>
            }
        })
    };
    let next = Memo::new(move |_| next(desk).map(|(text, _)| text));
    let is_next = Memo::new(move |_| next.with(Option::is_some));
    let step = move || {
        view! {
            <Button icon=Glyph::Arrow on_click=move |_| lead(desk, next_lead)>
                {move || next.get()}
            </Button>
        }
        .into_any()
    };
    view! {
        <section class="card stack" aria-label=t::now_on()>
            {head}
            <p role="status" class="muted">
                {move || count(desk)}
            </p>
            {timer(desk.following, clock)}
            {agreed(desk.seen)}
            <div class="cluster" data-holds="">
                {tool(desk, clock_text, clock_lead)}
                {tool(desk, more_text, more_lead)}
                {tool(desk, stop_text, stop_lead)}
                {tool(desk, reveal_text, reveal_lead)}
                {tool(desk, close_text, close_lead)}
                {passing(is_next, step)}
            </div>
            {lazily(listening(desk))}
        </section>
    }
    .into_any()
}

/// How many are here, and how far they have come.
fn count(desk: Desk) -> String {
    let people = desk.seen.with(|shown| shown.as_ref().map_or(0, |shown| shown.people));
    let mut said = vec![t::here(people)];
    let block = of_now(desk.seen, |_, block| (block.kind, block.heard, block.ready));
    if let Some((kind, heard, ready)) = block {
        if matches!(kind, BlockKind::Write | BlockKind::Discuss) {
            said.push(t::cards_written(desk.view(|view| view.written).unwrap_or(0)));
        }
        if !matches!(kind, BlockKind::Talk | BlockKind::Group | BlockKind::Decide) {
            said.push(t::heard(heard, people));
        }
        said.push(t::ready_count(ready));
    }
    // Who waits at the door, and whose hand is up: the list of people may be far down.
    let waiting =
        desk.view(|view| view.everybody.values().filter(|person| person.waits).count()).unwrap_or(0);
    let waiting = i64::try_from(waiting).unwrap_or(0);
    if waiting > 0 {
        said.push(t::at_the_door(waiting));
    }
    let hands = desk.seen.with(|shown| shown.as_ref().map_or(0, |shown| shown.hands));
    if hands > 0 {
        said.push(t::hands_up(hands));
    }
    said.join(" · ")
}

/// A button of the present block. It stays while its words change, so that the focus stays on it; what it does is settled when it is
/// pressed.
fn tool(desk: Desk, text: fn(Desk) -> Option<String>, doing: fn(Desk) -> Option<Lead>) -> AnyView {
    let text = Memo::new(move |_| text(desk));
    let there = Memo::new(move |_| text.with(Option::is_some));
    let button = move || {
        view! {
            <Button small=true kind=ButtonKind::Secondary on_click=move |_| lead(desk, doing)>
                {move || text.get()}
            </Button>
        }
        .into_any()
    };
    passing(there, button)
}

fn lead(desk: Desk, doing: fn(Desk) -> Option<Lead>) {
    if let Some(lead) = untrack(|| doing(desk)) {
        desk.lead(lead);
    }
}

fn clock(desk: Desk) -> Option<Timer> {
    desk.seen.with(|shown| shown.as_ref().and_then(|shown| shown.timer.clone()))
}

/// The present block's minutes, and whether the timer runs, where there is one.
fn minutes_and_clock(desk: Desk) -> Option<(i64, Option<bool>)> {
    let minutes = of_now(desk.seen, |_, block| block.minutes)?;
    Some((minutes, clock(desk).map(|clock| clock.ends_at.is_some())))
}

fn clock_text(desk: Desk) -> Option<String> {
    Some(match minutes_and_clock(desk)? {
        (minutes, None) => t::start_timer(minutes),
        (_, Some(true)) => t::pause().to_owned(),
        (_, Some(false)) => t::resume().to_owned(),
    })
}

/// Starts the timer, stops it for a while, or lets it go on.
pub fn clock_lead(desk: Desk) -> Option<Lead> {
    Some(match minutes_and_clock(desk)? {
        (minutes, None) => Lead::Start { seconds: minutes * 60 },
        (_, Some(true)) => Lead::Pause,
        (_, Some(false)) => Lead::Resume,
    })
}

fn more_text(desk: Desk) -> Option<String> {
    more_lead(desk).map(|_| t::one_more().to_owned())
}

/// A minute more, where there is a timer.
pub fn more_lead(desk: Desk) -> Option<Lead> {
    minutes_and_clock(desk)?.1.map(|_| Lead::Extend { seconds: 60 })
}

fn stop_text(desk: Desk) -> Option<String> {
    stop_lead(desk).map(|_| t::stop_timer().to_owned())
}

fn stop_lead(desk: Desk) -> Option<Lead> {
    minutes_and_clock(desk)?.1.map(|_| Lead::StopTimer)
}

fn reveal_text(desk: Desk) -> Option<String> {
    reveal_lead(desk).map(|_| t::reveal().to_owned())
}

/// Shows everybody the cards of the block, where they are not shown yet; of those who talk, all that was written by then.
pub fn reveal_lead(desk: Desk) -> Option<Lead> {
    desk.seen.with(|shown| {
        let shown = shown.as_ref()?;
        let id = shown.now.as_ref()?;
        let now = shown.blocks.get(id)?;
        let hidden = |block: &BlockView| {
            matches!(block.kind, BlockKind::Write | BlockKind::Discuss) && !block.revealed
        };
        let before = |block: &BlockView| block.place < now.place && block.heard > 0;
        let talks = now.kind == BlockKind::Discuss;
        let any_before = talks && shown.blocks.values().any(|block| before(block) && hidden(block));
        (hidden(now) || any_before).then(|| Lead::Reveal { block: id.clone() })
    })
}

fn close_text(desk: Desk) -> Option<String> {
    match close_lead(desk)? {
        Lead::Close { close: true, .. } => Some(t::close_vote().to_owned()),
        _ => Some(t::reopen_vote().to_owned()),
    }
}

/// Closes the vote of the block, or takes more.
pub fn close_lead(desk: Desk) -> Option<Lead> {
    of_now(desk.seen, |id, block| {
        let chooses = matches!(block.kind, BlockKind::Vote | BlockKind::Prioritise | BlockKind::Judge);
        chooses.then(|| Lead::Close { block: id.clone(), close: !block.closed })
    })
    .flatten()
}

fn next(desk: Desk) -> Option<(String, Lead)> {
    let (block, title, begun) = agenda::next(desk)?;
    let text = if begun { t::next(&title) } else { t::begin(&title) };
    Some((text, Lead::Go { block }))
}

/// The step to the next block.
pub fn next_lead(desk: Desk) -> Option<Lead> {
    next(desk).map(|(_, lead)| lead)
}

/// Nobody presses a key in the first moment.
#[lazy]
fn keys_part() -> fn(Desk) -> AnyView {
    keys::view
}

async fn listening(desk: Desk) -> Draw {
    let view = keys_part().await;
    Arc::new(move || view(desk))
}
