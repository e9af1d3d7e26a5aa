//! Adding and changing an area.

use forenkl_api::{
    Empty, UnitId,
    areas::{Area, AreaBody, CreateArea},
};
use leptos::prelude::*;

use super::{
    super::{
        choices::{label_of, unit_choices, use_units},
        saving::Saving,
        texts as admin,
    },
    page::{Desk, put},
    texts as t,
};
use crate::{
    net::call,
    ui::{Button, ButtonKind, Combobox, Differs, ErrorSummary, Form, TextField},
};

/// What the form calls its fields.
fn label(field: &str) -> &'static str {
    match field {
        "code" => t::code(),
        "name" => t::name(),
        "unit" => t::unit(),
        _ => "",
    }
}

/// The form in the dialog; without an area it makes a new one.
#[component]
pub fn AreaForm(desk: Desk, area: Option<Area>) -> impl IntoView {
    let empty = || RwSignal::new(String::new());
    let (code, name, unit) = (empty(), empty(), empty());
    let fill = move |area: &Area| {
        code.set(area.code.clone());
        name.set(area.name.clone());
        unit.set(area.unit.id.0.clone());
    };
    area.iter().for_each(fill);
    let is_new = area.is_none();
    let base = StoredValue::new(area);
    let saving = Saving::<Area>::new(label);
    let units = unit_choices(use_units());
    let save = move || {
        let was = base.get_value();
        let body = AreaBody {
            code: code.get_untracked().trim().to_owned(),
            name: name.get_untracked().trim().to_owned(),
            unit: UnitId(unit.get_untracked()),
            retired: was.as_ref().is_some_and(|area| area.retired),
            version: was.as_ref().map_or(0, |area| area.version),
        };
        let mut errors = saving.found(body.check());
        if body.unit.0.is_empty() {
            errors.push(("unit".to_owned(), t::unit_needed().to_owned()));
        }
        if !errors.is_empty() {
            return saving.errors.show(errors);
        }
        let work = async move {
            match was {
                Some(area) => put(area.id, body).await,
                None => call::<CreateArea>(&Empty {}, &Empty {}, &body).await,
            }
        };
        saving.run(work, move |area| {
            let _ = desk.dialog.try_set(false);
            desk.resource.refetch();
            desk.toasts.success(if is_new { t::created(&area.name) } else { t::saved(&area.name) });
        });
    };
    let stale = saving.stale_choice(
        move |theirs| {
            let unit_name = units.with_untracked(|units| label_of(units, &unit.get_untracked()));
            Differs::only(vec![
                (t::code(), code.get_untracked(), theirs.code.clone()),
                (t::name(), name.get_untracked(), theirs.name.clone()),
                (t::unit(), unit_name, theirs.unit.name.clone()),
            ])
        },
        move |theirs| base.set_value(Some(theirs)),
        save,
        move |theirs| {
            fill(theirs);
            desk.resource.refetch();
        },
    );
    view! {
        {stale}
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=saving.errors />
            <TextField name="name" label=t::name() value=name error=saving.errors.of("name") max=120 />
            <TextField
                name="code"
                label=t::code()
                hint=t::code_hint()
                value=code
                error=saving.errors.of("code")
                max=20
                chars=12
            />
            <Combobox name="unit" label=t::unit() value=unit options=units error=saving.errors.of("unit") />
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
