//! The programme it belongs to, the link to the call, and who is invited, for whoever leads: before the doors are opened and while it runs.

use std::sync::Arc;

use forenkl_api::{UnitId, workshops::Workshop};
use leptos::prelude::*;

use super::texts as t;
use crate::{
    features::wishes::unit_choices,
    ui::{Draw, lazily_when},
};

/// What of it was planned.
pub fn invited(known: Signal<Workshop>) -> AnyView {
    let link = Memo::new(move |_| known.with(|known| address(&known.plan.link)));
    let call = move || {
        link.get().map(|link| {
            view! {
                <p>
                    <a href=link target="_blank" rel="noopener">
                        {t::link()}
                    </a>
                </p>
            }
        })
    };
    let programme = move || {
        let text = known.with(|known| known.plan.programme.clone());
        (!text.is_empty()).then(|| view! { <p>{t::about_field(t::programme(), &text)}</p> })
    };
    let some = move || known.with(|known| !known.plan.units.is_empty());
    view! {
        {programme}
        {call}
        {lazily_when(some, move || unit_names(known))}
    }
    .into_any()
}

/// What leads to the web; anything else that stands there is no link.
fn address(link: &str) -> Option<String> {
    let link = link.trim();
    (link.starts_with("https://") || link.starts_with("http://")).then(|| link.to_owned())
}

/// A plan has the ids of units: their names are fetched where there are any.
fn units(known: Signal<Workshop>) -> AnyView {
    let all = unit_choices();
    let names = Memo::new(move |_| {
        let name = |unit: &UnitId| {
            all.with(|all| all.iter().find(|one| one.value == unit.0).map(|one| one.label.clone()))
        };
        known.with(|known| known.plan.units.iter().filter_map(name).collect::<Vec<_>>().join(", "))
    });
    view! {
        <p class="muted" hidden=move || names.with(String::is_empty)>
            {move || names.with(|names| t::about_field(t::invited(), names))}
        </p>
    }
    .into_any()
}

/// Most workshops are for everybody.
#[lazy]
fn invited_units_part() -> fn(Signal<Workshop>) -> AnyView {
    units
}

async fn unit_names(known: Signal<Workshop>) -> Draw {
    let view = invited_units_part().await;
    Arc::new(move || view(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_the_web_is_a_link() {
        assert_eq!(address(" https://moede.dk/1 ").as_deref(), Some("https://moede.dk/1"));
        for other in ["", "opkald", "javascript:alert(1)", "ring 12 34 56 78"] {
            assert_eq!(address(other), None, "{other}");
        }
    }
}
