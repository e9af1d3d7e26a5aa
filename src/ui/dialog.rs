//! A question or form over the page.

use std::time::Duration;

use crate::reactive::Effect;
use leptos::{html, prelude::*};

use super::{Glyph, IconButton, texts};

/// Longer than a double tap takes.
const SETTLING: Duration = Duration::from_millis(350);

/// For a moment after a dialog has closed nothing can be pressed: the second tap of a double tap on its button would hit what lies
/// beneath, on a phone the menu at the bottom.
fn settle() {
    let Some(page) = document().document_element() else { return };
    let _ = page.set_attribute("data-settling", "");
    set_timeout(move || drop(page.remove_attribute("data-settling")), SETTLING);
}

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
            (false, true) => {
                dialog.close();
                settle();
            }
            _ => {}
        }
    });
    // Said at once: the browser says only later that Esc has closed it, and whoever has opened it again by then means it.
    let cancelled = move |event: leptos::ev::Event| {
        event.prevent_default();
        open.set(false);
    };
    let closed = move |_| {
        if dialog.get_untracked().is_some_and(|dialog| dialog.open()) {
            return;
        }
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
        <dialog node_ref=dialog class:modal-wide=wide aria-label=title on:cancel=cancelled on:close=closed>
            {contents}
        </dialog>
    }
    .into_any()
}
