//! A new effect, or a further figure for one: estimated anew, confirmed, or verified by someone else.

use forenkl_api::{
    EffectId, Empty, Problem,
    initiatives::{
        AddEffectValue, CreateEffect, EffectBody, EffectLevel, EffectPath, EffectUnit, EffectValueBody,
        VerifyEffect,
    },
    problem::ConflictReason,
};
use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    features::initiatives::{
        missing::sentences,
        model::parse_hundredths,
        texts as t,
        words::{effect_unit_after, effect_unit_name},
    },
    net,
    reactive::Effect,
    ui::*,
};

/// What the dialog asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// A new effect with its estimate.
    New,
    /// A figure of a level.
    Value { effect: EffectId, measure: String, unit: EffectUnit, level: EffectLevel },
}

impl Asked {
    fn title(&self) -> String {
        match self {
            Self::New => t::effect_add().to_owned(),
            Self::Value { measure, level, .. } => t::about_effect(act(*level), measure),
        }
    }
}

fn act(level: EffectLevel) -> &'static str {
    match level {
        EffectLevel::Estimated => t::estimate_again(),
        EffectLevel::Confirmed => t::confirm(),
        EffectLevel::Verified => t::verify(),
    }
}

/// The dialog.
pub fn view(desk: Desk, asked: RwSignal<Option<Asked>>) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(asked.with(Option::is_some)));
    let title =
        Signal::derive(move || asked.with(|asked| asked.as_ref().map(Asked::title)).unwrap_or_default());
    view! {
        <Dialog open title on_close=move |()| asked.set(None)>
            {asked.get_untracked().map(|asked| form(desk, asked, open))}
        </Dialog>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct Measuring {
    desk: Desk,
    open: RwSignal<bool>,
    asked: StoredValue<Asked>,
    measure: RwSignal<String>,
    unit: RwSignal<String>,
    figure: RwSignal<String>,
    note: RwSignal<String>,
    errors: FormErrors,
    busy: RwSignal<bool>,
    /// The server says that the same person estimated it.
    same_person: RwSignal<bool>,
}

impl Measuring {
    fn save(self) {
        let hundredths = self.figure.with_untracked(|text| parse_hundredths(text));
        let note = self.note.get_untracked().trim().to_owned();
        match (hundredths, self.asked.get_value()) {
            (None, asked) => self.explain_figure(&asked),
            (Some(hundredths), Asked::New) => self.create(hundredths, note),
            (Some(hundredths), Asked::Value { effect, level, .. }) => {
                self.add(effect, EffectValueBody { level, hundredths, note });
            }
        }
    }

    /// No figure: says so, together with whatever else is missing.
    fn explain_figure(self, asked: &Asked) {
        let mut errors = Vec::new();
        if *asked == Asked::New && self.measure.with_untracked(|measure| measure.trim().is_empty()) {
            errors.push(("measure".to_owned(), t::need_measure().to_owned()));
        }
        errors.push(("hundredths".to_owned(), t::not_a_number().to_owned()));
        self.errors.show(errors);
    }

    fn create(self, hundredths: i64, note: String) {
        let unit =
            self.unit.with_untracked(|word| EffectUnit::from_word(word)).unwrap_or(EffectUnit::HoursPerYear);
        let body =
            EffectBody { measure: self.measure.get_untracked().trim().to_owned(), unit, hundredths, note };
        if let Err(problem) = body.check() {
            return self.errors.show(sentences(&problem, &[("measure", t::need_measure())]));
        }
        let path = self.desk.path();
        let work = async move { net::call::<CreateEffect>(&path, &Empty {}, &body).await };
        self.desk.change(self.busy, work, move || self.done(), move |problem| self.refused(&problem));
    }

    fn add(self, effect: EffectId, body: EffectValueBody) {
        if let Err(problem) = body.check() {
            return self.errors.show(net::field_errors(&problem));
        }
        let path = EffectPath { initiative: self.desk.number, effect };
        let work = async move {
            if body.level == EffectLevel::Verified {
                net::call::<VerifyEffect>(&path, &Empty {}, &body).await
            } else {
                net::call::<AddEffectValue>(&path, &Empty {}, &body).await
            }
        };
        self.desk.change(self.busy, work, move || self.done(), move |problem| self.refused(&problem));
    }

    fn done(self) {
        let _ = self.open.try_set(false);
        self.desk.toasts.success(t::effect_saved());
    }

    fn refused(self, problem: &Problem) {
        if problem.reason == Some(ConflictReason::SamePerson) {
            let _ = self.same_person.try_set(true);
        } else {
            self.errors.show_problem(problem);
        }
    }
}

fn form(desk: Desk, asked: Asked, open: RwSignal<bool>) -> AnyView {
    let text = || RwSignal::new(String::new());
    let measuring = Measuring {
        desk,
        open,
        asked: StoredValue::new(asked.clone()),
        measure: text(),
        unit: RwSignal::new(EffectUnit::HoursPerYear.word().to_owned()),
        figure: text(),
        note: text(),
        errors: FormErrors::new(),
        busy: RwSignal::new(false),
        same_person: RwSignal::new(false),
    };
    let verifies = matches!(asked, Asked::Value { level: EffectLevel::Verified, .. });
    view! {
        <Form on_submit=move |_| {
            measuring.errors.clear();
            measuring.same_person.set(false);
            measuring.save();
        }>
            <ErrorSummary errors=measuring.errors />
            {verifies.then(|| view! { <p>{t::verify_who()}</p> })}
            {(asked == Asked::New).then(|| new_fields(measuring))}
            {figure_field(measuring, &asked)}
            <TextArea
                name="note"
                label=t::effect_note()
                hint=t::effect_note_hint()
                value=measuring.note
                error=measuring.errors.of("note")
                rows=2
                max=1000
                optional=true
            />
            {move || {
                measuring
                    .same_person
                    .get()
                    .then(|| view! { <Alert kind=AlertKind::Error>{t::verify_same_person()}</Alert> })
            }}
            <div class="cluster">
                <Button submit=true busy=measuring.busy icon=Glyph::Check>
                    {match asked {
                        Asked::New => t::effect_add(),
                        Asked::Value { level, .. } => act(level),
                    }}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| open.set(false)>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

fn new_fields(measuring: Measuring) -> AnyView {
    let units: Vec<Choice> =
        EffectUnit::ALL.iter().map(|unit| Choice::new(unit.word(), effect_unit_name(*unit))).collect();
    view! {
        <TextField
            name="measure"
            label=t::effect_measure()
            hint=t::effect_measure_hint()
            value=measuring.measure
            error=measuring.errors.of("measure")
            max=140
        />
        <Select name="unit" label=t::effect_unit() value=measuring.unit options=units />
    }
    .into_any()
}

fn figure_field(measuring: Measuring, asked: &Asked) -> AnyView {
    let (label, hint) = match asked {
        Asked::New => (t::effect_figure().to_owned(), t::effect_estimate_first()),
        Asked::Value { unit, .. } => (t::figure_in(effect_unit_after(*unit)), t::effect_figure_hint()),
    };
    view! {
        <TextField
            name="hundredths"
            label
            hint
            value=measuring.figure
            error=measuring.errors.of("hundredths")
            chars=14
        />
    }
    .into_any()
}
