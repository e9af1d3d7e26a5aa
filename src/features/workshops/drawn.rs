//! Results for a large screen. Effort and effect become a picture, which phones do without.

use std::sync::Arc;

use forenkl_api::workshops::{BlockKind, view::Placed};
use leptos::prelude::*;

use super::{
    matrix,
    shown::{Seen, placed, result},
};
use crate::ui::{Draw, lazily};

/// The result of the present block for a large screen: effort and effect as a picture.
pub fn result_drawn(seen: Seen) -> AnyView {
    let options = Memo::new(move |_| {
        seen.with(|shown| {
            let shown = shown.as_ref()?;
            let block = shown.blocks.get(shown.now.as_ref()?)?;
            let result = block.result.as_ref().filter(|_| block.kind == BlockKind::Prioritise)?;
            Some(placed(shown, result))
        })
    });
    let in_words = move || {
        seen.with(|shown| {
            let shown = shown.as_ref()?;
            Some(result(shown, shown.now.as_ref()?))
        })
    };
    (move || match options.get() {
        Some(options) => lazily(picture(options)),
        None => view! { {in_words} }.into_any(),
    })
    .into_any()
}

/// Phones do without it.
#[lazy]
fn matrix_part() -> fn(&[(String, Placed)]) -> AnyView {
    matrix::view
}

/// Effort and effect as a picture.
pub async fn picture(options: Vec<(String, Placed)>) -> Draw {
    let view = matrix_part().await;
    Arc::new(move || view(&options))
}
