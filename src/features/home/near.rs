//! Open wishes that hit many near me: do they hit us too?

use forenkl_api::{home::Home, wishes::WishRow};
use leptos::prelude::*;

use super::{part::part, texts as t};
use crate::{format, routes::Page, ui::Card};

/// The section; nothing where there is nothing near.
pub fn section(home: Signal<Home>) -> AnyView {
    let near = part(home, |home| home.near.clone());
    (move || {
        near.with(|near| {
            (!near.is_empty()).then(|| {
                let items = near.iter().map(item).collect_view();
                view! {
                    <Card title=t::near()>
                        <ul class="list small">{items}</ul>
                    </Card>
                }
                .into_any()
            })
        })
    })
    .into_any()
}

fn item(row: &WishRow) -> AnyView {
    let hours = row.burden.best().map(|(minutes, _)| format!(" · {}", format::hours_per_year(minutes)));
    view! {
        <li>
            <a href=Page::Wish(row.number).href()>{row.title.clone()}</a>
            <br />
            <span class="muted">{t::units(row.units_hit)} {hours}</span>
        </li>
    }
    .into_any()
}
