//! Endpoints about units.

use forenkl_api::{
    Empty, Permission,
    units::{CreateUnit, DeleteUnit, ListUnits, Unit, Units, UpdateUnit},
};

use super::app;
use crate::{fault::Fault, http::Call};

pub(super) async fn list(call: Call<ListUnits>) -> Result<Units, Fault> {
    Ok(Units { units: call.app.org().await?.units().cloned().collect() })
}

pub(super) async fn create(call: Call<CreateUnit>) -> Result<Unit, Fault> {
    call.body.check()?;
    let (actor, body) = (call.actor()?, call.body);
    let reply = call.app.db.write(move |tx| app::create(tx, &body, Some(actor.id()))).await?;
    call.app.org.forget();
    Ok(reply)
}

pub(super) async fn update(call: Call<UpdateUnit>) -> Result<Unit, Fault> {
    call.body.check()?;
    let (actor, org, unit, body) = (call.actor()?, call.app.org().await?, call.path.unit, call.body);
    // Moving a unit needs the right at its new place as well.
    if let Some(parent) = &body.parent
        && org.unit(parent).is_some()
        && !actor.may_at(Permission::UnitManage, &org, parent, None)
    {
        return Err(Fault::forbidden());
    }
    let reply = call.app.db.write(move |tx| app::update(tx, &unit, &body, actor.id())).await?;
    call.app.org.forget();
    call.app.sessions.forget_all();
    Ok(reply)
}

pub(super) async fn delete(call: Call<DeleteUnit>) -> Result<Empty, Fault> {
    let actor = call.actor()?;
    call.app.db.write(move |tx| app::delete(tx, &call.path.unit, actor.id())).await?;
    call.app.org.forget();
    Ok(Empty {})
}
