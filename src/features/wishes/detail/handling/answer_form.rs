//! Answering a wish: decision, reason, who stands by it, what is done and when; with the answer as the leader will read it.

use forenkl_api::{
    Empty, FieldCode, FieldError, PartialDate, Permission, Problem, ProblemCode, UnitId,
    initiatives::{InitiativeQuery, InitiativeRow, ListInitiatives},
    wishes::{AnswerBody, AnswerWish, Decision, TEXT_MAX, Wish},
};
use leptos::{prelude::*, task::spawn_local};

use super::close;
use crate::{
    features::{
        initiatives::HorizonField,
        wishes::{
            detail::{Open, answer::AnswerText},
            form::CprNotice,
            sources,
            stale_notice::{Stale, StaleNotice},
            texts::{assess as t, words},
        },
    },
    format::now,
    net::fetched::Fetched,
    net::{
        self,
        draft::{Draft, use_draft},
    },
    routes::Page,
    session::use_session,
    ui::{
        Button, ButtonKind, Choice, Combobox, ErrorSummary, Form, FormErrors, Glyph, LinkButton, RadioCards,
        TextArea, Toasts, field_text, use_toasts,
    },
};

/// An answer as it is being written.
#[derive(Clone, Copy)]
struct Answering {
    open: Open,
    decision: RwSignal<String>,
    reason: RwSignal<String>,
    unit: RwSignal<String>,
    initiative: RwSignal<String>,
    horizon: RwSignal<String>,
    draft: Draft,
    stale: Stale,
    errors: FormErrors,
    busy: RwSignal<bool>,
    toasts: Toasts,
}

impl Answering {
    fn start(open: Open) -> Self {
        let wish = open.wish.get_untracked();
        let [decision, reason, unit, initiative, horizon]: [RwSignal<String>; 5] = Default::default();
        let fields = vec![
            ("decision", decision),
            ("reason", reason),
            ("unit", unit),
            ("initiative", initiative),
            ("horizon", horizon),
        ];
        let draft = use_draft(&format!("answer.{}", open.number), fields);
        if unit.with_untracked(String::is_empty) {
            unit.set(wish.responsible.id.to_string());
        }
        // An initiative that was made for this wish in the meantime is most likely the one.
        if initiative.with_untracked(String::is_empty)
            && let Some(first) = wish.initiatives.first()
        {
            initiative.set(first.number.to_string());
        }
        Self {
            open,
            decision,
            reason,
            unit,
            initiative,
            horizon,
            draft,
            stale: Stale::new(wish),
            errors: FormErrors::new(),
            busy: RwSignal::new(false),
            toasts: use_toasts(),
        }
    }

    fn chosen(self) -> Option<Decision> {
        Decision::from_word(&self.decision.get())
    }

    /// Nothing is promised where nothing is done.
    fn promises(self) -> bool {
        self.chosen().is_some_and(Decision::does_something)
    }
}

#[component]
pub(super) fn AnswerForm(open: Open) -> impl IntoView {
    let answering = Answering::start(open);
    let Answering { errors, busy, stale, .. } = answering;
    let decisions: Vec<Choice> = Decision::ALL
        .iter()
        .map(|decision| {
            let (label, hint) = words::decision_choice(*decision);
            Choice::new(decision.word(), label).hint(hint)
        })
        .collect();
    let units = sources::unit_choices();
    let initiatives = initiatives();
    let choices = initiative_choices(initiatives);
    view! {
        <Form on_submit=move |_| answering.send()>
            <ErrorSummary errors />
            <div class="wish-two">
                <RadioCards
                    name="decision"
                    legend=t::decision()
                    value=answering.decision
                    options=decisions
                    error=errors.of("decision")
                />
            </div>
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
            <Combobox name="unit" label=t::unit() value=answering.unit options=units error=errors.of("unit") />
            {move || answering.promises().then(|| view! { <Promise answering choices /> })}
            <Preview answering units choices />
            <StaleNotice
                stale
                on_keep=Callback::new(move |()| answering.send())
                on_take=Callback::new(move |_: Wish| answering.drop())
            />
            <div class="cluster">
                <Button submit=true busy icon=Glyph::Send>
                    {t::send()}
                </Button>
                <Button kind=ButtonKind::Secondary on_click=move |_| close()>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

/// What is done, and when.
#[component]
fn Promise(answering: Answering, choices: Signal<Vec<Choice>>) -> impl IntoView {
    let errors = answering.errors;
    let make = format!("{}?oenske={}", Page::NewInitiative.href(), answering.open.number);
    let may_make = use_session().me_now().is_some_and(|me| me.can(Permission::InitiativeEdit));
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
            {may_make
                .then(|| {
                    view! {
                        <div>
                            <LinkButton href=make kind=ButtonKind::Ghost small=true icon=Glyph::Plus>
                                {t::new_initiative()}
                            </LinkButton>
                        </div>
                    }
                })}
        </div>
        <HorizonField name="horizon" label=t::horizon() hint=t::horizon_hint() value=answering.horizon errors optional=true />
    }
    .into_any()
}

fn initiatives() -> Fetched<Vec<InitiativeRow>> {
    Fetched::new(|| async {
        let query = InitiativeQuery { per_page: Some(200), ..InitiativeQuery::default() };
        net::call::<ListInitiatives>(&Empty {}, &query, &Empty {}).await.map(|page| page.items)
    })
}

fn initiative_choices(initiatives: Fetched<Vec<InitiativeRow>>) -> Signal<Vec<Choice>> {
    let choice = |row: InitiativeRow| {
        Choice::new(row.number.to_string(), format!("{} {}", row.number, row.title)).hint(row.unit.name)
    };
    Memo::new(move |_| initiatives.value().unwrap_or_default().into_iter().map(choice).collect::<Vec<_>>())
        .into()
}

/// The answer as the leader will read it.
#[component]
fn Preview(answering: Answering, units: Signal<Vec<Choice>>, choices: Signal<Vec<Choice>>) -> impl IntoView {
    let me = use_session().me_now().map(|me| me.name);
    let answer = move || {
        let decision = answering.chosen()?;
        let reason = answering.reason.get();
        if reason.trim().is_empty() {
            return None;
        }
        let label = |options: Signal<Vec<Choice>>, value: &str| {
            options.with(|options| options.iter().find(|one| one.value == value).map(|one| one.label.clone()))
        };
        let promises = decision.does_something();
        let initiative = answering.initiative.get();
        Some(AnswerText {
            decision,
            source: answering.open.wish.with(|wish| wish.rule_source),
            reason,
            unit: label(units, &answering.unit.get()).unwrap_or_default(),
            by: me.clone(),
            at: now(),
            initiative: initiative
                .parse()
                .ok()
                .filter(|_| promises)
                .and_then(|number| Some((number, label(choices, &initiative)?))),
            horizon: PartialDate::parse(&answering.horizon.get()).filter(|_| promises),
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

impl Answering {
    fn body(self) -> Result<AnswerBody, FieldError> {
        let decision = untrack(|| self.chosen()).ok_or(FieldError::new("decision", FieldCode::Required))?;
        let unit = self.unit.get_untracked();
        if unit.is_empty() {
            return Err(FieldError::new("unit", FieldCode::Required));
        }
        let promises = decision.does_something();
        Ok(AnswerBody {
            decision,
            reason: self.reason.get_untracked().trim().to_owned(),
            unit: UnitId(unit),
            initiative: self.initiative.get_untracked().parse().ok().filter(|_| promises),
            horizon: PartialDate::parse(&self.horizon.get_untracked()).filter(|_| promises),
            publish_at: None,
            version: self.stale.version(),
        })
    }

    fn send(self) {
        let checked = self.body().map_err(|error| vec![error]).and_then(|body| match body.check() {
            Ok(()) => Ok(body),
            Err(problem) => Err(problem.fields),
        });
        let body = match checked {
            Ok(body) => body,
            Err(errors) => return self.errors.show(errors.iter().map(told).collect()),
        };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<AnswerWish>(&self.open.path(), &Empty {}, &body).await;
            let still_here = self.busy.try_set(false).is_none();
            match outcome {
                Ok(_) => {
                    self.toasts.success(t::sent());
                    self.open.refresh();
                    if still_here {
                        self.drop();
                        window().scroll_to_with_x_and_y(0.0, 0.0);
                    } else {
                        self.draft.forget();
                    }
                }
                Err(problem) => self.refused(&problem),
            }
        });
    }

    fn drop(self) {
        self.draft.forget();
        close();
    }

    fn refused(self, problem: &Problem) {
        match net::current::<Wish>(problem) {
            Some(now) if problem.code == ProblemCode::Stale => self.stale.found(now),
            _ if problem.fields.is_empty() => self.errors.show_problem(problem),
            _ => self.errors.show(problem.fields.iter().map(told).collect()),
        }
    }
}

/// The sentence for a field, ours where we know better what is missing.
fn told(error: &FieldError) -> (String, String) {
    let text = match (error.field.as_str(), error.code) {
        ("decision", FieldCode::Required) => t::decision_needed().to_owned(),
        ("horizon", FieldCode::Required) => t::horizon_needed().to_owned(),
        _ => field_text(error),
    };
    (error.field.clone(), text)
}
