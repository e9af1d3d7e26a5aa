//! Where the person is: the address as a signal, links that change it without loading the page anew, and the way back.
//!
//! A small router of our own. The common one costs a fifth of the size budget, and does not bring people back to the place
//! they had scrolled to once a page is fetched from the server.

mod links;
mod scroll;

use std::sync::LazyLock;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::UrlSearchParams;

/// An address inside the app.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Decoded, without a slash at the end: `/oensker/12`.
    pub path: String,
    /// Without `?`.
    pub query: String,
}

/// How one got here; decides about focus and scrolling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// The page was loaded, or loaded anew.
    Loaded,
    /// A link or a button.
    Forward,
    /// The browser's back or forward button.
    Back,
}

static PLACE: LazyLock<ArcRwSignal<Place>> = LazyLock::new(|| ArcRwSignal::new(here()));
static ARRIVAL: LazyLock<ArcRwSignal<Arrival>> = LazyLock::new(|| ArcRwSignal::new(Arrival::Loaded));

/// Follows links and the back button from now on. Called once.
pub fn start() {
    links::follow();
    scroll::remember();
    let back = Closure::<dyn Fn(web_sys::PopStateEvent)>::new(|event: web_sys::PopStateEvent| {
        scroll::switch_to(event.state().as_f64());
        arrive(Arrival::Back);
    });
    let _ = window().add_event_listener_with_callback("popstate", back.as_ref().unchecked_ref());
    back.forget();
}

/// The present address.
pub fn place() -> RwSignal<Place> {
    RwSignal::from(PLACE.clone())
}

/// The present path, for links back to here.
pub fn address() -> String {
    let Place { path, query } = PLACE.get_untracked();
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// How the present page was reached.
pub fn arrival() -> Arrival {
    ARRIVAL.get_untracked()
}

/// Goes to an address of the app; the back button leads back.
pub fn go(address: &str) {
    scroll::leave();
    let id = scroll::new_entry();
    push(address, id, false);
    arrive(Arrival::Forward);
}

/// Goes to an address of the app in place of the present one.
pub fn replace(address: &str) {
    push(address, scroll::entry(), true);
    arrive(Arrival::Forward);
}

/// One value of the query, read reactively: `?status=answered`. Empty values count as missing.
pub fn query(name: &str) -> Option<String> {
    let params = UrlSearchParams::new_with_str(&PLACE.with(|place| place.query.clone())).ok()?;
    params.get(name).filter(|value| !value.is_empty())
}

/// The present path with some values of the query changed (`None` or empty takes one out), for links and [`change_query`].
pub fn with_query(changes: &[(&str, Option<&str>)]) -> String {
    let Place { path, query } = PLACE.get();
    let Ok(params) = UrlSearchParams::new_with_str(&query) else { return path };
    for (name, value) in changes {
        match value {
            Some(value) if !value.is_empty() => params.set(name, value),
            _ => params.delete(name),
        }
    }
    let query = String::from(params.to_string());
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// Changes values of the query and stays where one is: filters, sorting, typing in a search field. Adds nothing to the way back.
pub fn change_query(changes: &[(&str, Option<&str>)]) {
    let address = untrack(|| with_query(changes));
    push(&address, scroll::entry(), true);
    PLACE.set(here());
}

/// The part of the address after `#`, which never reaches the server.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

fn arrive(arrival: Arrival) {
    let place = here();
    if arrival == Arrival::Forward {
        scroll::to_top(PLACE.with_untracked(|old| *old != place));
    }
    ARRIVAL.set(arrival);
    if PLACE.with_untracked(|old| *old != place) {
        PLACE.set(place);
    }
}

fn push(address: &str, id: f64, in_place: bool) {
    let Ok(history) = window().history() else { return };
    let state = JsValue::from_f64(id);
    let _ = if in_place {
        history.replace_state_with_url(&state, "", Some(address))
    } else {
        history.push_state_with_url(&state, "", Some(address))
    };
}

fn here() -> Place {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let path = js_sys::decode_uri(&path).map(String::from).unwrap_or(path);
    let path = if path.len() > 1 { path.trim_end_matches('/').to_owned() } else { path };
    let query = location.search().unwrap_or_default();
    Place { path, query: query.trim_start_matches('?').to_owned() }
}
