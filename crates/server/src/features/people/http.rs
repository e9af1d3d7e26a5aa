//! Endpoints about people.

use forenkl_api::{
    Empty, Page, Permission,
    people::{
        Assignees, CreateInvitation, CreatePerson, CreatePosition, DeletePosition, EndSessions, GetPerson,
        Invitation, ListAssignees, ListPeople, Person, UpdatePerson,
    },
};

use super::{app, store};
use crate::{clock, fault::Fault, http::Call};

pub(super) async fn list(call: Call<ListPeople>) -> Result<Page<Person>, Fault> {
    let (actor, org, query) = (call.actor()?, call.app.org().await?, call.query);
    call.app
        .db
        .read(move |conn| {
            let (items, total) = store::list(conn, &org, &actor, &query, clock::now())?;
            Ok(Page { items, total, page: query.page.unwrap_or(1).max(1), per_page: store::PER_PAGE })
        })
        .await
}

pub(super) async fn get(call: Call<GetPerson>) -> Result<Person, Fault> {
    let org = call.app.org().await?;
    call.app.db.read(move |conn| app::get(conn, &org, &call.path.person, clock::now())).await
}

pub(super) async fn create(call: Call<CreatePerson>) -> Result<Person, Fault> {
    call.body.check()?;
    let (actor, org, body) = (call.actor()?, call.app.org().await?, call.body);
    call.app
        .db
        .write(move |tx| {
            let person = app::create(tx, &body.name, body.email.as_deref(), Some(actor.id()))?;
            if let Some(position) = &body.first_position {
                app::give_position(tx, &person, position, Some(actor.id()))?;
            }
            let now = tx.now;
            app::get(tx, &org, &person, now)
        })
        .await
}

pub(super) async fn update(call: Call<UpdatePerson>) -> Result<Person, Fault> {
    call.body.check()?;
    let (actor, org, person, body) = (call.actor()?, call.app.org().await?, call.path.person, call.body);
    let who = person.clone();
    let reply = call
        .app
        .db
        .write(move |tx| {
            app::update(tx, &org, &who, &body, actor.id())?;
            let now = tx.now;
            app::get(tx, &org, &who, now)
        })
        .await?;
    call.app.sessions.forget(person.as_str());
    Ok(reply)
}

pub(super) async fn create_position(call: Call<CreatePosition>) -> Result<Person, Fault> {
    let (actor, org, person, body) = (call.actor()?, call.app.org().await?, call.path.person, call.body);
    let who = person.clone();
    let reply = call
        .app
        .db
        .write(move |tx| {
            app::give_position(tx, &who, &body, Some(actor.id()))?;
            let now = tx.now;
            app::get(tx, &org, &who, now)
        })
        .await?;
    call.app.sessions.forget(person.as_str());
    Ok(reply)
}

pub(super) async fn delete_position(call: Call<DeletePosition>) -> Result<Person, Fault> {
    let (actor, org, path) = (call.actor()?, call.app.org().await?, call.path);
    let person = path.person.clone();
    let reply = call
        .app
        .db
        .write(move |tx| {
            let now = tx.now;
            let held = app::get(tx, &org, &path.person, now)?;
            let position =
                held.positions.iter().find(|held| held.id == path.position).ok_or_else(Fault::not_found)?;
            // The person may work in several places; the role must lie where the caller administers.
            if !actor.may_at(Permission::PeopleManage, &org, &position.unit.id, None) {
                return Err(Fault::forbidden());
            }
            app::take_position(tx, &path.person, &path.position, actor.id())?;
            app::get(tx, &org, &path.person, now)
        })
        .await?;
    call.app.sessions.forget(person.as_str());
    Ok(reply)
}

pub(super) async fn invite(call: Call<CreateInvitation>) -> Result<Invitation, Fault> {
    let (actor, url) = (call.actor()?, call.app.config.public_url.clone());
    call.app.db.write(move |tx| app::invite(tx, &call.path.person, &url, actor.id())).await
}

pub(super) async fn end_sessions(call: Call<EndSessions>) -> Result<Empty, Fault> {
    let actor = call.actor()?;
    app::sign_out_everywhere(&call.app, call.path.person, actor.id().clone()).await?;
    Ok(Empty {})
}

pub(super) async fn assignees(call: Call<ListAssignees>) -> Result<Assignees, Fault> {
    call.app.db.read(|conn| Ok(Assignees { people: app::assignees(conn)? })).await
}
