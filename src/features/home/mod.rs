//! *Min side*: what awaits me, what became of mine, what is open near me. What comes first depends on what one is here for.

mod big_field;
mod management;
mod mine;
mod near;
mod owner;
mod part;
mod rounds;
mod texts;
mod verdict;
mod workshops;

use forenkl_api::{
    Empty, Permission,
    home::{GetHome, Home},
    session::Me,
};
use leptos::prelude::*;

use crate::{
    net,
    net::fetched::Fetched,
    routes::Page,
    session::use_session,
    ui::{Glyph, LinkButton, LiveView, PageHeader, Shape},
};
use big_field::BigField;
use texts as t;

/// The page of this area.
pub fn view(_: Page) -> AnyView {
    view! { <HomePage /> }.into_any()
}

/// What someone is here for; the first that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Here {
    /// To answer wishes.
    Owner,
    /// To see how it goes.
    Management,
    /// To say what takes time.
    Leader,
}

fn here_for(me: &Me) -> Here {
    if me.can(Permission::WishAssess) {
        Here::Owner
    } else if me.can(Permission::OverviewRead) {
        Here::Management
    } else {
        Here::Leader
    }
}

#[component]
fn HomePage() -> impl IntoView {
    let Some(me) = use_session().me_now() else { return ().into_any() };
    let here = here_for(&me);
    let (overview, submits) = (me.can(Permission::OverviewRead), me.can(Permission::WishSubmit));
    let changes = net::live::watch(&["wishes", "initiatives", "rounds", "workshops"]);
    let home = Fetched::new(move || {
        changes.get();
        net::connection::returns().get();
        net::outbox::sent().get();
        async move { net::call::<GetHome>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    view! {
        {head(here, &me, submits)}
        <LiveView of=home skeleton=Shape::Rows(4) let:home>
            {contents(here, overview, home)}
        </LiveView>
    }
    .into_any()
}

/// The leader's first thing is the field; it stands before anything has been fetched.
fn head(here: Here, me: &Me, submits: bool) -> AnyView {
    if here == Here::Leader && submits {
        return view! {
            <PageHeader title=t::question() lead=t::question_lead() />
            <BigField />
        }
        .into_any();
    }
    let first_name = me.name.split_whitespace().next().unwrap_or_default().to_owned();
    let send = move || {
        submits.then(|| {
            view! {
                <LinkButton href=Page::NewWish.fixed() icon=Glyph::Plus>
                    {Page::NewWish.title()}
                </LinkButton>
            }
        })
    };
    let lead = if here == Here::Owner { t::owner_lead() } else { t::management_lead() };
    view! { <PageHeader title=t::hello(&first_name) lead=lead actions=send /> }.into_any()
}

fn contents(here: Here, overview: bool, home: Signal<Home>) -> AnyView {
    let own_work = (here == Here::Owner).then(|| owner::sections(home));
    let figures = overview.then(|| management::figures(home));
    let across = overview.then(|| management::sections(home));
    view! {
        <div class="stack">
            {figures} <div class="two">
                <div class="stack">
                    {workshops::section(home)} {own_work} {across}
                    {mine::section(home, here == Here::Leader)}
                </div>
                <aside class="stack" aria-label=t::near_me()>
                    {rounds::section(home)} {near::section(home)}
                </aside>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use forenkl_api::{Role, people::Language, permission::Grant};

    use super::*;

    fn person(role: Role) -> Me {
        Me {
            id: "p".into(),
            name: "Maria Holm".into(),
            email: None,
            language: Language::Danish,
            grants: vec![Grant {
                role,
                unit: "u".into(),
                unit_name: String::new(),
                unit_short_name: String::new(),
                areas: Vec::new(),
            }],
            home: None,
        }
    }

    #[test]
    fn each_role_meets_its_own_work_first() {
        assert_eq!(here_for(&person(Role::Leader)), Here::Leader);
        assert_eq!(here_for(&person(Role::Facilitator)), Here::Leader);
        assert_eq!(here_for(&person(Role::ProcessOwner)), Here::Owner);
        assert_eq!(here_for(&person(Role::Management)), Here::Management);
        assert_eq!(here_for(&person(Role::Administrator)), Here::Owner);
    }
}
