//! How far one has come, and the way back to what was filled in before.

use leptos::prelude::*;

use crate::{
    features::wishes::{model::draft::Step, texts::form as t},
    ui::{Glyph, Icon},
};

/// The four steps; those one has been through are links.
#[component]
pub fn StepBar(step: Memo<Step>) -> impl IntoView {
    let items = move || {
        let now = step.get();
        Step::ALL.into_iter().map(|one| item(one, now)).collect_view()
    };
    view! {
        <nav class="wish-steps no-print" aria-label=t::steps()>
            <ol role="list">{items}</ol>
        </nav>
    }
    .into_any()
}

fn item(one: Step, now: Step) -> AnyView {
    let name = short_name(one);
    if one < now {
        view! {
            <li class="done">
                <a href=href(one)>
                    <Icon of=Glyph::Check />
                    {name}
                </a>
            </li>
        }
        .into_any()
    } else {
        view! { <li aria-current=(one == now).then_some("step")>{name}</li> }.into_any()
    }
}

/// The address of a step.
pub fn href(step: Step) -> String {
    format!("{}?trin={}", super::HERE, step.number())
}

fn short_name(step: Step) -> &'static str {
    match step {
        Step::What => t::what_short(),
        Step::Rule => t::rule_short(),
        Step::Load => t::load_short(),
        Step::Who => t::who_short(),
    }
}

/// The question of a step: the page's heading.
pub fn question(step: Step) -> &'static str {
    match step {
        Step::What => t::what(),
        Step::Rule => t::rule_step(),
        Step::Load => t::load_step(),
        Step::Who => t::who_step(),
    }
}
