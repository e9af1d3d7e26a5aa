//! The dialogs of a wish, in a part of the program of their own: most visitors open none of them.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Open,
    estimate::{EstimateDialog, EstimateDialogProps},
    withdraw::{WithdrawDialog, WithdrawDialogProps},
};
use crate::ui::{Draw, lazily_when};

/// Which dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WishDialog {
    /// What it costs in one's own unit.
    Estimate,
    /// Taking the wish back.
    Withdraw,
}

/// Fetches it when it is first shown.
pub(super) fn dialog(which: WishDialog, open: Open, shown: RwSignal<bool>) -> AnyView {
    lazily_when(move || shown.get(), move || fetch(which, open, shown))
}

#[lazy]
fn wish_dialogs_part() -> fn(WishDialog, Open, RwSignal<bool>) -> AnyView {
    |which, open, shown| match which {
        WishDialog::Estimate => EstimateDialog(EstimateDialogProps { open, shown }).into_any(),
        WishDialog::Withdraw => WithdrawDialog(WithdrawDialogProps { open, shown }).into_any(),
    }
}

async fn fetch(which: WishDialog, open: Open, shown: RwSignal<bool>) -> Draw {
    let draw = wish_dialogs_part().await;
    Arc::new(move || draw(which, open, shown))
}
