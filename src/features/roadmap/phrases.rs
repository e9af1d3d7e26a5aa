//! What a bar says: its look, its second line, and everything in one sentence for those who do not see it.

use forenkl_api::{
    PartialDate,
    initiatives::{Health, InitiativeRow, InitiativeStatus},
};

use super::texts as t;
use crate::{
    features::initiatives::{
        model::{days_silent, milestones_done},
        words::{health_name, status_icon, status_name},
    },
    format::{local_day, now, partial_date, short_date},
    ui::Glyph,
};

/// How a bar looks; each differs by more than its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    OnTrack,
    Late,
    Risk,
    Delivered,
    Planned,
    Idea,
    Paused,
    Stopped,
}

impl Look {
    /// In the order of the legend.
    pub const ALL: [Self; 8] = [
        Self::OnTrack,
        Self::Late,
        Self::Risk,
        Self::Delivered,
        Self::Planned,
        Self::Idea,
        Self::Paused,
        Self::Stopped,
    ];

    /// The look of an initiative. What is late or at risk looks so whatever it is doing.
    pub fn of(row: &InitiativeRow) -> Self {
        match (row.status, row.late, row.health) {
            (InitiativeStatus::Delivered, ..) => Self::Delivered,
            (InitiativeStatus::Stopped, ..) => Self::Stopped,
            (_, true, _) => Self::Late,
            (InitiativeStatus::Paused, ..) => Self::Paused,
            (_, _, Health::AtRisk) => Self::Risk,
            (InitiativeStatus::Planned, ..) => Self::Planned,
            (InitiativeStatus::Idea, ..) => Self::Idea,
            (InitiativeStatus::InProgress, ..) => Self::OnTrack,
        }
    }

    /// Its class.
    pub fn class(self) -> &'static str {
        match self {
            Self::OnTrack => "bar",
            Self::Late => "bar bar-late",
            Self::Risk => "bar bar-risk",
            Self::Delivered => "bar bar-done",
            Self::Planned => "bar bar-plan",
            Self::Idea => "bar bar-plan bar-idea",
            Self::Paused => "bar bar-rest bar-paused",
            Self::Stopped => "bar bar-rest bar-stopped",
        }
    }

    /// Its mark; what is on track needs none.
    pub fn mark(self) -> Option<Glyph> {
        match self {
            Self::OnTrack => None,
            Self::Late => Some(Glyph::Alert),
            Self::Risk => Some(Glyph::Warning),
            Self::Delivered => Some(Glyph::Check),
            Self::Planned => Some(status_icon(InitiativeStatus::Planned)),
            Self::Idea => Some(status_icon(InitiativeStatus::Idea)),
            Self::Paused => Some(status_icon(InitiativeStatus::Paused)),
            Self::Stopped => Some(status_icon(InitiativeStatus::Stopped)),
        }
    }

    /// Its name in the legend.
    pub fn name(self) -> &'static str {
        match self {
            Self::OnTrack => t::legend_on_track(),
            Self::Late => t::legend_late(),
            Self::Risk => t::legend_risk(),
            Self::Delivered => t::legend_delivered(),
            Self::Planned => t::legend_planned(),
            Self::Idea => t::legend_idea(),
            Self::Paused => t::legend_paused(),
            Self::Stopped => t::legend_stopped(),
        }
    }
}

/// "2 ønsker, 23 enheder"; imported wishes have no units.
pub fn wishes(row: &InitiativeRow) -> Option<String> {
    let units = (row.units_hit > 0).then(|| t::bar_unit_count(row.units_hit));
    let wishes = (row.wishes > 0).then(|| t::bar_wishes(row.wishes))?;
    Some([Some(wishes), units].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn due(row: &InitiativeRow) -> Option<String> {
    row.horizon.map(|horizon| partial_date(&horizon))
}

/// The second line of a bar: what one wants to know next, by how it stands.
pub fn line(row: &InitiativeRow) -> String {
    let silent = days_silent(row, now()).map(t::bar_silent);
    let (done, all) = milestones_done(row);
    let milestones = (all > 0).then(|| format!("◆ {}", t::milestones(done, all)));
    let latest = row.latest.as_ref().map(|latest| latest.text.clone());
    let parts = match Look::of(row) {
        Look::Delivered => {
            let when = row
                .delivered_at
                .map_or_else(|| t::bar_delivered().to_owned(), |at| t::bar_delivered_on(&short_date(at)));
            vec![Some(when), (row.units_hit > 0).then(|| t::bar_units(row.units_hit))]
        }
        Look::Late => {
            let late = due(row).map_or_else(|| t::bar_late_plain().to_owned(), |when| t::bar_late(&when));
            vec![Some(late), silent, milestones]
        }
        Look::Risk => vec![Some(risk(latest)), milestones],
        Look::Paused | Look::Stopped => vec![Some(status_name(row.status).to_lowercase()), latest],
        Look::Planned | Look::Idea => {
            vec![Some(status_name(row.status).to_lowercase()), wishes(row), milestones]
        }
        Look::OnTrack => {
            let when = due(row).map_or_else(|| t::bar_no_end().to_owned(), |when| t::bar_due(&when));
            vec![milestones, Some(t::bar_on_track().to_owned()), silent, Some(when)]
        }
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn risk(latest: Option<String>) -> String {
    match latest {
        Some(latest) => format!("{}: {latest}", t::bar_risk()),
        None => t::bar_risk().to_owned(),
    }
}

/// When it begins and ends, as exactly as it is known.
pub fn period(row: &InitiativeRow) -> String {
    let words = |date: &PartialDate| partial_date(date);
    let delivered =
        row.delivered_at.filter(|_| row.status == InitiativeStatus::Delivered).and_then(local_day);
    let end = match (&delivered, &row.horizon) {
        (Some(day), _) => t::bar_delivered_on(&words(day)),
        (None, Some(horizon)) if row.late => t::bar_late(&words(horizon)),
        (None, Some(horizon)) => t::bar_due(&words(horizon)),
        (None, None) => t::bar_no_end().to_owned(),
    };
    let start = row.starts.as_ref().map(|start| t::starts(&words(start)));
    start.into_iter().chain([end]).collect::<Vec<_>>().join(", ")
}

/// Everything the bar's look tells, in words.
pub fn spoken(row: &InitiativeRow) -> String {
    let health = if row.late { Health::Late } else { row.health };
    let (done, all) = milestones_done(row);
    let mut parts = vec![status_name(row.status).to_owned()];
    if !row.status.is_over() {
        parts.push(health_name(health).to_lowercase());
    }
    parts.push(period(row));
    if all > 0 {
        parts.push(t::milestones(done, all));
    }
    parts.join(", ")
}
