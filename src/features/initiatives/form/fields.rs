//! The fields that a new initiative and a changed one share.

use forenkl_api::{
    PartialDate, Problem,
    areas::Areas,
    initiatives::{Initiative, InitiativeBody},
};
use leptos::prelude::*;

use crate::{
    features::initiatives::{
        HorizonField,
        choices::{area_choices, fetch_areas, fetch_people, fetch_units, people_choices, unit_choices},
        missing::sentences,
        texts as t,
    },
    reactive::Effect,
    ui::{Combobox, FormErrors, PartialDateField, Select, TextArea, TextField},
};

/// What is typed and chosen.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    pub title: RwSignal<String>,
    pub purpose: RwSignal<String>,
    pub improvement: RwSignal<String>,
    pub area: RwSignal<String>,
    pub unit: RwSignal<String>,
    pub owner: RwSignal<String>,
    pub starts: RwSignal<String>,
    pub horizon: RwSignal<String>,
}

impl Fields {
    /// Nothing filled in.
    pub fn empty() -> Self {
        let field = || RwSignal::new(String::new());
        Self {
            title: field(),
            purpose: field(),
            improvement: field(),
            area: field(),
            unit: field(),
            owner: field(),
            starts: field(),
            horizon: field(),
        }
    }

    /// Takes over what is saved.
    pub fn fill(self, initiative: &Initiative) {
        let row = &initiative.row;
        self.title.set(row.title.clone());
        self.purpose.set(initiative.purpose.clone());
        self.improvement.set(initiative.improvement.clone());
        self.area.set(row.area.id.0.clone());
        self.unit.set(row.unit.id.0.clone());
        self.owner.set(row.owner.as_ref().map(|owner| owner.id.0.clone()).unwrap_or_default());
        self.starts.set(row.starts.map(|date| date.to_string()).unwrap_or_default());
        self.horizon.set(row.horizon.map(|date| date.to_string()).unwrap_or_default());
    }

    /// Takes over what someone else changed since `base`, in the fields that were left alone here.
    pub fn follow(self, base: &Initiative, current: &Initiative) {
        let (before, theirs) = (Self::empty(), Self::empty());
        before.fill(base);
        theirs.fill(current);
        for (((_, mine), (_, before)), (_, theirs)) in
            self.draft().into_iter().zip(before.draft()).zip(theirs.draft())
        {
            if mine.with_untracked(|mine| before.with_untracked(|before| mine == before)) {
                mine.set(theirs.get_untracked());
            }
        }
    }

    /// What is sent.
    pub fn body(self, key: String, wishes: Vec<i64>, version: i64) -> InitiativeBody {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let owner = text(self.owner);
        InitiativeBody {
            key,
            title: text(self.title),
            purpose: text(self.purpose),
            improvement: text(self.improvement),
            area: text(self.area).into(),
            unit: text(self.unit).into(),
            owner: (!owner.is_empty()).then(|| owner.into()),
            starts: PartialDate::parse(&text(self.starts)),
            horizon: PartialDate::parse(&text(self.horizon)),
            wishes,
            version,
        }
    }

    /// What is wrong with the body, in sentences.
    pub fn explain(problem: &Problem) -> Vec<(String, String)> {
        sentences(problem, &[("title", t::need_title()), ("area", t::need_area()), ("unit", t::need_unit())])
    }

    /// The fields, for a draft.
    pub fn draft(self) -> Vec<(&'static str, RwSignal<String>)> {
        vec![
            ("title", self.title),
            ("purpose", self.purpose),
            ("improvement", self.improvement),
            ("area", self.area),
            ("unit", self.unit),
            ("owner", self.owner),
            ("starts", self.starts),
            ("horizon", self.horizon),
        ]
    }

    /// Empties them.
    pub fn clear(self) {
        for (_, field) in self.draft() {
            field.set(String::new());
        }
    }
}

/// The fields as people meet them: what and why first, then who and when.
pub fn view(fields: Fields, errors: FormErrors) -> AnyView {
    let areas = fetch_areas();
    // The unit that answers for the area, until another is chosen.
    Effect::new(move |_| {
        let Some(Ok(Areas { areas })) = areas.get() else { return };
        let responsible = fields.area.with(|chosen| {
            areas.iter().find(|area| area.id.as_str() == chosen).map(|area| area.unit.id.0.clone())
        });
        if let Some(unit) = responsible
            && fields.unit.with_untracked(String::is_empty)
        {
            fields.unit.set(unit);
        }
    });
    view! {
        <TextField
            name="title"
            label=t::field_title()
            hint=t::field_title_hint()
            value=fields.title
            error=errors.of("title")
            max=140
        />
        <TextArea
            name="purpose"
            label=t::field_purpose()
            value=fields.purpose
            error=errors.of("purpose")
            rows=3
            max=4000
            optional=true
        />
        <TextArea
            name="improvement"
            label=t::field_improvement()
            hint=t::field_improvement_hint()
            value=fields.improvement
            error=errors.of("improvement")
            rows=2
            max=4000
            optional=true
        />
        <Select
            name="area"
            label=t::area()
            value=fields.area
            options=area_choices(areas, fields.area.into())
            empty=t::choose_area()
            error=errors.of("area")
        />
        <Combobox
            name="unit"
            label=t::unit()
            value=fields.unit
            options=unit_choices(fetch_units())
            empty=t::choose_unit()
            error=errors.of("unit")
        />
        <Combobox
            name="owner"
            label=t::owner()
            hint=t::field_owner_hint()
            value=fields.owner
            options=people_choices(fetch_people())
            empty=t::nobody()
            error=errors.of("owner")
            optional=true
        />
        <PartialDateField
            name="starts"
            label=t::field_starts()
            value=fields.starts
            error=errors.of("starts")
            optional=true
        />
        <HorizonField
            name="horizon"
            label=t::field_horizon()
            hint=t::field_horizon_hint()
            value=fields.horizon
            errors
            optional=true
        />
    }
    .into_any()
}
