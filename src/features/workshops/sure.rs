//! A step that cannot be taken back asks once.

use leptos::prelude::*;

use super::texts as t;
use crate::ui::{Button, ButtonKind, Dialog};

/// A button that asks before it does something.
#[component]
pub fn Sure(
    #[prop(into)] text: Signal<String>,
    /// What is lost, in a sentence.
    question: &'static str,
    on_sure: impl Fn() + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button small=true kind=ButtonKind::Ghost on_click=move |_| open.set(true)>
            {move || text.get()}
        </Button>
        {asking(open, text, question, Callback::new(move |()| on_sure()))}
    }
}

/// The question alone, where many buttons ask the same.
pub fn asking(
    open: RwSignal<bool>,
    text: Signal<String>,
    question: &'static str,
    on_sure: Callback<()>,
) -> AnyView {
    let sure = Callback::new(move |()| {
        open.set(false);
        on_sure.run(());
    });
    view! {
        <Dialog open=open title=text>
            <p>{question}</p>
            <div class="cluster">
                <Button on_click=move |_| sure.run(())>{move || text.get()}</Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| open.set(false)>
                    {t::cancel()}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}
