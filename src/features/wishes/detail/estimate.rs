//! What it costs in one's own unit: given with the support, changed and taken back at will.

use forenkl_api::{Permission, UnitId, wishes::Load};
use leptos::{prelude::*, task::spawn_local};

use super::Open;
use crate::{
    features::wishes::{
        form::{LoadFields, LoadForm},
        model::{draft::load_error, load::LoadText, sender::own_units},
        support,
        texts::{detail as t, form},
    },
    reactive::Effect,
    session::use_session,
    ui::{Button, ButtonKind, Choice, Dialog, ErrorSummary, FormErrors, Select, field_text, use_toasts},
};

#[component]
pub(super) fn EstimateDialog(open: Open, shown: RwSignal<bool>) -> impl IntoView {
    let load = LoadForm::new();
    let unit = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let busy = RwSignal::new(false);
    let supporting = open.supporting;
    let toasts = use_toasts();
    Effect::new(move |_| {
        if shown.get() {
            errors.clear();
            let own = supporting.load.get_untracked();
            load.fill(own.as_ref().map(LoadText::of).unwrap_or_default());
            unit.set(supporting.own_unit().map(|unit| unit.to_string()).unwrap_or_default());
        }
    });
    let save = move |given: Option<Load>| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let unit = UnitId(unit.get_untracked());
        spawn_local(async move {
            let outcome = support::put(open.number, unit.clone(), given.clone()).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(support) => {
                    let _ = supporting.unit.try_set(Some(unit));
                    let _ = supporting.load.try_set(given);
                    supporting.follow(support.supported, support.units_hit);
                    let _ = shown.try_set(false);
                    toasts.success(t::estimate_saved());
                    open.refresh();
                }
                Err(problem) => errors.show_problem(&problem),
            }
        });
    };
    let check = move || match untrack(|| load.text()).read() {
        Ok(given) => save(given),
        Err(faults) => errors.show(
            faults
                .into_iter()
                .map(|(field, fault)| (field.to_owned(), field_text(&load_error(field, fault))))
                .collect(),
        ),
    };
    view! {
        <Dialog
            open=shown
            title=t::estimate_title()
            footer=move || {
                view! {
                    {supporting
                        .load
                        .get()
                        .map(|_| {
                            view! {
                                <Button kind=ButtonKind::Ghost on_click=move |_| save(None)>
                                    {t::remove_estimate()}
                                </Button>
                            }
                        })}
                    <Button busy on_click=move |_| check()>
                        {t::save_estimate()}
                    </Button>
                }
            }
        >
            <div class="stack">
                <ErrorSummary errors />
                <OwnUnitField unit />
                <LoadFields load errors />
            </div>
        </Dialog>
    }
    .into_any()
}

/// Asked only where there are several.
#[component]
fn OwnUnitField(unit: RwSignal<String>) -> impl IntoView {
    let units = use_session().me_now().map(|me| own_units(&me, Permission::WishSupport)).unwrap_or_default();
    (units.len() > 1).then(|| {
        let choices: Vec<Choice> =
            units.into_iter().map(|unit| Choice::new(unit.id.to_string(), unit.name)).collect();
        view! { <Select name="support-unit" label=form::unit_choose() value=unit options=choices /> }
    })
}
