//! `/administration/personer/:id`: one person: details, roles, and their way in.

use forenkl_api::{
    Empty, PersonId, Problem,
    people::{GetPerson, Person, PersonBody, PersonPath, UpdatePerson},
    problem::ConflictReason,
};
use leptos::prelude::*;

use super::{
    super::{layout::AdminPage, saving::Saving, section::Section, texts as admin, words},
    access::Access,
    position_form::label,
    positions::Positions,
    standing::standing_tag,
    texts as t,
};
use crate::{
    net::fetched::Fetched,
    net::{call, live},
    routes::Page,
    ui::{
        Alert, AlertKind, Button, ButtonKind, Card, Dialog, Differs, ErrorSummary, Form, Glyph, LiveView,
        PageHeader, Shape, TextField, Toasts, problem_text, use_toasts,
    },
};

/// What the parts of the page share; `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub person: Signal<Person>,
    pub resource: Fetched<Person>,
    pub toasts: Toasts,
    /// Something was refused because this is the last administrator.
    pub last_administrator: RwSignal<bool>,
}

impl Desk {
    /// The person as they were last fetched.
    pub fn now(self) -> Option<Person> {
        self.person.try_get_untracked()
    }

    /// After a change.
    pub fn changed(self) {
        let _ = self.last_administrator.try_set(false);
        self.resource.refetch();
    }

    /// What was refused, said where it can be read.
    pub fn refused(self, problem: &Problem) {
        if problem.reason == Some(ConflictReason::LastAdministrator) {
            let _ = self.last_administrator.try_set(true);
        } else {
            self.toasts.error(problem_text(problem));
        }
        self.resource.refetch();
    }
}

/// A person as they would be sent.
pub fn body_of(person: &Person) -> PersonBody {
    PersonBody {
        name: person.name.clone(),
        email: person.email.clone(),
        closed: person.closed,
        first_position: None,
        version: person.version,
    }
}

/// Changes a person.
pub async fn put(person: PersonId, body: PersonBody) -> Result<Person, Problem> {
    call::<UpdatePerson>(&PersonPath { person }, &Empty {}, &body).await
}

/// The page.
#[component]
pub fn PersonPage(id: String) -> impl IntoView {
    let changes = live::watch(&["org"]);
    let person = Fetched::new(move || {
        changes.track();
        let person = PersonId(id.clone());
        async move { call::<GetPerson>(&PersonPath { person }, &Empty {}, &Empty {}).await }
    });
    let of = move |part: fn(&Person) -> String| Signal::derive(move || person.with(part).unwrap_or_default());
    view! {
        <AdminPage section=Section::People>
            <PageHeader
                title=of(|person| person.name.clone())
                lead=of(|person| person.email.clone().unwrap_or_else(|| t::no_email().to_owned()))
                back=(Page::AdminPeople.fixed(), Section::People.name())
            />
            <LiveView of=person skeleton=Shape::Card let:loaded>
                {contents(loaded, person)}
            </LiveView>
        </AdminPage>
    }
    .into_any()
}

fn contents(person: Signal<Person>, resource: Fetched<Person>) -> AnyView {
    let desk = Desk { person, resource, toasts: use_toasts(), last_administrator: RwSignal::new(false) };
    let editing = RwSignal::new(false);
    let refused = move || {
        desk.last_administrator.get().then(|| {
            let name = person.with(|person| person.name.clone());
            view! {
                <Alert kind=AlertKind::Error title=t::last_admin_title()>
                    <p>{t::last_admin(&name)}</p>
                </Alert>
            }
        })
    };
    view! {
        <div class="stack">
            {refused}
            <Card
                title=t::details()
                actions=move || {
                    view! {
                        <Button small=true kind=ButtonKind::Secondary icon=Glyph::Edit on_click=move |_| editing.set(true)>
                            {admin::edit()}
                        </Button>
                    }
                }
            >
                <dl class="facts">
                    <dt>{t::name()}</dt>
                    <dd>{move || person.with(|person| person.name.clone())}</dd>
                    <dt>{t::email()}</dt>
                    <dd class="break">
                        {move || person.with(|person| person.email.clone().unwrap_or_else(|| t::no_email().to_owned()))}
                    </dd>
                    <dt>{t::access()}</dt>
                    <dd>{move || person.with(standing_tag)}</dd>
                </dl>
            </Card>
            <Positions desk />
            <Access desk />
        </div>
        <Dialog open=editing title=t::details()>
            <Details desk open=editing />
        </Dialog>
    }
    .into_any()
}

/// Name and e-mail.
#[component]
fn Details(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let base = StoredValue::new(desk.now());
    let (name, email) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fill = move |person: &Person| {
        name.set(person.name.clone());
        email.set(person.email.clone().unwrap_or_default());
    };
    base.with_value(|person| person.as_ref().map(fill));
    let saving = Saving::<Person>::new(label);
    let save = move || {
        let Some(was) = base.get_value() else { return };
        let mut body = body_of(&was);
        body.name = name.get_untracked().trim().to_owned();
        body.email = words::optional(&email.get_untracked());
        let errors = saving.found(body.check());
        if !errors.is_empty() {
            return saving.errors.show(errors);
        }
        saving.run(put(was.id, body), move |person| {
            let _ = open.try_set(false);
            desk.toasts.success(t::saved(&person.name));
            desk.changed();
        });
    };
    let stale = saving.stale_choice(
        move |theirs| {
            Differs::only(vec![
                (t::name(), name.get_untracked(), theirs.name.clone()),
                (t::email(), email.get_untracked(), theirs.email.clone().unwrap_or_default()),
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
                name="email"
                label=t::email()
                hint=t::email_hint()
                kind="email"
                value=email
                error=saving.errors.of("email")
                optional=true
            />
            <div class="cluster admin-foot">
                <Button submit=true busy=saving.busy>
                    {admin::save()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| open.set(false)>
                    {admin::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}
