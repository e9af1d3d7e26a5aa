//! The roles a person holds, and giving and taking them.

use forenkl_api::{
    Empty, Problem,
    areas::Area,
    people::{CreatePosition, DeletePosition, Person, PersonPath, Position, PositionBody, PositionPath},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        choices::{label_of, use_areas},
        saving::{Saving, quietly},
        texts as admin, words,
    },
    page::Desk,
    position_form::{PositionFields, PositionInputs, label},
    texts as t,
};
use crate::{
    net::call,
    ui::{Button, ButtonKind, Card, Choice, Dialog, ErrorSummary, Form, Glyph, IconButton, Tag, Tone},
};

/// The person's roles.
#[component]
pub fn Positions(desk: Desk) -> impl IntoView {
    let adding = RwSignal::new(false);
    let areas = use_areas();
    let area_names = Memo::new(move |_| {
        let choice = |area: &Area| Choice::new(area.id.0.clone(), area.name.clone());
        areas.with(|areas| areas.areas.iter().map(choice).collect::<Vec<_>>()).unwrap_or_default()
    });
    let list = move || {
        let positions = desk.person.with(|person| person.positions.clone());
        if positions.is_empty() {
            return view! { <p class="muted">{t::roles_empty()}</p> }.into_any();
        }
        let items = positions.into_iter().map(|position| item(desk, position, area_names)).collect_view();
        view! { <ul class="list">{items}</ul> }.into_any()
    };
    view! {
        <Card
            title=t::roles()
            actions=move || {
                view! {
                    <Button small=true kind=ButtonKind::Secondary icon=Glyph::Plus on_click=move |_| adding.set(true)>
                        {t::add_role()}
                    </Button>
                }
            }
        >
            {list}
        </Card>
        <Dialog open=adding title=t::add_role()>
            <AddPosition desk open=adding />
        </Dialog>
    }
    .into_any()
}

fn item(desk: Desk, position: Position, area_names: Memo<Vec<Choice>>) -> AnyView {
    let (role, unit) = (words::role(position.role), position.unit.name.clone());
    let label = t::remove_role(role, &unit);
    let limited = position.areas.clone();
    let areas = move || {
        if limited.is_empty() {
            return String::new();
        }
        let names: Vec<String> =
            area_names.with(|names| limited.iter().map(|area| label_of(names, area.as_str())).collect());
        names.join(", ")
    };
    let today = words::today();
    let standing = match (position.valid_from, position.valid_to) {
        (_, Some(to)) if to.last_day() < today => Some(view! { <Tag>{t::ended()}</Tag> }.into_any()),
        (Some(from), _) if from.first_day() > today => {
            Some(view! { <Tag tone=Tone::Info>{t::coming()}</Tag> }.into_any())
        }
        _ => None,
    };
    let validity = words::validity(position.valid_from, position.valid_to);
    let busy = RwSignal::new(false);
    let remove = move |_| {
        busy.set(true);
        take(desk, position.clone(), busy);
    };
    view! {
        <li class="between admin-line admin-keep">
            <div>
                <b>{role}</b>
                " · "
                {unit}
                " "
                {standing}
                <div class="meta">
                    {validity.map(|text| view! { <span>{text}</span> })}
                    <span>{areas}</span>
                </div>
            </div>
            <IconButton label icon=Glyph::Trash busy on_click=remove />
        </li>
    }
    .into_any()
}

/// Takes a role away, with a way back.
fn take(desk: Desk, position: Position, busy: RwSignal<bool>) {
    let Some(person) = desk.now().map(|person| person.id) else { return };
    spawn_local(async move {
        let path = PositionPath { person: person.clone(), position: position.id.clone() };
        let outcome = call::<DeletePosition>(&path, &Empty {}, &Empty {}).await;
        let _ = busy.try_set(false);
        if let Err(problem) = outcome {
            return desk.refused(&problem);
        }
        desk.changed();
        let said = t::role_removed(words::role(position.role), &position.unit.name);
        let body = PositionBody {
            role: position.role,
            unit: position.unit.id,
            areas: position.areas,
            valid_from: position.valid_from,
            valid_to: position.valid_to,
        };
        desk.toasts.undo(said, move || {
            let work = give(PersonPath { person: person.clone() }, body.clone());
            quietly(desk.toasts, work, move |_| {
                desk.changed();
                desk.toasts.success(admin::undone());
            });
        });
    });
}

async fn give(path: PersonPath, body: PositionBody) -> Result<Person, Problem> {
    call::<CreatePosition>(&path, &Empty {}, &body).await
}

#[component]
fn AddPosition(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let fields = PositionFields::new();
    let saving = Saving::<Person>::new(label);
    let save = move |_| {
        let Some(person) = desk.now().map(|person| person.id) else { return };
        let body = match fields.read(saving) {
            Ok(body) => body,
            Err(errors) => return saving.errors.show(errors),
        };
        let role = words::role(body.role);
        saving.run(give(PersonPath { person }, body), move |_| {
            let _ = open.try_set(false);
            desk.toasts.success(t::role_added(role));
            desk.changed();
        });
    };
    view! {
        <Form on_submit=save>
            <ErrorSummary errors=saving.errors />
            <PositionInputs fields errors=saving.errors dates=true />
            <div class="cluster admin-foot">
                <Button submit=true busy=saving.busy icon=Glyph::Plus>
                    {t::add_role()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| open.set(false)>
                    {admin::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}
