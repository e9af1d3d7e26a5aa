//! The wish that is read, with what can be done besides answering.

use forenkl_api::{
    Empty, PersonId,
    triage::{AssignBody, AssignWishes, TriageRow},
    wishes::SeenWish,
};
use leptos::{prelude::*, task::spawn_local};

use super::{hand_over::HandOver, page::Desk, texts as t};
use crate::{
    features::wishes::{deadline_note, status_tag},
    format::{date_time, hours_per_year},
    net,
    routes::Page,
    session::use_session,
    ui::{Button, ButtonKind, Choice, EmptyState, FilterSelect, Glyph, LinkButton, problem_text, use_toasts},
};

/// What is read; an invitation while nothing is.
pub fn reader(desk: Desk) -> AnyView {
    let row = Memo::new(move |_| desk.row());
    (move || match row.get() {
        Some(row) => shown(desk, row),
        None => view! {
            <div class="card triage-nothing">
                <EmptyState icon=Glyph::Wish title=t::choose() text=t::choose_text() />
            </div>
        }
        .into_any(),
    })
    .into_any()
}

fn shown(desk: Desk, row: TriageRow) -> AnyView {
    let wish = &row.wish;
    let number = wish.number;
    let sender = match (&row.author.person, &row.author.unit) {
        (Some(person), Some(unit)) => t::sender(&format!("{}, {}", person.name, unit.name)),
        (Some(person), None) => t::sender(&person.name),
        (None, Some(unit)) => t::sender(&unit.name),
        (None, None) => t::hidden().to_owned(),
    };
    let hours = wish.burden.best().map(|(minutes, _)| view! { <span>{hours_per_year(minutes)}</span> });
    let text = if row.body.is_empty() { wish.title.clone() } else { row.body.clone() };
    let suggestion = (!row.suggestion.is_empty()).then(|| {
        view! {
            <h3>{t::suggestion()}</h3>
            <p class="prose">{row.suggestion.clone()}</p>
        }
    });
    let rule = (!row.rule.is_empty()).then(|| view! { <p class="small muted">{t::rule(&row.rule)}</p> });
    view! {
        <article class="card stack-s triage-read" aria-labelledby="triage-title">
            <p class="triage-back">
                <Button small=true kind=ButtonKind::Ghost icon=Glyph::ArrowLeft on_click=move |_| Desk::read(None)>
                    {t::back()}
                </Button>
            </p>
            <h2 id="triage-title" tabindex="-1">{wish.title.clone()}</h2>
            <div class="meta">
                {status_tag(wish)} {wish.deadline.as_ref().map(deadline_note)} <span>{wish.area.name.clone()}</span>
                <span>{t::units(wish.units_hit)}</span> {hours}
            </div>
            {notes(&row)}
            <p class="prose">{text}</p>
            {suggestion} {rule}
            <p class="small muted">{sender}</p>
            <Assign desk row=row.clone() />
            <div class="cluster">
                <Button small=true kind=ButtonKind::Secondary icon=Glyph::Arrow on_click=move |_| desk.handing_over.set(true)>
                    {t::hand_over()}
                </Button>
                <LinkButton
                    href=format!("{}?behandl=spoerg", Page::Wish(number).href())
                    kind=ButtonKind::Secondary
                    small=true
                    icon=Glyph::Help
                >
                    {t::ask_back()}
                </LinkButton>
                <LinkButton href=Page::Wish(number).href() kind=ButtonKind::Ghost small=true>
                    {t::open_wish()}
                </LinkButton>
            </div>
            {move || desk.handing_over.get().then(|| view! { <HandOver desk /> })}
        </article>
    }
    .into_any()
}

/// What whoever answers must know first.
fn notes(row: &TriageRow) -> AnyView {
    let appeal = row.appeal.clone().map(|reason| {
        view! {
            <div class="alert alert-warning">
                <div class="alert-text">
                    <p>{t::appealed()}</p>
                    <p class="prose">{reason}</p>
                </div>
            </div>
        }
    });
    let asked = row.question.as_ref().map(|question| {
        view! {
            <p class="muted">{t::asked(&date_time(question.at))}</p>
            <blockquote class="prose">{question.text.clone()}</blockquote>
        }
    });
    let scheduled = row.scheduled.map(|at| view! { <p class="now">{t::goes_out(&date_time(at))}</p> });
    view! { {appeal} {asked} {scheduled} }.into_any()
}

/// Who takes it on: a colleague who answers for the area.
#[component]
fn Assign(desk: Desk, row: TriageRow) -> impl IntoView {
    let toasts = use_toasts();
    let me = use_session().me_now();
    let area = row.wish.area.id.clone();
    let mut owners: Vec<Choice> = desk.triage.with_untracked(|triage| {
        let here = triage.areas.iter().find(|one| one.area.id == area);
        here.map(|one| {
            one.owners.iter().map(|owner| Choice::new(owner.id.0.clone(), owner.name.clone())).collect()
        })
        .unwrap_or_default()
    });
    if let Some(me) = me.filter(|me| !owners.iter().any(|owner| owner.value == me.id.as_str())) {
        owners.push(Choice::new(me.id.0, me.name));
    }
    let now = row.assignee.as_ref().map(|person| person.id.0.clone()).unwrap_or_default();
    let change = move |person: String| {
        assign(desk, Some(person).filter(|person| !person.is_empty()).map(PersonId), toasts);
    };
    view! {
        <div>
            <FilterSelect
                label=t::assign()
                value=Signal::stored(now)
                options=Signal::stored(owners)
                on_change=change
            />
        </div>
    }
    .into_any()
}

/// Gives those that are meant to someone.
pub fn assign(desk: Desk, person: Option<PersonId>, toasts: crate::ui::Toasts) {
    let meant = untrack(|| desk.meant());
    if meant.is_empty() {
        return;
    }
    let wishes = meant.iter().map(|row| SeenWish { number: row.wish.number, version: row.version }).collect();
    let body = AssignBody { wishes, person };
    spawn_local(async move {
        match net::call::<AssignWishes>(&Empty {}, &Empty {}, &body).await {
            Ok(_) => toasts.success(t::assigned()),
            Err(problem) => toasts.error(problem_text(&problem)),
        }
        desk.refresh();
    });
}
