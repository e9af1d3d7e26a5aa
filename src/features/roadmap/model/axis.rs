//! The time axis: from when to when, in which steps, and where a day lies on it.

use forenkl_api::PartialDate;

use super::extent::Extent;

/// How much time a step of the axis covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zoom {
    Month,
    Quarter,
    HalfYear,
    Year,
}

impl Zoom {
    /// From near to far.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::HalfYear, Self::Year];

    /// Its word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "maaned",
            Self::Quarter => "kvartal",
            Self::HalfYear => "halvaar",
            Self::Year => "aar",
        }
    }

    /// The zoom a word in the address stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zoom| zoom.word() == word)
    }

    /// One step nearer, if there is one.
    pub fn nearer(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|zoom| *zoom < self)
    }

    /// One step further away, if there is one.
    pub fn further(self) -> Option<Self> {
        Self::ALL.into_iter().find(|zoom| *zoom > self)
    }

    /// The nearest one that shows so many days on a usual screen without scrolling much.
    pub fn fitting(days: i32) -> Self {
        match days {
            ..=460 => Self::Month,
            461..=1200 => Self::Quarter,
            1201..=2400 => Self::HalfYear,
            _ => Self::Year,
        }
    }

    /// The narrowest step that can still be read, in CSS pixels.
    pub fn step_width(self) -> i32 {
        match self {
            Self::Month => 72,
            Self::Quarter => 86,
            Self::HalfYear => 112,
            Self::Year => 128,
        }
    }

    fn step_days(self) -> i32 {
        match self {
            Self::Month => 30,
            Self::Quarter => 91,
            Self::HalfYear => 182,
            Self::Year => 365,
        }
    }

    /// Days that a label of so many pixels covers at the narrowest.
    pub fn days_of(self, pixels: i32) -> i32 {
        pixels * self.step_days() / self.step_width() + 1
    }

    /// The step a day falls in.
    pub fn step_at(self, day: i32) -> Option<PartialDate> {
        let date = PartialDate::from_day_number(day)?;
        let (year, month) = (date.year_number(), date.part_number());
        match self {
            Self::Month => PartialDate::month(year, month),
            Self::Quarter => PartialDate::quarter(year, month.div_ceil(3)),
            Self::HalfYear => PartialDate::half(year, month.div_ceil(6)),
            Self::Year => PartialDate::year(year),
        }
    }
}

/// The axis; days since 1970-01-01, `end` is the first day after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    pub zoom: Zoom,
    pub start: i32,
    pub end: i32,
    /// Month by month, quarter by quarter …
    pub steps: Vec<PartialDate>,
    /// The years above them; empty where the steps are years.
    pub years: Vec<PartialDate>,
}

/// More steps than this cannot be read and would be slow to draw.
const STEPS_MAX: i32 = 240;

impl Axis {
    /// Covers all of `extents` and today, or `from..to` where given, in whole steps. Without a wish for a zoom the nearest one
    /// that fits.
    pub fn new(
        extents: &[Extent],
        today: i32,
        from: Option<i32>,
        to: Option<i32>,
        zoom: Option<Zoom>,
    ) -> Self {
        let earliest = extents.iter().map(|extent| extent.start).chain([today]).min().unwrap_or(today);
        let latest = extents.iter().map(|extent| extent.end - 1).chain([today]).max().unwrap_or(today);
        let first = from.unwrap_or_else(|| earliest.min(to.unwrap_or(i32::MAX) - 1));
        let last = to.map_or_else(|| latest.max(first), |to| to - 1).max(first);
        let mut zoom = zoom.unwrap_or_else(|| Zoom::fitting(last - first));
        while (last - first) / zoom.step_days() > STEPS_MAX {
            let Some(further) = zoom.further() else { break };
            zoom = further;
        }
        let steps = steps(zoom, first, last);
        let start = steps.first().map_or(first, PartialDate::first_day);
        let end = steps.last().map_or(last, PartialDate::last_day) + 1;
        let years = if zoom == Zoom::Year { Vec::new() } else { self::steps(Zoom::Year, start, end - 1) };
        Self { zoom, start, end, steps, years }
    }

    /// Where a day lies, in percent of the axis; beyond it the nearer end.
    pub fn percent(&self, day: i32) -> f64 {
        let day = day.clamp(self.start, self.end);
        f64::from(day - self.start) * 100.0 / f64::from((self.end - self.start).max(1))
    }

    /// How much of the axis so many days are, in percent.
    pub fn share(&self, days: i32) -> f64 {
        f64::from(days) * 100.0 / f64::from((self.end - self.start).max(1))
    }

    /// Where a step begins and how wide it is, in percent; years may reach beyond the axis.
    pub fn place(&self, step: &PartialDate) -> (f64, f64) {
        let left = self.percent(step.first_day());
        (left, self.percent(step.last_day() + 1) - left)
    }

    /// The narrowest it can be drawn, in CSS pixels.
    pub fn least_width(&self) -> i32 {
        i32::try_from(self.steps.len()).unwrap_or(STEPS_MAX) * self.zoom.step_width()
    }
}

fn steps(zoom: Zoom, first: i32, last: i32) -> Vec<PartialDate> {
    let mut steps = Vec::new();
    let mut day = first;
    while day <= last {
        let Some(step) = zoom.step_at(day) else { break };
        day = step.last_day() + 1;
        steps.push(step);
    }
    steps
}
