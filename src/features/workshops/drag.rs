//! Dragging cards into groups, for whoever has a mouse; choosing from the list beside each card does the same.

use forenkl_api::{CardId, ClusterId, workshops::Act};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::gathering::Gathering;

/// The nearest element around what an event happened on that has an attribute, and its value.
fn around(target: Option<web_sys::EventTarget>, attribute: &str) -> Option<(Element, String)> {
    let element = target?.dyn_into::<Element>().ok()?;
    let found = element.closest(&format!("[{attribute}]")).ok()??;
    let value = found.get_attribute(attribute)?;
    Some((found, value))
}

/// Lets the cards inside be dragged from group to group while they may be moved.
pub fn dragging(gathering: Gathering, inside: AnyView) -> AnyView {
    // What is in the hand; the browser's own transfer is of no use for a picture of the page.
    let held = RwSignal::new(None::<String>);
    let take = move |event: ev::PointerEvent| {
        let fields = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let on_a_field = fields.is_some_and(|at| matches!(at.closest("select, input, button"), Ok(Some(_))));
        if let Some((card, _)) = around(event.target(), "data-card") {
            let drags = gathering.may.get_untracked() && !on_a_field;
            let _ = card.set_attribute("draggable", if drags { "true" } else { "false" });
        }
    };
    let begin = move |event: ev::DragEvent| {
        held.set(around(event.target(), "data-card").map(|(_, card)| card));
    };
    let over = move |event: ev::DragEvent| {
        if held.with_untracked(Option::is_some) && around(event.target(), "data-cluster").is_some() {
            event.prevent_default();
        }
    };
    let lay = move |event: ev::DragEvent| {
        let (Some(card), Some((_, cluster))) = (held.get_untracked(), around(event.target(), "data-cluster"))
        else {
            return;
        };
        event.prevent_default();
        held.set(None);
        let cluster = (!cluster.is_empty()).then_some(ClusterId(cluster));
        let cards = gathering.picking.along(gathering, CardId(card));
        let moved = cards.clone();
        gathering.act_then(Act::Move { cards, cluster }, move |done| {
            if done {
                gathering.picking.untick(&moved);
            }
        });
    };
    view! {
        <div
            on:pointerdown=take
            on:dragstart=begin
            on:dragover=over
            on:drop=lay
            on:dragend=move |_| held.set(None)
        >
            {inside}
        </div>
    }
    .into_any()
}
