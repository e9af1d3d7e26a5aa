//! The big figures, each leading to the list behind it where there is one.

use forenkl_api::answer_times::AnswerFigures;
use leptos::prelude::*;

use super::{
    model::{list_of, share},
    page::Shown,
    texts as t,
};
use crate::format::number;

/// The figures in a line.
pub fn figures(shown: Shown) -> AnyView {
    let total = Memo::new(move |_| shown.times.with(|times| times.total.clone()));
    let line = move || total.with(|total| line(total, shown));
    view! {
        <section class="card figures" aria-label=t::figures()>
            {line}
        </section>
    }
    .into_any()
}

fn line(total: &AnswerFigures, shown: Shown) -> AnyView {
    let list = |only: &str| shown.query.with(|query| list_of(only, query));
    let in_time = match share(total.in_time, total.answered) {
        Some(share) => (t::percent(share), Some(t::in_time_of(total.in_time, total.answered))),
        None => (t::none().to_owned(), None),
    };
    let median = match total.median_days {
        Some(days) => (number(days), t::median_unit(days)),
        None => (t::none().to_owned(), t::no_median().to_owned()),
    };
    view! {
        {linked(list("overdue"), total.overdue, t::overdue(), total.overdue > 0)}
        {plain(number(total.due), t::due().to_owned(), None)}
        {linked(list("open"), total.open, t::open(), false)}
        {plain(median.0, median.1, None)}
        {plain(in_time.0, t::in_time_share().to_owned(), in_time.1)}
    }
    .into_any()
}

fn linked(href: String, count: i64, name: &'static str, bad: bool) -> AnyView {
    view! {
        <a href=href class:bad=bad>
            <b>{number(count)}</b>
            <span>{name}</span>
        </a>
    }
    .into_any()
}

fn plain(figure: String, name: String, further: Option<String>) -> AnyView {
    view! {
        <div class="figure-plain">
            <b>{figure}</b>
            <span>{name}</span>
            {further.map(|further| view! { <small class="muted">{further}</small> })}
        </div>
    }
    .into_any()
}
