//! What the wish says, and who it hits.

use leptos::prelude::*;

use super::{
    Open,
    dialogs::{WishDialog, dialog},
};
use crate::{
    features::wishes::texts::detail as t,
    format::hours_per_year,
    ui::{Button, ButtonKind, Glyph},
};

#[component]
pub(super) fn SaidCard(open: Open) -> impl IntoView {
    let body = open.part(|wish| if wish.body.is_empty() { wish.title.clone() } else { wish.body.clone() });
    let suggestion = open.part(|wish| wish.suggestion.clone());
    let part = open.part(|wish| wish.merged_into.is_some());
    let supporting = open.supporting;
    view! {
        <section class="card" aria-labelledby="said">
            <h2 id="said">{t::the_wish()}</h2>
            <p class="prose wish-said">{body}</p>
            {move || {
                let suggestion = suggestion.get();
                (!suggestion.is_empty())
                    .then(|| {
                        view! {
                            <h3 class="wish-suggestion">{t::suggestion()}</h3>
                            <p class="prose">{suggestion}</p>
                        }
                    })
            }}
            {move || {
                (!part.get())
                    .then(|| {
                        view! {
                            <div class="wish-hit">
                                {supporting.button()}
                                <Hit open />
                            </div>
                        }
                    })
            }}
        </section>
    }
    .into_any()
}

/// The words beside the button: units, people, and one's own part.
#[component]
fn Hit(open: Open) -> impl IntoView {
    let estimating = RwSignal::new(false);
    let supporting = open.supporting;
    let people = open.part(|wish| wish.supporters);
    let author = open.part(|wish| wish.mine.author);
    let own = move || {
        let mine = supporting.supported.get() && !author.get();
        mine.then(|| {
            let load = supporting.load.get();
            let words = if load.is_some() { t::change_estimate() } else { t::give_estimate() };
            view! {
                {load.map(|load| view! { <p class="small">{t::estimate_yours(&hours_per_year(load.minutes_per_year()))}</p> })}
                <div>
                    <Button
                        kind=ButtonKind::Secondary
                        small=true
                        icon=Glyph::Clock
                        on_click=move |_| estimating.set(true)
                    >
                        {words}
                    </Button>
                </div>
            }
        })
    };
    view! {
        <div class="stack-s">
            <p>
                <strong>{move || t::hit_units(supporting.units.get())}</strong>
                <span class="muted">" · " {move || t::hit_people(people.get())}</span>
            </p>
            {own}
        </div>
        {dialog(WishDialog::Estimate, open, estimating)}
    }
    .into_any()
}
