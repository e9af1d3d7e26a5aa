//! A question or form over the page.

use crate::reactive::Effect;
use leptos::{html, prelude::*};

use super::{Glyph, IconButton, texts};

/// A modal dialog: the browser's own, so that the page behind rests, Esc closes and the focus goes back. Its contents are made
/// fresh at each opening.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] wide: bool,
    /// Buttons, the main one last.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    #[prop(optional, into)] on_close: Option<Callback<()>>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let closed = move |_| {
        open.set(false);
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    };
    let contents = move || {
        open.get().then(|| {
            view! {
                <div class="modal-head">
                    <h2 tabindex="-1" autofocus>
                        {title}
                    </h2>
                    <IconButton label=texts::close() icon=Glyph::Cross on_click=move |_| open.set(false) />
                </div>
                <div class="modal-body">{children()}</div>
                {footer.as_ref().map(|footer| view! { <div class="modal-foot">{footer.run()}</div> })}
            }
            .into_any()
        })
    };
    view! {
        <dialog node_ref=dialog class:modal-wide=wide aria-label=title on:close=closed>
            {contents}
        </dialog>
    }
    .into_any()
}
