//! What the looks mean.

use leptos::prelude::*;

use super::{phrases::Look, texts as t};
use crate::ui::Icon;

/// The legend, below the picture and on paper.
pub fn view() -> AnyView {
    let looks = Look::ALL
        .into_iter()
        .map(|look| {
            view! {
                <li>
                    <span class=format!("{} bar-sample", look.class())>
                        <span class="bar-body"></span>
                        {look.mark().map(|of| view! { <Icon of /> })}
                    </span>
                    {look.name()}
                </li>
            }
        })
        .collect_view();
    let stones = [
        ("stone", t::legend_stone()),
        ("stone stone-done", t::legend_stone_done()),
        ("stone stone-late", t::legend_stone_late()),
    ]
    .into_iter()
    .map(|(class, name)| view! { <li><i class=class></i> {name}</li> })
    .collect_view();
    view! {
        <section class="rm-legend" aria-label=t::legend()>
            <ul>
                {looks} {stones}
                <li>
                    <span class="bar bar-sample bar-sample-soft">
                        <span class="bar-body"></span>
                    </span>
                    {t::legend_soft()}
                </li>
            </ul>
            <p class="rm-keys">{t::keys_hint()}</p>
        </section>
    }
    .into_any()
}
