//! The path of a wish as the line of dots wants it: each station with what is known of its date.

use forenkl_api::{
    PartialDate,
    wishes::{PathStep as Station, StepKind, StepState},
};

use crate::{
    features::wishes::texts::{detail as t, words::step_name},
    format::{partial_date, short_date},
    ui::PathStep,
};

/// The stations of a wish. Dates keep the precision they were given; what lies ahead shows the promised horizon.
pub fn path_steps(
    path: &[Station],
    received: Option<&PartialDate>,
    horizon: Option<&PartialDate>,
) -> Vec<PathStep> {
    path.iter().map(|station| dot(station, received, horizon)).collect()
}

fn dot(station: &Station, received: Option<&PartialDate>, horizon: Option<&PartialDate>) -> PathStep {
    let note = match (station.at, station.kind, station.state) {
        (_, _, StepState::Skipped) => t::skipped().to_owned(),
        (_, StepKind::CarriedOut | StepKind::Confirmed, StepState::Reopened) => t::reopened().to_owned(),
        (Some(at), _, _) => short_date(at),
        (None, StepKind::Received, _) => received.map(partial_date).unwrap_or_default(),
        (None, StepKind::CarriedOut, StepState::Now | StepState::Ahead) => {
            horizon.map(partial_date).unwrap_or_default()
        }
        _ => String::new(),
    };
    // An answer that has been given is behind us, also while it is the station one stands at.
    let given = station.kind == StepKind::Answered && station.at.is_some();
    let name =
        step_name(station.kind, given || matches!(station.state, StepState::Done | StepState::Reopened));
    let dot = match station.state {
        StepState::Done => PathStep::done(name),
        StepState::Now => PathStep::now(name),
        StepState::Reopened => PathStep::late(name),
        StepState::Ahead | StepState::Skipped => PathStep::next(name),
    };
    dot.note(note)
}

#[cfg(test)]
mod tests {
    use forenkl_api::Timestamp;

    use super::*;

    fn station(kind: StepKind, state: StepState, at: Option<i64>) -> Station {
        Station { kind, state, at: at.map(Timestamp) }
    }

    #[test]
    fn dates_are_shown_as_exactly_as_they_are_known() {
        let path = [
            station(StepKind::Received, StepState::Done, None),
            station(StepKind::Answered, StepState::Done, Some(1_710_244_800_000)),
            station(StepKind::CarriedOut, StepState::Now, None),
        ];
        let steps = path_steps(&path, PartialDate::year(2023).as_ref(), PartialDate::half(2024, 2).as_ref());
        assert_eq!(
            steps,
            [
                PathStep::done("Modtaget").note("2023"),
                PathStep::done("Besvaret").note("12. mar."),
                PathStep::now("Gennemført").note("2. halvår 2024"),
            ]
        );
    }

    #[test]
    fn what_will_not_be_reached_or_was_opened_again_says_so() {
        let path = [
            station(StepKind::CarriedOut, StepState::Skipped, None),
            station(StepKind::Confirmed, StepState::Reopened, Some(1_710_244_800_000)),
        ];
        let steps = path_steps(&path, None, None);
        assert_eq!(
            steps,
            [
                PathStep::next("Gennemført").note("Ikke aktuelt"),
                PathStep::late("Bekræftet").note("åbnet igen")
            ]
        );
    }
}
