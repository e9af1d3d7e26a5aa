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
    features::{people, workshops},
    live,
};

/// What the app needs to start.
pub(super) async fn describe(app: &App, me: Option<Me>) -> Result<Session, Fault> {
    let org = app.org().await?;
    let demo = app.config.demo;
    let person = me.as_ref().map(|me| me.id.clone());
    let (personas, cursor, co_leads) = app
        .db
        .read(move |conn| {
            let personas = if demo { people::app::personas(conn)? } else { Vec::new() };
            let co_leads = match &person {
                Some(person) => workshops::app::co_leads(conn, person)?,
                None => false,
            };
            Ok((personas, live::newest(conn)?, co_leads))
        })
        .await?;
    Ok(Session {
        me,
        co_leads,
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
