//! The wishes it answers, and whether those who asked say that it helps.

use forenkl_api::{
    Empty,
    initiatives::{Initiative, LinkPath, LinkWish, UnlinkWish, WishRef},
    wishes::{Verdicts, VerdictsAt},
};
use leptos::{prelude::*, task::spawn_local};

use super::{desk::Desk, wish_search};
use crate::{
    features::initiatives::{texts as t, words::wish_status_name},
    net,
    routes::Page,
    ui::*,
};

/// The card.
pub fn view(desk: Desk, initiative: Signal<Initiative>) -> AnyView {
    let searching = RwSignal::new(false);
    let may_edit = Signal::derive(move || initiative.with(|it| it.may.edit));
    let list = move || {
        let may_edit = may_edit.get();
        initiative.with(|it| {
            if it.wishes.is_empty() {
                return view! { <p class="muted">{t::wishes_none()}</p> }.into_any();
            }
            let items = it.wishes.iter().map(|wish| item(desk, wish, may_edit)).collect_view();
            view! { <ul class="list">{items}</ul> }.into_any()
        })
    };
    let link = move || {
        may_edit.get().then(|| {
            view! {
                <Button kind=ButtonKind::Secondary small=true icon=Glyph::Plus on_click=move |_| searching.set(true)>
                    {t::wish_link()}
                </Button>
            }
        })
    };
    view! {
        <Card title=t::wishes()>{list} {link}</Card>
        {move || initiative.with(|it| noticed(&it.noticed))}
        {wish_search::view(desk, initiative, searching)}
    }
    .into_any()
}

fn item(desk: Desk, wish: &WishRef, may_edit: bool) -> AnyView {
    let busy = RwSignal::new(false);
    let number = wish.number;
    let unlink = may_edit.then(|| {
        view! {
            <IconButton
                small=true
                label=t::wish_unlink(&wish.title)
                icon=Glyph::Cross
                busy
                on_click=move |_| unlink(desk, busy, number)
            />
        }
    });
    view! {
        <li class="init-wish">
            <div>
                <a href=Page::Wish(number).href()>{wish.title.clone()}</a>
                <div class="meta">
                    <span>{wish_status_name(wish.status)}</span>
                    <span>{t::units_hit(wish.units_hit)}</span>
                </div>
                {verdicts(&wish.verdicts)}
            </div>
            {unlink}
        </li>
    }
    .into_any()
}

/// What those who asked say, by administration.
fn noticed(noticed: &[VerdictsAt]) -> Option<AnyView> {
    if noticed.is_empty() {
        return None;
    }
    let row = |at: &VerdictsAt| {
        let name = at.administration.name.clone();
        let said = match &at.verdicts {
            Some(said) => t::verdict_counts(
                said.yes.unwrap_or_default(),
                said.partly.unwrap_or_default(),
                said.no.unwrap_or_default(),
            ),
            None => t::noticed_few().to_owned(),
        };
        view! {
            <li>
                <b>{name}</b>
                <p class="small">{said}</p>
            </li>
        }
    };
    let rows = noticed.iter().map(row).collect_view();
    Some(
        view! {
            <Card title=t::noticed()>
                <ul class="list">{rows}</ul>
            </Card>
        }
        .into_any(),
    )
}

/// The counts, or only how many answered where the counts are kept back.
fn verdicts(verdicts: &Verdicts) -> Option<AnyView> {
    if verdicts.answers == 0 {
        return None;
    }
    let text = match (verdicts.yes, verdicts.partly, verdicts.no) {
        (Some(yes), Some(partly), Some(no)) => t::verdict_counts(yes, partly, no),
        _ => t::verdict_answers(verdicts.answers),
    };
    Some(view! { <p class="small">{text}</p> }.into_any())
}

fn unlink(desk: Desk, busy: RwSignal<bool>, wish: i64) {
    let path = LinkPath { initiative: desk.number, wish };
    let work = async move { net::call::<UnlinkWish>(&path, &Empty {}, &Empty {}).await };
    let done = move || desk.toasts.undo(t::wish_unlinked(), move || link_again(desk, wish));
    desk.change(busy, work, done, move |problem| desk.toasts.error(problem_text(&problem)));
}

fn link_again(desk: Desk, wish: i64) {
    spawn_local(async move {
        match net::call::<LinkWish>(&LinkPath { initiative: desk.number, wish }, &Empty {}, &Empty {}).await {
            Ok(initiative) => desk.show(initiative),
            Err(problem) => desk.toasts.error(problem_text(&problem)),
        }
    });
}
