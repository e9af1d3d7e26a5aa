//! The burden: three figures, never blended.

use forenkl_api::wishes::Evidence;
use leptos::prelude::*;

use super::Open;
use crate::{
    features::wishes::texts::{detail as t, words},
    format::hours,
    ui::Card,
};

#[component]
pub(super) fn BurdenCard(open: Open) -> impl IntoView {
    let burden = open.part(|wish| wish.burden.clone());
    view! {
        <Card title=t::burden()>
            {move || {
                let burden = burden.get();
                let best = burden.best().map(|(_, evidence)| evidence);
                [
                    (Evidence::Estimated, burden.estimated),
                    (Evidence::Confirmed, burden.confirmed),
                    (Evidence::Verified, burden.verified),
                ]
                    .into_iter()
                    .map(|(evidence, minutes)| one(evidence, minutes, best == Some(evidence)))
                    .collect_view()
            }}
        </Card>
    }
    .into_any()
}

fn one(evidence: Evidence, minutes: Option<i64>, best: bool) -> AnyView {
    let value = match minutes {
        Some(minutes) => view! {
            <b>{hours(minutes)}</b>
            " "
            {t::burden_hours(minutes)}
        }
        .into_any(),
        None => view! { <span class="muted">{t::burden_none()}</span> }.into_any(),
    };
    view! {
        <div class="wish-burden" class:best=best>
            <p class="figure">{value}</p>
            <p>
                <strong>{words::evidence_name(evidence)}</strong>
                <small class="muted">{words::evidence_meaning(evidence)}</small>
            </p>
        </div>
    }
    .into_any()
}
