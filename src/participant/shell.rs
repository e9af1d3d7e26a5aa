//! What stands around the page: nearly nothing.

use leptos::prelude::*;

use crate::{
    features::workshops::join::JoinPage,
    i18n::{Lang, lang, set_language},
    ui::{UiRegions, provide_ui},
};

/// The page.
#[component]
pub fn Shell() -> impl IntoView {
    provide_ui();
    let code = window().location().pathname().unwrap_or_default();
    let code = code.trim_start_matches("/deltag").trim_matches('/').to_owned();
    let other = lang().other();
    let name = if other == Lang::En { "English" } else { "Dansk" };
    view! {
        <main id="main" class="page page-narrow" tabindex="-1">
            <JoinPage code />
        </main>
        <footer class="page page-narrow participant-foot">
            <span class="muted">"Forenkl"</span>
            <button type="button" class="button button-ghost" lang=other.code() on:click=move |_| set_language(other)>
                {name}
            </button>
        </footer>
        <UiRegions />
    }
    .into_any()
}

/// What the app fetches after its first picture, as far as a participant needs it.
pub mod soon {
    use forenkl_api::Problem;
    use leptos::prelude::*;

    use crate::{net, ui};

    /// How it is drawn.
    #[derive(Clone, Copy)]
    pub struct Soon {
        /// The problem a refused request came back with, from its status and text.
        pub understand: fn(u16, &str) -> Problem,
        /// What went wrong while fetching, and a way to try again.
        pub problem: fn(Problem, Callback<()>) -> AnyView,
    }

    /// Here from the start.
    pub const SOON: Soon = Soon {
        understand: net::understand,
        problem: |problem, retry| {
            ui::ProblemView(ui::ProblemViewProps { problem, retry: Some(retry) }).into_any()
        },
    };

    /// Draws some of it.
    pub fn soon(
        _: impl Fn() -> AnyView + Send + 'static,
        draw: impl Fn(Soon) -> AnyView + Send + 'static,
    ) -> AnyView {
        draw(SOON)
    }

    /// Keeps no place.
    pub fn nothing() -> AnyView {
        ().into_any()
    }
}
