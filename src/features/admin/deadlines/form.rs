//! The form: how long, which days do not count, and the areas that differ; beside it what that means for a wish sent today.

use std::time::Duration;

use forenkl_api::{
    Empty, FieldCode, FieldError, Problem,
    areas::Area,
    deadlines::{DeadlineRules, DueExample, PreviewDeadlines, SetDeadlineRules},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::saving::Saving,
    areas::{self, OwnDays},
    days::{DayOfYear, closed_days, day_name},
    texts as t,
};
use crate::{
    format::partial_date,
    net::call,
    reactive::Effect,
    ui::{
        Button, Card, CheckField, Differs, ErrorSummary, Form, NumberField, field::parse_number, field_text,
        use_toasts,
    },
};

/// How long after the last change the dates are asked for.
const PAUSE: Duration = Duration::from_millis(300);

/// What is written in the form. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
struct Fields {
    first: RwSignal<String>,
    answer: RwSignal<String>,
    warn: RwSignal<String>,
    escalate: RwSignal<String>,
    quiet: RwSignal<bool>,
    quiet_from: DayOfYear,
    quiet_to: DayOfYear,
    closed: RwSignal<Vec<String>>,
    own: StoredValue<Vec<OwnDays>>,
}

impl Fields {
    fn new(areas: &[Area], rules: &DeadlineRules) -> Self {
        let [first, answer, warn, escalate]: [RwSignal<String>; 4] = Default::default();
        let fields = Self {
            first,
            answer,
            warn,
            escalate,
            quiet: RwSignal::new(false),
            quiet_from: DayOfYear::new(),
            quiet_to: DayOfYear::new(),
            closed: RwSignal::new(Vec::new()),
            own: StoredValue::new(OwnDays::of(areas, rules)),
        };
        fields.fill(rules);
        fields
    }

    fn numbers(self) -> [(&'static str, RwSignal<String>); 4] {
        [
            ("first_days", self.first),
            ("answer_days", self.answer),
            ("warn_days", self.warn),
            ("escalate_days", self.escalate),
        ]
    }

    fn fill(self, rules: &DeadlineRules) {
        let days = [rules.first_days, rules.answer_days, rules.warn_days, rules.escalate_days];
        for ((_, field), days) in self.numbers().into_iter().zip(days) {
            field.set(days.to_string());
        }
        self.quiet.set(rules.quiet_from.is_some() || rules.quiet_to.is_some());
        self.quiet_from.set(rules.quiet_from.as_deref());
        self.quiet_to.set(rules.quiet_to.as_deref());
        self.closed.set(rules.closed.clone());
        self.own.with_value(|own| {
            for row in own {
                row.fill(rules.areas.iter().find(|area| area.area == *row.area()));
            }
        });
    }

    /// What would be sent, read reactively, or what is wrong with it.
    fn read(self, version: i64) -> Result<DeadlineRules, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut days = [0; 4];
        for ((name, field), days) in self.numbers().into_iter().zip(&mut days) {
            match parse_number(&field.get()) {
                Some(number) => *days = number,
                None => errors.push(FieldError::new(name, FieldCode::NotANumber)),
            }
        }
        let mut areas = Vec::new();
        self.own.with_value(|own| {
            for row in own {
                match row.read() {
                    Ok(own) => areas.extend(own),
                    Err(()) => errors
                        .push(FieldError::new("areas", FieldCode::NotANumber).place(row.area().as_str())),
                }
            }
        });
        let [first_days, answer_days, warn_days, escalate_days] = days;
        let (quiet_from, quiet_to) = (self.quiet_from.get(), self.quiet_to.get());
        let quiet = self.quiet.get();
        if quiet && quiet_from.is_none() && quiet_to.is_none() {
            errors.push(FieldError::new("quiet_from", FieldCode::Required));
        }
        let rules = DeadlineRules {
            first_days,
            answer_days,
            warn_days,
            escalate_days,
            quiet_from: quiet_from.filter(|_| quiet),
            quiet_to: quiet_to.filter(|_| quiet),
            closed: self.closed.get(),
            areas,
            version,
        };
        if errors.is_empty()
            && let Err(problem) = rules.check()
        {
            errors = problem.fields;
        }
        if errors.is_empty() { Ok(rules) } else { Err(errors) }
    }

    fn differs(self, theirs: &DeadlineRules) -> Vec<Differs> {
        untrack(|| {
            let mine = self.read(theirs.version).unwrap_or_else(|_| theirs.clone());
            let days = |days: i64| t::count(days);
            Differs::only(vec![
                (t::first(), days(mine.first_days), days(theirs.first_days)),
                (t::answer(), days(mine.answer_days), days(theirs.answer_days)),
                (t::warn(), days(mine.warn_days), days(theirs.warn_days)),
                (t::escalate(), days(mine.escalate_days), days(theirs.escalate_days)),
                (t::quiet(), quiet_words(&mine), quiet_words(theirs)),
                (t::closed(), closed_words(&mine), closed_words(theirs)),
                (t::areas(), self.own_words(&mine), self.own_words(theirs)),
            ])
        })
    }

    fn name_of(self, area: &str) -> String {
        self.own.with_value(|own| {
            own.iter()
                .find(|row| row.area().as_str() == area)
                .map(|row| row.name().to_owned())
                .unwrap_or_default()
        })
    }

    fn own_words(self, rules: &DeadlineRules) -> String {
        let words = |days: Option<i64>| days.map_or_else(|| "–".to_owned(), |days| days.to_string());
        let mut all: Vec<String> = rules
            .areas
            .iter()
            .map(|own| {
                let name = self.name_of(own.area.as_str());
                format!("{name} {}/{}", words(own.first_days), words(own.answer_days))
            })
            .collect();
        all.sort();
        all.join(", ")
    }

    /// Each error with its sentence; those about an area name it.
    fn told(self, errors: &[FieldError]) -> Vec<(String, String)> {
        errors
            .iter()
            .map(|error| {
                let text = match error.code {
                    FieldCode::WrongOrder => t::wrong_order().to_owned(),
                    FieldCode::NotANumber => t::not_a_number().to_owned(),
                    _ => field_text(error),
                };
                let about = match error.field.as_str() {
                    "areas" => error.place.as_deref().map(|area| self.name_of(area)).unwrap_or_default(),
                    field => label(field).to_owned(),
                };
                let sentence = if about.is_empty() { text } else { format!("{about}: {text}") };
                (error.field.clone(), sentence)
            })
            .collect()
    }
}

fn quiet_words(rules: &DeadlineRules) -> String {
    match (&rules.quiet_from, &rules.quiet_to) {
        (Some(from), Some(to)) => format!("{} – {}", day_name(from), day_name(to)),
        _ => t::none().to_owned(),
    }
}

fn closed_words(rules: &DeadlineRules) -> String {
    rules.closed.iter().map(|day| day_name(day)).collect::<Vec<_>>().join(", ")
}

/// What the form calls its fields.
fn label(field: &str) -> &'static str {
    match field {
        "first_days" => t::first(),
        "answer_days" => t::answer(),
        "warn_days" => t::warn(),
        "escalate_days" => t::escalate(),
        "quiet_from" => t::quiet_from(),
        "quiet_to" => t::quiet_to(),
        "closed" => t::closed(),
        _ => "",
    }
}

/// The form.
#[component]
pub fn DeadlinesForm(rules: DeadlineRules, areas: Vec<Area>) -> impl IntoView {
    let fields = Fields::new(&areas, &rules);
    let version = StoredValue::new(rules.version);
    let saving = Saving::<DeadlineRules>::new(label);
    let toasts = use_toasts();
    let save = move || {
        let body = match untrack(|| fields.read(version.get_value())) {
            Ok(body) => body,
            Err(errors) => return saving.errors.show(fields.told(&errors)),
        };
        let work = async move { call::<SetDeadlineRules>(&Empty {}, &Empty {}, &body).await };
        saving.run(work, move |saved: DeadlineRules| {
            let _ = version.try_set_value(saved.version);
            toasts.success(t::saved());
        });
    };
    let stale = saving.stale_choice(
        move |theirs| fields.differs(theirs),
        move |theirs: DeadlineRules| version.set_value(theirs.version),
        save,
        move |theirs| fields.fill(theirs),
    );
    view! {
        {stale}
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=saving.errors />
            {how_long(fields, saving)}
            <Example fields />
            {quiet(fields, saving)}
            <Card title=t::closed()>
                <p class="muted">{t::closed_note()}</p>
                {closed_days(fields.closed, saving.errors.of("closed"))}
            </Card>
            <Card title=t::areas()>
                <p class="muted">{t::areas_note()}</p>
                {fields.own.with_value(|own| areas::table(own, saving.errors.of("areas")))}
            </Card>
            <div class="cluster">
                <Button submit=true busy=saving.busy>
                    {t::save()}
                </Button>
                <small class="muted">{t::save_note()}</small>
            </div>
        </Form>
    }
    .into_any()
}

fn how_long(fields: Fields, saving: Saving<DeadlineRules>) -> AnyView {
    let of = move |name: &str| saving.errors.of(name);
    let field =
        move |name: &'static str, label: &'static str, hint: &'static str, unit: &'static str, value| {
            view! { <NumberField name=name label=label hint=hint unit=unit value=value error=of(name) /> }
        };
    view! {
        <Card title=t::how_long()>
            <p class="muted">{t::how_long_note()}</p>
            <div class="admin-pair">
                {field("first_days", t::first(), t::first_hint(), t::working_days(), fields.first)}
                {field("answer_days", t::answer(), t::answer_hint(), t::working_days(), fields.answer)}
                {field("warn_days", t::warn(), t::warn_hint(), t::days_before(), fields.warn)}
                {field("escalate_days", t::escalate(), t::escalate_hint(), t::days_after(), fields.escalate)}
            </div>
        </Card>
    }
    .into_any()
}

fn quiet(fields: Fields, saving: Saving<DeadlineRules>) -> AnyView {
    let days = move || {
        fields.quiet.get().then(|| {
            view! {
                <div class="admin-pair">
                    {fields.quiet_from.fields("quiet_from", t::quiet_from(), saving.errors.of("quiet_from"))}
                    {fields.quiet_to.fields("quiet_to", t::quiet_to(), saving.errors.of("quiet_to"))}
                </div>
            }
        })
    };
    view! {
        <Card title=t::quiet()>
            <p class="muted">{t::quiet_note()}</p>
            <CheckField name="quiet" label=t::quiet_on() value=fields.quiet />
            {days}
        </Card>
    }
    .into_any()
}

/// What the rules as written mean for a wish sent today; asked of the server, whose calendar knows the holidays.
#[component]
fn Example(fields: Fields) -> impl IntoView {
    let examples = RwSignal::new(None::<Vec<DueExample>>);
    let asked = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let rules = fields.read(0);
        asked.update_value(|number| *number += 1);
        let mine = asked.get_value();
        let Ok(rules) = rules else { return examples.set(None) };
        let ask = move || {
            if asked.try_get_value() != Some(mine) {
                return;
            }
            spawn_local(async move {
                let found: Result<_, Problem> = call::<PreviewDeadlines>(&Empty {}, &Empty {}, &rules).await;
                if let Ok(found) = found
                    && asked.try_get_value() == Some(mine)
                {
                    examples.try_set(Some(found.examples));
                }
            });
        };
        set_timeout(ask, PAUSE);
    });
    let sentence = move |example: &DueExample| {
        let (first, answer) = (partial_date(&example.first_due), partial_date(&example.answer_due));
        match &example.area {
            None => t::example(&first, &answer),
            Some(area) => t::example_area(&fields.name_of(area.as_str()), &first, &answer),
        }
    };
    let said = move || {
        examples.with(|examples| match examples {
            Some(examples) => {
                let lines = examples.iter().map(|one| view! { <p>{sentence(one)}</p> }).collect_view();
                lines.into_any()
            }
            None => view! { <p class="muted">{t::example_wrong()}</p> }.into_any(),
        })
    };
    view! {
        <Card title=t::example_title() tint=true>
            <div aria-live="polite">{said}</div>
        </Card>
    }
    .into_any()
}
