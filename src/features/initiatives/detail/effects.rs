//! The effects: estimated, confirmed and verified as three figures, each with who said it and when. Never blended.

use std::sync::Arc;

use forenkl_api::{
    EffectId,
    initiatives::{Effect, EffectLevel, EffectUnit, EffectValue, Initiative},
};
use leptos::prelude::*;

use super::{
    desk::Desk,
    effect_form::{self, Asked},
};
use crate::{
    features::initiatives::{
        model::{earlier, figure, newest},
        texts as t,
        words::{effect_unit_after, level_hint, level_name},
    },
    format::date,
    ui::*,
};

/// What the reader may do with effects.
#[derive(Clone, Copy, PartialEq)]
struct May {
    edit: bool,
    verify: bool,
}

/// The card.
pub fn view(desk: Desk, initiative: Signal<Initiative>) -> AnyView {
    let asked = RwSignal::new(None::<Asked>);
    let list = move || {
        initiative.with(|it| {
            let may = May { edit: it.may.edit, verify: it.may.verify };
            if it.effects.is_empty() {
                return view! { <p class="muted">{t::effects_none()}</p> }.into_any();
            }
            it.effects.iter().map(|effect| block(effect, may, asked)).collect_view().into_any()
        })
    };
    let may_edit = Memo::new(move |_| initiative.with(|it| it.may.edit));
    let add = move || {
        may_edit.get().then(|| {
            view! {
                <Button
                    kind=ButtonKind::Secondary
                    small=true
                    icon=Glyph::Plus
                    on_click=move |_| asked.set(Some(Asked::New))
                >
                    {t::effect_add()}
                </Button>
            }
        })
    };
    view! {
        <Card title=t::effects() actions=move || add.into_any()>
            {list}
        </Card>
        {lazily_when(move || asked.with(Option::is_some), move || effect_form(desk, asked))}
    }
    .into_any()
}

/// Only those who say what it gave need the form.
#[lazy]
fn effect_form_part() -> fn(Desk, RwSignal<Option<Asked>>) -> AnyView {
    effect_form::view
}

async fn effect_form(desk: Desk, asked: RwSignal<Option<Asked>>) -> Draw {
    let view = effect_form_part().await;
    Arc::new(move || view(desk, asked))
}

fn block(effect: &Effect, may: May, asked: RwSignal<Option<Asked>>) -> AnyView {
    let levels = EffectLevel::ALL.iter().map(|level| level_view(effect, *level, may, asked)).collect_view();
    view! {
        <div class="init-effect">
            <h3>{effect.measure.clone()}</h3>
            <div class="init-levels">{levels}</div>
            {earlier_values(effect)}
        </div>
    }
    .into_any()
}

fn level_view(effect: &Effect, level: EffectLevel, may: May, asked: RwSignal<Option<Asked>>) -> AnyView {
    let value = newest(effect, level);
    let said = match value {
        Some(value) => figure_view(value, effect.unit),
        None => view! { <p class="muted">{t::not_yet()}</p> }.into_any(),
    };
    let again = value.is_some();
    let (label, allowed) = match level {
        EffectLevel::Estimated => (t::estimate_again(), may.edit),
        EffectLevel::Confirmed => (if again { t::confirm_again() } else { t::confirm() }, may.edit),
        EffectLevel::Verified => (if again { t::verify_again() } else { t::verify() }, may.verify),
    };
    let (effect_id, measure, unit): (EffectId, String, EffectUnit) =
        (effect.id.clone(), effect.measure.clone(), effect.unit);
    let name = t::about_effect(label, &measure);
    let ask = move |_| {
        asked.set(Some(Asked::Value { effect: effect_id.clone(), measure: measure.clone(), unit, level }));
    };
    let button = allowed.then(|| {
        view! {
            <button type="button" class="init-level-button no-print" aria-label=name on:click=ask>
                {label}
            </button>
        }
    });
    let class = if value.is_some() { "init-level" } else { "init-level init-level-open" };
    view! {
        <div class=class>
            <b title=level_hint(level)>{level_name(level)}</b>
            {said}
            {button}
        </div>
    }
    .into_any()
}

fn figure_view(value: &EffectValue, unit: EffectUnit) -> AnyView {
    let note = (!value.note.is_empty()).then(|| view! { <p class="small">{value.note.clone()}</p> });
    view! {
        <p class="figure">
            <b>{figure(value.hundredths)}</b>
            " "
            {effect_unit_after(unit)}
        </p>
        {note}
        <p class="small muted">{who_and_when(value)}</p>
    }
    .into_any()
}

fn who_and_when(value: &EffectValue) -> String {
    match &value.by {
        Some(by) => format!("{}, {}", by.name, date(value.at)),
        None => date(value.at),
    }
}

fn earlier_values(effect: &Effect) -> Option<AnyView> {
    let values = earlier(effect);
    let items = values
        .iter()
        .map(|value| {
            let words = [
                level_name(value.level).to_owned(),
                format!("{} {}", figure(value.hundredths), effect_unit_after(effect.unit)),
                who_and_when(value),
            ];
            view! { <li>{words.join(" · ")}</li> }
        })
        .collect_view();
    (!values.is_empty()).then(|| {
        view! {
            <details class="small">
                <summary>{t::earlier(values.len())}</summary>
                <ul>{items}</ul>
            </details>
        }
        .into_any()
    })
}
