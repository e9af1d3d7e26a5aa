//! What awaits a process owner: wishes to answer, what is due first on top, and own initiatives that need care.

use forenkl_api::{home::Home, wishes::WishRow};
use leptos::prelude::*;

use super::{part::part, texts as t};
use crate::{
    features::{
        initiatives::initiative_row,
        wishes::{deadline_note, status_tag},
    },
    format,
    routes::Page,
    ui::{Card, EmptyState, Glyph},
};

/// Both sections.
pub fn sections(home: Signal<Home>) -> AnyView {
    view! {
        {awaiting(home)}
        {initiatives(home)}
    }
    .into_any()
}

fn awaiting(home: Signal<Home>) -> AnyView {
    let rows = part(home, |home| home.awaiting.clone());
    let total = part(home, |home| home.awaiting_total);
    view! {
        <Card title=t::awaiting() flush=true>
            {move || rows.with(|rows| {
                if rows.is_empty() {
                    view! { <EmptyState icon=Glyph::Check title=t::nothing_awaits() text=t::nothing_awaits_text() /> }.into_any()
                } else {
                    rows.iter().map(row).collect_view().into_any()
                }
            })}
            {move || {
                (total.get() > 0)
                    .then(|| view! { <p class="more"><a href="/svar">{t::all_awaiting(total.get())}</a></p> })
            }}
        </Card>
    }
    .into_any()
}

fn row(wish: &WishRow) -> AnyView {
    let hours =
        wish.burden.best().map(|(minutes, _)| view! { <span>{format::hours_per_year(minutes)}</span> });
    view! {
        <article class="row row-wait">
            <div>
                <h3 class="row-title">
                    <a href=triage(wish.number)>{wish.title.clone()}</a>
                </h3>
                <p class="row-text">{wish.excerpt.clone()}</p>
                <div class="meta">
                    {status_tag(wish)} <span>{wish.area.name.clone()}</span> <span>{t::units(wish.units_hit)}</span> {hours}
                </div>
            </div>
            <p class="row-figure">{wish.deadline.as_ref().map(deadline_note)}</p>
        </article>
    }
    .into_any()
}

/// Where it is answered.
fn triage(number: i64) -> String {
    format!("{}?nr={number}", Page::Triage.fixed())
}

fn initiatives(home: Signal<Home>) -> AnyView {
    let rows = part(home, |home| home.initiatives.clone());
    (move || {
        rows.with(|rows| {
            (!rows.is_empty()).then(|| {
                let rows = rows.iter().map(initiative_row).collect_view();
                view! {
                    <Card title=t::my_initiatives() flush=true>
                        {rows}
                    </Card>
                }
                .into_any()
            })
        })
    })
    .into_any()
}
