//! What it is for, and the facts.

use forenkl_api::initiatives::Initiative;
use leptos::prelude::*;

use crate::{
    features::initiatives::texts as t,
    format::partial_date,
    routes::Page,
    ui::{Card, Glyph, Icon},
};

/// Purpose and expected improvement; nothing while neither is written.
pub fn purpose(initiative: Signal<Initiative>) -> AnyView {
    let texts = Memo::new(move |_| initiative.with(|it| (it.purpose.clone(), it.improvement.clone())));
    let contents = move || {
        let (purpose, improvement) = texts.get();
        (!purpose.is_empty() || !improvement.is_empty()).then(|| {
            view! {
                <section class="card init-about">
                    {part(t::purpose(), purpose)} {part(t::improvement(), improvement)}
                </section>
            }
        })
    };
    contents.into_any()
}

fn part(heading: &'static str, text: String) -> Option<AnyView> {
    (!text.is_empty()).then(|| {
        view! {
            <div>
                <h2>{heading}</h2>
                <p class="prose">{text}</p>
            </div>
        }
        .into_any()
    })
}

/// Who, where, when.
pub fn facts(initiative: Signal<Initiative>) -> AnyView {
    view! {
        <Card title=t::facts()>
            {move || initiative.with(fact_list)}
        </Card>
    }
    .into_any()
}

fn fact_list(initiative: &Initiative) -> AnyView {
    let row = &initiative.row;
    let known = |text: Option<String>| text.unwrap_or_else(|| t::not_known().to_owned());
    let mut facts = vec![
        (t::owner(), row.owner.as_ref().map_or_else(|| t::no_owner().to_owned(), |owner| owner.name.clone())),
        (t::unit(), row.unit.name.clone()),
        (t::area(), row.area.name.clone()),
        (t::starts(), known(row.starts.map(|date| partial_date(&date)))),
        (t::horizon(), known(row.horizon.map(|date| partial_date(&date)))),
    ];
    if let Some(workshop) = &initiative.workshop {
        facts.push((t::workshop(), workshop.title.clone()));
    }
    if let Some(source) = &initiative.source {
        facts.push((t::source(), source.clone()));
    }
    let facts =
        facts.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect_view();
    let made_up = initiative.made_up.then(|| view! { <p class="muted small">{t::made_up()}</p> });
    let roadmap = format!("{}?omraade={}", Page::Roadmap.href(), row.area.id);
    view! {
        <dl class="facts">{facts}</dl>
        {made_up}
        <p class="no-print">
            <a class="cluster" href=roadmap>
                <Icon of=Glyph::Roadmap />
                {t::on_roadmap()}
            </a>
        </p>
    }
    .into_any()
}
