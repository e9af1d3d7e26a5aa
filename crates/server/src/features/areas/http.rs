//! Endpoints about areas.

use forenkl_api::{
    Permission,
    areas::{Area, Areas, CreateArea, ListAreas, UpdateArea},
};

use super::app;
use crate::{fault::Fault, http::Call};

pub(super) async fn list(call: Call<ListAreas>) -> Result<Areas, Fault> {
    let org = call.app.org().await?;
    call.app.db.read(move |conn| Ok(Areas { areas: app::list(conn, &org)? })).await
}

pub(super) async fn create(call: Call<CreateArea>) -> Result<Area, Fault> {
    call.body.check()?;
    let (actor, body) = (call.actor()?, call.body);
    let reply = call.app.db.write(move |tx| app::create(tx, &body, Some(actor.id()))).await?;
    call.app.org.forget();
    Ok(reply)
}

pub(super) async fn update(call: Call<UpdateArea>) -> Result<Area, Fault> {
    call.body.check()?;
    let (actor, org, body) = (call.actor()?, call.app.org().await?, call.body);
    // Handing an area to another unit needs the right there as well.
    if org.unit(&body.unit).is_some() && !actor.may_at(Permission::AreaManage, &org, &body.unit, None) {
        return Err(Fault::forbidden());
    }
    let reply = call.app.db.write(move |tx| app::update(tx, &call.path.area, &body, actor.id())).await?;
    call.app.org.forget();
    Ok(reply)
}
