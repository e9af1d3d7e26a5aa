//! For management: the figures, each leading to the list behind it; what is late; what was delivered.

use forenkl_api::{
    home::{Home, HomeNumbers},
    initiatives::InitiativeRow,
};
use leptos::prelude::*;

use super::{part::part, texts as t};
use crate::{features::initiatives::initiative_row, format, ui::Card};

/// The figures in a line.
pub fn figures(home: Signal<Home>) -> AnyView {
    let numbers = part(home, |home| home.numbers.clone());
    view! {
        <section class="card figures" aria-label=t::figures()>
            {move || numbers.with(|numbers| line(numbers).into_iter().map(figure).collect_view())}
        </section>
    }
    .into_any()
}

struct Figure {
    href: &'static str,
    count: i64,
    name: &'static str,
    bad: bool,
}

fn line(n: &HomeNumbers) -> [Figure; 7] {
    let figure = |href, count, name| Figure { href, count, name, bad: false };
    [
        figure("/oensker", n.wishes, t::n_wishes()),
        figure("/oensker?only=open&sort=oldest", n.open, t::n_open()),
        Figure {
            bad: n.overdue > 0,
            ..figure("/oensker?only=overdue&sort=deadline", n.overdue, t::n_overdue())
        },
        figure("/oensker?only=delivered", n.carried_out, t::n_carried_out()),
        figure("/tiltag", n.initiatives, t::n_initiatives()),
        figure("/tiltag?status=delivered", n.delivered, t::n_delivered()),
        Figure { bad: n.late > 0, ..figure("/tiltag?kun=late", n.late, t::n_late()) },
    ]
}

fn figure(figure: Figure) -> AnyView {
    view! {
        <a href=figure.href class:bad=figure.bad>
            <b>{format::number(figure.count)}</b>
            <span>{figure.name}</span>
        </a>
    }
    .into_any()
}

/// What is late and what was delivered lately.
pub fn sections(home: Signal<Home>) -> AnyView {
    view! {
        {list(part(home, |home| home.late.clone()), t::late(), Some(t::nothing_late()))}
        {list(part(home, |home| home.delivered.clone()), t::delivered(), None)}
    }
    .into_any()
}

/// A list of initiatives; where it is empty, what is said instead, if anything.
fn list(rows: Memo<Vec<InitiativeRow>>, title: &'static str, empty: Option<&'static str>) -> AnyView {
    (move || {
        rows.with(|rows| match (rows.is_empty(), empty) {
            (true, None) => ().into_any(),
            (true, Some(empty)) => view! {
                <Card title=title>
                    <p class="muted">{empty}</p>
                </Card>
            }
            .into_any(),
            (false, _) => {
                let rows = rows.iter().map(initiative_row).collect_view();
                view! {
                    <Card title=title flush=true>
                        {rows}
                    </Card>
                }
                .into_any()
            }
        })
    })
    .into_any()
}
