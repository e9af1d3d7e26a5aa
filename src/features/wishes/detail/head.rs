//! The head of a wish: title, where it comes from, where it stands, and what one can do with it.

use forenkl_api::{
    Empty,
    wishes::{FollowWish, UnfollowWish, Wish},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    Open,
    dialogs::{WishDialog, dialog},
};
use crate::{
    features::wishes::{model::tag::wish_tag, tag::tag_view, texts::detail as t},
    format::partial_date,
    navigation, net,
    reactive::Effect,
    routes::Page,
    ui::{Button, ButtonKind, CopyButton, Glyph, Menu, MenuItem, PageHeader, problem_text, use_toasts},
};

#[component]
pub(super) fn Head(open: Open) -> impl IntoView {
    let title = Signal::derive(move || open.wish.with(|wish| wish.title.clone()));
    let lead = Signal::derive(move || open.wish.with(origin));
    let tag = open.part(|wish| {
        let answer = wish.answers.first();
        wish_tag(
            wish.status,
            answer.map(|answer| answer.decision),
            answer.and_then(|answer| answer.horizon.as_ref()),
            wish.rule_source,
        )
    });
    view! {
        <PageHeader
            title
            lead
            back=(Page::Wishes.fixed(), t::back())
            actions=move || {
                view! {
                    <span class="wish-state">{move || tag_view(tag.get())}</span>
                    <FollowButton open />
                    <MoreMenu open />
                }
            }
        />
    }
    .into_any()
}

/// "Ønske nr. 12 · modtaget 14. marts 2026 · fra Maria Holm, Børnehuset Solvej".
fn origin(wish: &Wish) -> String {
    let mut parts = vec![t::wish_number(wish.number)];
    parts.extend(wish.received.as_ref().map(|received| t::received(&partial_date(received))));
    let unit = wish.author.unit.as_ref().map(|unit| unit.name.as_str());
    match (&wish.author.person, unit) {
        (Some(person), Some(unit)) => parts.push(t::from_in(&person.name, unit)),
        (Some(person), None) => parts.push(t::from(&person.name)),
        (None, Some(unit)) => parts.push(t::from(unit)),
        // Imported wishes name nobody; that is not hiding.
        (None, None) if wish.source.is_none() => parts.push(t::hidden_author().to_owned()),
        (None, None) => {}
    }
    parts.join(" · ")
}

#[component]
fn FollowButton(open: Open) -> impl IntoView {
    let follows = RwSignal::new(false);
    let server = open.part(|wish| wish.mine.followed);
    Effect::new(move |_| follows.set(server.get()));
    let toasts = use_toasts();
    let toggle = move |_| {
        let on = !follows.get_untracked();
        follows.set(on);
        spawn_local(async move {
            let outcome = if on {
                net::call::<FollowWish>(&open.path(), &Empty {}, &Empty {}).await
            } else {
                net::call::<UnfollowWish>(&open.path(), &Empty {}, &Empty {}).await
            };
            match outcome {
                Ok(_) => toasts.success(if on { t::now_following() } else { t::not_following() }),
                Err(problem) => {
                    let _ = follows.try_set(!on);
                    toasts.error(problem_text(&problem));
                }
            }
        });
    };
    view! {
        <Button kind=ButtonKind::Secondary icon=Glyph::Bell on_click=toggle>
            {move || if follows.get() { t::following() } else { t::follow() }}
        </Button>
    }
    .into_any()
}

#[component]
fn MoreMenu(open: Open) -> impl IntoView {
    let withdrawing = RwSignal::new(false);
    let may_edit = open.part(|wish| wish.may.edit);
    let author = open.part(|wish| wish.mine.author);
    let may_remove = open.part(|wish| wish.mine.author || wish.may.moderate);
    let link = Signal::derive(move || {
        let origin = window().location().origin().unwrap_or_default();
        format!("{origin}{}", Page::Wish(open.number).href())
    });
    view! {
        <Menu label=t::more() icon=Glyph::More icon_only=true>
            {move || {
                may_edit
                    .get()
                    .then(|| {
                        view! {
                            <MenuItem
                                icon=Glyph::Edit
                                on_click=move |_| navigation::go(&Page::EditWish(open.number).href())
                            >
                                {t::edit()}
                            </MenuItem>
                        }
                    })
            }}
            {move || {
                may_remove
                    .get()
                    .then(|| {
                        view! {
                            <MenuItem icon=Glyph::Trash on_click=move |_| withdrawing.set(true)>
                                {move || if author.get() { t::withdraw() } else { t::remove() }}
                            </MenuItem>
                        }
                    })
            }}
            <CopyButton text=link label=t::copy_link() />
        </Menu>
        {dialog(WishDialog::Withdraw, open, withdrawing)}
    }
    .into_any()
}
