//! How often, how long, how many: with the hours a year worked out as one types.

use leptos::prelude::*;

use super::LoadForm;
use crate::{
    features::wishes::{
        model::load::{Period, tenths_text},
        texts::form as t,
    },
    format::{hours_per_year, number},
    ui::{Choice, FormErrors, NumberField, Select},
};

/// The three numbers and what they come to.
#[component]
pub fn LoadFields(load: LoadForm, errors: FormErrors) -> impl IntoView {
    if load.period.with_untracked(String::is_empty) {
        load.period.set(Period::default().word().to_owned());
    }
    let periods: Vec<Choice> =
        Period::ALL.into_iter().map(|period| Choice::new(period.word(), period_name(period))).collect();
    view! {
        <NumberField
            name="minutes"
            label=t::minutes()
            unit=t::minutes_unit()
            value=load.minutes
            error=errors.of("minutes")
        />
        <div class="wish-times">
            <NumberField
                name="times_per_year"
                label=t::times()
                unit=t::times_unit()
                value=load.times
                error=errors.of("times_per_year")
            />
            <Select name="period" label=t::period() value=load.period options=periods />
        </div>
        <NumberField
            name="people"
            label=t::people()
            unit=t::people_unit()
            value=load.people
            error=errors.of("people")
        />
        <div class="wish-sum" aria-live="polite">
            {move || sum(load)}
        </div>
    }
    .into_any()
}

/// "= 78 timer om året", and how that was worked out.
fn sum(load: LoadForm) -> Option<AnyView> {
    let text = load.text();
    let load = text.read().ok().flatten()?;
    let minutes = load.minutes_per_year();
    let total = if minutes < 60 { t::load_minutes(minutes) } else { hours_per_year(minutes) };
    let spelled = t::load_spelled(
        &tenths_text(load.tenths_of_minutes),
        &number(load.times_per_year),
        &t::load_people(load.people),
    );
    let days = (text.period == Period::Day).then(|| view! { <small>{t::load_days()}</small> });
    Some(
        view! {
            <p class="figure figure-big">
                <b>{t::load_equals(&total)}</b>
                <small>{spelled}</small>
                {days}
            </p>
        }
        .into_any(),
    )
}

fn period_name(period: Period) -> &'static str {
    match period {
        Period::Day => t::per_day(),
        Period::Week => t::per_week(),
        Period::Month => t::per_month(),
        Period::Year => t::per_year(),
    }
}
