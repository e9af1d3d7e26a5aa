//! The timeline: a time axis above lanes of bars, with a line at today.

use forenkl_api::{PartialDate, Precision};
use leptos::{html, prelude::*};

use super::{
    bar,
    details::{self, Details},
    keys::{Walker, focus, pressed, show_today},
    model::{Axis, Lane, Zoom},
    page::{Picture, Shown, nothing_found},
    texts as t,
};
use crate::{
    format::month_name,
    reactive::Effect,
    ui::{Button, ButtonKind, Glyph},
};

/// More bars than this are drawn in one line each.
const DENSE_FROM: usize = 40;

/// The picture.
pub fn view(shown: Shown) -> AnyView {
    let walker = Walker::new(shown);
    let details = Details::new();
    let scroll = NodeRef::<html::Div>::new();
    let nothing = Memo::new(move |_| shown.picture.with(|picture| picture.rows.is_empty()));
    // Where the focus is inside the picture it stays with the same initiative when bars are drawn anew.
    let inside = StoredValue::new(false);
    let drawn = move || {
        inside.set_value(has_focus(scroll));
        if let Some(number) = walker.stop.get_untracked()
            && inside.get_value()
        {
            request_animation_frame(move || focus(number));
        }
        shown.picture.with(|picture| canvas(picture, details, walker))
    };
    let axis = Memo::new(move |_| shown.picture.with(|picture| picture.layout.axis.clone()));
    Effect::new(move |_| {
        axis.with(|_| ());
        if scroll.get().is_some() {
            request_animation_frame(move || {
                if inside.try_get_value() == Some(false) {
                    show_today(scroll);
                }
            });
        }
    });
    let contents = move || {
        if nothing.get() {
            return nothing_found(shown);
        }
        view! {
            <div
                class="rm-scroll"
                node_ref=scroll
                role="region"
                aria-label=t::timeline_label()
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        details.hide();
                    } else {
                        pressed(&event, shown, walker, scroll);
                    }
                }
                on:scroll=move |_| details.hide()
            >
                {drawn}
            </div>
            <div class="rm-go-today no-print">
                <Button kind=ButtonKind::Ghost small=true icon=Glyph::Calendar on_click=move |_| show_today(scroll)>
                    {t::go_today()}
                </Button>
            </div>
            {details::view(shown, details)}
        }
        .into_any()
    };
    contents.into_any()
}

fn has_focus(scroll: NodeRef<html::Div>) -> bool {
    let focused = document().active_element();
    scroll
        .get_untracked()
        .is_some_and(|scroll| focused.is_some_and(|focused| scroll.contains(Some(&focused))))
}

fn canvas(picture: &Picture, details: Details, walker: Walker) -> AnyView {
    let layout = &picture.layout;
    let lanes = layout.lanes.iter().map(|lane| lane_view(lane, picture, details, walker)).collect_view();
    let class = if picture.rows.len() > DENSE_FROM { "rm-canvas rm-dense" } else { "rm-canvas" };
    view! {
        <div
            class=class
            style=("--least", format!("{}px", layout.axis.least_width()))
            style=("--today", on_axis(&layout.axis, picture.today))
        >
            {head(&layout.axis, picture.today)}
            {lanes}
            {undated(picture, details, walker)}
            {grid(&layout.axis, picture.today)}
        </div>
    }
    .into_any()
}

/// Years above, steps below, and the label of today.
fn head(axis: &Axis, today: i32) -> AnyView {
    let cell = |class: &'static str, step: &PartialDate, words: String| {
        let (left, width) = axis.place(step);
        view! {
            <span class=class style=("--x", format!("{left:.3}%")) style=("--w", format!("{width:.3}%"))>
                <span>{words}</span>
            </span>
        }
        .into_any()
    };
    let years: Vec<AnyView> =
        axis.years.iter().map(|year| cell("rm-year", year, year.year_number().to_string())).collect();
    let steps: Vec<AnyView> = axis.steps.iter().map(|step| cell("rm-step", step, step_name(step))).collect();
    let class = if axis.zoom == Zoom::Year { "rm-head rm-head-years" } else { "rm-head" };
    view! {
        <div class=class aria-hidden="true">
            <div class="rm-corner"></div>
            <div class="rm-axis">
                {years} {steps} {on_axis(axis, today).map(|x| view! { <b class="rm-now" style=("--x", x)>{t::today()}</b> })}
            </div>
        </div>
    }
    .into_any()
}

/// Where a day lies, if the axis shows it.
fn on_axis(axis: &Axis, day: i32) -> Option<String> {
    (axis.start..axis.end).contains(&day).then(|| format!("{:.3}%", axis.percent(day)))
}

/// A step's name below its year.
fn step_name(step: &PartialDate) -> String {
    let part = step.part_number();
    match step.precision() {
        Precision::Quarter => t::quarter_short(part),
        Precision::HalfYear => t::half_short(part),
        Precision::Month | Precision::Day => month_name(part).chars().take(3).collect(),
        Precision::Year => step.year_number().to_string(),
    }
}

/// Lines between the steps, and the line at today.
fn grid(axis: &Axis, today: i32) -> AnyView {
    let lines = axis
        .steps
        .iter()
        .skip(1)
        .map(|step| {
            let new_year = axis.zoom != Zoom::Year && step.first_day() == year_start(step);
            view! { <i class:rm-line-year=new_year style=("--x", format!("{:.3}%", axis.percent(step.first_day())))></i> }
        })
        .collect_view();
    let today = on_axis(axis, today).map(|x| view! { <i class="rm-today" style=("--x", x)></i> });
    view! {
        <div class="rm-lines" aria-hidden="true">
            {lines}
        </div>
        <div class="rm-front" aria-hidden="true">
            {today}
        </div>
    }
    .into_any()
}

fn year_start(step: &PartialDate) -> i32 {
    PartialDate::year(step.year_number()).map_or(0, |year| year.first_day())
}

fn lane_view(lane: &Lane, picture: &Picture, details: Details, walker: Walker) -> AnyView {
    let bars = lane
        .bars
        .iter()
        .filter_map(|bar| Some((bar, picture.rows.get(bar.index)?)))
        .map(|(bar, row)| bar::bar(bar, row, &picture.layout.axis, details, walker))
        .collect_view();
    let items = view! {
        <ul class="rm-bars" role="list" style=("--rows", lane.rows.to_string())>
            {bars}
        </ul>
    };
    framed(lane.name.clone(), lane.bars.len(), "rm-lane", items.into_any())
}

fn undated(picture: &Picture, details: Details, walker: Walker) -> Option<AnyView> {
    let undated = &picture.layout.undated;
    let bars = undated
        .iter()
        .filter_map(|index| picture.rows.get(*index))
        .map(|row| bar::undated(row, details, walker))
        .collect_view();
    (!undated.is_empty()).then(|| {
        let items = view! {
            <ul class="rm-undated" role="list">
                {bars}
            </ul>
        };
        framed(t::undated().to_owned(), undated.len(), "rm-lane rm-lane-undated", items.into_any())
    })
}

fn framed(name: String, count: usize, class: &'static str, items: AnyView) -> AnyView {
    let count = t::initiatives(i64::try_from(count).unwrap_or(0));
    let label = name.clone();
    view! {
        <section class=class aria-label=label>
            <div class="rm-name">
                <h2>{name} <small>{count}</small></h2>
            </div>
            {items}
        </section>
    }
    .into_any()
}
