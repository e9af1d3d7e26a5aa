//! `/workshops/{id}/skaerm`: what the projector shows, made to be read from ten metres. It follows the facilitator; nobody is named.

use forenkl_api::{
    Endpoint, WorkshopId,
    workshops::{FollowProjector, Projected, ProjectorView, WorkshopPath, code},
};
use leptos::prelude::*;

use super::{
    follow::follow,
    lead::origin,
    shown::{self, Seen, board, of_now},
    texts as t,
    timer::timer,
};
use crate::{routes::Page, ui::PageHeader};

/// The page.
#[component]
pub fn WallPage(id: String) -> impl IntoView {
    let path = WorkshopPath { workshop: WorkshopId(id) };
    let following = follow::<ProjectorView>(FollowProjector::path(&path));
    let seen: Seen =
        Memo::new(move |_| following.view.with(|view| view.as_ref().map(|view| view.shown.clone())));
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
                <p class="wall-code">
                    {t::join_at()} " " <strong>{format!("{address}{}", Page::Join(String::new()).href())}</strong> " · "
                    {t::code()} " " <strong>{code::shown(&code)}</strong>
                </p>
            }
        })
    };
    let prompt = move || of_now(seen, |_, block| block.prompt.clone());
    let count = move || {
        let written = following.view.with(|view| view.as_ref().map_or(0, |view| view.written));
        let people = seen.with(|shown| shown.as_ref().map_or(0, |shown| shown.people));
        let mut said = vec![t::here(people)];
        if written > 0 {
            said.push(t::cards_written(written));
        }
        said.join(" · ")
    };
    let clock =
        Signal::derive(move || seen.with(|shown| shown.as_ref().and_then(|shown| shown.timer.clone())));
    let projected = Memo::new(move |_| of_now(seen, |_, block| block.projected));
    let main = move || match projected.get() {
        Some(Projected::Cards) => board(seen, |_| ().into_any()),
        Some(Projected::Results) => {
            let result = move || {
                seen.with(|shown| {
                    let shown = shown.as_ref()?;
                    Some(shown::result(shown, shown.now.as_ref()?))
                })
            };
            view! { {result} }.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <div class="wall">
            <PageHeader title=title />
            <p class="wall-prompt">{prompt}</p>
            {timer(following, clock)}
            {main}
            <div class="wall-foot">
                <p>{count}</p>
                {how}
            </div>
        </div>
    }
    .into_any()
}
