//! What every visitor needs, but not in the first picture: menus, filters, messages. It is fetched as soon as the first picture
//! stands, in a part of its own that all other parts build on.

use forenkl_api::{Problem, session::Me};
use leptos::{prelude::*, task::spawn_local};

use super::{
    account, banner, focus, header,
    instead::{self, Instead},
    keys,
};
use crate::{
    features::wishes::list::{CONTROLS, Controls},
    net,
    routes::load_soon,
    ui,
};

/// How it is drawn.
#[derive(Clone, Copy)]
pub struct Soon {
    /// What starts working with it: sending what waits, listening to what changes, keeping the focus.
    begin: fn(),
    /// Who one is, and what one can do about it.
    pub account: fn(&Me) -> AnyView,
    /// That there is no connection, and what waits to be sent.
    pub banner: fn() -> AnyView,
    /// What was refused after it had waited.
    pub refused: fn() -> AnyView,
    /// The way to the other language while nobody is signed in.
    pub language: fn() -> AnyView,
    /// Keys that work everywhere.
    pub keys: fn() -> AnyView,
    /// What stands in the place of a page that cannot be shown.
    pub instead: fn(&Instead) -> AnyView,
    /// The problem a refused request came back with, from its status and text.
    pub understand: fn(u16, &str) -> Problem,
    /// What went wrong while fetching, and a way to try again.
    pub problem: fn(Problem, Callback<()>) -> AnyView,
    /// Short confirmations at the edge of the screen.
    pub toasts: fn() -> AnyView,
    /// What stands around the list of wishes.
    pub wishes: Controls,
}

/// What the part brings.
pub const SOON: Soon = Soon {
    begin,
    account: account::account,
    banner: banner::strips,
    refused: banner::refused,
    language: header::language_button,
    keys: keys::keys,
    instead: instead::instead,
    understand: net::understand,
    problem: |problem, retry| {
        ui::ProblemView(ui::ProblemViewProps { problem, retry: Some(retry) }).into_any()
    },
    toasts: ui::toasts,
    wishes: CONTROLS,
};

fn begin() {
    net::outbox::begin();
    net::live::listen();
    focus::keep();
}

/// The part, once it is there.
#[derive(Clone, Copy)]
struct Arrived(RwSignal<Option<Soon>>);

/// Fetches it when the first picture stands; once, in the app.
pub fn provide() {
    let arrived = RwSignal::new(None);
    provide_context(Arrived(arrived));
    request_animation_frame(move || {
        spawn_local(async move {
            let soon = load_soon().await;
            (soon.begin)();
            arrived.try_set(Some(soon));
        });
    });
}

/// Draws some of it, and until it is there what keeps its place.
pub fn soon(
    before: impl Fn() -> AnyView + Send + 'static,
    draw: impl Fn(Soon) -> AnyView + Send + 'static,
) -> AnyView {
    place(Box::new(before), Box::new(draw))
}

type Before = Box<dyn Fn() -> AnyView + Send>;
type Draw = Box<dyn Fn(Soon) -> AnyView + Send>;

fn place(before: Before, draw: Draw) -> AnyView {
    let arrived = use_context::<Arrived>();
    (move || match arrived.and_then(|Arrived(arrived)| arrived.get()) {
        Some(soon) => untrack(|| draw(soon)),
        None => before(),
    })
    .into_any()
}

/// Keeps no place.
pub fn nothing() -> AnyView {
    ().into_any()
}
