//! The details of a bar: shown by pointing, by the keyboard's focus, or by the first tap. Everything in it is in the bar's own words
//! or on the initiative's page too, so it is hidden from screen readers.

use std::time::Duration;

use forenkl_api::initiatives::{InitiativeRow, Milestone};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    page::Shown,
    phrases::{period, wishes},
    texts as t,
};
use crate::{
    features::initiatives::{
        model::address,
        words::{health_tag, status_tag},
    },
    format::{ago, hours_per_year, partial_date},
};

/// Long enough that crossing the picture shows nothing.
const BEFORE_SHOWING: Duration = Duration::from_millis(180);
/// Long enough to move the pointer onto the details.
const BEFORE_HIDING: Duration = Duration::from_millis(160);
/// Width of the details, in CSS pixels.
const WIDTH: f64 = 340.0;
/// Height that most details need, in CSS pixels.
const COMFORTABLE: f64 = 430.0;
/// Milestones that are named.
const MILESTONES: usize = 6;

/// Where the details stand, in CSS pixels of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    number: i64,
    left: f64,
    /// From the top, or from the bottom where there is more room above.
    top: Option<f64>,
    bottom: Option<f64>,
    /// All the room there is; more is scrolled.
    height: f64,
}

/// Which details are shown, and where.
#[derive(Clone, Copy)]
pub struct Details {
    place: RwSignal<Option<Place>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    touch: StoredValue<bool>,
}

impl Details {
    /// None.
    pub fn new() -> Self {
        Self { place: RwSignal::new(None), timer: StoredValue::new(None), touch: StoredValue::new(false) }
    }

    /// Shows an initiative's details at its bar; nothing on a phone, where the bars say it themselves.
    pub fn show(self, number: i64, bar: &web_sys::Element) {
        self.wait(None);
        let _ = self.place.try_set(place(number, bar));
    }

    /// The same in a moment, unless the pointer goes on.
    pub fn show_soon(self, number: i64, bar: web_sys::Element) {
        self.wait(set_timeout_with_handle(move || self.show(number, &bar), BEFORE_SHOWING).ok());
    }

    /// Hides them.
    pub fn hide(self) {
        self.wait(None);
        if self.place.try_get_untracked().flatten().is_some() {
            let _ = self.place.try_set(None);
        }
    }

    /// Hides them in a moment, unless the pointer comes onto them.
    pub fn hide_soon(self) {
        self.wait(set_timeout_with_handle(move || self.hide(), BEFORE_HIDING).ok());
    }

    /// Whether the pointer that came down was a finger.
    pub fn touched(self, touch: bool) {
        self.touch.set_value(touch);
    }

    /// A bar was clicked; true where this only showed the details.
    pub fn tapped(self, number: i64, bar: &web_sys::Element) -> bool {
        let shown = self.place.get_untracked().is_some_and(|place| place.number == number);
        if !self.touch.get_value() || shown {
            return false;
        }
        self.show(number, bar);
        self.place.with_untracked(Option::is_some)
    }

    fn stay(self) {
        self.wait(None);
    }

    fn wait(self, timer: Option<TimeoutHandle>) {
        let before = self.timer.try_update_value(|now| std::mem::replace(now, timer)).flatten();
        if let Some(before) = before {
            before.clear();
        }
    }
}

fn place(number: i64, bar: &web_sys::Element) -> Option<Place> {
    let size = |value: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| value.ok()?.as_f64();
    let (width, height) = (size(window().inner_width())?, size(window().inner_height())?);
    if width <= 640.0 {
        return None;
    }
    let words = bar.query_selector(".bar-words").ok().flatten();
    let (around, words) =
        (bar.get_bounding_client_rect(), words.unwrap_or_else(|| bar.clone()).get_bounding_client_rect());
    let left = words.left().clamp(8.0, (width - WIDTH - 8.0).max(8.0));
    let (room_below, room_above) = (height - around.bottom() - 16.0, around.top() - 16.0);
    let below = room_below >= COMFORTABLE || room_below >= room_above;
    Some(Place {
        number,
        left,
        top: below.then(|| around.bottom() + 8.0),
        bottom: (!below).then(|| height - around.top() + 8.0),
        height: if below { room_below } else { room_above },
    })
}

/// The details.
pub fn view(shown: Shown, details: Details) -> AnyView {
    let contents = move || {
        let place = details.place.get()?;
        let row = shown
            .picture
            .with(|picture| picture.rows.iter().find(|row| row.number == place.number).cloned())?;
        let pixels =
            |value: Option<f64>| value.map_or_else(|| "auto".to_owned(), |value| format!("{value:.0}px"));
        Some(view! {
            <div
                class="rm-details"
                aria-hidden="true"
                style:left=format!("{:.0}px", place.left)
                style:top=pixels(place.top)
                style:bottom=pixels(place.bottom)
                style:max-height=pixels(Some(place.height))
                on:pointerenter=move |_| details.stay()
                on:pointerleave=move |_| details.hide_soon()
                // The focus stays on the bar, or these would be gone before the click.
                on:mousedown=|event| event.prevent_default()
            >
                {facts(&row)}
            </div>
        })
    };
    contents.into_any()
}

fn facts(row: &InitiativeRow) -> AnyView {
    let latest = row.latest.as_ref().map(|latest| {
        view! {
            <p>
                "“" {latest.text.clone()} "” " <span class="muted small">{ago(latest.at)}</span>
            </p>
        }
    });
    let who = [
        Some(row.area.name.clone()),
        Some(row.unit.name.clone()),
        row.owner.as_ref().map(|it| it.name.clone()),
    ];
    let freed = row.freed.best().map(|(minutes, evidence)| {
        format!(
            "{} ({})",
            hours_per_year(minutes),
            crate::features::initiatives::words::evidence_word(evidence)
        )
    });
    let gain: Vec<String> = wishes(row).into_iter().chain(freed).collect();
    view! {
        <b>{row.title.clone()}</b>
        <div class="cluster">{status_tag(row.status)} {health_tag(row)}</div>
        <p>{first_upper(&period(row))}</p>
        {latest}
        {milestones(&row.milestones)}
        {(!gain.is_empty()).then(|| view! { <p>{gain.join(" · ")}</p> })}
        <p class="muted small">{who.into_iter().flatten().collect::<Vec<_>>().join(" · ")}</p>
        <a href=address(row.number) tabindex="-1">
            {t::open()}
        </a>
    }
    .into_any()
}

fn first_upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn milestones(milestones: &[Milestone]) -> Option<AnyView> {
    if milestones.is_empty() {
        return None;
    }
    let items = milestones.iter().take(MILESTONES).map(milestone).collect_view();
    let rest = milestones.len().saturating_sub(MILESTONES);
    let more = (rest > 0).then(|| view! { <li class="muted">{t::more(rest)}</li> });
    Some(view! { <ul class="rm-stones">{items} {more}</ul> }.into_any())
}

fn milestone(milestone: &Milestone) -> AnyView {
    let (class, state) = match (milestone.done_at, milestone.late) {
        (Some(_), _) => ("stone stone-done", Some(t::milestone_done().to_owned())),
        (None, true) => ("stone stone-late", Some(t::milestone_late().to_owned())),
        (None, false) => ("stone", None),
    };
    let due = milestone.due.map(|due| partial_date(&due));
    let note: Vec<String> = due.into_iter().chain(state).collect();
    view! {
        <li>
            <i class=class></i>
            <span>{milestone.title.clone()} " " <span class="muted small">{note.join(", ")}</span></span>
        </li>
    }
    .into_any()
}
