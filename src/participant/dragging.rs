//! Effort and effect by dragging a point: the same as the numbers, for whoever would rather see where something lies.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{phone_texts as p, texts as t};

/// Steps on each side.
const STEPS: f64 = 5.0;

/// Effort and effect.
type Place = (i64, i64);

/// A field with a point at `known`; what it is let go at is `set`. Nothing for a screen reader, which has the numbers.
pub fn dragging(known: Memo<Option<Place>>, set: Arc<dyn Fn(Place) + Send + Sync>) -> AnyView {
    let dragged = RwSignal::new(None::<Place>);
    let begin = move |event: ev::PointerEvent| {
        if let Some(field) = field_of(&event) {
            let _ = field.set_pointer_capture(event.pointer_id());
            dragged.set(Some(place(&field, &event)));
        }
    };
    let go_on = move |event: ev::PointerEvent| {
        if let Some(field) = field_of(&event).filter(|_| dragged.with_untracked(Option::is_some)) {
            dragged.set(Some(place(&field, &event)));
        }
    };
    let end = move |_| {
        if let Some(place) = dragged.try_update(Option::take).flatten() {
            set(place);
        }
    };
    let at = Memo::new(move |_| dragged.get().or(known.get()));
    let along = |step: i64| format!("{}%", step * 20 - 10);
    view! {
        <details class="workshop-inside">
            <summary>{p::by_dragging()}</summary>
            <div class="workshop-field-frame" aria-hidden="true">
                <span>{t::effect()} " ↑"</span>
                <div
                    class="workshop-field"
                    on:pointerdown=begin
                    on:pointermove=go_on
                    on:pointerup=end
                    on:pointercancel=move |_| dragged.set(None)
                >
                    <i
                        hidden=move || at.get().is_none()
                        style:left=move || at.get().map(|(effort, _)| along(effort))
                        style:bottom=move || at.get().map(|(_, effect)| along(effect))
                    ></i>
                </div>
                <span>{t::effort()} " →"</span>
            </div>
        </details>
    }
    .into_any()
}

fn field_of(event: &ev::PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

/// Where in the field it is, from 1 to 5 each.
fn place(field: &Element, event: &ev::PointerEvent) -> Place {
    let frame = field.get_bounding_client_rect();
    let right = (f64::from(event.client_x()) - frame.left()) / frame.width();
    let up = (frame.bottom() - f64::from(event.client_y())) / frame.height();
    (step(right), step(up))
}

/// Which of the steps a part of a side lies in; what is outside counts as the nearest.
#[expect(clippy::cast_possible_truncation, reason = "between 1 and 5")]
fn step(part: f64) -> i64 {
    (part * STEPS).floor().clamp(0.0, STEPS - 1.0) as i64 + 1
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn a_side_has_five_steps_and_ends_where_it_ends() {
        assert_eq!([-0.3, 0.0, 0.19, 0.2, 0.5, 0.99, 1.0, 7.0].map(step), [1, 1, 1, 2, 3, 5, 5, 5]);
    }
}
