//! The command palette.
use leptos::prelude::*;
pub fn view(open: RwSignal<bool>) -> AnyView { let _ = open; ().into_any() }
