//! The timeline by keyboard.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    model::{RoadmapView, Step, Zoom, walk},
    page::{Shown, change},
};

/// The HTML id of an initiative's bar.
pub fn bar_id(number: i64) -> String {
    format!("bar-{number}")
}

/// The one bar that Tab leads to: the one that had the focus last, else the first. By number.
#[derive(Clone, Copy)]
pub struct Walker {
    last: RwSignal<Option<i64>>,
    pub stop: Memo<Option<i64>>,
}

impl Walker {
    /// Begins at the first bar.
    pub fn new(shown: Shown) -> Self {
        let last = RwSignal::new(None);
        let stop = Memo::new(move |_| {
            shown.picture.with(|picture| {
                let drawn = |number: &i64| {
                    let undated = &picture.layout.undated;
                    let lanes = picture.layout.lanes.iter().flat_map(|lane| &lane.bars).map(|bar| bar.index);
                    lanes.chain(undated.iter().copied()).any(|index| picture.rows[index].number == *number)
                };
                let first = || walk(&picture.layout, 0, Step::First).map(|index| picture.rows[index].number);
                last.get().filter(drawn).or_else(first)
            })
        });
        Self { last, stop }
    }

    /// A bar took the focus.
    pub fn arrive(self, number: i64) {
        self.last.set(Some(number));
    }

    fn go(self, shown: Shown, step: Step) {
        let Some(from) = self.stop.get_untracked() else { return };
        let to = shown.picture.with_untracked(|picture| {
            let index = picture.rows.iter().position(|row| row.number == from)?;
            walk(&picture.layout, index, step).map(|index| picture.rows[index].number)
        });
        if let Some(number) = to {
            self.arrive(number);
            focus(number);
        }
    }
}

/// Moves the focus to a bar.
pub fn focus(number: i64) {
    let bar = document()
        .get_element_by_id(&bar_id(number))
        .and_then(|bar| bar.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(bar) = bar {
        let _ = bar.focus();
    }
}

/// Brings today into view, a little left of the middle.
pub fn show_today(scroll: NodeRef<html::Div>) {
    let Some(scroll) = scroll.get_untracked() else { return };
    let Ok(Some(today)) = scroll.query_selector(".rm-today") else { return };
    let offset = today.get_bounding_client_rect().left() - scroll.get_bounding_client_rect().left();
    #[expect(clippy::cast_possible_truncation, reason = "pixels on a screen")]
    let left = offset as i32 + scroll.scroll_left() - scroll.client_width() / 2;
    scroll.set_scroll_left(left);
}

/// Arrow keys, Home and End move; plus and minus change the steps; T goes to today. Only while the focus is on the timeline, so
/// that single letters surprise no one.
pub fn pressed(event: &ev::KeyboardEvent, shown: Shown, walker: Walker, scroll: NodeRef<html::Div>) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    match event.key().as_str() {
        "ArrowLeft" => walker.go(shown, Step::Left),
        "ArrowRight" => walker.go(shown, Step::Right),
        "ArrowUp" => walker.go(shown, Step::Up),
        "ArrowDown" => walker.go(shown, Step::Down),
        "Home" => walker.go(shown, Step::First),
        "End" => walker.go(shown, Step::Last),
        "+" | "=" => zoom(shown, Zoom::nearer),
        "-" | "−" => zoom(shown, Zoom::further),
        "t" | "T" => show_today(scroll),
        _ => return,
    }
    event.prevent_default();
}

fn zoom(shown: Shown, to: fn(Zoom) -> Option<Zoom>) {
    let now = shown.picture.with_untracked(|picture| picture.layout.axis.zoom);
    if let Some(zoom) = to(now) {
        change(&RoadmapView { zoom: Some(zoom), ..shown.view.get_untracked() });
    }
}
