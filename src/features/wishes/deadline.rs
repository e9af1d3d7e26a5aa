//! By when a wish is answered, in a few words, as lists and pages show it.

use forenkl_api::deadlines::{ClockState, Deadline};
use leptos::prelude::*;

use super::texts::clock as t;
use crate::{
    format::partial_date,
    ui::{Glyph, Icon},
};

/// "Svar senest 12. december 2026", "2 arbejdsdage til svar", "Svaret er 3 arbejdsdage forsinket".
pub fn deadline_words(deadline: &Deadline) -> String {
    let date = partial_date(&deadline.due);
    let left = deadline.days_left;
    match (deadline.state, deadline.first) {
        (ClockState::Running, true) => t::first_by(&date),
        (ClockState::Running, false) => t::answer_by(&date),
        (ClockState::Soon, true) if left <= 0 => t::first_today().to_owned(),
        (ClockState::Soon, false) if left <= 0 => t::answer_today().to_owned(),
        (ClockState::Soon, true) => t::first_soon(left),
        (ClockState::Soon, false) => t::answer_soon(left),
        (ClockState::Overdue, true) => t::first_late(-left),
        (ClockState::Overdue, false) => t::answer_late(-left),
        (ClockState::Waiting, _) => t::waiting().to_owned(),
        (ClockState::Met, _) => t::met().to_owned(),
        (ClockState::Late, _) => t::late().to_owned(),
    }
}

/// The words with a mark that does not need colour.
pub fn deadline_note(deadline: &Deadline) -> AnyView {
    let (class, glyph) = match deadline.state {
        ClockState::Running => ("wish-due", Glyph::Calendar),
        ClockState::Soon => ("wish-due soon", Glyph::Clock),
        ClockState::Overdue => ("wish-due bad", Glyph::Alert),
        ClockState::Waiting => ("wish-due", Glyph::Comment),
        ClockState::Met => ("wish-due ok", Glyph::Check),
        ClockState::Late => ("wish-due", Glyph::Clock),
    };
    view! {
        <span class=class>
            <Icon of=glyph />
            {deadline_words(deadline)}
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use forenkl_api::PartialDate;

    use super::*;

    fn words(state: ClockState, first: bool, days_left: i64) -> String {
        let due = PartialDate::day(2026, 12, 11);
        due.map(|due| deadline_words(&Deadline { state, first, due, days_left })).unwrap_or_default()
    }

    #[test]
    fn time_left_is_told_as_people_say_it() {
        assert_eq!(words(ClockState::Running, false, 9), "Svar senest 11. december 2026");
        assert_eq!(words(ClockState::Soon, false, 1), "1 arbejdsdag til svar");
        assert_eq!(words(ClockState::Soon, true, 0), "Første reaktion senest i dag");
        assert_eq!(words(ClockState::Overdue, false, -3), "Svaret er 3 arbejdsdage forsinket");
        assert_eq!(words(ClockState::Overdue, false, 0), "Svaret er forsinket", "over a weekend");
    }
}
