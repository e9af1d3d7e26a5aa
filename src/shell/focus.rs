//! When what has the focus is taken off the page, the focus goes to what is left around it, and not to the top of the page, where a
//! browser leaves it: whoever uses the keyboard or a screen reader would have to find the way back each time.

use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};

/// What the focus may go to when something inside it is gone.
const PLACES: &str = "li, article, section, form, fieldset, dialog, main";

thread_local! {
    /// What had the focus last, and the places around it from the inside out.
    static AROUND: RefCell<Vec<HtmlElement>> = const { RefCell::new(Vec::new()) };
    /// A look is on its way.
    static LOOKING: Cell<bool> = const { Cell::new(false) };
}

/// Browsers take the focus from what was hidden or switched off only with the next picture; one picture later it is lost for good.
const AFTER_PICTURE: Duration = Duration::from_millis(60);

/// From now on the focus is kept. Called once.
pub fn keep() {
    let gained = Closure::<dyn Fn(web_sys::FocusEvent)>::new(|event: web_sys::FocusEvent| {
        if let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            AROUND.set(with_places(target));
        }
    });
    let _ = document().add_event_listener_with_callback("focusin", gained.as_ref().unchecked_ref());
    gained.forget();
    let changed = Closure::<dyn Fn()>::new(|| {
        if !LOOKING.replace(true) {
            set_timeout(mend, AFTER_PICTURE);
        }
    });
    if let Some(body) = document().body()
        && let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref())
    {
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        what.set_attribute_filter(&js_sys::Array::of2(&"hidden".into(), &"disabled".into()));
        let _ = observer.observe_with_options(&body, &what);
    }
    changed.forget();
}

fn with_places(target: HtmlElement) -> Vec<HtmlElement> {
    let mut around = vec![target.clone()];
    let mut inside: Element = target.into();
    while let Some(place) = inside.parent_element().and_then(|parent| parent.closest(PLACES).ok().flatten()) {
        inside = place.clone();
        around.extend(place.dyn_into::<HtmlElement>());
    }
    around
}

fn mend() {
    LOOKING.set(false);
    // A click beside everything takes the focus away, too; then what had it is still there.
    let lost = AROUND.with_borrow(|around| around.first().is_some_and(|last| !can_have_focus(last)));
    if !lost || document().active_element().is_some_and(|active| active.tag_name() != "BODY") {
        return;
    }
    let left = AROUND.take().into_iter().skip(1).find(is_shown);
    // A toast is beside the page.
    let main = || document().get_element_by_id("main")?.dyn_into().ok();
    let Some(place) = left.or_else(main) else { return };
    if !place.has_attribute("tabindex") {
        place.set_tab_index(-1);
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = place.focus_with_options(&options);
}

fn can_have_focus(element: &HtmlElement) -> bool {
    is_shown(element) && !element.matches(":disabled").unwrap_or(false)
}

fn is_shown(element: &HtmlElement) -> bool {
    element.get_client_rects().length() > 0
}
