//! The closed lists of words about initiatives, and what is late.

use crate::PartialDate;

words! {
    /// Where an initiative stands.
    pub enum InitiativeStatus {
        Idea = "idea",
        Planned = "planned",
        InProgress = "in_progress",
        Delivered = "delivered",
        Paused = "paused",
        /// With a reason.
        Stopped = "stopped",
    }
}

impl InitiativeStatus {
    /// Whether work on it has ended.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Delivered | Self::Stopped)
    }
}

words! {
    /// How it goes.
    pub enum Health {
        OnTrack = "on_track",
        AtRisk = "at_risk",
        Late = "late",
    }
}

/// Late by its own word, or because its horizon has passed without delivery. `today`: days since 1970-01-01.
pub fn is_late(status: InitiativeStatus, health: Health, horizon: Option<&PartialDate>, today: i32) -> bool {
    !status.is_over() && (health == Health::Late || horizon.is_some_and(|horizon| horizon.last_day() < today))
}

words! {
    /// How well an effect is known.
    pub enum EffectLevel {
        Estimated = "estimated",
        Confirmed = "confirmed",
        /// By someone other than who estimated it.
        Verified = "verified",
    }
}

words! {
    /// What an effect is measured in.
    pub enum EffectUnit {
        HoursPerYear = "hours_per_year",
        KronerPerYear = "kroner_per_year",
        Days = "days",
        Percent = "percent",
        /// Named in `measure`.
        Count = "count",
    }
}

words! {
    /// How a list of initiatives is sorted.
    pub enum InitiativeSort {
        /// Nearest horizon first.
        Horizon = "horizon",
        Newest = "newest",
        /// Most units hit first.
        Units = "units",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_is_what_says_so_or_what_has_passed_its_horizon() {
        let june = PartialDate::half(2024, 1);
        let last = june.map_or(0, |half| half.last_day());
        let late = |status, health, today| is_late(status, health, june.as_ref(), today);
        assert!(!late(InitiativeStatus::InProgress, Health::OnTrack, last));
        assert!(late(InitiativeStatus::InProgress, Health::OnTrack, last + 1));
        assert!(late(InitiativeStatus::Planned, Health::Late, last - 100));
        assert!(!late(InitiativeStatus::Delivered, Health::Late, last + 1));
        assert!(!is_late(InitiativeStatus::Planned, Health::OnTrack, None, last));
    }
}
