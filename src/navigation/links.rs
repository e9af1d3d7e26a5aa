//! Clicks on links into the app change the address without loading the page anew.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// Listens for clicks from now on.
pub(super) fn follow() {
    let click = Closure::<dyn Fn(MouseEvent)>::new(|event: MouseEvent| {
        if let Some(address) = wanted(&event) {
            event.prevent_default();
            super::go(&address);
        }
    });
    let _ = window().add_event_listener_with_callback("click", click.as_ref().unchecked_ref());
    click.forget();
}

/// The address in the app a click asks for; nothing where the browser should do it: other tabs, files, other sites, and places
/// on the same page.
fn wanted(event: &MouseEvent) -> Option<String> {
    let plain = event.button() == 0
        && !event.default_prevented()
        && !event.meta_key()
        && !event.ctrl_key()
        && !event.shift_key()
        && !event.alt_key();
    if !plain {
        return None;
    }
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let link = element.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    if !link.target().is_empty() || link.has_attribute("download") || link.rel().contains("external") {
        return None;
    }
    let location = window().location();
    if link.origin() != location.origin().ok()? || link.pathname().starts_with("/api/") {
        return None;
    }
    let same_page =
        link.pathname() == location.pathname().ok()? && link.search() == location.search().ok()?;
    if same_page && !link.hash().is_empty() {
        return None;
    }
    Some(format!("{}{}{}", link.pathname(), link.search(), link.hash()))
}
