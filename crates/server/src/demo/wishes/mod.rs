//! Made-up wishes, in the words of people who lead day-care, schools, care homes, libraries and job centres.

mod knowing;
mod people;
mod things;

use forenkl_api::wishes::{AuthorVisibility, Decision, RuleSource, WishKind};

use super::when::When;

/// A made-up wish and what became of it.
pub struct Wish {
    /// What initiatives name it by.
    pub key: &'static str,
    pub title: &'static str,
    pub body: &'static str,
    pub suggestion: &'static str,
    /// Code of the area.
    pub area: &'static str,
    pub rule: &'static str,
    pub source: RuleSource,
    pub kind: WishKind,
    /// A persona, or `#DAG07` for the leader of that unit.
    pub by: &'static str,
    /// Tenths of minutes, times a year, people.
    pub load: Option<(i64, i64, i64)>,
    pub seen: AuthorVisibility,
    /// Days ago.
    pub day: i32,
    /// The round it was sent in.
    pub round: Option<Round>,
    /// How many others say "this hits us too".
    pub supports: usize,
    pub then: &'static [Then],
}

/// The rounds of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    Closed,
    Open,
    Planned,
}

/// What happened to a wish, so many days ago.
#[derive(Debug, Clone, Copy)]
pub enum Then {
    /// The area's owner began to look at it.
    Assessing(i32),
    /// The owner verified minutes a year.
    Verified(i32, i64),
    /// The owner asked back.
    Asked(i32, &'static str),
    /// Someone wrote a comment; `author` is whoever sent the wish.
    Said(i32, &'static str, &'static str),
    /// The owner wrote on behalf of the area.
    Official(i32, &'static str),
    /// The owner answered: decision, reason, responsible unit, initiative, horizon.
    Answered(i32, Decision, &'static str, &'static str, Option<&'static str>, Option<When>),
    /// Those who asked said whether it helps: yes, partly, no.
    Judged(i32, usize, usize, usize),
}

impl Then {
    /// How many days ago.
    pub fn day(&self) -> i32 {
        match self {
            Self::Assessing(day)
            | Self::Verified(day, _)
            | Self::Asked(day, _)
            | Self::Said(day, ..)
            | Self::Official(day, _)
            | Self::Answered(day, ..)
            | Self::Judged(day, ..) => *day,
        }
    }
}

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Wish> {
    people::WISHES.iter().chain(things::WISHES).chain(knowing::WISHES)
}
