//! Adding and changing a group: a phrase a line.

use forenkl_api::{
    Empty, FieldCode, FieldError, Problem,
    synonyms::{CreateSynonym, Synonym, SynonymBody},
};
use leptos::prelude::*;

use super::{
    super::{saving::Saving, texts as admin},
    page::{Desk, name, put},
    texts as t,
};
use crate::{
    net::call,
    ui::{Button, ButtonKind, Differs, ErrorSummary, Form, FormErrors, TextArea, field_text},
};

/// What the form calls its field.
fn label(field: &str) -> &'static str {
    if field == "phrases" { t::phrases() } else { "" }
}

/// What is wrong, each phrase by its name.
fn sentence(error: &FieldError) -> String {
    let what = match error.code {
        FieldCode::OutOfRange if error.limit == Some(forenkl_api::synonyms::PHRASES_MAX) => {
            return t::too_many().to_owned();
        }
        FieldCode::OutOfRange | FieldCode::Required => return t::too_few().to_owned(),
        FieldCode::NotAllowed => t::says_nothing().to_owned(),
        _ => field_text(&FieldError { place: None, ..error.clone() }),
    };
    error.place.as_deref().map_or(what.clone(), |phrase| t::about(phrase, &what))
}

/// Shows what is wrong with the phrases; whether there was anything.
fn show(errors: FormErrors, problem: &Problem) -> bool {
    let found: Vec<(String, String)> =
        problem.fields.iter().map(|error| ("phrases".to_owned(), sentence(error))).collect();
    let any = !found.is_empty();
    if any {
        errors.show(found);
    }
    any
}

/// The form in the dialog; without a group it makes a new one.
#[component]
pub fn SynonymForm(desk: Desk, group: Option<Synonym>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let fill = move |group: &Synonym| text.set(group.phrases.join("\n"));
    group.iter().for_each(fill);
    let is_new = group.is_none();
    let base = StoredValue::new(group);
    let saving = Saving::<Synonym>::new(label);
    let phrases = move || -> Vec<String> {
        let text = text.get_untracked();
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let save = move || {
        let was = base.get_value();
        let body = SynonymBody { phrases: phrases(), version: was.as_ref().map_or(0, |group| group.version) };
        if let Err(problem) = body.check() {
            show(saving.errors, &problem);
            return;
        }
        let work = async move {
            let outcome = match was {
                Some(group) => put(group.id, body).await,
                None => call::<CreateSynonym>(&Empty {}, &Empty {}, &body).await,
            };
            match outcome {
                // What only the server can say of a phrase is said by its name too.
                Err(problem) if show(saving.errors, &problem) => Ok(None),
                outcome => outcome.map(Some),
            }
        };
        saving.run(work, move |group| {
            let Some(group) = group else { return };
            let _ = desk.dialog.try_set(false);
            desk.resource.refetch();
            let name = name(&group);
            desk.toasts.success(if is_new { t::created(&name) } else { t::saved(&name) });
        });
    };
    let stale = saving.stale_choice(
        move |theirs| Differs::only(vec![(t::phrases(), phrases().join(", "), theirs.phrases.join(", "))]),
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
            <TextArea
                name="phrases"
                label=t::phrases()
                hint=t::phrases_hint()
                value=text
                error=saving.errors.of("phrases")
                rows=5
            />
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
