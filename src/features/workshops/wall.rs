//! `/workshops/{id}/skaerm`: what the projector shows, made to be read from ten metres. It follows the facilitator; nobody is named.
//! It is as high as the screen: title, task and timer at the top, the way in at the foot, and in between what goes into `pages.rs`.

use forenkl_api::{
    Endpoint, WorkshopId,
    workshops::{BlockKind, FollowProjector, Projected, ProjectorView, WorkshopPath, WorkshopStatus, code},
};
use leptos::prelude::*;

use super::{
    door::{join_address, origin, qr_code},
    drawn::result_drawn,
    follow::{Following, follow},
    pages::Pages,
    shown::{Seen, board, of_now, option_title, options},
    texts as t,
    timer::timer,
    verdict::{agreed, decided},
    words::mode_name,
};
use crate::ui::PageHeader;

/// A task of more letters than this is no headline any more: it goes into the middle, where there are pages.
const HEADLINE: usize = 240;

/// The page.
#[component]
pub fn WallPage(id: String) -> impl IntoView {
    let workshop = StoredValue::new(WorkshopId(id));
    let path = WorkshopPath { workshop: workshop.get_value() };
    let seen: Seen = RwSignal::new(None);
    let following = follow(FollowProjector::path(&path), move |view: &ProjectorView, _| {
        let _ = seen.try_set(Some(view.shown.clone()));
    });
    let gone = following.gone;
    // Nothing of what stands around other pages belongs on a wall.
    if let Some(body) = document().body() {
        let _ = body.class_list().add_1("on-wall");
        on_cleanup(|| {
            if let Some(body) = document().body() {
                let _ = body.class_list().remove_1("on-wall");
            }
        });
    }
    // Nobody is to take the last picture for what is on.
    (move || if gone.get() { left() } else { wall(workshop, seen, following) }).into_any()
}

/// When the workshop is not there any more, or not for whoever put it on the wall.
fn left() -> AnyView {
    view! {
        <div class="wall">
            <PageHeader title=Signal::derive(|| t::gone().to_owned()) />
        </div>
    }
    .into_any()
}

fn wall(workshop: StoredValue<WorkshopId>, seen: Seen, following: Following<ProjectorView>) -> AnyView {
    let title = Signal::derive(move || {
        of_now(seen, |_, block| block.title.clone())
            .or_else(|| seen.with(|shown| shown.as_ref().map(|shown| shown.title.clone())))
            .unwrap_or_default()
    });
    let code =
        Memo::new(move |_| following.view.with(|view| view.as_ref().and_then(|view| view.code.clone())));
    let how = move || {
        code.get().map(|code| {
            let address = origin().replace("https://", "").replace("http://", "");
            view! {
                {qr_code(workshop.get_value(), &code)}
                <p class="wall-code">
                    {t::join_at()} " " <strong>{format!("{address}{}", join_address(""))}</strong> " · "
                    {t::code()} " " <strong>{code::shown(&code)}</strong>
                </p>
            }
        })
    };
    let prompt = move |headline: bool| {
        let text = of_now(seen, |_, block| block.prompt.clone());
        text.filter(|text| (text.chars().count() <= HEADLINE) == headline)
    };
    let mode = Memo::new(move |_| of_now(seen, |_, block| block.mode));
    let count = move || {
        let written = following.view.with(|view| view.as_ref().map_or(0, |view| view.written));
        let people = seen.with(|shown| shown.as_ref().map_or(0, |shown| shown.people));
        let mut said = vec![t::here(people)];
        if written > 0 {
            said.push(t::cards_written(written));
        }
        let chooses = |kind| matches!(kind, BlockKind::Vote | BlockKind::Prioritise | BlockKind::Judge);
        said.extend(
            of_now(seen, |_, block| chooses(block.kind).then(|| t::heard(block.heard, people))).flatten(),
        );
        said.join(" · ")
    };
    let clock =
        Signal::derive(move || seen.with(|shown| shown.as_ref().and_then(|shown| shown.timer.clone())));
    // Cards that are shown to all are shown here, whatever the wall was to show while they were written.
    let projected = Memo::new(move |_| {
        of_now(seen, |_, block| {
            let laid = block.revealed && matches!(block.kind, BlockKind::Write | BlockKind::Discuss);
            (block.kind, if laid { Projected::Cards } else { block.projected })
        })
    });
    let has_cards = Memo::new(move |_| matches!(projected.get(), Some((_, Projected::Cards))));
    let main = move || match projected.get() {
        Some((BlockKind::Decide, Projected::Results)) => decided(seen),
        Some((_, Projected::Cards)) => board(seen, |_| ().into_any()),
        Some((_, Projected::Results)) => result_drawn(seen),
        _ => agreed(seen),
    };
    let is_over = Memo::new(move |_| {
        seen.with(|shown| shown.as_ref().is_some_and(|shown| shown.status == WorkshopStatus::Ended))
    });
    let inside = move || {
        if is_over.get() {
            return view! {
                <p class="wall-text">{t::over_on_wall()}</p>
                {decided(seen)}
            }
            .into_any();
        }
        view! {
            {move || prompt(false).map(|text| view! { <p class="wall-text">{text}</p> })}
            {asked(seen)}
            {main}
        }
        .into_any()
    };
    let waits = Memo::new(move |_| {
        !is_over.get() && seen.with(|shown| shown.as_ref().is_some_and(|shown| shown.now.is_none()))
    });
    let pages = Pages::of(seen);
    view! {
        <div class="wall" class:waiting=waits>
            <div class="wall-top">
                <div>
                    <PageHeader title=title />
                    <p class="wall-prompt" hidden=move || mode.with(Option::is_none)>
                        {move || prompt(true)} " "
                        {move || {
                            mode.get().map(|mode| view! { <span class="wall-mode muted">{mode_name(mode)}</span> })
                        }}
                    </p>
                </div>
                {timer(following, clock)}
            </div>
            {pages.middle(has_cards, inside.into_any())}
            <div class="wall-foot">
                <div>
                    <p>{count}</p>
                    {pages.turner()}
                </div>
                {how}
            </div>
        </div>
    }
    .into_any()
}

/// What is chosen between, while it is open: the statements, or the groups and cards.
fn asked(seen: Seen) -> AnyView {
    let rows = Memo::new(move |_| {
        seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let Some(block) = shown.now.as_ref().and_then(|now| shown.blocks.get(now)) else {
                return Vec::new();
            };
            match block.kind {
                _ if block.closed => Vec::new(),
                BlockKind::Judge => block.statements.clone(),
                BlockKind::Vote | BlockKind::Prioritise => {
                    options(shown).iter().map(|option| option_title(shown, option)).collect()
                }
                _ => Vec::new(),
            }
        })
    });
    let items = move || rows.get().into_iter().map(|row| view! { <li>{row}</li> }).collect_view();
    view! {
        <ul class="wall-asked" hidden=move || rows.with(Vec::is_empty)>
            {items}
        </ul>
    }
    .into_any()
}
