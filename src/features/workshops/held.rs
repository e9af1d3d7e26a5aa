//! The focus while rows are redrawn: what somebody works with keeps it, however the list around it changes.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

fn active() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Whether what had the focus is gone, and nobody has put it elsewhere. What no key leads to was given it meanwhile, as the nearest place
/// that was left (`shell/focus.rs`).
fn is_lost() -> bool {
    active().is_none_or(|active| active.tag_name() == "BODY" || active.tab_index() < 0)
}

/// A list that gets another order takes what is moved off the page for a moment. Called before it does: what had the focus gets it back.
pub fn hold() {
    let Some(held) = active() else { return };
    request_animation_frame(move || {
        if is_lost() && held.is_connected() {
            let _ = held.focus();
        }
    });
}

/// Gives the focus to the first that a selector finds, once it is drawn, unless it is somewhere by then.
pub fn focus_if_lost(selector: String) {
    request_animation_frame(move || {
        let found = document().query_selector(&selector).ok().flatten();
        if let Some(found) =
            found.filter(|_| is_lost()).and_then(|found| found.dyn_into::<HtmlElement>().ok())
        {
            let _ = found.focus();
        }
    });
}

/// Draws a control for as long as it is `there`. Where it has the focus when it goes, the nearest around it that carries
/// `data-holds` gets it: itself where it can have it, else the first control in it.
pub fn passing(there: Memo<bool>, draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let around = NodeRef::<html::Span>::new();
    let inside = move || {
        let is = there.get();
        if !is && let Some(around) = around.get_untracked() {
            leave(&around);
        }
        is.then(&draw)
    };
    view! {
        <span class="workshop-passing" node_ref=around>
            {inside}
        </span>
    }
    .into_any()
}

fn leave(around: &Element) {
    let has = active().is_some_and(|active| around.contains(Some(&active)));
    let Some(holder) = around.closest("[data-holds]").ok().flatten().filter(|_| has) else { return };
    request_animation_frame(move || {
        let first = || holder.query_selector("button:enabled").ok().flatten();
        let next = if holder.has_attribute("tabindex") { Some(holder.clone()) } else { first() };
        if let Some(next) = next.filter(|_| is_lost()).and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
            let _ = next.focus();
        }
    });
}
