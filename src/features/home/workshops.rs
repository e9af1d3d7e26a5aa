//! The workshops I lead: those that run, then those to come.

use forenkl_api::{
    home::Home,
    workshops::{WorkshopRow, WorkshopStatus},
};
use leptos::prelude::*;

use super::{part::part, texts as t};
use crate::{
    format,
    routes::Page,
    ui::{Card, Tag, Tone},
};

/// The section; nothing for those who lead none.
pub fn section(home: Signal<Home>) -> AnyView {
    let workshops = part(home, |home| home.workshops.clone());
    (move || {
        workshops.with(|workshops| {
            (!workshops.is_empty()).then(|| {
                let items = workshops.iter().map(item).collect_view();
                view! {
                    <Card title=t::workshops()>
                        <ul class="list">{items}</ul>
                    </Card>
                }
                .into_any()
            })
        })
    })
    .into_any()
}

fn item(row: &WorkshopRow) -> AnyView {
    let (word, tone) = match row.status {
        WorkshopStatus::Running => (t::workshop_running(), Tone::Now),
        _ => (t::workshop_planned(), Tone::Neutral),
    };
    let when = row.starts_at.map_or_else(|| t::no_time().to_owned(), format::date_time);
    let place = if row.place.is_empty() { String::new() } else { format!(" · {}", row.place) };
    view! {
        <li class="stack-s">
            <div class="between home-title">
                <h3>
                    <a href=Page::Workshop(row.id.0.clone()).href()>{row.title.clone()}</a>
                </h3>
                <Tag tone>{word}</Tag>
            </div>
            <p class="small muted">{when} {place}</p>
        </li>
    }
    .into_any()
}
