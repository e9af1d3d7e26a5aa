//! Adding and changing a unit.

use forenkl_api::{
    Empty, FieldCode, UnitId,
    units::{CreateUnit, NAME_MAX, SHORT_NAME_MAX, Unit, UnitBody, UnitKind},
};
use leptos::prelude::*;

use super::{
    super::{saving::Saving, texts as admin, words},
    desk::{Desk, Doing, put},
    model,
    remove::RemoveButton,
    texts as t,
};
use crate::{
    net::call,
    ui::{Button, ButtonKind, Differs, ErrorSummary, Form, Glyph, PartialDateField, Select, TextField},
};

/// What is written in the form.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    short_name: RwSignal<String>,
    kind: RwSignal<String>,
    outside_id: RwSignal<String>,
    valid_from: RwSignal<String>,
    valid_to: RwSignal<String>,
}

impl Fields {
    fn new(kind: UnitKind) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            name: empty(),
            short_name: empty(),
            kind: RwSignal::new(kind.word().to_owned()),
            outside_id: empty(),
            valid_from: empty(),
            valid_to: empty(),
        }
    }

    fn fill(self, unit: &Unit) {
        self.name.set(unit.name.clone());
        self.short_name.set(unit.short_name.clone());
        self.kind.set(unit.kind.word().to_owned());
        self.outside_id.set(unit.outside_id.clone().unwrap_or_default());
        self.valid_from.set(words::write_date(unit.valid_from));
        self.valid_to.set(words::write_date(unit.valid_to));
    }

    fn body(self, parent: Option<UnitId>, version: i64) -> UnitBody {
        UnitBody {
            parent,
            kind: self.kind.with_untracked(|kind| UnitKind::from_word(kind)).unwrap_or(UnitKind::Institution),
            name: self.name.get_untracked().trim().to_owned(),
            short_name: self.short_name.get_untracked().trim().to_owned(),
            outside_id: words::optional(&self.outside_id.get_untracked()),
            valid_from: words::read_date(&self.valid_from.get_untracked()),
            valid_to: words::read_date(&self.valid_to.get_untracked()),
            version,
        }
    }

    fn errors(self, saving: Saving<Unit>, body: &UnitBody) -> Vec<(String, String)> {
        let mut errors = saving.found(body.check());
        for (field, value) in [("valid_from", self.valid_from), ("valid_to", self.valid_to)] {
            if value.with_untracked(|value| words::unreadable(value)) {
                errors.push(saving.finding(field, FieldCode::NotADate));
            }
        }
        errors
    }

    fn differs(self, theirs: &Unit) -> Vec<Differs> {
        let kind = |word: &str| UnitKind::from_word(word).map(words::kind).unwrap_or_default().to_owned();
        let day = |text: String| {
            words::read_date(&text).map(|date| crate::format::partial_date(&date)).unwrap_or_default()
        };
        Differs::only(vec![
            (t::name(), self.name.get_untracked(), theirs.name.clone()),
            (t::short_name(), self.short_name.get_untracked(), theirs.short_name.clone()),
            (t::kind(), kind(&self.kind.get_untracked()), kind(theirs.kind.word())),
            (t::outside_id(), self.outside_id.get_untracked(), theirs.outside_id.clone().unwrap_or_default()),
            (
                t::valid_from(),
                day(self.valid_from.get_untracked()),
                day(words::write_date(theirs.valid_from)),
            ),
            (t::valid_to(), day(self.valid_to.get_untracked()), day(words::write_date(theirs.valid_to))),
        ])
    }
}

/// What the form calls its fields.
pub fn label(field: &str) -> &'static str {
    match field {
        "name" => t::name(),
        "short_name" => t::short_name(),
        "kind" => t::kind(),
        "outside_id" => t::outside_id(),
        "valid_from" => t::valid_from(),
        "valid_to" => t::valid_to(),
        "parent" => t::below(),
        _ => "",
    }
}

/// A new unit below another, or at the top.
#[component]
pub fn AddUnit(desk: Desk, parent: Option<UnitId>) -> impl IntoView {
    let above = parent.as_ref().and_then(|id| desk.unit(id));
    let fields =
        Fields::new(above.as_ref().map_or(UnitKind::Municipality, |unit| model::kind_below(unit.kind)));
    let saving = Saving::<Unit>::new(label);
    let save = move |_| {
        let body = fields.body(parent.clone(), 0);
        let errors = fields.errors(saving, &body);
        if !errors.is_empty() {
            return saving.errors.show(errors);
        }
        let parent = parent.clone();
        let work = async move { call::<CreateUnit>(&Empty {}, &Empty {}, &body).await };
        saving.run(work, move |unit| {
            if let Some(parent) = &parent {
                desk.unfold(parent);
            }
            desk.finish(&unit.id, unit.version);
            desk.toasts.success(t::created(&unit.name));
        });
    };
    let stands = above.map_or_else(|| t::the_top().to_owned(), |unit| unit.name);
    view! {
        <p class="muted">{t::below()} ": " <b>{stands}</b></p>
        <Form on_submit=save>
            <ErrorSummary errors=saving.errors />
            {inputs(fields, saving)}
            <div class="cluster admin-foot">
                <Button submit=true busy=saving.busy icon=Glyph::Plus>
                    {t::create()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| desk.dialog.set(false)>
                    {admin::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

/// Changing a unit, and the ways to moving and removing it.
#[component]
pub fn EditUnit(desk: Desk, unit: Unit) -> impl IntoView {
    let fields = Fields::new(unit.kind);
    fields.fill(&unit);
    let saving = Saving::<Unit>::new(label);
    let path = desk.units.with_untracked(|units| model::path_text(&units.units, unit.id.as_str()));
    let base = StoredValue::new(unit.clone());
    let save = move || {
        let was = base.get_value();
        let body = fields.body(was.parent.clone(), was.version);
        let errors = fields.errors(saving, &body);
        if !errors.is_empty() {
            return saving.errors.show(errors);
        }
        saving.run(put(was.id.clone(), body), move |now| desk.changed(t::saved(&now.name), &was, &now));
    };
    let stale = saving.stale_choice(
        move |theirs| fields.differs(theirs),
        move |theirs| base.set_value(theirs),
        save,
        move |theirs| {
            fields.fill(theirs);
            desk.resource.refetch();
        },
    );
    let (add, go) = (unit.id.clone(), unit.id.clone());
    let can_move = unit.parent.is_some();
    view! {
        {(!path.is_empty()).then(|| view! { <p class="muted">{path}</p> })}
        <div class="cluster">
            <Button small=true kind=ButtonKind::Secondary icon=Glyph::Plus on_click=move |_| desk.start(Doing::Add(Some(add.clone())))>
                {t::add_here()}
            </Button>
            {can_move
                .then(|| {
                    view! {
                        <Button
                            small=true
                            kind=ButtonKind::Secondary
                            icon=Glyph::Arrow
                            on_click=move |_| desk.start(Doing::Move(go.clone()))
                        >
                            {t::move_to()}
                        </Button>
                    }
                })}
            <RemoveButton desk unit />
        </div>
        {stale}
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=saving.errors />
            {inputs(fields, saving)}
            <div class="cluster admin-foot">
                <Button submit=true busy=saving.busy>
                    {admin::save()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| desk.dialog.set(false)>
                    {admin::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

fn inputs(fields: Fields, saving: Saving<Unit>) -> AnyView {
    let of = |name: &str| saving.errors.of(name);
    view! {
        <TextField
            name="name"
            label=t::name()
            value=fields.name
            error=of("name")
            max=usize::try_from(NAME_MAX).unwrap_or_default()
        />
        <div class="admin-pair">
            <TextField
                name="short_name"
                label=t::short_name()
                hint=t::short_name_hint()
                value=fields.short_name
                error=of("short_name")
                max=usize::try_from(SHORT_NAME_MAX).unwrap_or_default()
            />
            <Select name="kind" label=t::kind() value=fields.kind options=words::kind_choices() error=of("kind") />
        </div>
        <TextField
            name="outside_id"
            label=t::outside_id()
            hint=t::outside_id_hint()
            value=fields.outside_id
            error=of("outside_id")
            optional=true
        />
        <PartialDateField
            name="valid_from"
            label=t::valid_from()
            value=fields.valid_from
            error=of("valid_from")
            optional=true
        />
        <PartialDateField name="valid_to" label=t::valid_to() value=fields.valid_to error=of("valid_to") optional=true />
    }
    .into_any()
}
