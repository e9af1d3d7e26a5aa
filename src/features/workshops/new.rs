//! A new workshop, from a template.

use forenkl_api::{
    Empty, Permission, UnitId,
    people::Language,
    workshops::{CreateWorkshop, Signing, TemplateKind, Workshop, WorkshopBody, templates::template},
};
use leptos::prelude::*;

use super::texts as t;
use crate::{
    features::admin::saving::Saving,
    i18n::{Lang, lang},
    navigation,
    net::call,
    routes::Page,
    session::use_session,
    ui::{Button, ButtonKind, CheckField, Choice, ErrorSummary, Form, Select, TextField},
};

fn label(field: &str) -> &'static str {
    match field {
        "title" => t::name(),
        _ => "",
    }
}

/// A new workshop: a template, a title, and how it is signed.
pub fn view(dialog: RwSignal<bool>) -> AnyView {
    let language = if lang() == Lang::Da { Language::Danish } else { Language::English };
    let choices: Vec<Choice> = TemplateKind::ALL
        .iter()
        .map(|kind| {
            let template = template(*kind, language);
            let minutes = template.blocks.iter().map(|block| block.minutes).sum();
            Choice::new(kind.word(), format!("{} ({})", template.title, t::minutes(minutes)))
        })
        .collect();
    let kind = RwSignal::new(TemplateKind::Simplify.word().to_owned());
    let title = RwSignal::new(String::new());
    let (signed, waiting_room) = (RwSignal::new(false), RwSignal::new(false));
    let saving = Saving::<Workshop>::new(label);
    let me = use_session().me_now();
    let save = move || {
        let template = template(
            TemplateKind::from_word(&kind.get_untracked()).unwrap_or(TemplateKind::Simplify),
            language,
        );
        let written = title.get_untracked().trim().to_owned();
        let grants = me.iter().flat_map(|me| &me.grants);
        let unit = grants
            .filter(|grant| grant.role.allows(Permission::WorkshopLead))
            .map(|grant| grant.unit.clone())
            .next()
            .unwrap_or(UnitId(String::new()));
        let mut body = WorkshopBody::from_template(template, unit);
        if !written.is_empty() {
            body.title = written;
        }
        body.waiting_room = waiting_room.get_untracked();
        if signed.get_untracked() {
            body.signing = Signing::Signed;
        }
        let errors = saving.found(body.check());
        if !errors.is_empty() {
            return saving.errors.show(errors);
        }
        let work = async move { call::<CreateWorkshop>(&Empty {}, &Empty {}, &body).await };
        saving.run(work, move |made: Workshop| {
            let _ = dialog.try_set(false);
            navigation::go(&Page::Workshop(made.id.0).href());
        });
    };
    view! {
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=saving.errors />
            <Select name="kind" label=t::choose_template() value=kind options=choices />
            <TextField name="title" label=t::name() value=title error=saving.errors.of("title") max=120 optional=true />
            <CheckField name="signed" label=t::signed() hint=t::signed_hint() value=signed />
            <CheckField name="waiting_room" label=t::waiting_room() value=waiting_room />
            <div class="cluster">
                <Button submit=true busy=saving.busy>
                    {t::create()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| dialog.set(false)>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}
