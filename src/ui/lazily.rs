//! Parts of a page whose program is fetched when they are first shown: forms and dialogs that most visitors never open.

use std::{pin::Pin, sync::Arc};

use leptos::{prelude::*, task::spawn_local};

/// Draws a part of a page, any number of times.
pub type Draw = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// The way to a [`Draw`]: usually a `#[lazy]` function and what it is to be called with.
type Load = Pin<Box<dyn Future<Output = Draw>>>;

/// Fetches it now, and draws it once it is there.
pub fn lazily(load: impl Future<Output = Draw> + 'static) -> AnyView {
    fetch(Box::pin(load))
}

fn fetch(load: Load) -> AnyView {
    let here = RwSignal::new(None::<Draw>);
    spawn_local(async move {
        let draw = load.await;
        here.try_set(Some(draw));
    });
    (move || here.get().map(|draw| untrack(|| draw()))).into_any()
}

/// Fetches it when it is first wanted. From then on it stays, so that a dialog can give the focus back when it closes.
pub fn lazily_when<L>(
    wanted: impl Fn() -> bool + Send + Sync + 'static,
    load: impl Fn() -> L + Send + 'static,
) -> AnyView
where
    L: Future<Output = Draw> + 'static,
{
    let wanted = Memo::new(move |before| before == Some(&true) || wanted());
    (move || wanted.get().then(|| fetch(Box::pin(load())))).into_any()
}
