//! The organisation on screen: one row per unit, as a tree grid that arrows walk through.

use forenkl_api::{UnitId, units::Unit};
use leptos::{attr::custom::custom_attribute, ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    super::words,
    desk::{Desk, Doing},
    model::{self, Shown, TreeRow},
    texts as t,
};
use crate::{
    format,
    reactive::{Effect, Entry, keyed},
    ui::{Glyph, Icon, IconButton, Tag, Tone},
};

/// What the rows share.
#[derive(Clone, Copy)]
struct Tree {
    desk: Desk,
    shown: Signal<Shown>,
    rows: Memo<Vec<TreeRow>>,
    /// The row that Tab leads to, and whose buttons are shown.
    active: RwSignal<String>,
    is_active: StoredValue<Selector<String>>,
}

/// What a key leads to.
enum Step {
    Go(UnitId),
    Toggle(UnitId),
    Open(UnitId),
    /// The end of the tree.
    Stay,
}

/// The tree.
#[component]
pub fn UnitTree(desk: Desk, shown: Signal<Shown>, rows: Memo<Vec<TreeRow>>) -> impl IntoView {
    let active = RwSignal::new(String::new());
    let present = Memo::new(move |_| {
        let wanted = active.get();
        rows.with(|rows| {
            let there = rows.iter().any(|row| row.unit.id.0 == wanted);
            if there { wanted } else { rows.first().map(|row| row.unit.id.0.clone()).unwrap_or_default() }
        })
    });
    let tree =
        Tree { desk, shown, rows, active, is_active: StoredValue::new(Selector::new(move || present.get())) };
    Effect::new(move |_| {
        let Some((id, version)) = rows.with(|_| desk.returning.try_get_value().flatten()) else { return };
        if rows.with(|rows| rows.iter().any(|row| row.unit.id == id && row.unit.version >= version)) {
            let _ = desk.returning.try_set_value(None);
            active.set(id.0.clone());
            focus_row(id.0, false);
        }
    });
    view! {
        <p id="tree-help" class="sr-only">
            {t::tree_help()}
        </p>
        <div
            class="tree"
            role="treegrid"
            aria-label=t::tree()
            aria-describedby="tree-help"
            on:keydown=move |event| tree.key(&event)
        >
            {keyed(move || {
                let entry = |row: TreeRow| Entry::new(row_key(&row), move || tree.row(row));
                rows.get().into_iter().map(entry).collect()
            })}
        </div>
    }
    .into_any()
}

/// What makes a row another row: then it is drawn anew.
fn row_key(row: &TreeRow) -> String {
    let TreeRow { unit, level, place, siblings, parent, hit, .. } = row;
    format!("{} {} {level} {place} {siblings} {parent} {hit}", unit.id, unit.version)
}

fn row_id(unit: &str) -> String {
    format!("enhed-{unit}")
}

/// Moves the focus to a unit's row, once what changed has been drawn; `if_lost`: only when the focus is nowhere.
pub fn focus_row(unit: String, if_lost: bool) {
    request_animation_frame(move || {
        let somewhere = document().active_element().is_some_and(|active| active.tag_name() != "BODY");
        if if_lost && somewhere {
            return;
        }
        let row = document().get_element_by_id(&row_id(&unit));
        if let Some(row) = row.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = row.focus();
        }
    });
}

impl Tree {
    fn is_open(self, id: &str) -> bool {
        self.shown.with(|shown| !shown.search.trim().is_empty() || shown.open.contains(id))
    }

    fn toggle(self, id: &str) {
        self.desk.open.update(|open| {
            if !open.remove(id) {
                open.insert(id.to_owned());
            }
        });
    }

    fn key(self, event: &ev::KeyboardEvent) {
        let on_row = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|target| target.get_attribute("role").as_deref() == Some("row"));
        let key = event.key();
        if !on_row && !matches!(key.as_str(), "ArrowUp" | "ArrowDown") {
            return;
        }
        let Some(step) = self.rows.with_untracked(|rows| self.step(&key, rows)) else { return };
        event.prevent_default();
        match step {
            Step::Go(id) => {
                self.active.set(id.0.clone());
                focus_row(id.0, false);
            }
            Step::Toggle(id) => self.toggle(id.as_str()),
            Step::Open(id) => self.desk.start(Doing::Edit(id)),
            Step::Stay => {}
        }
    }

    /// What a key means on the active row.
    fn step(self, key: &str, rows: &[TreeRow]) -> Option<Step> {
        let at = self
            .active
            .with_untracked(|active| rows.iter().position(|row| row.unit.id.0 == *active))
            .unwrap_or(0);
        let row = rows.get(at)?;
        let unfolded = row.parent && untrack(|| self.is_open(row.unit.id.as_str()));
        let go = |to: Option<&TreeRow>| Some(to.map_or(Step::Stay, |to| Step::Go(to.unit.id.clone())));
        match key {
            "ArrowDown" => go(rows.get(at + 1)),
            "ArrowUp" => go(at.checked_sub(1).and_then(|at| rows.get(at))),
            "Home" => go(rows.first()),
            "End" => go(rows.last()),
            "ArrowRight" if unfolded => go(rows.get(at + 1)),
            "ArrowLeft" if !unfolded => {
                go(rows.get(..at)?.iter().rev().find(|other| other.level < row.level))
            }
            "ArrowRight" | "ArrowLeft" if row.parent => Some(Step::Toggle(row.unit.id.clone())),
            "Enter" => Some(Step::Open(row.unit.id.clone())),
            _ => None,
        }
    }

    fn row(self, row: TreeRow) -> AnyView {
        let TreeRow { unit, level, place, siblings, parent, hit } = row;
        let id = unit.id.0.clone();
        let (here, expanded, focused) = (id.clone(), id.clone(), id.clone());
        let active = Signal::derive(move || self.is_active.with_value(|is_active| is_active.selected(&here)));
        let edit = unit.id.clone();
        view! {
            <div
                role="row"
                class="tree-row"
                id=row_id(&id)
                {..custom_attribute("aria-level", level.to_string())}
                aria-posinset=place
                aria-setsize=siblings
                aria-expanded=move || parent.then(|| self.is_open(&expanded).to_string())
                tabindex=move || if active.get() { "0" } else { "-1" }
                style:padding-left=format!("calc(var(--tree-step) * {})", level - 1)
                on:focusin=move |_| self.active.set(focused.clone())
                on:pointerenter=move |_| self.active.set(id.clone())
            >
                <div role="gridcell" class="tree-name">
                    {self.fold_button(&unit, parent)}
                    <div>
                        <button
                            type="button"
                            class="tree-link"
                            class:tree-hit=hit
                            tabindex=move || if active.get() { "0" } else { "-1" }
                            on:click=move |_| self.desk.start(Doing::Edit(edit.clone()))
                        >
                            {unit.name.clone()}
                        </button>
                        " "
                        <span class="muted small">{unit.short_name.clone()}</span>
                        " "
                        {standing(&unit)}
                    </div>
                </div>
                <div role="gridcell" class="tree-kind">
                    {words::kind(unit.kind)}
                </div>
                <div role="gridcell" class="tree-do">
                    {self.buttons(unit, active)}
                </div>
            </div>
        }
        .into_any()
    }

    fn fold_button(self, unit: &Unit, parent: bool) -> AnyView {
        if !parent {
            return view! { <span class="tree-fold"></span> }.into_any();
        }
        let (open, clicked, name) = (unit.id.0.clone(), unit.id.0.clone(), unit.name.clone());
        let open = Memo::new(move |_| self.is_open(&open));
        view! {
            <button
                type="button"
                class="tree-fold"
                class:tree-open=open
                tabindex="-1"
                aria-label=move || if open.get() { t::fold(&name) } else { t::unfold(&name) }
                on:click=move |_| self.toggle(&clicked)
            >
                <Icon of=Glyph::Down />
            </button>
        }
        .into_any()
    }

    /// Only the active row carries its buttons: two thousand rows stay light.
    fn buttons(self, unit: Unit, active: Signal<bool>) -> AnyView {
        (move || {
            active.get().then(|| {
                let (add, edit) = (unit.id.clone(), unit.id.clone());
                view! {
                    <IconButton
                        small=true
                        label=t::add_below(&unit.name)
                        icon=Glyph::Plus
                        on_click=move |_| self.desk.start(Doing::Add(Some(add.clone())))
                    />
                    <IconButton
                        small=true
                        label=super::super::texts::edit_thing(&unit.name)
                        icon=Glyph::Edit
                        on_click=move |_| self.desk.start(Doing::Edit(edit.clone()))
                    />
                }
            })
        })
        .into_any()
    }
}

/// Whether it has been closed, will be, or begins later.
fn standing(unit: &Unit) -> Option<AnyView> {
    let today = words::today();
    let tag = |tone: Tone, text: String| view! { <Tag tone=tone>{text}</Tag> }.into_any();
    match (unit.valid_from, unit.valid_to) {
        (_, Some(to)) if model::is_closed(unit, today) => {
            Some(tag(Tone::Neutral, t::closed_on(format::partial_date(&to))))
        }
        (Some(from), _) if model::is_coming(unit, today) => {
            Some(tag(Tone::Info, t::opens_on(format::partial_date(&from))))
        }
        (_, Some(to)) => Some(tag(Tone::Warn, t::closes_on(format::partial_date(&to)))),
        _ => None,
    }
}
