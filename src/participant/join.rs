//! `/deltag`: the code, then who one is as far as one wants to say, then the workshop. No account.

use forenkl_api::{
    Empty, Endpoint, Method, ProblemCode, UnitId, WorkshopId,
    workshops::{
        CodePath, ELSEWHERE, Invitation, JoinBody, JoinWorkshop, SeeWorkshop, ShowInvitation, Signing,
        UnitChoice, WorkshopPath, code,
    },
};
use leptos::{prelude::*, task::spawn_local};
use serde::Deserialize;

use super::{phone::Phone, phone_texts as p, texts as t};
use crate::{
    navigation,
    net::{self, call},
    session::{Me, who},
    storage::{self, Shelf},
    ui::{Button, Choice, ErrorSummary, Form, FormErrors, PageHeader, Select, TextField, problem_text},
};

/// Where somebody who joins is by now. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
struct Entrance {
    /// What the code leads to.
    invitation: RwSignal<Option<Invitation>>,
    /// Inside.
    inside: RwSignal<Option<WorkshopId>>,
    code: RwSignal<String>,
    name: RwSignal<String>,
    unit: RwSignal<String>,
    /// Whose phone it is, where they have an account.
    me: RwSignal<Option<Me>>,
    errors: FormErrors,
    busy: RwSignal<bool>,
    /// Made once, so that joining twice is joining once.
    key: StoredValue<String>,
}

/// The page.
#[component]
pub fn JoinPage(
    /// As it stands in the address; empty where it is still to be typed.
    code: String,
) -> impl IntoView {
    let given = !code.is_empty();
    let entrance = Entrance {
        invitation: RwSignal::new(None),
        inside: RwSignal::new(None),
        code: RwSignal::new(code),
        name: RwSignal::new(String::new()),
        unit: RwSignal::new(String::new()),
        me: who(),
        errors: FormErrors::new(),
        busy: RwSignal::new(false),
        key: StoredValue::new(storage::new_key()),
    };
    if given {
        entrance.look();
    }
    let is_known = Memo::new(move |_| entrance.invitation.with(Option::is_some));
    move || {
        match (entrance.inside.get(), is_known.get()) {
            (Some(workshop), _) => view! { <Phone workshop /> }.into_any(),
            (None, true) => entrance.who(),
            (None, false) => entrance.door(),
        }
        .into_any()
    }
}

/// What of a frame is read on the way in; the stream brings it all again.
#[derive(Deserialize)]
struct Joined {
    workshop: WorkshopId,
}

/// What a unit is called; somewhere else has a name in either language.
fn unit_name(unit: &UnitChoice) -> String {
    if unit.id.0 == ELSEWHERE { p::elsewhere().to_owned() } else { unit.name.clone() }
}

/// What one is called, as far as one wants to say.
pub fn your_name(name: RwSignal<String>, errors: FormErrors, hint: &'static str) -> AnyView {
    view! {
        <TextField
            name="name"
            label=p::your_name()
            hint
            value=name
            error=errors.of("name")
            autocomplete="name"
            max=60
            optional=true
        />
    }
    .into_any()
}

/// Where a phone keeps which workshop it came into by a code.
fn shelf(code: &str) -> String {
    format!("forenkl.joined.{}", code::normalised(code).unwrap_or_default())
}

fn remember(code: &str, workshop: &WorkshopId) {
    storage::set(Shelf::Lasting, &shelf(code), workshop.as_str());
}

fn joined_by(code: &str) -> Option<WorkshopId> {
    storage::get(Shelf::Lasting, &shelf(code)).map(WorkshopId)
}

/// Whether this phone still takes part in it, as far as anybody says otherwise. What is seen there is not kept.
async fn is_inside(workshop: &WorkshopId) -> bool {
    let path = WorkshopPath { workshop: workshop.clone() };
    !net::is_gone(&SeeWorkshop::path(&path)).await
}

/// The address by which one comes back.
fn go_to(code: &str) {
    let address = format!("/deltag/{code}");
    if navigation::address() != address {
        navigation::replace(&address);
    }
}

impl Entrance {
    /// Looks what the code leads to. Who has joined before goes straight in.
    fn look(self) {
        if self.busy.get_untracked() {
            return;
        }
        let typed = self.code.get_untracked();
        let Some(code) = code::normalised(&typed) else {
            return self.no_such_code();
        };
        self.busy.set(true);
        spawn_local(async move {
            // Asking what a code leads to counts as guessing one: whoever came in by it before is not made to. It may have ended, or the
            // code been turned, since then.
            let known = match joined_by(&code) {
                Some(workshop) if is_inside(&workshop).await => Some(workshop),
                _ => None,
            };
            if known.is_some() {
                self.inside.try_set(known);
                return go_to(&code);
            }
            let path = CodePath { code: code.clone() };
            let outcome = call::<ShowInvitation>(&path, &Empty {}, &Empty {}).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(invitation) => {
                    go_to(&code);
                    let (joined, workshop) = (invitation.joined, invitation.workshop.clone());
                    if joined {
                        remember(&code, &workshop);
                    }
                    self.errors.clear();
                    self.invitation.set(Some(invitation));
                    if joined {
                        self.inside.set(Some(workshop));
                    }
                }
                Err(problem) if problem.code == ProblemCode::NotFound => self.no_such_code(),
                Err(problem) => self.errors.show(vec![(String::new(), problem_text(&problem))]),
            }
        });
    }

    fn no_such_code(self) {
        self.errors.show(vec![("code".to_owned(), p::no_such_code().to_owned())]);
    }

    fn join(self, as_myself: bool) {
        if self.busy.get_untracked() {
            return;
        }
        let unit = self.unit.get_untracked();
        let body = JoinBody {
            key: self.key.get_value(),
            code: self.code.get_untracked(),
            name: self.name.get_untracked().trim().to_owned(),
            unit: Some(unit).filter(|unit| !unit.is_empty()).map(UnitId),
            as_myself,
        };
        if let Err(problem) = body.check() {
            return self.errors.show_problem(&problem);
        }
        self.busy.set(true);
        spawn_local(async move {
            let sent = net::send(Method::Post, JoinWorkshop::path(&Empty {}), Some(net::write(&body))).await;
            let outcome = sent.and_then(|text| net::read::<Joined>(&text));
            if self.busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(Joined { workshop }) => {
                    remember(&body.code, &workshop);
                    self.inside.set(Some(workshop));
                    window().scroll_to_with_x_and_y(0.0, 0.0);
                }
                // The door was locked, or the code turned, while the name was being written.
                Err(problem) if problem.code == ProblemCode::NotFound => {
                    self.invitation.set(None);
                    self.no_such_code();
                }
                Err(problem) => self.errors.show_problem(&problem),
            }
        });
    }

    /// The code.
    fn door(self) -> AnyView {
        view! {
            <PageHeader title=p::join_title() lead=p::join_lead() />
            <Form on_submit=move |_| self.look()>
                <ErrorSummary errors=self.errors />
                <TextField
                    name="code"
                    label=t::code()
                    hint=p::code_hint()
                    value=self.code
                    error=self.errors.of("code")
                    autocomplete="off"
                    chars=8
                    big=true
                />
                <Button submit=true busy=self.busy>
                    {p::join()}
                </Button>
            </Form>
        }
        .into_any()
    }

    /// Who one is, as far as one wants to say.
    fn who(self) -> AnyView {
        let Some(invitation) = self.invitation.get_untracked() else { return ().into_any() };
        let rule = match invitation.signing {
            Signing::Anonymous => p::anonymous(),
            Signing::Signed => p::will_be_signed(),
        };
        let units: Vec<Choice> =
            invitation.units.iter().map(|unit| Choice::new(unit.id.0.clone(), unit_name(unit))).collect();
        let unit = invitation.asks_unit.then(|| {
            view! {
                <Select
                    name="unit"
                    label=p::your_unit()
                    value=self.unit
                    options=units.clone()
                    empty=t::choose_unit()
                    error=self.errors.of("unit")
                />
            }
        });
        let as_myself = move || {
            self.me.get().map(|me| {
            view! {
                <Button kind=crate::ui::ButtonKind::Secondary busy=self.busy on_click=move |_| self.join(true)>
                    {p::come_in_as(&me.name)}
                </Button>
            }
        })
        };
        view! {
            <PageHeader title=invitation.title.clone() lead=rule />
            <Form on_submit=move |_| self.join(false)>
                <ErrorSummary errors=self.errors />
                {your_name(self.name, self.errors, p::your_name_hint())}
                {unit}
                <div class="cluster">
                    <Button submit=true busy=self.busy>
                        {p::come_in()}
                    </Button>
                    {as_myself}
                </div>
            </Form>
        }
        .into_any()
    }
}
