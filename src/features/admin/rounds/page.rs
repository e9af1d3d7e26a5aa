//! `/administration/runder`: the rounds with their state and what has come in.

use forenkl_api::{
    Empty, Problem, RoundId,
    rounds::{CloseRound, ListRounds, Round, RoundBody, RoundPath, RoundState, Rounds, UpdateRound},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        choices::{label_of, use_areas, use_units},
        layout::AdminPage,
        saving::quietly,
        section::Section,
        texts as admin,
    },
    form::RoundForm,
    texts as t,
};
use crate::{
    format,
    net::fetched::Fetched,
    net::{call, live},
    routes::Page,
    ui::{
        Button, ButtonKind, Choice, Dialog, EmptyState, Glyph, LinkButton, LiveView, PageHeader, Shape, Tag,
        Toasts, Tone, problem_text, use_toasts,
    },
};

/// What the parts of the page share; `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub resource: Fetched<Rounds>,
    /// The round the dialog is about; `None` makes a new one.
    pub editing: RwSignal<Option<Round>>,
    pub dialog: RwSignal<bool>,
    pub toasts: Toasts,
    /// Names of units and areas by their ids, closed and retired ones included.
    names: Memo<Vec<Choice>>,
}

impl Desk {
    fn edit(self, round: Option<Round>) {
        self.editing.set(round);
        self.dialog.set(true);
    }

    /// The name of a unit or area.
    pub fn name_of(self, id: &str) -> String {
        self.names.with(|names| label_of(names, id))
    }
}

/// A round as it would be sent.
pub fn body_of(round: &Round) -> RoundBody {
    RoundBody {
        name: round.name.clone(),
        purpose: round.purpose.clone(),
        opens_on: round.opens_on,
        closes_on: round.closes_on,
        areas: round.areas.clone(),
        units: round.units.clone(),
        version: round.version,
    }
}

/// Changes a round.
pub async fn put(round: RoundId, body: RoundBody) -> Result<Round, Problem> {
    call::<UpdateRound>(&RoundPath { round }, &Empty {}, &body).await
}

/// The rounds.
#[component]
pub fn RoundsPage() -> impl IntoView {
    let changes = live::watch(&["rounds", "wishes"]);
    let rounds = Fetched::new(move || {
        changes.track();
        async { call::<ListRounds>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    let (units, areas) = (use_units(), use_areas());
    let names = Memo::new(move |_| {
        let mut names = Vec::new();
        units.with(|units| {
            names.extend(units.units.iter().map(|unit| Choice::new(unit.id.0.clone(), unit.name.clone())));
        });
        areas.with(|areas| {
            names.extend(areas.areas.iter().map(|area| Choice::new(area.id.0.clone(), area.name.clone())));
        });
        names
    });
    let desk = Desk {
        resource: rounds,
        editing: RwSignal::new(None),
        dialog: RwSignal::new(false),
        toasts: use_toasts(),
        names,
    };
    let title = move || {
        desk.editing
            .with(|round| round.as_ref().map_or_else(|| t::add().to_owned(), |round| round.name.clone()))
    };
    view! {
        <AdminPage section=Section::Rounds>
            <PageHeader
                title=Section::Rounds.name()
                lead=t::lead()
                actions=move || {
                    view! {
                        <Button icon=Glyph::Plus on_click=move |_| desk.edit(None)>
                            {t::add()}
                        </Button>
                    }
                }
            />
            <LiveView of=rounds skeleton=Shape::Card let:rounds>
                {move || rounds.with(|rounds| list(desk, &rounds.rounds))}
            </LiveView>
            <Dialog open=desk.dialog title=Signal::derive(title)>
                <RoundForm desk round=desk.editing.get_untracked() />
            </Dialog>
        </AdminPage>
    }
    .into_any()
}

fn list(desk: Desk, rounds: &[Round]) -> AnyView {
    if rounds.is_empty() {
        return view! {
            <div class="card">
                <EmptyState icon=Glyph::Calendar title=t::empty() text=t::empty_text() />
            </div>
        }
        .into_any();
    }
    let cards = rounds.iter().map(|round| card(desk, round)).collect_view();
    view! { <div class="stack">{cards}</div> }.into_any()
}

fn state_tag(state: RoundState) -> AnyView {
    let (tone, text) = match state {
        RoundState::Planned => (Tone::Info, t::planned()),
        RoundState::Open => (Tone::Now, t::open()),
        RoundState::Closed => (Tone::Neutral, t::closed()),
    };
    view! { <Tag tone>{text}</Tag> }.into_any()
}

fn card(desk: Desk, round: &Round) -> AnyView {
    let edited = round.clone();
    let days = t::days(format::partial_date(&round.opens_on), format::partial_date(&round.closes_on));
    let close = (round.state == RoundState::Open).then(|| {
        let (busy, closing) = (RwSignal::new(false), round.clone());
        let click = move |_| {
            busy.set(true);
            close(desk, closing.clone(), busy);
        };
        view! {
            <Button small=true kind=ButtonKind::Danger icon=Glyph::Lock busy on_click=click>
                {t::close_now()}
            </Button>
        }
    });
    // Before the first day nobody has been asked; a nought would look like a failure.
    let figure = (round.state != RoundState::Planned).then(|| {
        view! {
            <p class="figure figure-big">
                <b>{format::number(round.wishes)}</b>
                {t::wishes_word(round.wishes)}
                <small>{t::heard(round.units_heard)}</small>
            </p>
        }
    });
    view! {
        <article class="card admin-round">
            <div class="between">
                <h2>{round.name.clone()}</h2>
                {state_tag(round.state)}
            </div>
            <p class="prose">{round.purpose.clone()}</p>
            <div class="admin-round-facts">
                <dl class="facts">
                    <dt>{t::period()}</dt>
                    <dd>{days}</dd>
                    <dt>{t::areas()}</dt>
                    <dd>{names(desk, round.areas.iter().map(|area| area.0.clone()).collect(), t::all_areas())}</dd>
                    <dt>{t::units()}</dt>
                    <dd>{names(desk, round.units.iter().map(|unit| unit.0.clone()).collect(), t::all_units())}</dd>
                </dl>
                {figure}
            </div>
            <div class="cluster">
                <LinkButton
                    small=true
                    kind=ButtonKind::Secondary
                    href=format!("{}?round={}", Page::Wishes.fixed(), round.id)
                >
                    {t::see_wishes()}
                </LinkButton>
                <Button
                    small=true
                    kind=ButtonKind::Secondary
                    icon=Glyph::Edit
                    on_click=move |_| desk.edit(Some(edited.clone()))
                >
                    {admin::edit()}
                </Button>
                {close}
            </div>
        </article>
    }
    .into_any()
}

fn names(desk: Desk, ids: Vec<String>, all: &'static str) -> AnyView {
    if ids.is_empty() {
        return all.into_any();
    }
    (move || ids.iter().map(|id| desk.name_of(id)).collect::<Vec<_>>().join(", ")).into_any()
}

/// Closes the round today; undoing gives it its last day back.
fn close(desk: Desk, was: Round, busy: RwSignal<bool>) {
    spawn_local(async move {
        let outcome = call::<CloseRound>(&RoundPath { round: was.id.clone() }, &Empty {}, &Empty {}).await;
        let _ = busy.try_set(false);
        desk.resource.refetch();
        let now = match outcome {
            Ok(now) => now,
            Err(problem) => return desk.toasts.error(problem_text(&problem)),
        };
        let mut body = body_of(&was);
        body.version = now.version;
        desk.toasts.undo(t::was_closed(&was.name), move || {
            quietly(desk.toasts, put(was.id.clone(), body.clone()), move |_| {
                desk.resource.refetch();
                desk.toasts.success(admin::undone());
            });
        });
    });
}
