//! The path of a wish: received → being assessed → answered → carried out → confirmed.

use forenkl_api::{
    Timestamp,
    wishes::{PathStep, StepKind, StepState, WishStatus},
};

use super::store::WishRecord;

/// The stations with their dates. What was imported without a moment has none.
pub fn path(record: &WishRecord) -> Vec<PathStep> {
    let status = record.status();
    let reached = match status {
        WishStatus::Received => 0,
        WishStatus::Assessing | WishStatus::Reopened => 1,
        WishStatus::Answered => 2,
        WishStatus::CarriedOut => 3,
        WishStatus::Confirmed => 4,
    };
    let ends_at_answer =
        status == WishStatus::Answered && record.decision().is_some_and(|d| !d.does_something());
    let moments = [
        // A wish from a file was received on its own date, not when the file was read.
        record.outside_id.is_none().then_some(record.recorded_at),
        record.assessed_at,
        record.answered_at,
        record.carried_out_at,
        record.confirmed_at,
    ];
    let kinds = [
        StepKind::Received,
        StepKind::Assessing,
        StepKind::Answered,
        StepKind::CarriedOut,
        StepKind::Confirmed,
    ];
    let state = |index: usize| match index {
        _ if status == WishStatus::Reopened && index > 1 && moments[index].is_some() => StepState::Reopened,
        _ if status == WishStatus::Confirmed => StepState::Done,
        _ if index < reached => StepState::Done,
        _ if index == reached && ends_at_answer => StepState::Done,
        _ if index == reached => StepState::Now,
        _ if ends_at_answer => StepState::Skipped,
        _ => StepState::Ahead,
    };
    kinds
        .into_iter()
        .enumerate()
        .map(|(index, kind)| PathStep { kind, state: state(index), at: moments[index].map(Timestamp) })
        .collect()
}
