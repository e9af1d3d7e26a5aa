//! Contents that are fetched: a skeleton first, then the contents, or what went wrong and a way to try again.

use forenkl_api::Problem;
use leptos::prelude::*;

use super::{Shape, Skeleton};
use crate::{
    net::fetched::{Fetched, Source},
    shell::soon::{self, soon},
};

/// Shows what was fetched. What stood before stays while it is fetched again, and is built anew when it arrives; where people
/// type, use [`LiveView`].
#[component]
pub fn AsyncView<T, F, V>(
    /// Made at the route.
    of: Fetched<T>,
    /// The shape of what is coming.
    #[prop(optional)]
    skeleton: Shape,
    children: F,
) -> impl IntoView
where
    T: Clone + 'static,
    F: Fn(T) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    rebuilt(of.source(), skeleton, Box::new(move || of.value().map(|value| children(value).into_any())))
}

/// Shows what was fetched as a signal: built once, at the first contents; later ones only move what changed, so that typed text,
/// focus and place are kept. A failed refresh leaves the contents and says so above them.
#[component]
pub fn LiveView<T, F, V>(
    /// Made at the route.
    of: Fetched<T>,
    /// The shape of what is coming.
    #[prop(optional)]
    skeleton: Shape,
    children: F,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Fn(Signal<T>) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let build = move || {
        let first = untrack(|| of.value())?;
        let value = Signal::derive(move || of.value().unwrap_or_else(|| first.clone()));
        Some(children(value).into_any())
    };
    kept(of.source(), skeleton, Box::new(build))
}

/// Draws what has arrived; nothing until then.
type Draw = Box<dyn Fn() -> Option<AnyView> + Send + Sync>;

/// Drawn anew at each arrival.
fn rebuilt(of: Source, skeleton: Shape, draw: Draw) -> AnyView {
    let contents = move || match of.problem() {
        Some(_) => ().into_any(),
        None => draw().unwrap_or_else(|| waiting(skeleton)),
    };
    view! {
        <div class="async" aria-busy=move || of.is_pending().then_some("true")>
            {problem(of)}
            {contents}
        </div>
    }
    .into_any()
}

/// Drawn once.
fn kept(of: Source, skeleton: Shape, draw: Draw) -> AnyView {
    let is_here = Memo::new(move |_| of.is_here());
    let failed = Memo::new(move |_| of.problem().is_some());
    let contents = move || {
        if is_here.get() {
            return draw().unwrap_or_else(|| ().into_any());
        }
        if failed.get() { ().into_any() } else { waiting(skeleton) }
    };
    view! {
        {problem(of)}
        {contents}
    }
    .into_any()
}

fn waiting(skeleton: Shape) -> AnyView {
    view! { <Skeleton shape=skeleton /> }.into_any()
}

/// What went wrong the last time, and a way to try again.
fn problem(of: Source) -> AnyView {
    let retry = Callback::new(move |()| of.refetch());
    let shown =
        move |problem: Problem| soon(soon::nothing, move |soon| (soon.problem)(problem.clone(), retry));
    (move || of.problem().map(shown)).into_any()
}
