//! What a session is made of.

use diesel::prelude::*;
use forenkl_api::{
    PersonId,
    session::{Me, Session},
};

use crate::{
    app::App,
    auth::{Actor, sessions},
    db::{Tx, schema},
    fault::Fault,
    features::people,
    live,
};

/// What the app needs to start.
pub(super) async fn describe(app: &App, me: Option<Me>) -> Result<Session, Fault> {
    let org = app.org().await?;
    let demo = app.config.demo;
    let (personas, cursor) = app
        .db
        .read(move |conn| {
            let personas = if demo { people::app::personas(conn)? } else { Vec::new() };
            Ok((personas, live::newest(conn)?))
        })
        .await?;
    Ok(Session {
        me,
        personas,
        municipality: org.municipality(),
        accessibility_statement: app.config.accessibility_statement.clone(),
        cursor,
    })
}

pub(super) fn end_one(tx: &mut Tx<'_>, actor: &Actor) -> Result<(), Fault> {
    diesel::delete(schema::sessions::table.find(&actor.session)).execute(&mut **tx)?;
    Ok(())
}

pub(super) fn change_password(
    tx: &mut Tx<'_>,
    person: &PersonId,
    hash: &str,
    keep: &str,
) -> Result<(), Fault> {
    people::app::set_password(tx, person, hash)?;
    sessions::end_all(tx, person, Some(keep))
}
