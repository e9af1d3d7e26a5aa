//! Answering what is read, or what is picked: one answer for all of them.

use forenkl_api::{
    Empty, Problem, ProblemCode,
    triage::{AnswerWishes, AnswersBody},
    wishes::SeenWish,
};
use leptos::{prelude::*, task::spawn_local};

use super::{page::Desk, texts as t};
use crate::{
    features::wishes::{AnswerFields, Answering, Preview, Subject},
    net::{self, draft::use_draft},
    ui::{Button, ErrorSummary, Form, Glyph, use_toasts},
};

/// Anew for each wish that is read; what was written for another waits there as a draft.
#[component]
pub fn AnswerPart(desk: Desk) -> impl IntoView {
    let number = Memo::new(move |_| desk.row().map(|row| row.wish.number));
    move || number.get().map(|number| view! { <Answer desk number /> })
}

/// Names the wishes that were changed while someone wrote.
pub fn changed_since(problem: &Problem) -> String {
    let numbers: Vec<String> = problem.fields.iter().filter_map(|field| field.place.clone()).collect();
    t::changed_since(&numbers.join(", "))
}

#[component]
fn Answer(desk: Desk, number: i64) -> impl IntoView {
    let row = Memo::new(move |_| {
        desk.triage.with(|triage| triage.rows.iter().find(|row| row.wish.number == number).cloned())
    });
    let of = move |row: &forenkl_api::triage::TriageRow| row.wish.clone();
    let wish = Memo::new(move |_| row.with(|row| row.as_ref().map(of)));
    let subject = Subject {
        number: Signal::stored(number),
        title: Signal::derive(move || wish.get().map(|wish| wish.title).unwrap_or_default()),
        source: Signal::derive(move || {
            wish.get().map_or(forenkl_api::wishes::RuleSource::Unknown, |wish| wish.rule_source)
        }),
        area: Signal::derive(move || wish.get().map(|wish| wish.area.id.0).unwrap_or_default()),
    };
    let answering = Answering::new(subject, desk.known);
    let draft = use_draft(&format!("answer.{number}"), answering.fields());
    if answering.unit.with_untracked(String::is_empty) {
        let unit = desk.triage.with_untracked(|triage| {
            let area = row.get_untracked().map(|row| row.wish.area.id);
            triage.areas.iter().find(|one| Some(&one.area.id) == area.as_ref()).map(|one| one.unit.0.clone())
        });
        answering.unit.set(unit.unwrap_or_default());
    }
    desk.answering.set(Some(answering));
    let (busy, toasts) = (RwSignal::new(false), use_toasts());
    let meant = Memo::new(move |_| desk.meant());
    let many = Memo::new(move |_| i64::try_from(meant.with(Vec::len)).unwrap_or(1));
    let send = move || {
        let rows = meant.get_untracked();
        let seen: Vec<SeenWish> =
            rows.iter().map(|row| SeenWish { number: row.wish.number, version: row.version }).collect();
        let one = match answering.body(0) {
            Ok(one) => one,
            Err(errors) => return answering.show(&errors),
        };
        let body = AnswersBody {
            wishes: seen,
            decision: one.decision,
            reason: one.reason,
            unit: one.unit,
            initiative: one.initiative,
            horizon: one.horizon,
            publish_at: one.publish_at,
        };
        if let Err(problem) = body.check() {
            return answering.errors.show_problem(&problem);
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<AnswerWishes>(&Empty {}, &Empty {}, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    let gone: Vec<i64> = body.wishes.iter().map(|wish| wish.number).collect();
                    let many = i64::try_from(gone.len()).unwrap_or(1);
                    let later = body.publish_at.is_some();
                    toasts.success(if later { t::kept(many) } else { t::sent(many) });
                    draft.forget();
                    let _ = desk.picked.try_set(Vec::new());
                    desk.read_next(&gone);
                    desk.refresh();
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                }
                Err(problem) if problem.code == ProblemCode::Stale => {
                    answering.errors.show(vec![(String::new(), changed_since(&problem))]);
                    desk.refresh();
                }
                Err(problem) if problem.fields.is_empty() => answering.errors.show_problem(&problem),
                Err(problem) => answering.show(&problem.fields),
            }
        });
    };
    view! {
        <section class="card" aria-labelledby="triage-answer">
            <h2 id="triage-answer">
                {move || match many.get() {
                    1 => t::answer().to_owned(),
                    many => t::answer_several(many),
                }}
            </h2>
            {move || (many.get() > 1).then(|| view! { <p class="muted small">{t::several_note()}</p> })}
            <Form on_submit=move |_| send()>
                <ErrorSummary errors=answering.errors />
                <AnswerFields answering />
                <Preview answering />
                <div class="cluster">
                    <Button submit=true busy icon=Glyph::Send>
                        {move || if answering.later.get() { t::keep(many.get()) } else { t::send(many.get()) }}
                    </Button>
                </div>
            </Form>
        </section>
    }
    .into_any()
}
