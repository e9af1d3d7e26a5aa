//! `/workshops/{id}`: the room of whoever leads it: what is on, what comes next, who is here.

use std::sync::Arc;

use forenkl_api::{
    Empty, Endpoint, Problem, WorkshopId,
    workshops::{
        BlockKind, FacilitatorView, FollowAsFacilitator, Lead, LeadBody, LeadReply, LeadWorkshop, ShowQrCode,
        ShowWorkshop, Signing, Workshop, WorkshopPath, WorkshopStatus, act::Act, code,
    },
};
use leptos::prelude::*;

use super::{
    again::again,
    agenda::{self, agenda},
    decide,
    drag::dragging,
    drawn::result_drawn,
    follow::{Following, follow},
    gathering::gathering,
    keys, list, people,
    shown::{Seen, of_now, parking_lot, seen_in},
    suggest,
    sure::Sure,
    texts as t,
    timer::timer,
    verdict::agreed,
};
use crate::{
    features::admin::saving::quietly,
    format,
    net::{self, call, fetched::Fetched},
    routes::Page,
    storage,
    ui::{
        Button, ButtonKind, Card, Draw, Glyph, LinkButton, LiveView, PageHeader, Shape, Tag, Toasts, lazily,
        lazily_when, use_toasts,
    },
};

/// What the parts of the room share. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Desk {
    workshop: StoredValue<WorkshopId>,
    pub following: Following<FacilitatorView>,
    pub seen: Seen,
    pub toasts: Toasts,
}

impl Desk {
    /// The workshop.
    pub fn id(self) -> WorkshopId {
        self.workshop.get_value()
    }

    /// Does something as the facilitator.
    pub fn lead(self, lead: Lead) {
        send(self.workshop.get_value(), lead, self.toasts, || {});
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

fn send(workshop: WorkshopId, lead: Lead, toasts: Toasts, done: impl FnOnce() + 'static) {
    let body = LeadBody { id: storage::new_key(), lead };
    let path = WorkshopPath { workshop };
    let work = async move { call::<LeadWorkshop>(&path, &Empty {}, &body).await };
    quietly(toasts, work, move |_| done());
}

/// The page.
#[component]
pub fn LeadPage(id: String) -> impl IntoView {
    let workshop = WorkshopId(id);
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
        send(id, Lead::Open, toasts, move || planned.refetch());
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
        <p class="muted">{t::open_hint()} " " {minutes}</p>
        <Card title=t::agenda()>{move || known.with(|known| agenda::planned(&known.plan.blocks))}</Card>
    }
    .into_any()
}

/// While it runs, and after.
fn room(workshop: WorkshopId, known: Signal<Workshop>) -> AnyView {
    let path = WorkshopPath { workshop: workshop.clone() };
    let following = follow::<FacilitatorView>(FollowAsFacilitator::path(&path));
    let seen = seen_in(following.text);
    let desk = Desk { workshop: StoredValue::new(workshop.clone()), following, seen, toasts: use_toasts() };
    let title = Signal::derive(move || {
        seen.with(|shown| shown.as_ref().map(|shown| shown.title.clone()))
            .unwrap_or_else(|| known.with(|known| known.plan.title.clone()))
    });
    let ended = Memo::new(move |_| {
        seen.with(|shown| shown.as_ref().is_some_and(|shown| shown.status == WorkshopStatus::Ended))
    });
    let record = Page::WorkshopRecord(workshop.0.clone()).href();
    let wall = Page::Projector(workshop.0).href();
    let lost = move || !following.connected.get() && following.view.with(Option::is_some);
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
                    {move || ended.get().then(|| again(known))}
                    {move || status(desk, ended)}
                }
            }
        />
        <div role="status">{move || lost().then(|| view! { <p class="workshop-lost">{t::lost_desk()}</p> })}</div>
        <div class="workshop-room">
            <div class="stack">{move || (!ended.get()).then(|| door(desk))} {present(desk)} {deciding(desk)} {table(desk)}</div>
            <div class="stack">
                <Card title=t::agenda()>{agenda(desk)}</Card>
                <Card title=t::people()>{lazily(people_list(desk))}</Card>
                {parking_lot(seen, move |parked| unpark(desk, parked))}
            </div>
        </div>
    }
    .into_any()
}

fn status(desk: Desk, ended: Memo<bool>) -> AnyView {
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

/// How people come in.
fn door(desk: Desk) -> AnyView {
    let code = Memo::new(move |_| desk.view(|view| view.code.clone()).flatten());
    let locked = Memo::new(move |_| desk.view(|view| view.locked).unwrap_or(false));
    let how = move || match code.get() {
        Some(code) => {
            let address = format!("{}{}", origin(), join_address(&code));
            let picture = qr_code(desk.id(), &code);
            view! {
                {picture}
                <p class="workshop-code">
                    <span class="muted">{t::code()}</span>
                    " "
                    <strong>{code::shown(&code)}</strong>
                </p>
                <p class="muted">{address}</p>
            }
            .into_any()
        }
        None => view! { <p>{t::locked()}</p> }.into_any(),
    };
    // It only ever becomes stricter.
    let signed = Memo::new(move |_| {
        desk.seen.with(|shown| shown.as_ref().is_some_and(|shown| shown.signing == Signing::Signed))
    });
    let anonymise = move || {
        signed.get().then(|| {
            view! {
                <Sure
                    text=t::anonymise()
                    question=t::sure_anonymise()
                    on_sure=move || desk.lead(Lead::Anonymise)
                />
            }
        })
    };
    view! {
        <section class="card card-tint between" aria-label=t::code()>
            <div>{how}</div>
            <div class="cluster">
                <Button
                    small=true
                    kind=ButtonKind::Secondary
                    on_click=move |_| desk.lead(Lead::Lock { lock: !locked.get_untracked() })
                >
                    {move || if locked.get() { t::unlock() } else { t::lock() }}
                </Button>
                <Sure
                    text=t::turn_code()
                    question=t::sure_turn_code()
                    on_sure=move || desk.lead(Lead::TurnCode { code: String::new() })
                />
                {anonymise}
            </div>
        </section>
    }
    .into_any()
}

/// The way in as a picture to scan.
pub fn qr_code(workshop: WorkshopId, code: &str) -> AnyView {
    let address = net::href::<ShowQrCode>(&WorkshopPath { workshop }, &Empty {});
    // The code stands behind, so that a turned one is another picture.
    view! { <img class="workshop-qr" src=format!("{address}?{code}") alt=t::scan() width="120" height="120" /> }.into_any()
}

fn unpark(desk: Desk, parked: i64) -> AnyView {
    let done = move |_| {
        let key = format!("{parked:04}");
        let text = desk.seen.with_untracked(|shown| shown.as_ref()?.parked.get(&key).cloned());
        desk.lead(Lead::Unpark { parked });
        let Some(text) = text else { return };
        desk.toasts
            .undo(t::unparked(), move || desk.lead(Lead::Do { act: Act::Park { text: text.clone() } }));
    };
    view! {
        <Button small=true kind=ButtonKind::Ghost on_click=done>
            {t::unpark()}
        </Button>
    }
    .into_any()
}

/// Where one joins with a code. The page there is another program (`participant.rs`).
pub fn join_address(code: &str) -> String {
    if code.is_empty() { "/deltag".to_owned() } else { format!("/deltag/{code}") }
}

/// Where this page was loaded from.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The present block: its words, the timer, and what can be done in it.
fn present(desk: Desk) -> AnyView {
    let clock =
        Signal::derive(move || desk.seen.with(|shown| shown.as_ref().and_then(|shown| shown.timer.clone())));
    let head = move || {
        of_now(desk.seen, |_, block| {
            view! {
                <h2>{block.title.clone()}</h2>
                <p class="workshop-prompt prose">{block.prompt.clone()}</p>
            }
            .into_any()
        })
    };
    let count = move || {
        let people = desk.seen.with(|shown| shown.as_ref().map_or(0, |shown| shown.people));
        of_now(desk.seen, |_, block| {
            let written = desk.view(|view| view.written).unwrap_or(0);
            let mut said = vec![t::here(people)];
            if matches!(block.kind, BlockKind::Write | BlockKind::Discuss) {
                said.push(t::cards_written(written));
            }
            if !matches!(block.kind, BlockKind::Talk | BlockKind::Group | BlockKind::Decide) {
                said.push(t::heard(block.heard, people));
            }
            said.push(t::ready_count(block.ready));
            said.extend(asking_for_me(desk));
            said.join(" · ")
        })
        .unwrap_or_else(|| {
            let mut said = vec![t::here(people)];
            said.extend(asking_for_me(desk));
            said.join(" · ")
        })
    };
    view! {
        <section class="card stack" aria-label=t::now_on()>
            {head}
            <p role="status" class="muted">
                {count}
            </p>
            {timer(desk.following, clock)}
            {agreed(desk.seen)}
            <div class="cluster">{move || tools(desk)}</div>
            {lazily(listening(desk))}
        </section>
    }
    .into_any()
}

/// Who waits at the door, and whose hand is up: the list of people may be far down.
fn asking_for_me(desk: Desk) -> Vec<String> {
    let waiting =
        desk.view(|view| view.everybody.values().filter(|person| person.waits).count()).unwrap_or(0);
    let hands = desk.seen.with(|shown| shown.as_ref().map_or(0, |shown| shown.hands));
    let waiting = i64::try_from(waiting).unwrap_or(0);
    let mut said = Vec::new();
    if waiting > 0 {
        said.push(t::at_the_door(waiting));
    }
    if hands > 0 {
        said.push(t::hands_up(hands));
    }
    said
}

/// What can be done in the present block, and the step to the next.
fn tools(desk: Desk) -> AnyView {
    let now =
        of_now(desk.seen, |id, block| (id.clone(), block.kind, block.minutes, block.revealed, block.closed));
    let clock = desk.seen.with(|shown| shown.as_ref().and_then(|shown| shown.timer.clone()));
    let small = |text: String, lead: Lead| {
        view! {
            <Button small=true kind=ButtonKind::Secondary on_click=move |_| desk.lead(lead.clone())>
                {text}
            </Button>
        }
        .into_any()
    };
    let mut buttons = Vec::new();
    if let Some((id, kind, minutes, revealed, closed)) = now {
        match (clock.is_some(), clock.is_some_and(|clock| clock.ends_at.is_some())) {
            (false, _) => {
                buttons.push(small(t::start_timer(minutes), Lead::Start { seconds: minutes * 60 }));
            }
            (true, runs) => {
                let (text, lead) = if runs { (t::pause(), Lead::Pause) } else { (t::resume(), Lead::Resume) };
                buttons.push(small(text.to_owned(), lead));
                buttons.push(small(t::one_more().to_owned(), Lead::Extend { seconds: 60 }));
                buttons.push(small(t::stop_timer().to_owned(), Lead::StopTimer));
            }
        }
        if matches!(kind, BlockKind::Write | BlockKind::Discuss) && !revealed {
            buttons.push(small(t::reveal().to_owned(), Lead::Reveal { block: id.clone() }));
        }
        if matches!(kind, BlockKind::Vote | BlockKind::Prioritise | BlockKind::Judge) {
            let text = if closed { t::reopen_vote() } else { t::close_vote() };
            buttons.push(small(text.to_owned(), Lead::Close { block: id, close: !closed }));
        }
    }
    let running =
        desk.seen.with(|shown| shown.as_ref().is_some_and(|shown| shown.status == WorkshopStatus::Running));
    let next = agenda::next(desk).filter(|_| running).map(|(id, title, begun)| {
        let text = if begun { t::next(&title) } else { t::begin(&title) };
        view! {
            <Button icon=Glyph::Arrow on_click=move |_| desk.lead(Lead::Go { block: id.clone() })>
                {text}
            </Button>
        }
    });
    view! {
        {buttons}
        {next}
    }
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
                    || (shown.status == WorkshopStatus::Ended && !shown.clusters.is_empty())
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

/// Groups to begin with, where cards are put together and somebody asks for them.
fn suggestions(desk: Desk) -> AnyView {
    let asked = RwSignal::new(false);
    let groups =
        Memo::new(move |_| of_now(desk.seen, |_, block| block.kind == BlockKind::Group).unwrap_or(false));
    let list = lazily_when(move || asked.get(), move || suggested(desk, asked));
    view! {
        <section class="stack" hidden=move || !groups.get()>
            <div>
                <Button
                    small=true
                    kind=ButtonKind::Secondary
                    on_click=move |_| asked.update(|asked| *asked = !*asked)
                >
                    {t::suggest()}
                </Button>
            </div>
            {list}
        </section>
    }
    .into_any()
}

/// Only who asks for suggestions needs them.
#[lazy]
fn suggest_part() -> fn(Desk) -> AnyView {
    suggest::view
}

async fn suggested(desk: Desk, asked: RwSignal<bool>) -> Draw {
    let view = suggest_part().await;
    Arc::new(move || (move || asked.get().then(|| view(desk))).into_any())
}

/// Nobody presses a key in the first moment.
#[lazy]
fn keys_part() -> fn(Desk) -> AnyView {
    keys::view
}

async fn listening(desk: Desk) -> Draw {
    let view = keys_part().await;
    Arc::new(move || view(desk))
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

/// The cards and what came of them.
fn table(desk: Desk) -> AnyView {
    let may = Memo::new(move |_| {
        of_now(desk.seen, |_, block| matches!(block.kind, BlockKind::Group | BlockKind::Discuss))
            .unwrap_or(false)
    });
    let name = move |card: &str| {
        let found =
            desk.view(|view| view.signed.iter().find(|(id, _)| id.0 == card).map(|(_, name)| name.clone()));
        found.flatten()
    };
    let cards = gathering(desk.seen, may, name, move |act| desk.lead(Lead::Do { act }));
    view! {
        {result_drawn(desk.seen)}
        {suggestions(desk)}
        {dragging(may, move |act| desk.lead(Lead::Do { act }), cards)}
    }
    .into_any()
}
