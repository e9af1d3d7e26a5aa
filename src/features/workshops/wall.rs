//! `/workshops/{id}/skaerm`: what the projector shows, made to be read from ten metres. It follows the facilitator; nobody is named.

use forenkl_api::{
    Endpoint, WorkshopId,
    workshops::{BlockKind, FollowProjector, Projected, ProjectorView, WorkshopPath, WorkshopStatus, code},
};
use leptos::prelude::*;

use super::{
    door::{join_address, origin, qr_code},
    drawn::result_drawn,
    follow::follow,
    shown::{Seen, board, of_now, option_title, options, seen_in},
    texts as t,
    timer::timer,
    verdict::{agreed, decided},
    words::mode_name,
};
use crate::ui::PageHeader;

/// What a card takes up beside its text, in letters.
const EDGES: usize = 25;

/// The size of letters, in hundredths of the screen's width, at which so many fit beside a heading and a foot on a screen of 16 by 9.
/// Never so small that the last row of a room cannot read it; what does not fit then is below the edge, and on the phones.
fn letter_size(letters: usize) -> f64 {
    let letters = u32::try_from(letters.max(1)).map_or(f64::MAX, f64::from);
    (FITTING / letters).sqrt().clamp(0.95, 2.2)
}

/// Letters that fit at a size of one hundredth of the width.
const FITTING: f64 = 1_700.0;

/// The page.
#[component]
pub fn WallPage(id: String) -> impl IntoView {
    let workshop = StoredValue::new(WorkshopId(id));
    let path = WorkshopPath { workshop: workshop.get_value() };
    let following = follow::<ProjectorView>(FollowProjector::path(&path));
    let seen = seen_in(following.text);
    // Nothing of what stands around other pages belongs on a wall.
    if let Some(body) = document().body() {
        let _ = body.class_list().add_1("on-wall");
        on_cleanup(|| {
            if let Some(body) = document().body() {
                let _ = body.class_list().remove_1("on-wall");
            }
        });
    }
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
    let prompt = move || of_now(seen, |_, block| block.prompt.clone());
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
    let letters = Memo::new(move |_| {
        seen.with(|shown| {
            let cards = shown.iter().flat_map(|shown| shown.cards.values());
            cards.map(|card| card.text.chars().count() + EDGES).sum::<usize>()
        })
    });
    let size = move || format!("{:.2}vw", letter_size(letters.get()));
    let main = move || match projected.get() {
        Some((BlockKind::Decide, Projected::Results)) => decided(seen),
        Some((_, Projected::Cards)) => {
            view! { <div style:font-size=size>{board(seen, |_| ().into_any())}</div> }.into_any()
        }
        Some((_, Projected::Results)) => result_drawn(seen),
        _ => agreed(seen),
    };
    let asked = move || asked(seen);
    let waits =
        Memo::new(move |_| seen.with(|shown| shown.as_ref().is_some_and(|shown| shown.now.is_none())));
    view! {
        <div class="wall" class:waiting=waits>
            <PageHeader title=title />
            <p class="wall-prompt">
                {prompt} " "
                {move || mode.get().map(|mode| view! { <span class="wall-mode muted">{mode_name(mode)}</span> })}
            </p>
            {timer(following, clock)}
            {asked}
            <div class="wall-main">{main}</div>
            <div class="wall-foot">
                <p>{count}</p>
                {how}
            </div>
        </div>
    }
    .into_any()
}

/// What is chosen between, while it is open: the statements, or the groups and cards.
fn asked(seen: Seen) -> AnyView {
    seen.with(|shown| {
        let Some(shown) = shown else { return ().into_any() };
        if shown.status == WorkshopStatus::Ended {
            return decided(seen);
        }
        let Some(block) = shown.now.as_ref().and_then(|now| shown.blocks.get(now)) else {
            return ().into_any();
        };
        let rows: Vec<String> = match block.kind {
            _ if block.closed => Vec::new(),
            BlockKind::Judge => block.statements.clone(),
            BlockKind::Vote | BlockKind::Prioritise => {
                options(shown).iter().map(|option| option_title(shown, option)).collect()
            }
            _ => Vec::new(),
        };
        let rows = rows.into_iter().map(|row| view! { <li>{row}</li> }).collect_view();
        view! { <ul class="wall-asked">{rows}</ul> }.into_any()
    })
}
