//! A role at a unit: the fields, in the forms for a new person and a new role.

use forenkl_api::{
    AreaId, FieldCode, Role, UnitId,
    people::{Person, PositionBody},
};
use leptos::prelude::*;

use super::{
    super::{
        choices::{area_choices, unit_choices, use_areas, use_units},
        saving::Saving,
        words,
    },
    texts as t,
};
use crate::ui::{CheckList, Combobox, FormErrors, PartialDateField, RadioCards};

/// What the forms of a person call their fields.
pub fn label(field: &str) -> &'static str {
    match field {
        "name" => t::name(),
        "email" => t::email(),
        "role" => t::role(),
        "unit" => t::unit(),
        "areas" => t::only_areas(),
        "valid_from" => t::valid_from(),
        "valid_to" => t::valid_to(),
        _ => "",
    }
}

/// What is written in the fields.
#[derive(Clone, Copy)]
pub struct PositionFields {
    role: RwSignal<String>,
    unit: RwSignal<String>,
    areas: RwSignal<Vec<String>>,
    valid_from: RwSignal<String>,
    valid_to: RwSignal<String>,
}

impl PositionFields {
    /// Nothing chosen yet.
    pub fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            role: empty(),
            unit: empty(),
            areas: RwSignal::new(Vec::new()),
            valid_from: empty(),
            valid_to: empty(),
        }
    }

    fn chosen_role(self) -> Option<Role> {
        self.role.with(|word| Role::from_word(word))
    }

    /// What would be sent, or what is missing.
    pub fn read(self, saving: Saving<Person>) -> Result<PositionBody, Vec<(String, String)>> {
        let mut errors = Vec::new();
        let role = untrack(|| self.chosen_role());
        if role.is_none() {
            errors.push(("role".to_owned(), t::role_needed().to_owned()));
        }
        let unit = self.unit.get_untracked();
        if unit.is_empty() {
            errors.push(("unit".to_owned(), t::unit_needed().to_owned()));
        }
        let dates =
            [("valid_from", self.valid_from.get_untracked()), ("valid_to", self.valid_to.get_untracked())];
        for (field, text) in &dates {
            if words::unreadable(text) {
                errors.push(saving.finding(field, FieldCode::NotADate));
            }
        }
        let [from, to] = dates.map(|(_, text)| words::read_date(&text));
        if let (Some(from), Some(to)) = (from, to)
            && to.last_day() < from.first_day()
        {
            errors.push(saving.finding("valid_to", FieldCode::WrongOrder));
        }
        match role {
            Some(role) if errors.is_empty() => {
                let areas = if role == Role::ProcessOwner { self.areas.get_untracked() } else { Vec::new() };
                Ok(PositionBody {
                    role,
                    unit: UnitId(unit),
                    areas: areas.into_iter().map(AreaId).collect(),
                    valid_from: from,
                    valid_to: to,
                })
            }
            _ => Err(errors),
        }
    }
}

/// The fields: role, unit, areas where the role can be limited to some, and from when to when.
#[component]
pub fn PositionInputs(
    fields: PositionFields,
    errors: FormErrors,
    #[prop(optional)] dates: bool,
) -> impl IntoView {
    let units = unit_choices(use_units());
    let areas = area_choices(use_areas());
    let limited =
        move || fields.chosen_role() == Some(Role::ProcessOwner) && areas.with(|areas| !areas.is_empty());
    view! {
        <RadioCards
            name="role"
            legend=if dates { t::role() } else { t::first_role() }
            value=fields.role
            options=words::role_choices()
            error=errors.of("role")
        />
        <Combobox
            name="unit"
            label=t::at_unit()
            hint=t::at_unit_hint()
            value=fields.unit
            options=units
            error=errors.of("unit")
        />
        {move || {
            limited()
                .then(|| {
                    view! {
                        <CheckList
                            name="areas"
                            legend=t::only_areas()
                            hint=t::only_areas_hint()
                            value=fields.areas
                            options=areas
                            error=errors.of("areas")
                        />
                    }
                })
        }}
        {dates
            .then(|| {
                view! {
                    <PartialDateField
                        name="valid_from"
                        label=t::valid_from()
                        value=fields.valid_from
                        error=errors.of("valid_from")
                        optional=true
                    />
                    <PartialDateField
                        name="valid_to"
                        label=t::valid_to()
                        value=fields.valid_to
                        error=errors.of("valid_to")
                        optional=true
                    />
                }
            })}
    }
    .into_any()
}
