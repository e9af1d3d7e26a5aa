//! The agenda: planned and actual minutes, the step to any block, and what can be changed while it runs.

use std::{sync::Arc, time::Duration};

use forenkl_api::{
    BlockId,
    workshops::{Block, Lead, WorkshopStatus, view::Step},
};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    block::{self, Asked, Editing, Take},
    lead::Desk,
    texts as t,
    words::mode_name,
};
use crate::{
    features::admin::saving::quietly,
    reactive::{Effect, Entry, keyed},
    ui::{Button, ButtonKind, Draw, Glyph, Menu, MenuItem, Tag, Toasts, Tone, lazily_when, use_toasts},
};

/// How often the minutes of the present block are looked at.
const LOOK: Duration = Duration::from_secs(20);

/// Before it runs.
pub fn planned(blocks: &[Block]) -> AnyView {
    let rows = blocks.iter().map(|block| {
        view! {
            <li>
                <div class="between">
                    <strong>{block.title.clone()}</strong>
                    <span class="muted">{mode_name(block.mode)} " · " {t::minutes(block.minutes)}</span>
                </div>
                <p class="prose">{block.prompt.clone()}</p>
                {told(Private::of(block), false.into())}
            </li>
        }
    });
    view! { <ol class="workshop-agenda">{rows.collect_view()}</ol> }.into_any()
}

/// What only whoever leads reads about a block.
#[derive(Clone, PartialEq)]
struct Private {
    title: String,
    purpose: String,
    notes: String,
}

impl Private {
    fn of(block: &Block) -> Self {
        Self { title: block.title.clone(), purpose: block.purpose.clone(), notes: block.notes.clone() }
    }
}

/// It folded together; nothing where nothing was written.
fn told(private: Private, open: Signal<bool>) -> Option<AnyView> {
    let Private { title, purpose, notes } = private;
    let purpose = (!purpose.is_empty()).then(|| t::about_field(t::purpose(), &purpose));
    let texts: Vec<String> = purpose.into_iter().chain((!notes.is_empty()).then_some(notes)).collect();
    if texts.is_empty() {
        return None;
    }
    let texts = texts.into_iter().map(|text| view! { <p class="muted small prose">{text}</p> });
    Some(
        view! {
            <details open=move || open.get()>
                <summary class="small">
                    {t::notes()} <span class="sr-only">" " {title}</span>
                </summary>
                {texts.collect_view()}
            </details>
        }
        .into_any(),
    )
}

/// The block that comes after the present one, and whether anything has begun: id and title.
pub fn next(desk: Desk) -> Option<(BlockId, String, bool)> {
    desk.view(|view| {
        let here = view.shown.now.as_ref().and_then(|now| view.agenda.get(now)).map(|step| step.place);
        let mut after: Vec<(&BlockId, &Step)> = view
            .agenda
            .iter()
            .filter(|(_, step)| !step.skipped && here.is_none_or(|here| step.place > here))
            .collect();
        after.sort_by_key(|(_, step)| step.place);
        after.first().map(|(id, step)| ((*id).clone(), step.plan.title.clone(), here.is_some()))
    })
    .flatten()
}

/// What the rows share while it runs. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
struct Agenda {
    desk: Desk,
    order: Memo<Vec<BlockId>>,
    /// It can still be changed.
    runs: Memo<bool>,
    /// The block whose form is open.
    asked: RwSignal<Option<Asked>>,
    /// The block that was moved last, so that the focus goes with it.
    moved: RwSignal<Option<BlockId>>,
    /// Counts, so that the minutes of the present block go on.
    tick: RwSignal<u32>,
    toasts: Toasts,
}

/// While it runs.
pub fn agenda(desk: Desk) -> AnyView {
    let order = Memo::new(move |_| {
        desk.view(|view| {
            let mut steps: Vec<(&BlockId, &Step)> = view.agenda.iter().collect();
            steps.sort_by_key(|(_, step)| step.place);
            steps.into_iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let runs = Memo::new(move |_| {
        desk.view(|view| view.shown.status == WorkshopStatus::Running).unwrap_or_default()
    });
    let agenda = Agenda {
        desk,
        order,
        runs,
        asked: RwSignal::new(None),
        moved: RwSignal::new(None),
        tick: ticking(),
        toasts: use_toasts(),
    };
    let take: Take = Callback::new(move |(asked, editing): (Asked, Editing)| take(agenda, asked, editing));
    let rows = move || {
        let entry = |id: BlockId| Entry::new(id.to_string(), move || row(agenda, id));
        order.get().into_iter().map(entry).collect::<Vec<_>>()
    };
    let add = move || {
        runs.get().then(|| {
            view! {
                <Button
                    small=true
                    kind=ButtonKind::Secondary
                    icon=Glyph::Plus
                    on_click=move |_| agenda.asked.set(Some(Asked::fresh()))
                >
                    {t::add_block()}
                </Button>
            }
        })
    };
    view! {
        <ol class="workshop-agenda">{keyed(rows)}</ol>
        {add}
        {lazily_when(move || agenda.asked.with(Option::is_some), move || block_form(agenda.asked, take))}
    }
    .into_any()
}

/// Only those who change the agenda on the way need the form.
#[lazy]
fn block_form_part() -> fn(RwSignal<Option<Asked>>, Take) -> AnyView {
    block::dialog
}

async fn block_form(asked: RwSignal<Option<Asked>>, take: Take) -> Draw {
    let view = block_form_part().await;
    Arc::new(move || view(asked, take))
}

/// Counts for as long as the page stands.
fn ticking() -> RwSignal<u32> {
    let tick = RwSignal::new(0_u32);
    let next = move || {
        let _ = tick.try_update(|tick| *tick = tick.wrapping_add(1));
    };
    if let Ok(handle) = set_interval_with_handle(next, LOOK) {
        on_cleanup(move || handle.clear());
    }
    tick
}

/// Sends a block that was written: as a new one at the end, or in the place of what it was.
fn take(agenda: Agenda, asked: Asked, editing: Editing) {
    let lead = if asked.is_new {
        let after = agenda.order.with_untracked(|order| order.last().cloned());
        Lead::Add { block: asked.block, after }
    } else {
        Lead::Change { block: asked.block }
    };
    editing.saving.run(agenda.desk.sending(lead), move |_| editing.close());
}

/// Drawn once for each block; what changes in it moves, so that the focus stays in its menu.
fn row(agenda: Agenda, id: BlockId) -> AnyView {
    let desk = agenda.desk;
    let id = StoredValue::new(id);
    let step =
        Memo::new(move |_| desk.view(|view| id.with_value(|id| view.agenda.get(id).cloned())).flatten());
    let now = Memo::new(move |_| desk.view(|view| view.shown.now == Some(id.get_value())) == Some(true));
    let title = Memo::new(move |_| {
        step.with(|step| step.as_ref().map(|step| step.plan.title.clone()).unwrap_or_default())
    });
    let skipped = Memo::new(move |_| step.with(|step| step.as_ref().is_some_and(|step| step.skipped)));
    let time = move || {
        let visit = if now.get() { visit(agenda) } else { 0 };
        step.with(|step| step.as_ref().map(|step| time_text(step, visit)))
    };
    let private = Memo::new(move |_| step.with(|step| step.as_ref().map(|step| Private::of(&step.plan))));
    // Those of the block that is on are there without a tap.
    let notes = move || private.get().and_then(|private| told(private, now.into()));
    let row = NodeRef::<html::Li>::new();
    keep_focus(agenda, id, row);
    view! {
        <li node_ref=row class:skipped=move || skipped.get() aria-current=move || now.get().then_some("step")>
            <div class="workshop-line">
                <strong title=move || title.get()>
                    {title}
                    {move || {
                        skipped
                            .get()
                            .then(|| view! { <span class="sr-only">" (" {t::step_skipped()} ")"</span> })
                    }}
                </strong>
                <span class="workshop-facts">
                    {move || now.get().then(|| view! { <Tag tone=Tone::Now>{t::now_on()}</Tag> })}
                    <span class="muted num">{time}</span>
                </span>
                {move || agenda.runs.get().then(|| menu(agenda, id, step, now, title.get()))}
            </div>
            {notes}
        </li>
    }
    .into_any()
}

/// Milliseconds of the present visit, by the server's clock.
fn visit(agenda: Agenda) -> i64 {
    agenda.tick.track();
    let since = agenda.desk.view(|view| view.since).flatten();
    since.map_or(0, |since| (agenda.desk.following.server_now() - since.0).max(0))
}

/// Planned minutes; and those it has taken, once it has begun.
fn time_text(step: &Step, visit: i64) -> String {
    match step.took + visit {
        0 => t::minutes_short(step.plan.minutes),
        spent => t::spent(step.plan.minutes, (spent + 30_000) / 60_000),
    }
}

/// What can be done with a block, behind one button.
fn menu(
    agenda: Agenda,
    id: StoredValue<BlockId>,
    step: Memo<Option<Step>>,
    now: Memo<bool>,
    title: String,
) -> AnyView {
    let desk = agenda.desk;
    let label = t::step_menu(&title);
    let title = StoredValue::new(title);
    let item = move |glyph: Glyph, text: &'static str, act: Callback<()>| {
        let title = title.get_value();
        view! {
            <MenuItem icon=glyph on_click=move |_| act.run(())>
                {text}
                <span class="sr-only">" " {title}</span>
            </MenuItem>
        }
        .into_any()
    };
    let skipped = Memo::new(move |_| step.with(|step| step.as_ref().is_some_and(|step| step.skipped)));
    let begun =
        Memo::new(move |_| step.with(|step| step.as_ref().is_some_and(|step| step.began_at.is_some())));
    let at = Memo::new(move |_| place(agenda, id));
    let is_last = move || at.get().is_none_or(|at| at + 1 >= agenda.order.with(Vec::len));
    let go = Callback::new(move |()| desk.lead(Lead::Go { block: id.get_value() }));
    let skip = Callback::new(move |()| {
        desk.lead(Lead::Skip { block: id.get_value(), skip: !skipped.get_untracked() });
    });
    let change = Callback::new(move |()| {
        if let Some(step) = step.get_untracked() {
            let asked = Asked { block: step.plan, is_new: false, begun: step.began_at.is_some() };
            agenda.asked.set(Some(asked));
        }
    });
    let up = Callback::new(move |()| shift(agenda, id, -1));
    let down = Callback::new(move |()| shift(agenda, id, 1));
    let remove = Callback::new(move |()| remove(agenda, id, step));
    view! {
        <Menu label icon=Glyph::More icon_only=true>
            {move || (!now.get()).then(|| item(Glyph::Arrow, t::go(), go))}
            {move || {
                let text = if skipped.get() { t::unskip() } else { t::skip() };
                (!now.get()).then(|| item(Glyph::Undo, text, skip))
            }}
            {item(Glyph::Edit, t::change(), change)}
            {move || at.get().is_some_and(|at| at > 0).then(|| item(Glyph::Up, t::move_up(), up))}
            {move || (!is_last()).then(|| item(Glyph::Down, t::move_down(), down))}
            {move || (!begun.get()).then(|| item(Glyph::Trash, t::remove_block(), remove))}
        </Menu>
    }
    .into_any()
}

/// Where a block stands in the agenda, read reactively.
fn place(agenda: Agenda, id: StoredValue<BlockId>) -> Option<usize> {
    agenda.order.with(|order| id.with_value(|id| order.iter().position(|block| block == id)))
}

/// Moves a block by so many places.
fn shift(agenda: Agenda, id: StoredValue<BlockId>, by: isize) {
    let Some(from) = untrack(|| place(agenda, id)) else { return };
    let to = from.saturating_add_signed(by);
    let mut blocks = agenda.order.get_untracked();
    if to != from && to < blocks.len() {
        blocks.swap(from, to);
        agenda.moved.set(Some(id.get_value()));
        agenda.desk.lead(Lead::Order { blocks });
    }
}

/// Takes a block out; it can be put back where it was.
fn remove(agenda: Agenda, id: StoredValue<BlockId>, step: Memo<Option<Step>>) {
    let Some(block) = step.with_untracked(|step| step.as_ref().map(|step| step.plan.clone())) else { return };
    let before = untrack(|| place(agenda, id)).and_then(|at| at.checked_sub(1));
    let after = agenda.order.with_untracked(|order| before.and_then(|at| order.get(at)).cloned());
    let (desk, toasts) = (agenda.desk, agenda.toasts);
    quietly(toasts, desk.sending(Lead::Drop { block: id.get_value() }), move |_| {
        toasts.undo(t::block_removed(&block.title), move || {
            // The page may be gone by then.
            if !desk.following.view.is_disposed() {
                desk.lead(Lead::Add { block: block.clone(), after: after.clone() });
            }
        });
    });
}

/// The focus goes to the menu of a block when it has been moved, and when its form has been closed.
fn keep_focus(agenda: Agenda, id: StoredValue<BlockId>, row: NodeRef<html::Li>) {
    let at = Memo::new(move |_| place(agenda, id));
    Effect::new(move |before: Option<Option<usize>>| {
        let here = at.get();
        let elsewhere = before.is_some_and(|before| before != here);
        if elsewhere && agenda.moved.get_untracked() == Some(id.get_value()) {
            agenda.moved.set(None);
            focus(row);
        }
        here
    });
    Effect::new(move |before: Option<bool>| {
        let mine = agenda
            .asked
            .with(|asked| id.with_value(|id| asked.as_ref().is_some_and(|asked| asked.block.id == *id)));
        if before == Some(true) && !mine {
            focus(row);
        }
        mine
    });
}

/// After what was changed has been drawn.
fn focus(row: NodeRef<html::Li>) {
    request_animation_frame(move || {
        let row = row.try_get_untracked().flatten();
        let button = row.and_then(|row| row.query_selector("button").ok().flatten());
        if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = button.focus();
        }
    });
}
