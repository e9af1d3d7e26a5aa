//! The answer clock: by when a wish gets a first reaction and an answer, in working days.
//!
//! A box without answers dies, so every wish has a deadline that everyone can see. The clock counts working days in the Danish
//! calendar; it stands still while the author has been asked something, and a hand-over does not set it back.

use crate::{
    AreaId, FieldCode, FieldError, Need, PartialDate, Permission, Subject, areas::AreaRef, check::Check,
    problem::Problem,
};

/// Longest deadline, in working days: about a year.
pub const DAYS_MAX: i64 = 250;
/// Most days a year that are closed besides the public holidays.
pub const CLOSED_MAX: usize = 60;

wire! {
    /// How long an area has, where it differs from the municipality.
    pub struct AreaDeadline {
        pub area: AreaId,
        /// Working days until a first reaction.
        #[serde(default)]
        pub first_days: Option<i64>,
        /// Working days until the answer.
        #[serde(default)]
        pub answer_days: Option<i64>,
    }
}

wire! {
    /// The municipality's deadlines and its working calendar.
    pub struct DeadlineRules {
        /// Working days until a first reaction, unless the area says otherwise.
        pub first_days: i64,
        /// Working days until the answer, unless the area says otherwise.
        pub answer_days: i64,
        /// Working days before the deadline on which the owner is reminded.
        pub warn_days: i64,
        /// Working days after the deadline on which the unit's management is told.
        pub escalate_days: i64,
        /// First and last day of the quiet period each year, `MM-DD`, both included; days in it are no working days.
        #[serde(default)]
        pub quiet_from: Option<String>,
        #[serde(default)]
        pub quiet_to: Option<String>,
        /// Days each year, `MM-DD`, on which the municipality is closed besides weekends and public holidays.
        pub closed: Vec<String>,
        /// The areas that differ.
        pub areas: Vec<AreaDeadline>,
        pub version: i64,
    }
}

impl DeadlineRules {
    /// Checks bounds, dates, and that the answer is not due before the first reaction.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check
            .range("first_days", Some(self.first_days), 1, DAYS_MAX)
            .range("answer_days", Some(self.answer_days), 1, DAYS_MAX)
            .range("warn_days", Some(self.warn_days), 0, 30)
            .range("escalate_days", Some(self.escalate_days), 0, 60);
        if self.answer_days < self.first_days {
            check.add(FieldError::new("answer_days", FieldCode::WrongOrder));
        }
        for (field, day, other) in
            [("quiet_from", &self.quiet_from, &self.quiet_to), ("quiet_to", &self.quiet_to, &self.quiet_from)]
        {
            match day {
                Some(day) if month_day(day).is_none() => {
                    check.add(FieldError::new(field, FieldCode::NotADate).place(day.clone()));
                }
                None if other.is_some() => {
                    check.add(FieldError::new(field, FieldCode::Required));
                }
                _ => {}
            }
        }
        if self.closed.len() > CLOSED_MAX {
            let limit = i64::try_from(CLOSED_MAX).unwrap_or(i64::MAX);
            check.add(FieldError::new("closed", FieldCode::OutOfRange).limit(limit));
        }
        if let Some(wrong) = self.closed.iter().find(|day| month_day(day).is_none()) {
            check.add(FieldError::new("closed", FieldCode::NotADate).place(wrong.clone()));
        }
        for area in &self.areas {
            check.range("areas", area.first_days, 1, DAYS_MAX).range("areas", area.answer_days, 1, DAYS_MAX);
            let (first, answer) = self.days_of(Some(area));
            if answer < first {
                check.add(FieldError::new("areas", FieldCode::WrongOrder).place(area.area.as_str()));
            }
        }
        check.finish()
    }

    /// Working days until the first reaction and until the answer.
    pub fn days_of(&self, area: Option<&AreaDeadline>) -> (i64, i64) {
        let own = |days: fn(&AreaDeadline) -> Option<i64>| area.and_then(days);
        (
            own(|area| area.first_days).unwrap_or(self.first_days),
            own(|area| area.answer_days).unwrap_or(self.answer_days),
        )
    }
}

/// Month and day of `MM-DD`; 29 February is allowed and is there in leap years.
pub fn month_day(text: &str) -> Option<(u8, u8)> {
    // 2024 is a leap year.
    let day = PartialDate::parse(&format!("2024-{text}"))?;
    Some((day.part_number(), day.day_of_month()?))
}

words! {
    /// How a wish stands against the clock.
    pub enum ClockState {
        /// Time is left.
        Running = "running",
        /// The reminder before the deadline is due.
        Soon = "soon",
        Overdue = "overdue",
        /// The author has been asked something: the clock stands still.
        Waiting = "waiting",
        /// Answered by the deadline.
        Met = "met",
        /// Answered after it.
        Late = "late",
    }
}

wire! {
    /// What is owed next, in a list.
    pub struct Deadline {
        pub state: ClockState,
        /// Whether a first reaction is owed, rather than the answer.
        pub first: bool,
        /// The last day for it.
        pub due: PartialDate,
        /// Working days left; 0 on the day itself, negative when overdue.
        pub days_left: i64,
    }
}

words! {
    /// Whose time it is.
    pub enum TurnHolder {
        Area = "area",
        /// The author, asked something back.
        Author = "author",
    }
}

wire! {
    /// Who had a wish in hand, and for how long.
    pub struct Turn {
        pub holder: TurnHolder,
        /// The area; left out for the author.
        #[serde(default)]
        pub area: Option<AreaRef>,
        pub from: PartialDate,
        /// Left out while it lasts.
        #[serde(default)]
        pub to: Option<PartialDate>,
        /// Working days so far.
        pub days: i64,
    }
}

wire! {
    /// The clock of one wish.
    pub struct AnswerClock {
        /// What is owed next; after the answer, how it went.
        pub deadline: Deadline,
        /// When a first reaction was or is owed; left out where the clock was started again later.
        #[serde(default)]
        pub first_due: Option<PartialDate>,
        pub answer_due: PartialDate,
        /// Whose time it was, oldest first.
        pub turns: Vec<Turn>,
    }
}

wire! {
    /// By when a wish that is sent today would be due.
    pub struct DueExample {
        /// An area that differs; left out for all the others.
        #[serde(default)]
        pub area: Option<AreaId>,
        pub first_due: PartialDate,
        pub answer_due: PartialDate,
    }
}

wire! {
    /// What rules would mean, before they are set.
    pub struct DueExamples {
        /// The municipality's first, then the areas that differ.
        pub examples: Vec<DueExample>,
    }
}

endpoints! {
    /// The deadlines and the working calendar.
    GetDeadlineRules: Get "/api/v1/deadlines", needs Need::SignedIn, reply DeadlineRules;
    /// Set them; what is open is reckoned anew from the day it came.
    SetDeadlineRules: Put "/api/v1/deadlines", needs Need::Can(Permission::AreaManage), body DeadlineRules, reply DeadlineRules,
        subject |_, _| Subject::Municipality;
    /// By when a wish sent today would be due under such rules. Changes nothing.
    PreviewDeadlines: Post "/api/v1/deadlines/preview", needs Need::Can(Permission::AreaManage), body DeadlineRules,
        reply DueExamples, subject |_, _| Subject::Municipality;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> DeadlineRules {
        DeadlineRules {
            first_days: 5,
            answer_days: 20,
            warn_days: 3,
            escalate_days: 5,
            quiet_from: Some("07-01".into()),
            quiet_to: Some("07-31".into()),
            closed: vec!["12-24".into()],
            areas: Vec::new(),
            version: 1,
        }
    }

    fn fields(rules: &DeadlineRules) -> Vec<String> {
        let fields = rules.check().err().map(|problem| problem.fields).unwrap_or_default();
        fields.into_iter().map(|field| field.field).collect()
    }

    #[test]
    fn days_are_months_and_days() {
        assert_eq!(month_day("07-01"), Some((7, 1)));
        assert_eq!(month_day("02-29"), Some((2, 29)));
        for wrong in ["", "7-1", "13-01", "02-30", "2024-01-01", "07"] {
            assert_eq!(month_day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn nonsense_is_named() {
        assert_eq!(fields(&rules()), Vec::<String>::new());
        assert_eq!(fields(&DeadlineRules { first_days: 0, ..rules() }), ["first_days"]);
        assert_eq!(fields(&DeadlineRules { answer_days: 3, ..rules() }), ["answer_days"]);
        assert_eq!(fields(&DeadlineRules { quiet_to: None, ..rules() }), ["quiet_to"]);
        assert_eq!(fields(&DeadlineRules { closed: vec!["24/12".into()], ..rules() }), ["closed"]);
        let area = AreaDeadline { area: "hr".into(), first_days: Some(25), answer_days: None };
        assert_eq!(fields(&DeadlineRules { areas: vec![area], ..rules() }), ["areas"]);
    }
}
