//! The head of a page, and where the focus goes after navigation.

use std::cell::Cell;

use crate::reactive::Effect;
use leptos::{html, prelude::*};

use super::icon::{Glyph, Icon};

thread_local! {
    static ARRIVING: Cell<bool> = const { Cell::new(false) };
}

/// Called by the shell at each navigation inside the app: the next page's heading takes the focus, so that keyboard and
/// screen reader begin at the top of the new page. Not at the first page, where the browser's own place is right.
pub fn expect_focus() {
    ARRIVING.set(true);
}

/// The page's only `h1`, with a sentence below it and what can be done at the right. Names the browser's tab.
#[component]
pub fn PageHeader(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] lead: Signal<String>,
    /// Buttons at the right.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// Where it belongs: address and name of the page above.
    #[prop(optional, into)]
    back: Option<(&'static str, &'static str)>,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move |_| {
        let title = title.get();
        document().set_title(&format!("{title} · Forenkl"));
        if let Some(heading) = heading.get()
            && !title.is_empty()
            && ARRIVING.replace(false)
        {
            let _ = heading.focus();
        }
    });
    view! {
        <div class="page-head">
            {back
                .map(|(href, name)| {
                    view! {
                        <a class="back-link no-print" href=href>
                            <Icon of=Glyph::ArrowLeft />
                            {name}
                        </a>
                    }
                })} <div>
                <h1 node_ref=heading tabindex="-1">
                    {title}
                </h1>
                {move || lead.with(|lead| (!lead.is_empty()).then(|| view! { <p>{lead.clone()}</p> }))}
            </div> <div class="cluster">{actions.run()}</div>
        </div>
    }
    .into_any()
}
