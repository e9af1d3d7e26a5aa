//! Handing over to another area, where they know better.

use forenkl_api::{
    Empty, ProblemCode,
    triage::{HandOverBody, HandOverWishes},
    wishes::SeenWish,
};
use leptos::{prelude::*, task::spawn_local};

use super::{answer::changed_since, page::Desk, texts as t};
use crate::{
    features::wishes::{CprNotice, area_choices},
    net,
    ui::{Button, ButtonKind, Combobox, ErrorSummary, Form, FormErrors, Glyph, TextArea, use_toasts},
};

/// The form; one's own area is no choice.
#[component]
pub fn HandOver(desk: Desk) -> impl IntoView {
    let (area, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (errors, busy, toasts) = (FormErrors::new(), RwSignal::new(false), use_toasts());
    let all = area_choices();
    let others = Signal::derive(move || {
        let here = desk.meant().first().map(|row| row.wish.area.id.0.clone()).unwrap_or_default();
        all.get().into_iter().filter(|choice| choice.value != here).collect::<Vec<_>>()
    });
    let many = Signal::derive(move || i64::try_from(desk.meant().len()).unwrap_or(1));
    let send = move || {
        let meant = untrack(|| desk.meant());
        let wishes =
            meant.iter().map(|row| SeenWish { number: row.wish.number, version: row.version }).collect();
        let gone: Vec<i64> = meant.iter().map(|row| row.wish.number).collect();
        let body = HandOverBody {
            wishes,
            area: area.get_untracked().into(),
            note: note.get_untracked().trim().to_owned(),
        };
        if body.area.as_str().is_empty() {
            return errors
                .show_problem(&forenkl_api::Problem::field("area", forenkl_api::FieldCode::Required));
        }
        if let Err(problem) = body.check() {
            return errors.show_problem(&problem);
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<HandOverWishes>(&Empty {}, &Empty {}, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    toasts.success(t::handed_over());
                    let _ = desk.handing_over.try_set(false);
                    let _ = desk.picked.try_set(Vec::new());
                    desk.read_next(&gone);
                    desk.refresh();
                }
                Err(problem) if problem.code == ProblemCode::Stale => {
                    errors.show(vec![(String::new(), changed_since(&problem))]);
                    desk.refresh();
                }
                Err(problem) => errors.show_problem(&problem),
            }
        });
    };
    view! {
        <Form on_submit=move |_| send()>
            <h3>{move || t::hand_over_title(many.get())}</h3>
            <p class="muted small">{t::hand_over_text()}</p>
            <ErrorSummary errors />
            <Combobox name="area" label=t::to_area() value=area options=others error=errors.of("area") />
            <TextArea name="note" label=t::note() value=note error=errors.of("note") optional=true rows=2 max=500 />
            <CprNotice texts=vec![(t::note(), note)] />
            <div class="cluster">
                <Button submit=true small=true busy icon=Glyph::Arrow>
                    {t::hand_over()}
                </Button>
                <Button small=true kind=ButtonKind::Secondary on_click=move |_| desk.handing_over.set(false)>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}
