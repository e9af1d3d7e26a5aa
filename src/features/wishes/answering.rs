//! An answer as it is being written, for one wish on its page or for several in triage: decision, reason, who stands by it, what is
//! done and when, whether it goes out now or later; with the answer as the leader will read it.

use forenkl_api::{
    Empty, FieldCode, FieldError, PartialDate, Permission, UnitId,
    initiatives::{InitiativeQuery, InitiativeRow, ListInitiatives},
    triage::{ListTemplates, Template, fill_in},
    wishes::{AnswerBody, Decision, RuleSource, TEXT_MAX},
};
use leptos::prelude::*;

use super::{
    detail::AnswerText,
    form::CprNotice,
    sources,
    texts::{assess as t, words},
};
use crate::{
    features::initiatives::HorizonField,
    format::{now, partial_date, read_day_and_time},
    net::{self, draft::Fields, fetched::Fetched},
    routes::Page,
    session::use_session,
    ui::{
        ButtonKind, CheckField, Choice, Combobox, FormErrors, Glyph, LinkButton, RadioCards, TextArea,
        field_text,
    },
};

/// What is being answered; of several the one that is read just now.
#[derive(Clone, Copy)]
pub struct Subject {
    pub number: Signal<i64>,
    pub title: Signal<String>,
    pub source: Signal<RuleSource>,
    pub area: Signal<String>,
}

/// An answer as it is being written.
#[derive(Clone, Copy)]
pub struct Answering {
    pub subject: Subject,
    pub decision: RwSignal<String>,
    pub reason: RwSignal<String>,
    pub unit: RwSignal<String>,
    pub initiative: RwSignal<String>,
    pub horizon: RwSignal<String>,
    pub later: RwSignal<bool>,
    /// `2026-12-01T08:00` by the wall.
    pub publish_at: RwSignal<String>,
    pub errors: FormErrors,
    known: Known,
}

/// What can be chosen from; fetched once for the page.
#[derive(Clone, Copy)]
pub struct Known {
    units: Signal<Vec<Choice>>,
    initiatives: Signal<Vec<InitiativeRow>>,
    templates: Signal<Vec<Template>>,
}

impl Known {
    /// Fetches it.
    pub fn fetch() -> Self {
        let initiatives = Fetched::new(|| async {
            let query = InitiativeQuery { per_page: Some(200), ..InitiativeQuery::default() };
            net::call::<ListInitiatives>(&Empty {}, &query, &Empty {}).await.map(|page| page.items)
        });
        let templates = Fetched::new(|| async {
            let all = net::call::<ListTemplates>(&Empty {}, &Empty {}, &Empty {}).await;
            all.map(|templates| templates.templates)
        });
        Self {
            units: sources::unit_choices(),
            initiatives: Signal::derive(move || initiatives.value().unwrap_or_default()),
            templates: Signal::derive(move || templates.value().unwrap_or_default()),
        }
    }
}

impl Answering {
    /// Nothing written yet.
    pub fn new(subject: Subject, known: Known) -> Self {
        let [decision, reason, unit, initiative, horizon, publish_at]: [RwSignal<String>; 6] =
            Default::default();
        Self {
            subject,
            decision,
            reason,
            unit,
            initiative,
            horizon,
            later: RwSignal::new(false),
            publish_at,
            errors: FormErrors::new(),
            known,
        }
    }

    /// What a draft keeps.
    pub fn fields(self) -> Fields {
        vec![
            ("decision", self.decision),
            ("reason", self.reason),
            ("unit", self.unit),
            ("initiative", self.initiative),
            ("horizon", self.horizon),
        ]
    }

    fn chosen(self) -> Option<Decision> {
        Decision::from_word(&self.decision.get())
    }

    /// Nothing is promised where nothing is done.
    fn promises(self) -> bool {
        self.chosen().is_some_and(Decision::does_something)
    }

    /// The horizon that is promised: the answer's own, else the initiative's.
    fn promised(self) -> Option<PartialDate> {
        if !self.promises() {
            return None;
        }
        let number = self.initiative.get().parse::<i64>().ok();
        let of_initiative = || {
            self.known
                .initiatives
                .with(|rows| rows.iter().find(|row| Some(row.number) == number).and_then(|row| row.horizon))
        };
        PartialDate::parse(&self.horizon.get()).or_else(of_initiative)
    }

    /// The answer to one wish of this version. What stands in braces for the wish itself is filled in by the server, for each.
    ///
    /// # Errors
    /// What is missing, for [`told`].
    pub fn body(self, version: i64) -> Result<AnswerBody, Vec<FieldError>> {
        untrack(|| {
            let missing = |field: &str| vec![FieldError::new(field, FieldCode::Required)];
            let decision = self.chosen().ok_or_else(|| missing("decision"))?;
            let unit = self.unit.get();
            if unit.is_empty() {
                return Err(missing("unit"));
            }
            let promises = decision.does_something();
            let mut reason = self.reason.get().trim().to_owned();
            if reason.contains(HORIZON) {
                let horizon = self.promised().ok_or_else(|| missing("horizon"))?;
                reason = reason.replace(HORIZON, &partial_date(&horizon));
            }
            let publish_at = match self.later.get() {
                true => Some(read_day_and_time(&self.publish_at.get()).ok_or_else(|| missing("publish_at"))?),
                false => None,
            };
            let body = AnswerBody {
                decision,
                reason,
                unit: UnitId(unit),
                initiative: self.initiative.get().parse().ok().filter(|_| promises),
                horizon: PartialDate::parse(&self.horizon.get()).filter(|_| promises),
                publish_at,
                version,
            };
            body.check().map(|()| body).map_err(|problem| problem.fields)
        })
    }

    /// Shows what is missing or was refused.
    pub fn show(self, errors: &[FieldError]) {
        self.errors.show(errors.iter().map(told).collect());
    }
}

/// Where templates are kept.
const TEMPLATES: &str = "/svar/skabeloner";
/// What a template says of the horizon.
const HORIZON: &str = "{tidshorisont}";

/// The sentence for a field, ours where we know better what is missing.
fn told(error: &FieldError) -> (String, String) {
    let text = match (error.field.as_str(), error.code) {
        ("decision", FieldCode::Required) => t::decision_needed().to_owned(),
        ("horizon", FieldCode::Required) => t::horizon_needed().to_owned(),
        ("publish_at", FieldCode::Required) => t::publish_needed().to_owned(),
        _ => field_text(error),
    };
    (error.field.clone(), text)
}

/// The fields, in the order one thinks.
#[component]
pub fn AnswerFields(answering: Answering) -> impl IntoView {
    let Answering { errors, .. } = answering;
    let decisions: Vec<Choice> = Decision::ALL
        .iter()
        .map(|decision| {
            let (label, hint) = words::decision_choice(*decision);
            Choice::new(decision.word(), label).hint(hint)
        })
        .collect();
    view! {
        <div class="wish-two">
            <RadioCards
                name="decision"
                legend=t::decision()
                value=answering.decision
                options=decisions
                error=errors.of("decision")
            />
        </div>
        <TemplatePick answering />
        <TextArea
            name="reason"
            label=t::reason()
            hint=t::reason_hint()
            value=answering.reason
            error=errors.of("reason")
            rows=5
            max=usize::try_from(TEXT_MAX).unwrap_or(4000)
        />
        <CprNotice texts=vec![(t::reason(), answering.reason)] />
        {move || answering.promises().then(|| view! { <Promise answering /> })}
        <Combobox name="unit" label=t::unit() value=answering.unit options=answering.known.units error=errors.of("unit") />
        <Later answering />
    }
    .into_any()
}

/// Texts to begin with: those for the decision first.
#[component]
fn TemplatePick(answering: Answering) -> impl IntoView {
    let Subject { area, .. } = answering.subject;
    let fitting = Memo::new(move |_| {
        let decision = answering.chosen();
        let here = area.get();
        answering.known.templates.with(|templates| {
            let fits = |template: &&Template| {
                template.area.as_ref().is_none_or(|area| area.id.as_str() == here)
                    && (template.decision.is_none() || decision.is_none() || template.decision == decision)
            };
            templates.iter().filter(fits).cloned().collect::<Vec<_>>()
        })
    });
    let pick = move |event| {
        let id = event_target_value(&event);
        let chosen = fitting.with_untracked(|all| all.iter().find(|one| one.id.as_str() == id).cloned());
        let Some(template) = chosen else { return };
        if answering.decision.with_untracked(String::is_empty)
            && let Some(decision) = template.decision
        {
            answering.decision.set(decision.word().to_owned());
        }
        // What is written already stays.
        answering.reason.update(|reason| {
            if !reason.trim().is_empty() {
                reason.push_str("\n\n");
            }
            reason.push_str(&template.text);
        });
    };
    move || {
        let templates = fitting.get();
        (!templates.is_empty()).then(|| {
            let options = templates
                .into_iter()
                .map(|one| view! { <option value=one.id.0>{one.name}</option> })
                .collect_view();
            view! {
                <div class="cluster">
                    <label class="chip-select">
                        <span class="sr-only">{t::template()}</span>
                        <select on:change=pick>
                            <option value="" selected=true>
                                {t::template()}
                            </option>
                            {options}
                        </select>
                    </label>
                    <a class="small" href=TEMPLATES>{t::templates_edit()}</a>
                </div>
            }
        })
    }
}

/// What is done, and when.
#[component]
fn Promise(answering: Answering) -> impl IntoView {
    let errors = answering.errors;
    let make = move || format!("{}?oenske={}", Page::NewInitiative.href(), answering.subject.number.get());
    let may_make = use_session().me_now().is_some_and(|me| me.can(Permission::InitiativeEdit));
    let choice = |row: &InitiativeRow| {
        Choice::new(row.number.to_string(), format!("{} {}", row.number, row.title))
            .hint(row.unit.name.clone())
    };
    let choices = Signal::derive(move || {
        answering.known.initiatives.with(|rows| rows.iter().map(choice).collect::<Vec<_>>())
    });
    view! {
        <div class="stack-s">
            <Combobox
                name="initiative"
                label=t::initiative()
                hint=t::initiative_hint()
                value=answering.initiative
                options=choices
                empty=t::initiative_none()
                error=errors.of("initiative")
                optional=true
            />
            {move || {
                may_make
                    .then(|| {
                        view! {
                            <div>
                                <LinkButton href=make() kind=ButtonKind::Ghost small=true icon=Glyph::Plus>
                                    {t::new_initiative()}
                                </LinkButton>
                            </div>
                        }
                    })
            }}
        </div>
        <HorizonField name="horizon" label=t::horizon() hint=t::horizon_hint() value=answering.horizon errors optional=true />
    }
    .into_any()
}

/// Now, or at a time one says.
#[component]
fn Later(answering: Answering) -> impl IntoView {
    let error = answering.errors.of("publish_at");
    view! {
        <div class="stack-s">
            <CheckField name="later" label=t::later() value=answering.later />
            {move || {
                answering
                    .later
                    .get()
                    .then(|| {
                        view! {
                            <label class="form-label" for="publish_at">
                                {t::publish_at()}
                            </label>
                            {move || error.get().map(|error| view! { <span class="form-error-message">{error}</span> })}
                            <input
                                id="publish_at"
                                class="form-input"
                                type="datetime-local"
                                style:max-width="260px"
                                aria-invalid=move || error.get().is_some().to_string()
                                prop:value=answering.publish_at
                                on:input=move |event| answering.publish_at.set(event_target_value(&event))
                            />
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// The answer as the leader will read it.
#[component]
pub fn Preview(answering: Answering) -> impl IntoView {
    let me = use_session().me_now().map(|me| me.name);
    let answer = move || {
        let decision = answering.chosen()?;
        let reason = answering.reason.get();
        if reason.trim().is_empty() {
            return None;
        }
        let promised = answering.promised();
        let Subject { title, number, source, .. } = answering.subject;
        let when = promised.as_ref().map_or_else(|| "…".to_owned(), partial_date);
        let unit = answering.unit.get();
        let named =
            |units: &Vec<Choice>| units.iter().find(|one| one.value == unit).map(|one| one.label.clone());
        let initiative = answering.initiative.get().parse::<i64>().ok().filter(|_| decision.does_something());
        Some(AnswerText {
            decision,
            source: source.get(),
            reason: fill_in(&reason, &title.get(), number.get(), &when),
            unit: answering.known.units.with(named).unwrap_or_default(),
            by: me.clone(),
            at: read_day_and_time(&answering.publish_at.get())
                .filter(|_| answering.later.get())
                .unwrap_or_else(now),
            initiative: answering.known.initiatives.with(|rows| {
                let row = rows.iter().find(|row| Some(row.number) == initiative)?;
                Some((row.number, format!("{} {}", row.number, row.title)))
            }),
            horizon: promised,
        })
    };
    view! {
        <section class="card card-tint" aria-labelledby="preview">
            <h3 id="preview" class="muted small">
                {t::preview()}
            </h3>
            {move || match answer() {
                Some(answer) => {
                    view! {
                        <p class="wish-heading">{answer.heading()}</p>
                        {answer.view()}
                    }
                        .into_any()
                }
                None => view! { <p class="muted">{t::preview_empty()}</p> }.into_any(),
            }}
        </section>
    }
    .into_any()
}
