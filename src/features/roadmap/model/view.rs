//! What the roadmap shows, as it stands in the address.

use forenkl_api::{
    PartialDate,
    initiatives::{Health, InitiativeRow, InitiativeStatus},
};

use super::axis::Zoom;

/// What the lanes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LaneBy {
    #[default]
    Area,
    Administration,
    Unit,
}

impl LaneBy {
    /// In the order they are offered.
    pub const ALL: [Self; 3] = [Self::Area, Self::Administration, Self::Unit];

    /// Its word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Area => "omraade",
            Self::Administration => "forvaltning",
            Self::Unit => "enhed",
        }
    }

    /// What a word in the address stands for.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.word() == word)
    }

    /// Id and name of the lane an initiative belongs to.
    pub fn of(self, row: &InitiativeRow) -> (&str, &str) {
        match self {
            Self::Area => (row.area.id.as_str(), &row.area.name),
            Self::Administration => (row.administration.id.as_str(), &row.administration.name),
            Self::Unit => (row.unit.id.as_str(), &row.unit.name),
        }
    }
}

/// The roadmap's address: what is shown and how. An empty text means "all".
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RoadmapView {
    pub table: bool,
    pub lanes: LaneBy,
    /// None: the nearest one that fits.
    pub zoom: Option<Zoom>,
    pub area: String,
    /// The responsible unit or its administration.
    pub unit: String,
    pub status: Option<InitiativeStatus>,
    /// `late` or `at_risk`, as the list and the export have it.
    pub only: String,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    /// The table's order: a column's key, with `-` before it when it runs down; empty for the nearest horizon first.
    pub sort: String,
}

impl RoadmapView {
    /// All its parameters.
    pub const KEYS: [&str; 10] =
        ["visning", "baner", "zoom", "omraade", "enhed", "status", "kun", "fra", "til", "sortering"];

    /// Reads the address; words it does not know are left out.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |key: &str| get(key).unwrap_or_default();
        Self {
            table: text("visning") == "tabel",
            lanes: LaneBy::from_word(&text("baner")).unwrap_or_default(),
            zoom: Zoom::from_word(&text("zoom")),
            area: text("omraade"),
            unit: text("enhed"),
            status: InitiativeStatus::from_word(&text("status")),
            only: Some(text("kun"))
                .filter(|only| matches!(only.as_str(), "late" | "at_risk"))
                .unwrap_or_default(),
            from: PartialDate::parse(&text("fra")),
            to: PartialDate::parse(&text("til")),
            sort: text("sortering"),
        }
    }

    /// The parameters that differ from the usual, in a fixed order.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        let mut params = Vec::new();
        let mut put = |key: &'static str, value: String| {
            if !value.is_empty() {
                params.push((key, value));
            }
        };
        put("visning", if self.table { "tabel".into() } else { String::new() });
        put("baner", if self.lanes == LaneBy::Area { String::new() } else { self.lanes.word().into() });
        put("zoom", self.zoom.map(|zoom| zoom.word().to_owned()).unwrap_or_default());
        put("omraade", self.area.clone());
        put("enhed", self.unit.clone());
        put("status", self.status.map(|status| status.word().to_owned()).unwrap_or_default());
        put("kun", self.only.clone());
        put("fra", self.from.map(|date| date.to_string()).unwrap_or_default());
        put("til", self.to.map(|date| date.to_string()).unwrap_or_default());
        put("sortering", self.sort.clone());
        params
    }

    /// Whether it narrows which initiatives are shown.
    pub fn narrows(&self) -> bool {
        self.filters_on() > 0
    }

    /// How many filters are on.
    pub fn filters_on(&self) -> usize {
        let by_word =
            [&self.area, &self.unit, &self.only].into_iter().filter(|word| !word.is_empty()).count();
        let others = [self.status.is_some(), self.from.is_some(), self.to.is_some()];
        by_word + others.into_iter().filter(|on| *on).count()
    }

    /// The same view of all initiatives.
    pub fn of_all(&self) -> Self {
        Self {
            table: self.table,
            lanes: self.lanes,
            zoom: self.zoom,
            sort: self.sort.clone(),
            ..Self::default()
        }
    }

    /// The first day shown, where the person chose one.
    pub fn first_day(&self) -> Option<i32> {
        self.from.map(|date| date.first_day())
    }

    /// The first day not shown any more, where the person chose one; never before the first day shown.
    pub fn day_after(&self) -> Option<i32> {
        let day = self.to?.last_day() + 1;
        Some(self.first_day().map_or(day, |first| day.max(first + 1)))
    }

    /// Whether an initiative is shown. `today`: days since 1970-01-01.
    pub fn shows(&self, row: &InitiativeRow, today: i32) -> bool {
        let is = |wanted: &str, id: &str| wanted.is_empty() || wanted == id;
        let (from, to) = (self.first_day().unwrap_or(i32::MIN), self.day_after().unwrap_or(i32::MAX));
        is(&self.area, row.area.id.as_str())
            && (is(&self.unit, row.unit.id.as_str()) || self.unit == row.administration.id.as_str())
            && self.status.is_none_or(|status| status == row.status)
            && match self.only.as_str() {
                "late" => row.late,
                "at_risk" => row.health == Health::AtRisk && !row.status.is_over(),
                _ => true,
            }
            && match super::extent(row, today) {
                Some(extent) => extent.meets(from, to),
                None => self.from.is_none() && self.to.is_none(),
            }
    }
}
