//! Adding a person with a first role.

use forenkl_api::{
    Empty,
    people::{CreatePerson, Person, PersonBody},
};
use leptos::prelude::*;

use super::{
    super::{saving::Saving, texts as admin, words},
    position_form::{PositionFields, PositionInputs, label},
    texts as t,
};
use crate::{
    navigation,
    net::call,
    routes::Page,
    ui::{Button, ButtonKind, ErrorSummary, Form, Glyph, TextField, use_toasts},
};

/// The form in the dialog. Leads to the new person's page, where the link to sign in is made.
#[component]
pub fn AddPerson(open: RwSignal<bool>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let email = RwSignal::new(String::new());
    let position = PositionFields::new();
    let saving = Saving::<Person>::new(label);
    let toasts = use_toasts();
    let save = move |_| {
        let mut body = PersonBody {
            name: name.get_untracked().trim().to_owned(),
            email: words::optional(&email.get_untracked()),
            closed: false,
            first_position: None,
            version: 0,
        };
        let mut errors = saving.found(body.check());
        match position.read(saving) {
            Ok(first) => body.first_position = Some(first),
            Err(more) => errors.extend(more),
        }
        if !errors.is_empty() {
            return saving.errors.show(errors);
        }
        let work = async move { call::<CreatePerson>(&Empty {}, &Empty {}, &body).await };
        saving.run(work, move |person| {
            let _ = open.try_set(false);
            toasts.success(t::created(&person.name));
            navigation::go(&Page::AdminPerson(person.id.0).href());
        });
    };
    view! {
        <Form on_submit=save>
            <ErrorSummary errors=saving.errors />
            <TextField name="name" label=t::name() value=name error=saving.errors.of("name") max=120 />
            <TextField
                name="email"
                label=t::email()
                hint=t::email_hint()
                kind="email"
                value=email
                error=saving.errors.of("email")
                optional=true
            />
            <PositionInputs fields=position errors=saving.errors />
            <div class="cluster admin-foot">
                <Button submit=true busy=saving.busy icon=Glyph::Plus>
                    {t::create()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| open.set(false)>
                    {admin::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}
