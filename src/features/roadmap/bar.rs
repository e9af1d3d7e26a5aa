//! One initiative as a bar: a link to it. Places are custom properties, so that the style can draw the same bar on a time axis,
//! in a list on a phone, and on paper.

use forenkl_api::initiatives::InitiativeRow;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    details::Details,
    keys::{Walker, bar_id},
    model::{Axis, Bar, Stone},
    phrases::{Look, line, spoken},
};
use crate::{features::initiatives::model::address, ui::Icon};

/// A place as a percentage.
fn percent(value: f64) -> String {
    format!("{value:.3}%")
}

/// Where days lie: within the bar's room, and on the whole axis.
struct Places<'a> {
    axis: &'a Axis,
    room: (i32, i32),
}

impl Places<'_> {
    fn in_room(&self, day: i32) -> String {
        let days = f64::from((self.room.1 - self.room.0).max(1));
        percent(f64::from(day - self.room.0) * 100.0 / days)
    }

    fn share_of_room(&self, days: i32) -> String {
        percent(f64::from(days) * 100.0 / f64::from((self.room.1 - self.room.0).max(1)))
    }

    fn on_axis(&self, day: i32) -> String {
        percent(self.axis.percent(day))
    }
}

/// A bar in its lane.
pub fn bar(bar: &Bar, row: &InitiativeRow, axis: &Axis, details: Details, walker: Walker) -> AnyView {
    let places = Places { axis, room: bar.room };
    let look = Look::of(row);
    let stones = bar.stones.iter().map(|stone| stone_view(stone, &places)).collect_view();
    let tail = bar.overdue_until.map(|until| tail(bar.extent.end, until, &places));
    let inside = view! {
        {body(bar, &places)}
        {tail}
        <span
            class="bar-room"
            style=("--l", places.in_room(bar.words))
            style=("--reach", places.share_of_room(bar.reach - bar.words))
        >
            <span class="bar-words">{words(look, row)}</span>
        </span>
        {stones}
    };
    view! {
        <li
            class="rm-item"
            style=("--x", percent(axis.percent(bar.room.0)))
            style=("--w", percent(axis.share(bar.room.1 - bar.room.0)))
            style=("--at", bar.row.to_string())
        >
            {link(look, row, details, walker, inside.into_any())}
        </li>
    }
    .into_any()
}

/// A bar without a date.
pub fn undated(row: &InitiativeRow, details: Details, walker: Walker) -> AnyView {
    let look = Look::of(row);
    let inside = view! {
        <span class="bar-body"></span>
        <span class="bar-words">{words(look, row)}</span>
    };
    view! { <li class="rm-item rm-item-undated">{link(look, row, details, walker, inside.into_any())}</li> }
        .into_any()
}

fn link(look: Look, row: &InitiativeRow, details: Details, walker: Walker, inside: AnyView) -> AnyView {
    let number = row.number;
    let element =
        |target: Option<web_sys::EventTarget>| target.and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    let focus = move |event: ev::FocusEvent| {
        walker.arrive(number);
        // A click focuses as well; only the keyboard asks for the details.
        if let Some(bar) = element(event.current_target())
            && bar.matches(":focus-visible").unwrap_or(false)
        {
            details.show(number, &bar);
        }
    };
    let enter = move |event: ev::PointerEvent| {
        if event.pointer_type() == "mouse"
            && let Some(bar) = element(event.current_target())
        {
            details.show_soon(number, bar);
        }
    };
    // A finger sees the details first; the second tap opens.
    let click = move |event: ev::MouseEvent| {
        if let Some(bar) = element(event.current_target())
            && details.tapped(number, &bar)
        {
            event.prevent_default();
        }
    };
    view! {
        <a
            id=bar_id(number)
            class=look.class()
            href=address(number)
            tabindex=move || if walker.stop.get() == Some(number) { "0" } else { "-1" }
            on:focus=focus
            on:blur=move |_| details.hide()
            on:pointerdown=move |event| details.touched(event.pointer_type() == "touch")
            on:pointerenter=enter
            on:pointerleave=move |_| details.hide_soon()
            on:click=click
        >
            {inside}
            <span class="sr-only">", " {spoken(row)}</span>
        </a>
    }
    .into_any()
}

fn words(look: Look, row: &InitiativeRow) -> AnyView {
    view! {
        <b>{look.mark().map(|of| view! { <Icon of /> })} <span>{row.title.clone()}</span></b>
        <small aria-hidden="true">{line(row)}</small>
    }
    .into_any()
}

fn body(bar: &Bar, places: &Places) -> AnyView {
    let days = bar.extent.days().max(1);
    let fade = |soft: i32| percent(f64::from(soft) * 100.0 / f64::from(days));
    let mut class = String::from("bar-body");
    for (name, holds) in [
        (" soft-start", bar.extent.soft_start > 0),
        (" soft-end", bar.extent.soft_end > 0),
        (" cut-start", bar.cut.0),
        (" cut-end", bar.cut.1),
    ] {
        if holds {
            class.push_str(name);
        }
    }
    view! {
        <span
            class=class
            style=("--l", places.in_room(bar.extent.start))
            style=("--len", places.share_of_room(bar.extent.days()))
            style=("--al", places.on_axis(bar.extent.start))
            style=("--alen", percent(places.axis.share(bar.extent.days())))
            style=("--fs", fade(bar.extent.soft_start))
            style=("--fe", fade(bar.extent.soft_end))
        ></span>
    }
    .into_any()
}

/// From where it should have ended until today.
fn tail(from: i32, until: i32, places: &Places) -> AnyView {
    view! {
        <span
            class="bar-tail"
            style=("--l", places.in_room(from))
            style=("--len", places.share_of_room(until - from))
            style=("--al", places.on_axis(from))
            style=("--alen", percent(places.axis.share(until - from)))
        ></span>
    }
    .into_any()
}

fn stone_view(stone: &Stone, places: &Places) -> AnyView {
    let class = match (stone.done, stone.late) {
        (true, _) => "stone stone-done",
        (false, true) => "stone stone-late",
        (false, false) => "stone",
    };
    view! {
        <i class=class style=("--l", places.in_room(stone.day)) style=("--al", places.on_axis(stone.day))></i>
    }
    .into_any()
}
