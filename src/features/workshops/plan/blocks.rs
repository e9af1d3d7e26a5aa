//! The agenda while it is planned: a row for each block, which can be moved, changed and taken out.

use forenkl_api::{BlockId, workshops::Block};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::wrong::row_name;
use crate::{
    features::workshops::{block::Asked, texts as t, words::kind_name},
    reactive::{Entry, keyed},
    ui::{Announcer, Button, ButtonKind, FormErrors, Glyph, Toasts, field::field_id, use_announcer},
};

/// What the rows share. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct List {
    pub blocks: RwSignal<Vec<Block>>,
    pub errors: FormErrors,
    /// The block whose form is open.
    pub asked: RwSignal<Option<Asked>>,
    pub toasts: Toasts,
}

/// The list, what it comes to in minutes, and a way to make it longer.
pub fn view(list: List) -> AnyView {
    let announcer = use_announcer();
    let rows = move || {
        list.blocks.with(|blocks| {
            let entry = |block: &Block| {
                let id = block.id.clone();
                Entry::new(&block.id, move || row(list, announcer, id))
            };
            blocks.iter().map(entry).collect::<Vec<_>>()
        })
    };
    let minutes =
        Memo::new(move |_| list.blocks.with(|blocks| blocks.iter().map(|block| block.minutes).sum::<i64>()));
    let wrong = list.errors.of("blocks");
    view! {
        <section class="stack-s" id=field_id("blocks") tabindex="-1" aria-label=t::agenda()>
            <h2>{t::agenda()}</h2>
            {move || wrong.get().map(|wrong| view! { <p class="form-error-message">{wrong}</p> })}
            <ol class="workshop-agenda">{keyed(rows)}</ol>
            <div class="between">
                <p role="status" class="muted">
                    {move || t::minutes_in_all(minutes.get())}
                </p>
                <Button
                    small=true
                    kind=ButtonKind::Secondary
                    icon=Glyph::Plus
                    on_click=move |_| list.asked.set(Some(Asked::fresh()))
                >
                    {t::add_block()}
                </Button>
            </div>
        </section>
    }
    .into_any()
}

/// Drawn once for each block; what changes in it moves.
fn row(list: List, announcer: Announcer, id: BlockId) -> AnyView {
    let name = row_name(&id);
    let wrong = list.errors.of(&name);
    let id = StoredValue::new(id);
    let block = Memo::new(move |_| {
        list.blocks.with(|blocks| id.with_value(|id| blocks.iter().find(|block| block.id == *id).cloned()))
    });
    let title = Memo::new(move |_| {
        block.with(|block| block.as_ref().map(|block| block.title.clone()).unwrap_or_default())
    });
    let facts = move || {
        block.with(|block| {
            block
                .as_ref()
                .map(|block| format!("{} · {}", kind_name(block.kind), t::minutes_short(block.minutes)))
        })
    };
    let at = Memo::new(move |_| {
        list.blocks.with(|blocks| id.with_value(|id| blocks.iter().position(|block| block.id == *id)))
    });
    let first = Signal::derive(move || at.get() == Some(0));
    let last = Signal::derive(move || at.get().is_some_and(|at| at + 1 == list.blocks.with(Vec::len)));
    let row = NodeRef::<html::Li>::new();
    let shift = move |to: Way| {
        if let Some(place) = id.with_value(|id| moved(list.blocks, id, to)) {
            announcer.say(t::moved_to(place + 1));
            focus(row, to);
        }
    };
    let change = move |()| {
        if let Some(block) = block.get_untracked() {
            list.asked.set(Some(Asked { block, is_new: false, begun: false }));
        }
    };
    view! {
        <li node_ref=row id=field_id(&name) tabindex="-1">
            <div class="workshop-line">
                <strong>{title}</strong>
                <span class="workshop-facts muted">{facts}</span>
                <span class="workshop-tools">
                    <span data-way=Way::Up.word()>
                        {tool(Glyph::Up, t::move_up(), title, first, Callback::new(move |()| shift(Way::Up)))}
                    </span>
                    <span data-way=Way::Down.word()>
                        {tool(Glyph::Down, t::move_down(), title, last, Callback::new(move |()| shift(Way::Down)))}
                    </span>
                    {tool(Glyph::Edit, t::change(), title, false.into(), Callback::new(change))}
                    {tool(
                        Glyph::Trash,
                        t::remove_block(),
                        title,
                        false.into(),
                        Callback::new(move |()| id.with_value(|id| remove(list, id))),
                    )}
                </span>
            </div>
            {move || wrong.get().map(|wrong| view! { <p class="form-error-message">{wrong}</p> })}
        </li>
    }
    .into_any()
}

/// A button that is an icon to the eye and says to the ear which block it is about.
fn tool(
    icon: Glyph,
    what: &'static str,
    title: Memo<String>,
    disabled: Signal<bool>,
    act: Callback<()>,
) -> AnyView {
    view! {
        <Button small=true kind=ButtonKind::Ghost icon disabled on_click=move |_| act.run(())>
            <span class="sr-only">{what} " " {title}</span>
        </Button>
    }
    .into_any()
}

/// Towards the beginning of the agenda, or its end.
#[derive(Clone, Copy)]
enum Way {
    Up,
    Down,
}

impl Way {
    fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

/// Moves a block by one place; says where it stands then.
fn moved(blocks: RwSignal<Vec<Block>>, id: &BlockId, to: Way) -> Option<usize> {
    let from = blocks.with_untracked(|blocks| blocks.iter().position(|block| block.id == *id))?;
    let place = match to {
        Way::Up => from.checked_sub(1)?,
        Way::Down => from + 1,
    };
    if place >= blocks.with_untracked(Vec::len) {
        return None;
    }
    blocks.update(|blocks| blocks.swap(from, place));
    Some(place)
}

/// What is moved on the page loses the focus: it goes back to the button that moved the row, or at the end of the way to the first
/// that can be pressed.
fn focus(row: NodeRef<html::Li>, to: Way) {
    request_animation_frame(move || {
        let Some(row) = row.try_get_untracked().flatten() else { return };
        let way = format!("[data-way={}] button:enabled", to.word());
        let found = [way.as_str(), "button:enabled"]
            .into_iter()
            .find_map(|selector| row.query_selector(selector).ok().flatten());
        if let Some(button) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = button.focus();
        }
    });
}

/// Takes a block out; it can be put back where it was.
fn remove(list: List, id: &BlockId) {
    let Some(at) = list.blocks.with_untracked(|blocks| blocks.iter().position(|block| block.id == *id))
    else {
        return;
    };
    let Some(block) = list.blocks.try_update(|blocks| blocks.remove(at)) else { return };
    list.toasts.undo(t::block_removed(&block.title), move || {
        // The page may be gone by then.
        let _ = list.blocks.try_update(|blocks| blocks.insert(at.min(blocks.len()), block.clone()));
    });
}
