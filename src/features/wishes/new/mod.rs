//! `/oensker/nyt`: sending a wish, one idea per step. The step stands in the address; what is typed is kept.

mod receipt;
mod send;
mod similar;
mod step_bar;
mod step_form;
mod waiting;

use leptos::prelude::*;

use super::model::draft::WishText;
use crate::{navigation, storage, ui::page::expect_focus};
use receipt::Receipt;
use step_form::StepForm;
use waiting::WaitingToBeSent;

/// Sending a wish, and what is said afterwards.
#[component]
pub fn NewWishPage() -> impl IntoView {
    let sent = Memo::new(|_| navigation::query("sendt").and_then(|number| number.parse::<i64>().ok()));
    let waits = Memo::new(|_| navigation::query("venter"));
    let mending = RwSignal::new(None::<WishText>);
    view! {
        {move || match (sent.get(), waits.get()) {
            (Some(number), _) => view! { <Receipt number /> }.into_any(),
            (None, Some(key)) => view! { <WaitingToBeSent key=key mending /> }.into_any(),
            (None, None) => view! { <StepForm mending /> }.into_any(),
        }}
    }
    .into_any()
}

const HERE: &str = "/oensker/nyt";

/// After sending: what was on the page before is not a place to go back to.
fn finish(result: &str, value: &str) {
    expect_focus();
    navigation::replace(&format!("{HERE}?{result}={value}"));
}

/// A key under which a wish is sent once, however often that is tried.
fn new_key() -> String {
    storage::new_key()
}
