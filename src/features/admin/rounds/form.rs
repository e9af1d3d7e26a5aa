//! Opening and changing a round.

use forenkl_api::{
    AreaId, Empty, FieldCode, PartialDate, UnitId,
    rounds::{CreateRound, Round, RoundBody},
};
use leptos::prelude::*;

use super::{
    super::{
        choices::{area_choices, unit_choices, use_areas, use_units},
        saving::Saving,
        texts as admin, words,
    },
    page::{Desk, put},
    texts as t,
};
use crate::{
    format,
    net::call,
    reactive::Effect,
    ui::{
        Button, ButtonKind, CheckList, Combobox, DateField, Differs, ErrorSummary, Form, RemoveChip,
        TextArea, TextField,
    },
};

/// What is written in the form.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    purpose: RwSignal<String>,
    opens_on: RwSignal<String>,
    closes_on: RwSignal<String>,
    areas: RwSignal<Vec<String>>,
    units: RwSignal<Vec<String>>,
}

impl Fields {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        let today = format::local_day(format::now()).map(|day| day.to_string()).unwrap_or_default();
        Self {
            name: empty(),
            purpose: empty(),
            opens_on: RwSignal::new(today),
            closes_on: empty(),
            areas: RwSignal::new(Vec::new()),
            units: RwSignal::new(Vec::new()),
        }
    }

    fn fill(self, round: &Round) {
        self.name.set(round.name.clone());
        self.purpose.set(round.purpose.clone());
        self.opens_on.set(round.opens_on.to_string());
        self.closes_on.set(round.closes_on.to_string());
        self.areas.set(round.areas.iter().map(|area| area.0.clone()).collect());
        self.units.set(round.units.iter().map(|unit| unit.0.clone()).collect());
    }

    /// What would be sent, or what is missing.
    fn read(self, saving: Saving<Round>, version: i64) -> Result<RoundBody, Vec<(String, String)>> {
        let (opens_on, closes_on) = (day(self.opens_on), day(self.closes_on));
        // Where a day is missing the other checks run all the same, so that everything is said at once.
        let some_day = opens_on.or(closes_on).or_else(|| PartialDate::day(2000, 1, 1));
        let Some(some_day) = some_day else { return Err(Vec::new()) };
        let body = RoundBody {
            name: self.name.get_untracked().trim().to_owned(),
            purpose: self.purpose.get_untracked().trim().to_owned(),
            opens_on: opens_on.unwrap_or(some_day),
            closes_on: closes_on.unwrap_or(some_day),
            areas: self.areas.get_untracked().into_iter().map(AreaId).collect(),
            units: self.units.get_untracked().into_iter().map(UnitId).collect(),
            version,
        };
        let mut errors = saving.found(body.check());
        for (field, date) in [("opens_on", opens_on), ("closes_on", closes_on)] {
            if date.is_none() {
                errors.push(saving.finding(field, FieldCode::NotADate));
            }
        }
        if errors.is_empty() { Ok(body) } else { Err(errors) }
    }

    fn differs(self, desk: Desk, theirs: &Round) -> Vec<Differs> {
        let date =
            |text: &str| PartialDate::parse(text).map(|date| format::partial_date(&date)).unwrap_or_default();
        let names = |mut ids: Vec<String>| {
            ids.sort();
            untrack(|| ids.iter().map(|id| desk.name_of(id)).collect::<Vec<_>>().join(", "))
        };
        Differs::only(vec![
            (t::name(), self.name.get_untracked(), theirs.name.clone()),
            (t::purpose(), self.purpose.get_untracked(), theirs.purpose.clone()),
            (t::opens_on(), date(&self.opens_on.get_untracked()), format::partial_date(&theirs.opens_on)),
            (t::closes_on(), date(&self.closes_on.get_untracked()), format::partial_date(&theirs.closes_on)),
            (
                t::areas(),
                names(self.areas.get_untracked()),
                names(theirs.areas.iter().map(|area| area.0.clone()).collect()),
            ),
            (
                t::units(),
                names(self.units.get_untracked()),
                names(theirs.units.iter().map(|unit| unit.0.clone()).collect()),
            ),
        ])
    }
}

fn day(field: RwSignal<String>) -> Option<PartialDate> {
    words::read_date(&field.get_untracked()).filter(|date| date.day_of_month().is_some())
}

/// What the form calls its fields.
fn label(field: &str) -> &'static str {
    match field {
        "name" => t::name(),
        "purpose" => t::purpose(),
        "opens_on" => t::opens_on(),
        "closes_on" => t::closes_on(),
        "areas" => t::areas(),
        "units" => t::units(),
        _ => "",
    }
}

/// The form in the dialog; without a round it makes a new one.
#[component]
pub fn RoundForm(desk: Desk, round: Option<Round>) -> impl IntoView {
    let fields = Fields::new();
    round.iter().for_each(|round| fields.fill(round));
    let is_new = round.is_none();
    let base = StoredValue::new(round);
    let saving = Saving::<Round>::new(label);
    let save = move || {
        let was = base.get_value();
        let body = match fields.read(saving, was.as_ref().map_or(0, |round| round.version)) {
            Ok(body) => body,
            Err(errors) => return saving.errors.show(errors),
        };
        let work = async move {
            match was {
                Some(round) => put(round.id, body).await,
                None => call::<CreateRound>(&Empty {}, &Empty {}, &body).await,
            }
        };
        saving.run(work, move |round| {
            let _ = desk.dialog.try_set(false);
            desk.resource.refetch();
            desk.toasts.success(if is_new { t::created(&round.name) } else { t::saved(&round.name) });
        });
    };
    let stale = saving.stale_choice(
        move |theirs| fields.differs(desk, theirs),
        move |theirs| base.set_value(Some(theirs)),
        save,
        move |theirs| {
            fields.fill(theirs);
            desk.resource.refetch();
        },
    );
    view! {
        {stale}
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=saving.errors />
            {inputs(desk, fields, saving)}
            <div class="cluster admin-foot">
                <Button submit=true busy=saving.busy>
                    {if is_new { t::create() } else { admin::save() }}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| desk.dialog.set(false)>
                    {admin::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

fn inputs(desk: Desk, fields: Fields, saving: Saving<Round>) -> AnyView {
    let of = |name: &str| saving.errors.of(name);
    view! {
        <TextField name="name" label=t::name() hint=t::name_hint() value=fields.name error=of("name") max=120 />
        <TextArea
            name="purpose"
            label=t::purpose()
            hint=t::purpose_hint()
            value=fields.purpose
            error=of("purpose")
            rows=3
            max=1000
        />
        <div class="admin-pair">
            <DateField name="opens_on" label=t::opens_on() value=fields.opens_on error=of("opens_on") />
            <DateField
                name="closes_on"
                label=t::closes_on()
                hint=t::closes_hint()
                value=fields.closes_on
                error=of("closes_on")
            />
        </div>
        <CheckList
            name="areas"
            legend=t::areas()
            hint=t::areas_hint()
            value=fields.areas
            options=area_choices(use_areas())
            error=of("areas")
        />
        {units(desk, fields.units, of("units"))}
    }
    .into_any()
}

/// Units one by one: each choice becomes a chip that can be taken away.
fn units(desk: Desk, chosen: RwSignal<Vec<String>>, error: Signal<Option<String>>) -> AnyView {
    let all = unit_choices(use_units());
    let left = Memo::new(move |_| {
        let mut choices = all.get();
        chosen.with(|chosen| choices.retain(|choice| !chosen.contains(&choice.value)));
        choices
    });
    let next = RwSignal::new(String::new());
    Effect::new(move |_| {
        let id = next.get();
        if !id.is_empty() {
            chosen.update(|chosen| chosen.push(id));
            next.set(String::new());
        }
    });
    let chips = move || {
        chosen
            .get()
            .into_iter()
            .map(|id| {
                let name = desk.name_of(&id);
                let remove = move |_| chosen.update(|chosen| chosen.retain(|other| *other != id));
                view! { <RemoveChip on_click=remove>{name}</RemoveChip> }
            })
            .collect_view()
    };
    view! {
        <div class="stack-s">
            <Combobox
                name="units"
                label=t::units()
                hint=t::units_hint()
                value=next
                options=left
                empty=t::add_unit()
                error
            />
            <div class="cluster">{chips}</div>
        </div>
    }
    .into_any()
}
