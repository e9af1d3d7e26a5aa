//! Buttons act, links lead somewhere; both can look alike.

use leptos::{ev, prelude::*};

use super::{
    OnClick,
    icon::{self, Glyph},
};

/// How much a button asks for attention. One primary per page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    #[default]
    Primary,
    Secondary,
    /// Without a frame.
    Ghost,
    /// Takes something away.
    Danger,
}

fn classes(kind: ButtonKind, small: bool) -> String {
    let kind = match kind {
        ButtonKind::Primary => "button-primary",
        ButtonKind::Secondary => "button-secondary",
        ButtonKind::Ghost => "button-tertiary",
        ButtonKind::Danger => "button-warning",
    };
    format!("button {kind}{}", if small { " button-small" } else { "" })
}

/// A button. While `busy` it keeps the focus, shows a turning ring and does nothing more, so that a double click sends once.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] small: bool,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] on_click: Option<OnClick>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=classes(kind, small)
            class:busy=busy
            disabled=disabled
            aria-busy=move || busy.get().then_some("true")
            on:click=move |event| click(event, busy, on_click)
        >
            {icon::maybe(icon)}
            {children()}
        </button>
    }
    .into_any()
}

/// Passes a click on, unless the last one is still being worked on.
pub(super) fn click(event: ev::MouseEvent, busy: Signal<bool>, on_click: Option<OnClick>) {
    if busy.get_untracked() {
        event.prevent_default();
        event.stop_propagation();
    } else if let Some(on_click) = on_click {
        on_click.run(event);
    }
}

/// A button that is only an icon; its label is read out and shown as a tooltip.
#[component]
pub fn IconButton(
    #[prop(into)] label: String,
    icon: Glyph,
    #[prop(optional)] small: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(into)] on_click: OnClick,
) -> impl IntoView {
    let classes = if small { "button button-icon-only button-small" } else { "button button-icon-only" };
    view! {
        <button
            type="button"
            class=classes
            class:busy=busy
            title=label.clone()
            aria-label=label
            disabled=disabled
            aria-busy=move || busy.get().then_some("true")
            on:click=move |event| click(event, busy, Some(on_click))
        >
            {icon::maybe(Some(icon))}
        </button>
    }
    .into_any()
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] small: bool,
    #[prop(optional, into)] icon: Option<Glyph>,
    /// For files: the browser saves instead of opening.
    #[prop(optional)]
    download: bool,
    children: Children,
) -> impl IntoView {
    view! {
        // Files come from the server: the router must let them pass.
        <a
            href=href
            class=classes(kind, small)
            download=download.then_some("")
            rel=download.then_some("external")
        >
            {icon::maybe(icon)}
            {children()}
        </a>
    }
    .into_any()
}
