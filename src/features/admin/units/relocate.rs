//! Moving a unit below another, and closing one that cannot be removed.

use forenkl_api::{PartialDate, UnitId, units::Unit};
use leptos::prelude::*;

use super::{
    super::{saving::Saving, texts as admin, words},
    desk::{Desk, body_of, put},
    form::label,
    model, texts as t,
};
use crate::{
    format,
    ui::{
        Alert, AlertKind, Button, ButtonKind, Choice, Combobox, DateField, ErrorSummary, Form, Glyph,
        StaleChoice,
    },
};

/// Chooses where a unit goes.
#[component]
pub fn MoveUnit(desk: Desk, unit: Unit) -> impl IntoView {
    let today = words::today();
    let (homes, below) = desk.units.with_untracked(|units| {
        let homes: Vec<Choice> = model::homes(&units.units, unit.id.as_str())
            .into_iter()
            .filter(|home| !model::is_closed(home, today))
            .map(|home| {
                let path = model::path_text(&units.units, home.id.as_str());
                Choice::new(home.id.0.clone(), home.name.clone()).hint(path)
            })
            .collect();
        (homes, model::subtree(&units.units, unit.id.as_str()).len() - 1)
    });
    let note = match i64::try_from(below) {
        Ok(below) if below > 0 => t::move_follow(below),
        _ => t::move_alone().to_owned(),
    };
    let to = RwSignal::new(String::new());
    let saving = Saving::<Unit>::new(label);
    let base = StoredValue::new(unit);
    let save = move || {
        let home = UnitId(to.get_untracked());
        let Some(named) = desk.unit(&home) else {
            return saving.errors.show(vec![("parent".to_owned(), t::move_needed().to_owned())]);
        };
        let was = base.get_value();
        let mut body = body_of(&was);
        body.parent = Some(home.clone());
        saving.run(put(was.id.clone(), body), move |now| {
            desk.unfold(&home);
            desk.changed(t::moved(&now.name, &named.name), &was, &now);
        });
    };
    // A newer version elsewhere does not change where this one is to go: taking it over is always right.
    let stale = move || {
        let newer = saving.stale.get()?;
        let on_mine = move || {
            base.set_value(newer.clone());
            save();
        };
        let on_theirs = move || {
            desk.dialog.set(false);
            desk.resource.refetch();
        };
        Some(view! { <StaleChoice differs=Vec::new() on_mine on_theirs /> })
    };
    view! {
        {stale}
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=saving.errors />
            <Combobox
                name="parent"
                label=t::move_choose()
                hint=t::move_hint()
                value=to
                options=homes
                error=saving.errors.of("parent")
            />
            <p class="muted">{note}</p>
            <div class="cluster admin-foot">
                <Button submit=true busy=saving.busy icon=Glyph::Arrow>
                    {t::move_do()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| desk.dialog.set(false)>
                    {admin::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

/// Closes a unit with a last day, when something hangs on it.
#[component]
pub fn CloseUnit(desk: Desk, unit: Unit) -> impl IntoView {
    let day = RwSignal::new(format::local_day(format::now()).map(|day| day.to_string()).unwrap_or_default());
    let saving = Saving::<Unit>::new(label);
    let base = StoredValue::new(unit.clone());
    let save = move || {
        let Some(last) = PartialDate::parse(day.get_untracked().trim()) else {
            return saving.errors.show(vec![("valid_to".to_owned(), t::last_day_needed().to_owned())]);
        };
        let was = base.get_value();
        let mut body = body_of(&was);
        body.valid_to = Some(last);
        let errors = saving.found(body.check());
        if !errors.is_empty() {
            return saving.errors.show(errors);
        }
        saving.run(put(was.id.clone(), body), move |now| {
            desk.changed(t::closed_done(&now.name, format::partial_date(&last)), &was, &now);
        });
    };
    let stale = move || {
        let newer = saving.stale.get()?;
        let on_mine = move || {
            base.set_value(newer.clone());
            save();
        };
        let on_theirs = move || {
            desk.dialog.set(false);
            desk.resource.refetch();
        };
        Some(view! { <StaleChoice differs=Vec::new() on_mine on_theirs /> })
    };
    view! {
        <Alert kind=AlertKind::Warning title=t::in_use_title(&unit.name)>
            {t::in_use_text()}
        </Alert>
        {stale}
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=saving.errors />
            <DateField name="valid_to" label=t::last_day() value=day error=saving.errors.of("valid_to") />
            <div class="cluster admin-foot">
                <Button submit=true busy=saving.busy>
                    {t::close_unit()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| desk.dialog.set(false)>
                    {admin::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}
