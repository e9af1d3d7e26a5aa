//! A button that unfolds further choices.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    OnClick,
    icon::{self, Glyph},
};

/// Closes the menu its items stand in.
#[derive(Clone, Copy)]
struct MenuOpen(RwSignal<bool>);

/// A menu: a disclosure, so Tab walks through it as through the page. Closes on a choice, on Esc (the focus goes back to the
/// button) and outside.
#[component]
pub fn Menu(
    /// What the button is called.
    #[prop(into)]
    label: String,
    #[prop(optional, into)] icon: Option<Glyph>,
    /// Own contents of the button; the label is then its name.
    #[prop(optional, into)]
    trigger: Option<ViewFnOnce>,
    /// Only the icon is shown.
    #[prop(optional)]
    icon_only: bool,
    /// Opens to the right instead of to the left.
    #[prop(optional)]
    left: bool,
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    provide_context(MenuOpen(open));
    let wrapper = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    let inside = move |target: Option<web_sys::EventTarget>| {
        let node = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        wrapper.get_untracked().is_some_and(|wrapper| wrapper.contains(node.as_ref()))
    };
    let outside = window_event_listener(ev::pointerdown, move |event| {
        if open.try_get_untracked() == Some(true) && !inside(event.target()) {
            open.set(false);
        }
    });
    on_cleanup(move || outside.remove());
    let left_by_tab = move |event: ev::FocusEvent| {
        if event.related_target().is_some() && !inside(event.related_target()) {
            open.set(false);
        }
    };
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            event.stop_propagation();
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    let named = (trigger.is_some() || icon_only).then(|| label.clone());
    let (class, words) = match trigger {
        Some(trigger) => ("button button-tertiary", trigger.run()),
        None if icon_only => ("button button-icon-only", icon::maybe(icon).into_any()),
        None => (
            "button button-secondary",
            view! { {icon::maybe(icon)} {label} {icon::maybe(Some(Glyph::Down))} }.into_any(),
        ),
    };
    view! {
        <div class="menu" node_ref=wrapper on:focusout=left_by_tab on:keydown=escape>
            <button
                type="button"
                class=class
                node_ref=button
                aria-label=named
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {words}
            </button>
            <div class="menu-list" class:menu-left=left hidden=move || !open.get()>
                {children()}
            </div>
        </div>
    }
    .into_any()
}

fn close_menu() -> impl Fn() + Copy {
    let open = use_context::<MenuOpen>();
    move || {
        if let Some(MenuOpen(open)) = open {
            let _ = open.try_set(false);
        }
    }
}

/// Something a menu does.
#[component]
pub fn MenuItem(
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(into)] on_click: OnClick,
    children: Children,
) -> impl IntoView {
    let close = close_menu();
    let click = move |event| {
        close();
        on_click.run(event);
    };
    view! {
        <button type="button" on:click=click>
            {icon::maybe(icon)}
            {children()}
        </button>
    }
    .into_any()
}

/// Somewhere a menu leads.
#[component]
pub fn MenuLink(
    #[prop(into)] href: String,
    #[prop(optional, into)] icon: Option<Glyph>,
    /// For files: the browser saves instead of opening.
    #[prop(optional)]
    download: bool,
    children: Children,
) -> impl IntoView {
    let close = close_menu();
    view! {
        <a
            href=href
            download=download.then_some("")
            rel=download.then_some("external")
            on:click=move |_| close()
        >
            {icon::maybe(icon)}
            {children()}
        </a>
    }
    .into_any()
}
