//! The form of four steps.

use forenkl_api::{
    Permission,
    areas::{Area, Areas},
    rounds::Round,
};
use leptos::prelude::*;

use super::{
    new_key,
    send::Sending,
    similar::Similar,
    step_bar::{StepBar, href, question},
};
use crate::{
    features::wishes::{
        form::{LoadFields, RuleFields, UnitField, VisibilityField, WhatFields, WishForm, suggest},
        model::{
            draft::{Step, WishText},
            sender::{open_round, own_units},
        },
        sources::{self, arrived},
        texts::form as t,
    },
    format::partial_date,
    navigation,
    net::draft::{Draft, use_draft},
    net::fetched::Fetched,
    reactive::Effect,
    session::use_session,
    ui::{
        Alert, Button, ButtonKind, Choice, ErrorSummary, Form, FormErrors, Glyph, LinkButton, PageHeader,
        field_text, page::expect_focus, use_toasts,
    },
};

/// What all steps share.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    pub form: WishForm,
    pub draft: Draft,
    pub errors: FormErrors,
    pub step: Memo<Step>,
    pub areas: Fetched<Areas>,
    /// The open round the wish would belong to.
    pub round: Memo<Option<Round>>,
    /// The writer keeps the wish out of it.
    pub outside: RwSignal<bool>,
}

impl Writing {
    fn start() -> Self {
        let form = WishForm::new();
        let draft = use_draft("wish", form.kept());
        if form.key.with_untracked(String::is_empty) {
            form.key.set(new_key());
        }
        let (areas, rounds) = (sources::areas(), sources::rounds());
        let round = Memo::new(move |_| {
            let area = form.area.get().as_str().into();
            arrived(rounds, |rounds| open_round(&rounds.rounds, &area).cloned())
        });
        let step = Memo::new(move |_| {
            let wanted = Step::from_number(&navigation::query("trin").unwrap_or_default());
            // A step whose forerunners are empty leads back to the first of them: a shared link, a cleared browser.
            if wanted > Step::What { wanted.min(untrack(|| form.text()).furthest()) } else { wanted }
        });
        Self { form, draft, errors: FormErrors::new(), step, areas, round, outside: RwSignal::new(false) }
    }

    /// What would be sent, read reactively.
    pub fn text(self) -> WishText {
        let round = self.round.get().filter(|_| !self.outside.get()).map(|round| round.id);
        WishText { round, ..self.form.text() }
    }

    /// What needs mending on a step.
    fn faults(self, step: Step) -> Vec<(String, String)> {
        let (_, errors) = untrack(|| self.text()).read();
        errors
            .iter()
            .filter(|error| Step::of_field(&error.field) == step)
            .map(|error| (error.field.clone(), field_text(error)))
            .collect()
    }

    /// Goes to a step.
    pub fn go(self, step: Step) {
        self.errors.clear();
        navigation::go(&href(step));
    }

    /// Empties the form for another wish.
    pub fn clear(self) {
        self.draft.forget();
        self.form.fill(WishText { key: new_key(), ..WishText::default() });
        self.errors.clear();
        self.outside.set(false);
    }
}

#[component]
pub(super) fn StepForm(
    /// A wish that was refused and is to be mended.
    mending: RwSignal<Option<WishText>>,
) -> impl IntoView {
    let writing = Writing::start();
    take_over(writing, mending);
    focus_each_question(writing.step);
    let sending = Sending::new(writing);
    let Writing { step, errors, form, .. } = writing;
    let session = use_session();
    let toasts = use_toasts();
    let no_unit = move || session.me().is_some_and(|me| own_units(&me, Permission::WishSubmit).is_empty());
    // The areas may arrive after the step has been reached.
    Effect::new(move |_| {
        if step.get() == Step::Rule {
            arrived(writing.areas, |areas| suggest(form, &areas.areas));
        }
    });
    let forward = move || {
        let here = step.get_untracked();
        let faults = writing.faults(here);
        match (faults.is_empty(), here.next()) {
            (false, _) => errors.show(faults),
            (true, Some(next)) => writing.go(next),
            (true, None) => sending.send(),
        }
    };
    let lead = move || {
        let place = t::step_of(step.get().number(), Step::ALL.len());
        match step.get() {
            Step::What => format!("{place} · {}", t::lead()),
            Step::Load => format!("{place} · {}", t::load_lead()),
            _ => place,
        }
    };
    let start_over = move |_| {
        writing.clear();
        writing.go(Step::What);
        toasts.info(t::started_over());
    };
    view! {
        <StepBar step />
        <PageHeader title=Signal::derive(move || question(step.get()).to_owned()) lead=Signal::derive(lead) />
        {move || no_unit().then(|| view! { <Alert title=t::no_unit()>{t::no_unit_text()}</Alert> })}
        <div class="wish-form">
            <Form on_submit=move |_| forward()>
                <ErrorSummary errors />
                {move || step_fields(writing)}
                <div class="cluster wish-buttons">
                    {move || buttons(step.get(), form, sending)}
                </div>
            </Form>
        </div>
        <div class="cluster muted small wish-kept">
            {t::kept()}
            <Button kind=ButtonKind::Ghost small=true on_click=start_over>
                {t::start_over()}
            </Button>
        </div>
    }
    .into_any()
}

/// A wish that came back, or a title handed over by another page, begins the form; it never mixes with what was being written.
fn take_over(writing: Writing, mending: RwSignal<Option<WishText>>) {
    let title = untrack(|| navigation::query("titel"));
    let form = writing.form;
    // After the draft has begun to follow the fields, so that it is kept.
    Effect::new(move |before: Option<()>| {
        if before.is_some() {
            return;
        }
        if let Some(text) = mending.try_update(Option::take).flatten() {
            form.fill(text);
        } else if let Some(title) = &title {
            if form.title.with_untracked(|kept| !kept.trim().is_empty() && kept != title) {
                writing.clear();
            }
            form.title.set(title.clone());
            navigation::change_query(&[("titel", None)]);
        }
    });
}

/// By button, link or the browser's back: the question of the step takes the focus.
fn focus_each_question(step: Memo<Step>) {
    Effect::new(move |before: Option<Step>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            expect_focus();
        }
        now
    });
}

fn step_fields(writing: Writing) -> AnyView {
    let Writing { form, errors, .. } = writing;
    match writing.step.get() {
        Step::What => view! {
            <WhatFields form errors />
            <Similar writing />
        }
        .into_any(),
        Step::Rule => view! { <RuleFields form areas=open_areas(writing.areas) errors /> }.into_any(),
        Step::Load => view! { <LoadFields load=form.load errors /> }.into_any(),
        Step::Who => view! { <WhoStep writing /> }.into_any(),
    }
}

/// Who may see the author; for which unit and in which round it is sent.
#[component]
fn WhoStep(writing: Writing) -> impl IntoView {
    let Writing { form, errors, round, outside, .. } = writing;
    let units = use_session().me_now().map(|me| own_units(&me, Permission::WishSubmit)).unwrap_or_default();
    view! {
        <VisibilityField form errors legend=t::who_legend() />
        <UnitField form units errors />
        {move || round.get().map(|round| round_note(&round, outside))}
    }
    .into_any()
}

fn round_note(round: &Round, outside: RwSignal<bool>) -> AnyView {
    let name = round.name.clone();
    let until = t::round_until(&partial_date(&round.closes_on));
    let text = {
        let name = name.clone();
        move || if outside.get() { t::join_round(&name) } else { t::leave_round().to_owned() }
    };
    view! {
        <div class="card card-tint stack-s">
            {move || (!outside.get()).then(|| view! { <p><strong>{t::round_in(&name)}</strong> " " {until.clone()}</p> })}
            <div>
                <Button kind=ButtonKind::Secondary small=true on_click=move |_| outside.update(|outside| *outside = !*outside)>
                    {text}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

fn buttons(step: Step, form: WishForm, sending: Sending) -> AnyView {
    let back = step.previous().map(|previous| {
        view! {
            <LinkButton href=href(previous) kind=ButtonKind::Secondary>
                {t::back()}
            </LinkButton>
        }
    });
    let forward = if step == Step::Who {
        view! { <Button submit=true busy=sending.busy icon=Glyph::Send>{t::send()}</Button> }.into_any()
    } else {
        let skips = move || step == Step::Load && form.load.text().is_empty();
        view! { <Button submit=true>{move || if skips() { t::skip() } else { t::next() }}</Button> }
            .into_any()
    };
    view! {
        {forward}
        {back}
    }
    .into_any()
}

/// Areas that take wishes, as choices.
fn open_areas(areas: Fetched<Areas>) -> Signal<Vec<Choice>> {
    let choice = |area: &Area| Choice::new(area.id.to_string(), &area.name);
    let open =
        move |areas: &Areas| areas.areas.iter().filter(|area| !area.retired).map(choice).collect::<Vec<_>>();
    Memo::new(move |_| areas.with(open).unwrap_or_default()).into()
}
