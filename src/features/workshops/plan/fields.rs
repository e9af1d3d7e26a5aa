//! What is typed and chosen in a plan, its agenda with it.

use forenkl_api::{
    FieldCode, FieldError, PersonId, RoundId, UnitId, WorkshopId,
    workshops::{Block, Signing, WorkshopBody},
};
use leptos::prelude::*;

use crate::format;

/// What is typed and chosen.
#[derive(Clone, Copy)]
pub struct Fields {
    pub title: RwSignal<String>,
    pub purpose: RwSignal<String>,
    pub starts_at: RwSignal<String>,
    pub place: RwSignal<String>,
    pub link: RwSignal<String>,
    pub unit: RwSignal<String>,
    pub round: RwSignal<String>,
    pub programme: RwSignal<String>,
    pub units: RwSignal<Vec<String>>,
    pub asks_unit: RwSignal<bool>,
    pub waiting_room: RwSignal<bool>,
    pub signed: RwSignal<bool>,
    pub facilitators: RwSignal<Vec<String>>,
    pub wishes: RwSignal<String>,
    pub blocks: RwSignal<Vec<Block>>,
    /// The workshop it goes on from; comes with a copy and is not changed here.
    follows: RwSignal<Option<WorkshopId>>,
}

impl Fields {
    /// As a plan has it.
    pub fn of(plan: &WorkshopBody) -> Self {
        let [title, purpose, starts_at, place, link, unit, round, programme, wishes]: [RwSignal<String>; 9] =
            Default::default();
        let [asks_unit, waiting_room, signed]: [RwSignal<bool>; 3] = Default::default();
        let [units, facilitators]: [RwSignal<Vec<String>>; 2] = Default::default();
        let blocks = RwSignal::new(Vec::new());
        let fields = Self {
            title,
            purpose,
            starts_at,
            place,
            link,
            unit,
            round,
            programme,
            units,
            asks_unit,
            waiting_room,
            signed,
            facilitators,
            wishes,
            blocks,
            follows: RwSignal::new(None),
        };
        fields.fill(plan);
        fields
    }

    /// Takes over a plan.
    pub fn fill(self, plan: &WorkshopBody) {
        self.title.set(plan.title.clone());
        self.purpose.set(plan.purpose.clone());
        self.starts_at.set(plan.starts_at.map(format::day_and_time).unwrap_or_default());
        self.place.set(plan.place.clone());
        self.link.set(plan.link.clone());
        self.unit.set(plan.unit.0.clone());
        self.round.set(plan.round.as_ref().map(|round| round.0.clone()).unwrap_or_default());
        self.programme.set(plan.programme.clone());
        self.units.set(plan.units.iter().map(|unit| unit.0.clone()).collect());
        self.asks_unit.set(plan.asks_unit);
        self.waiting_room.set(plan.waiting_room);
        self.signed.set(plan.signing == Signing::Signed);
        self.facilitators.set(plan.facilitators.iter().map(|person| person.0.clone()).collect());
        let wishes: Vec<String> = plan.wishes.iter().map(i64::to_string).collect();
        self.wishes.set(wishes.join(", "));
        self.blocks.set(plan.blocks.clone());
        self.follows.set(plan.follows.clone());
    }

    /// The plan as it is written, read reactively.
    pub fn body(self, version: i64) -> WorkshopBody {
        let text = |field: RwSignal<String>| field.get().trim().to_owned();
        let round = text(self.round);
        WorkshopBody {
            title: text(self.title),
            purpose: text(self.purpose),
            unit: UnitId(text(self.unit)),
            starts_at: format::read_day_and_time(&text(self.starts_at)),
            place: text(self.place),
            link: text(self.link),
            round: (!round.is_empty()).then_some(RoundId(round)),
            programme: text(self.programme),
            units: self.units.get().into_iter().map(UnitId).collect(),
            asks_unit: self.asks_unit.get(),
            waiting_room: self.waiting_room.get(),
            signing: if self.signed.get() { Signing::Signed } else { Signing::Anonymous },
            blocks: self.blocks.get(),
            wishes: read_numbers(&self.wishes.get()).unwrap_or_default(),
            follows: self.follows.get(),
            facilitators: self.facilitators.get().into_iter().map(PersonId).collect(),
            version,
        }
    }

    /// What is wrong, but for what the plan itself can say of it; read reactively.
    pub fn faults(self) -> Vec<FieldError> {
        let mut faults = Vec::new();
        if self.unit.with(String::is_empty) {
            faults.push(FieldError::new("unit", FieldCode::Required));
        }
        if read_numbers(&self.wishes.get()).is_none() {
            faults.push(FieldError::new("wishes", FieldCode::NotANumber));
        }
        faults
    }
}

/// Numbers as people list them: "12, 15", "#12 #15". Nothing where something else stands between them.
fn read_numbers(text: &str) -> Option<Vec<i64>> {
    let mut numbers = Vec::new();
    for word in text.split([',', ';', ' ', '\u{a0}', '\n']).map(|word| word.trim_start_matches('#')) {
        if word.is_empty() {
            continue;
        }
        let number: i64 = word.parse().ok()?;
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_list_them() {
        assert_eq!(read_numbers(""), Some(Vec::new()));
        assert_eq!(read_numbers("12, 15"), Some(vec![12, 15]));
        assert_eq!(read_numbers(" #12 #15;12 "), Some(vec![12, 15]));
        assert_eq!(read_numbers("12 og 15"), None);
    }
}
