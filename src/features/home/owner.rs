//! What awaits a process owner: wishes to answer, oldest first, and own initiatives that need care.

use forenkl_api::{
    PartialDate,
    home::Home,
    wishes::{WishRow, WishStatus},
};
use leptos::prelude::*;

use super::{part::part, texts as t};
use crate::{
    features::{initiatives::initiative_row, wishes::status_tag},
    format,
    routes::Page,
    ui::{Card, EmptyState, Glyph},
};

/// Waiting longer than this stands out.
const LONG: i32 = 28;

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
    let shown = part(home, |home| i64::try_from(home.awaiting.len()).unwrap_or(0));
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
                (total.get() > shown.get())
                    .then(|| view! { <p class="more"><a href="/oensker?only=awaiting&sort=oldest">{t::all_awaiting(total.get())}</a></p> })
            }}
        </Card>
    }
    .into_any()
}

fn row(wish: &WishRow) -> AnyView {
    // A wish that is open again has not waited all that time.
    let waited = wish.received.as_ref().and_then(days_waited).filter(|_| wish.status != WishStatus::Reopened);
    let class = if waited.is_some_and(|days| days > LONG) { "now" } else { "" };
    let since = match (waited, &wish.received) {
        (Some(days), _) => t::waited(days),
        (None, Some(date)) => t::received(&format::partial_date(date)),
        (None, None) => String::new(),
    };
    let hours =
        wish.burden.best().map(|(minutes, _)| view! { <span>{format::hours_per_year(minutes)}</span> });
    view! {
        <article class="row row-wait">
            <div>
                <h3 class="row-title">
                    <a href=Page::Wish(wish.number).href()>{wish.title.clone()}</a>
                </h3>
                <p class="row-text">{wish.excerpt.clone()}</p>
                <div class="meta">
                    {status_tag(wish)} <span>{wish.area.name.clone()}</span> <span>{t::units(wish.units_hit)}</span> {hours}
                </div>
            </div>
            <p class="row-figure">
                <span class=class>{since}</span>
            </p>
        </article>
    }
    .into_any()
}

/// Whole days since; only where the day is known.
fn days_waited(received: &PartialDate) -> Option<i32> {
    received.day_of_month()?;
    let today = format::local_day(format::now())?.first_day();
    Some((today - received.first_day()).max(0))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_only_from_a_day() {
        assert_eq!(PartialDate::parse("2024-03").as_ref().and_then(days_waited), None);
        assert_eq!(PartialDate::parse("2024-03-10").as_ref().and_then(days_waited), Some(2));
    }
}
