//! Contents that are fetched: a skeleton first, then the contents, or what went wrong and a way to try again.

use forenkl_api::Problem;
use leptos::prelude::*;

use super::{ProblemView, Shape, Skeleton};

/// Reads a resource: nothing yet, contents, or a problem.
type Read = Box<dyn Fn() -> Option<Result<AnyView, Problem>> + Send + Sync>;

/// Shows what a resource brings. What stood before stays while it is fetched again, and is built anew when it arrives; where
/// people type, use [`LiveView`].
#[component]
pub fn AsyncView<T, F, V>(
    /// Made at the route.
    of: LocalResource<Result<T, Problem>>,
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
    let read = move || of.get().map(|result| result.map(|value| children(value).into_any()));
    frame(Box::new(read), skeleton, Callback::new(move |()| of.refetch()))
}

/// Shows what a resource brings as a signal: built once, at the first contents; later ones only move what changed, so that
/// typed text, focus and place are kept. A failed refresh leaves the contents and says so above them.
#[component]
pub fn LiveView<T, F, V>(
    /// Made at the route.
    of: LocalResource<Result<T, Problem>>,
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
    let last = StoredValue::new(None::<ArcRwSignal<T>>);
    let contents = RwSignal::new(None::<ArcRwSignal<T>>);
    let problem = RwSignal::new(None::<Problem>);
    Effect::new(move |_| match of.get() {
        None => {}
        Some(Err(new)) => problem.set(Some(new)),
        Some(Ok(value)) => {
            problem.set(None);
            match last.get_value() {
                Some(signal) => signal.set(value),
                None => {
                    let signal = ArcRwSignal::new(value);
                    last.set_value(Some(signal.clone()));
                    contents.set(Some(signal));
                }
            }
        }
    });
    let retry = Callback::new(move |()| of.refetch());
    view! {
        {move || problem.get().map(|problem| view! { <ProblemView problem retry /> })}
        {move || match contents.get() {
            // The signal is made here and not in the effect: what an effect makes is gone at its next run.
            Some(value) => children(Signal::derive(move || value.get())).into_any(),
            None if problem.with(Option::is_some) => ().into_any(),
            None => view! { <Skeleton shape=skeleton /> }.into_any(),
        }}
    }
    .into_any()
}

/// The part that is the same for all types.
fn frame(read: Read, skeleton: Shape, retry: Callback<()>) -> AnyView {
    let pending = RwSignal::new(false);
    view! {
        <div class="async" aria-busy=move || pending.get().then_some("true")>
            <Transition
                fallback=move || view! { <Skeleton shape=skeleton /> }
                set_pending=pending
            >
                {move || match read() {
                    None => ().into_any(),
                    Some(Ok(contents)) => contents,
                    Some(Err(problem)) => view! { <ProblemView problem retry /> }.into_any(),
                }}
            </Transition>
        </div>
    }
    .into_any()
}
