//! The bar of filters above a list. What they say lives in the address, so they take signals and call back.

use leptos::prelude::*;

use super::{Choice, Glyph, Icon, OnClick, OnText, select::option_list, texts};

/// The filters of a bar. On a phone they are folded behind a button that says how many are on.
#[component]
pub fn FilterFold(#[prop(into)] on: Signal<usize>, children: Children) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="chip filter-fold"
            class:chip-on=move || { on.get() > 0 }
            aria-expanded=move || open.get().to_string()
            aria-controls="filters"
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Icon of=Glyph::Filter />
            {move || match on.get() {
                0 => texts::filters().to_owned(),
                n => texts::filters_on(n),
            }}
        </button>
        <div id="filters" class="filter-folded" class:open=open>
            {children()}
        </div>
    }
    .into_any()
}

/// A filter that is on or off.
#[component]
pub fn FilterChip(
    #[prop(into)] on: Signal<bool>,
    #[prop(into)] on_click: OnClick,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || on.get().to_string()
            on:click=move |event| on_click.run(event)
        >
            {move || on.get().then(|| view! { <Icon of=Glyph::Check /> })}
            {children()}
        </button>
    }
    .into_any()
}

/// A filter that is in force; a click takes it away.
#[component]
pub fn RemoveChip(#[prop(into)] on_click: OnClick, children: Children) -> impl IntoView {
    view! {
        <button type="button" class="chip chip-on" on:click=move |event| on_click.run(event)>
            <span class="sr-only">{texts::remove()} " "</span>
            {children()}
            <Icon of=Glyph::Cross />
        </button>
    }
    .into_any()
}

/// One of several views of the same, each with its address.
#[component]
pub fn ChipLink(
    #[prop(into)] href: Signal<String>,
    #[prop(into)] current: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class="chip" href=href aria-current=move || current.get().then_some("true")>
            {children()}
        </a>
    }
    .into_any()
}

/// A filter with several values: the browser's own list, looking like a chip. The empty value means all.
#[component]
pub fn FilterSelect(
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(into)] on_change: OnText,
) -> impl IntoView {
    // The chip shows its own name until something is chosen.
    let name = label.clone();
    view! {
        <span class="chip-select" class:on=move || value.with(|value| !value.is_empty())>
            <select aria-label=label on:change=move |event| on_change.run(event_target_value(&event))>
                <option value="" selected=move || value.with(String::is_empty)>
                    {move || if value.with(String::is_empty) { name.clone() } else { texts::all().to_owned() }}
                </option>
                {option_list(options, value)}
            </select>
        </span>
    }
    .into_any()
}

/// What a list is sorted by.
#[component]
pub fn SortSelect(
    #[prop(optional, into)] label: Option<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(into)] on_change: OnText,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| texts::sort().to_owned());
    view! {
        <label class="sort-select chip-select">
            {label} ":"
            <select on:change=move |event| {
                on_change.run(event_target_value(&event))
            }>{option_list(options, value)}</select>
        </label>
    }
    .into_any()
}
