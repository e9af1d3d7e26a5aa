//! One initiative in a list: when, what, how it goes, what it gave.

use forenkl_api::{
    PartialDate,
    initiatives::{Health, InitiativeRow, InitiativeStatus},
};
use leptos::prelude::*;

use crate::{
    features::initiatives::{
        model::{address, days_silent, milestones_done},
        texts as t,
        words::{evidence_word, health_name, health_tag, status_name, status_tag},
    },
    format::{hours, local_day, now, partial_date},
    ui::{Glyph, Icon},
};

/// The row.
pub fn row(row: &InitiativeRow) -> AnyView {
    let latest = row.latest.as_ref().map(|latest| view! { <p class="row-text">{latest.text.clone()}</p> });
    let silent =
        days_silent(row, now()).map(|days| view! { <span class="now">{t::days_silent(days)}</span> });
    let (done, all) = milestones_done(row);
    let milestones = (all > 0).then(|| view! { <span>"◆ " {t::milestones_done(done, all)}</span> });
    let wishes =
        (row.wishes > 0).then(|| view! { <span>{t::wishes_and_units(row.wishes, row.units_hit)}</span> });
    let owner = row.owner.as_ref().map(|owner| view! { <span>{owner.name.clone()}</span> });
    view! {
        <article class="row">
            {due_tile(row)} <div>
                <h3 class="row-title">
                    <a href=address(row.number)>{row.title.clone()}</a>
                </h3>
                {latest}
                <div class="meta">
                    {status_tag(row.status)} {health_tag(row)} <span>{row.area.name.clone()}</span>
                    <span>{row.unit.name.clone()}</span> {owner} {milestones} {wishes} {silent}
                </div>
            </div> {freed(row)}
        </article>
    }
    .into_any()
}

/// The deadline as a tile: what one looks for first in a list by deadline.
fn due_tile(row: &InitiativeRow) -> AnyView {
    let delivered =
        row.delivered_at.filter(|_| row.status == InitiativeStatus::Delivered).and_then(local_day);
    let (class, icon) = match (row.status, row.late, row.health) {
        (InitiativeStatus::Delivered, ..) => ("due due-done", Some(Glyph::Check)),
        (_, true, _) => ("due due-late", Some(Glyph::Alert)),
        (status, _, Health::AtRisk) if !status.is_over() => ("due due-risk", Some(Glyph::Warning)),
        _ => ("due", None),
    };
    let said = match (&row.horizon, row.late) {
        _ if delivered.is_some() => delivered.map(|day| t::delivered_on(&partial_date(&day))),
        (Some(horizon), true) => Some(t::late_since(&partial_date(horizon))),
        (Some(horizon), false) => Some(t::due(&partial_date(horizon))),
        (None, true) => Some(health_name(Health::Late).to_owned()),
        (None, false) => None,
    };
    let words = match delivered.or(row.horizon) {
        Some(date) => {
            let (part, year) = split_year(&date);
            view! {
                <span>{part}</span>
                <b>{year}</b>
            }
            .into_any()
        }
        None if row.status == InitiativeStatus::Delivered => {
            view! { <span>{status_name(row.status)}</span> }.into_any()
        }
        None => view! { <span>{t::no_horizon()}</span> }.into_any(),
    };
    view! {
        <div class=class>
            {icon.map(|of| view! { <Icon of /> })} {said.map(|said| view! { <span class="sr-only">{said}</span> })}
            <span class="due-words" aria-hidden=(delivered.is_some() || row.horizon.is_some()).then_some("true")>
                {words}
            </span>
        </div>
    }
    .into_any()
}

/// "1. halvår" and "2026"; a whole year has no part.
fn split_year(date: &PartialDate) -> (String, String) {
    let (text, year) = (partial_date(date), date.year_number().to_string());
    (text.strip_suffix(&year).unwrap_or_default().trim_end().to_owned(), year)
}

fn freed(row: &InitiativeRow) -> AnyView {
    let Some((minutes, evidence)) = row.freed.best() else { return view! { <span></span> }.into_any() };
    view! {
        <p class="figure row-figure">
            <b>{hours(minutes)}</b>
            " "
            {t::hours()}
            <small>{t::a_year(evidence_word(evidence))}</small>
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_stands_by_itself() {
        let split = |text: &str| PartialDate::parse(text).map(|date| split_year(&date));
        assert_eq!(split("2026-H1"), Some(("1. halvår".to_owned(), "2026".to_owned())));
        assert_eq!(split("2026"), Some((String::new(), "2026".to_owned())));
        assert_eq!(split("2026-05-17"), Some(("17. maj".to_owned(), "2026".to_owned())));
    }
}
