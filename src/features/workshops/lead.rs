//! `/workshops/{id}`: the room of whoever leads it: what is on, what comes next, who is here.

use std::sync::Arc;

use forenkl_api::{
    Empty, Endpoint, Problem, WorkshopId,
    notices::ReadBody,
    workshops::{
        BlockKind, FacilitatorView, FollowAsFacilitator, Lead, LeadBody, LeadReply, LeadWorkshop,
        ShowWorkshop, Workshop, WorkshopPath, WorkshopStatus, act::Act,
    },
};
use leptos::prelude::*;

use super::{
    again::again,
    agenda::{self, agenda},
    cards, decide,
    delete::delete,
    door::door,
    drawn::result_drawn,
    follow::{Following, follow},
    invited::invited,
    list, people,
    present::present,
    shown::{Seen, parking_lot},
    sure::Sure,
    texts as t,
};
use crate::{
    features::{admin::saving::quietly, notices},
    format,
    net::{self, call, fetched::Fetched},
    routes::Page,
    storage,
    ui::{
        Button, ButtonKind, Card, Draw, Glyph, LinkButton, LiveView, PageHeader, Shape, Tag, Toasts, lazily,
        lazily_when, use_toasts,
    },
};

/// From this width on, in pixels, there are two columns (`_workshops.scss`).
const WIDE: f64 = 960.0;

/// What the parts of the room share. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Desk {
    workshop: StoredValue<WorkshopId>,
    pub following: Following<FacilitatorView>,
    pub seen: Seen,
    /// It runs: afterwards only what was agreed is still put into words.
    pub runs: Memo<bool>,
    /// People are asked which unit they are from.
    pub asks_unit: Memo<bool>,
    pub toasts: Toasts,
}

impl Desk {
    /// The workshop.
    pub fn id(self) -> WorkshopId {
        self.workshop.get_value()
    }

    /// Does something as the facilitator.
    pub fn lead(self, lead: Lead) {
        self.leading(lead, Box::new(|_| ()));
    }

    /// The same, and then tells whether it was done; where it was not, a message says why.
    pub fn leading(self, lead: Lead, done: Box<dyn FnOnce(bool)>) {
        send(self.workshop.get_value(), lead, self.toasts, done);
    }

    /// The same for those who wait for what comes of it, such as a form.
    pub fn sending(self, lead: Lead) -> impl Future<Output = Result<LeadReply, Problem>> {
        let body = LeadBody { id: storage::new_key(), lead };
        let path = WorkshopPath { workshop: self.workshop.get_value() };
        async move { call::<LeadWorkshop>(&path, &Empty {}, &body).await }
    }

    /// Something of what the facilitator sees, read reactively.
    pub fn view<T>(self, read: impl Fn(&FacilitatorView) -> T) -> Option<T> {
        self.following.view.with(|view| view.as_ref().map(&read))
    }
}

fn send(workshop: WorkshopId, lead: Lead, toasts: Toasts, done: Box<dyn FnOnce(bool)>) {
    let body = LeadBody { id: storage::new_key(), lead };
    let path = WorkshopPath { workshop };
    let work = async move {
        let outcome = call::<LeadWorkshop>(&path, &Empty {}, &body).await;
        done(outcome.is_ok());
        outcome
    };
    quietly(toasts, work, |_| ());
}

/// The page.
#[component]
pub fn LeadPage(id: String) -> impl IntoView {
    let workshop = WorkshopId(id);
    notices::read_here(ReadBody { workshop: Some(workshop.clone()), ..ReadBody::default() });
    let changes = net::live::watch(&["workshops"]);
    let asked = workshop.clone();
    let planned = Fetched::new(move || {
        changes.track();
        let path = WorkshopPath { workshop: asked.clone() };
        async move { call::<ShowWorkshop>(&path, &Empty {}, &Empty {}).await }
    });
    view! {
        <LiveView of=planned skeleton=Shape::Rows(6) let:known>
            {
                let workshop = workshop.clone();
                let is_planned = Memo::new(move |_| {
                    known.with(|known: &Workshop| known.status == WorkshopStatus::Planned)
                });
                move || {
                    if is_planned.get() {
                        plan(known, planned)
                    } else {
                        room(workshop.clone(), known)
                    }
                }
            }
        </LiveView>
    }
    .into_any()
}

/// Before the doors are opened.
fn plan(known: Signal<Workshop>, planned: Fetched<Workshop>) -> AnyView {
    let toasts = use_toasts();
    let busy = RwSignal::new(false);
    let open = move |_| {
        busy.set(true);
        let id = known.with_untracked(|known| known.id.clone());
        let opened = move |done: bool| {
            if done {
                planned.refetch();
            }
        };
        send(id, Lead::Open, toasts, Box::new(opened));
        let again = move || {
            let _ = busy.try_set(false);
        };
        set_timeout(again, std::time::Duration::from_secs(3));
    };
    let title = Signal::derive(move || known.with(|known| known.plan.title.clone()));
    let lead = Signal::derive(move || known.with(|known| known.plan.purpose.clone()));
    let minutes = move || known.with(|known| t::minutes(known.plan.minutes()));
    let when_and_where = move || {
        known.with(|known| {
            let when = known.plan.starts_at.map(format::date_time);
            let place = Some(known.plan.place.clone()).filter(|place| !place.is_empty());
            let told: Vec<String> = when.into_iter().chain(place).collect();
            (!told.is_empty()).then(|| view! { <p>{told.join(" · ")}</p> })
        })
    };
    let edit = known.with_untracked(|known| Page::WorkshopPlan(known.id.0.clone()).href());
    view! {
        <PageHeader
            title=title
            lead=lead
            back=(Page::Workshops.fixed(), Page::Workshops.title())
            actions=move || {
                view! {
                    {delete(known)}
                    {again(known)}
                    <LinkButton kind=ButtonKind::Secondary icon=Glyph::Edit href=edit>
                        {t::edit_plan()}
                    </LinkButton>
                    <Button busy=busy on_click=open>
                        {t::open()}
                    </Button>
                }
            }
        />
        {when_and_where}
        {invited(known)}
        <p class="muted">{t::open_hint()} " " {minutes}</p>
        <Card title=t::agenda()>{move || known.with(|known| agenda::planned(&known.plan.blocks))}</Card>
    }
    .into_any()
}

/// While it runs, and after.
fn room(workshop: WorkshopId, known: Signal<Workshop>) -> AnyView {
    let path = WorkshopPath { workshop: workshop.clone() };
    let seen: Seen = RwSignal::new(None);
    let following = follow(FollowAsFacilitator::path(&path), move |view: &FacilitatorView, _| {
        let _ = seen.try_set(Some(view.shown.clone()));
    });
    let status = Memo::new(move |_| seen.with(|shown| shown.as_ref().map(|shown| shown.status)));
    let runs = Memo::new(move |_| status.get() == Some(WorkshopStatus::Running));
    let ended = Memo::new(move |_| status.get() == Some(WorkshopStatus::Ended));
    let asks_unit = Memo::new(move |_| known.with(|known| known.plan.asks_unit));
    let toasts = use_toasts();
    let desk =
        Desk { workshop: StoredValue::new(workshop.clone()), following, seen, runs, asks_unit, toasts };
    let title = Signal::derive(move || {
        seen.with(|shown| shown.as_ref().map(|shown| shown.title.clone()))
            .unwrap_or_else(|| known.with(|known| known.plan.title.clone()))
    });
    let begun = Memo::new(move |_| {
        desk.view(|view| view.agenda.values().any(|step| step.began_at.is_some())).unwrap_or(false)
    });
    let record = Page::WorkshopRecord(workshop.0.clone()).href();
    let wall = Page::Projector(workshop.0).href();
    let lost = move || !following.connected.get() && following.view.with(Option::is_some);
    let why = move || if following.gone.get() { t::gone() } else { t::lost_desk() };
    view! {
        <PageHeader
            title=title
            back=(Page::Workshops.fixed(), Page::Workshops.title())
            actions=move || {
                view! {
                    <a class="button button-secondary" href=wall target="_blank" rel="noopener">
                        {t::projector()}
                    </a>
                    <LinkButton kind=ButtonKind::Secondary href=record.clone()>
                        {t::record()}
                    </LinkButton>
                    {move || ended.get().then(|| view! { {delete(known)} {again(known)} })}
                    {move || ways(desk, ended)}
                }
            }
        />
        <div role="status">{move || lost().then(|| view! { <p class="workshop-lost">{why()}</p> })}</div>
        {move || runs.get().then(|| invited(known))}
        // In the order in which they matter: on a phone they stand below each other.
        <div class="workshop-room">
            <div class="workshop-now stack">
                {move || if ended.get() { over(desk) } else { running(desk, begun) }}
                {result_drawn(seen)}
                {deciding(desk)}
            </div>
            <div class="workshop-side stack">
                {fold(t::agenda(), agenda(desk))}
                {fold(t::people(), lazily(people_list(desk)))}
                {parking_lot(seen, move |parked| unpark(desk, parked))}
            </div>
            <div class="workshop-table stack">{lazily(cards_table(desk))}</div>
        </div>
    }
    .into_any()
}

/// What is on, and the way in: the way in comes first until something has begun.
fn running(desk: Desk, begun: Memo<bool>) -> AnyView {
    view! {
        {move || (!begun.get()).then(|| door(desk, false))}
        {present(desk)}
        {move || begun.get().then(|| door(desk, true))}
    }
    .into_any()
}

/// What is left to do when people have left.
fn over(desk: Desk) -> AnyView {
    let people = move || desk.seen.with(|shown| shown.as_ref().map_or(0, |shown| shown.people));
    view! {
        <section class="card stack-s" aria-label=t::over()>
            <h2>{t::over()}</h2>
            <p>{move || t::took_part(people())} " · " {t::over_text()}</p>
        </section>
    }
    .into_any()
}

/// What stands beside what is on; on a phone, where it stands in between, it is folded.
fn fold(title: &'static str, inside: AnyView) -> AnyView {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    let open = width.is_none_or(|width| width >= WIDE);
    view! {
        <section class="card" aria-label=title>
            <details class="workshop-fold" open=open>
                <summary>
                    <h2>{title}</h2>
                </summary>
                {inside}
            </details>
        </section>
    }
    .into_any()
}

fn ways(desk: Desk, ended: Memo<bool>) -> AnyView {
    let (word, tone) =
        list::status(if ended.get() { WorkshopStatus::Ended } else { WorkshopStatus::Running });
    let button = if ended.get() {
        view! {
            <Button kind=ButtonKind::Ghost on_click=move |_| desk.lead(Lead::Open)>
                {t::reopen()}
            </Button>
        }
        .into_any()
    } else {
        view! { <Sure text=t::end() question=t::sure_end() on_sure=move || desk.lead(Lead::End) /> }
            .into_any()
    };
    view! {
        <Tag tone>{word}</Tag>
        {button}
    }
    .into_any()
}

fn unpark(desk: Desk, parked: i64) -> AnyView {
    let done = move || {
        let key = format!("{parked:04}");
        let text = desk.seen.with_untracked(|shown| shown.as_ref()?.parked.get(&key).cloned());
        desk.lead(Lead::Unpark { parked });
        let Some(text) = text else { return };
        desk.toasts
            .undo(t::unparked(), move || desk.lead(Lead::Do { act: Act::Park { text: text.clone() } }));
    };
    let done = Callback::new(move |()| done());
    let of = StoredValue::new(desk.seen.with_untracked(|shown| {
        shown.as_ref().and_then(|shown| shown.parked.get(&format!("{parked:04}")).cloned())
    }));
    (move || {
        desk.runs.get().then(|| {
            view! {
                <Button small=true kind=ButtonKind::Ghost on_click=move |_| done.run(())>
                    {t::unpark()}
                    <span class="sr-only">" " {of.get_value()}</span>
                </Button>
            }
        })
    })
    .into_any()
}

/// What becomes of each cluster: from the block for it on, and wherever something was decided before.
fn deciding(desk: Desk) -> AnyView {
    let wanted = Memo::new(move |_| {
        desk.seen.with(|shown| {
            shown.as_ref().is_some_and(|shown| {
                let now = shown.now.as_ref().and_then(|now| shown.blocks.get(now));
                now.is_some_and(|block| block.kind == BlockKind::Decide)
                    || shown.clusters.values().any(|cluster| cluster.decision.is_some())
                    || (shown.status == WorkshopStatus::Ended
                        && !(shown.clusters.is_empty() && shown.cards.is_empty()))
            })
        })
    });
    let list = lazily_when(move || wanted.get(), move || decide_list(desk));
    view! {
        <section class="card stack" hidden=move || !wanted.get() aria-label=t::decisions()>
            <h2>{t::decisions()}</h2>
            {list}
        </section>
    }
    .into_any()
}

/// Who is here stands beside what is on, and can come a moment later.
#[lazy]
fn people_part() -> fn(Desk) -> AnyView {
    people::people
}

async fn people_list(desk: Desk) -> Draw {
    let view = people_part().await;
    Arc::new(move || view(desk))
}

/// Only where something is decided is the form for it needed.
#[lazy]
fn decide_part() -> fn(Desk) -> AnyView {
    decide::view
}

async fn decide_list(desk: Desk) -> Draw {
    let view = decide_part().await;
    Arc::new(move || view(desk))
}

/// The cards come a moment later than what is on.
#[lazy]
fn cards_part() -> fn(Desk) -> AnyView {
    cards::view
}

async fn cards_table(desk: Desk) -> Draw {
    let view = cards_part().await;
    Arc::new(move || view(desk))
}
