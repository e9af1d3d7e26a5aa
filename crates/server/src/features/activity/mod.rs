//! History and the activity log, read from the one table that every change is written to.

pub mod app;

use forenkl_api::{
    Page,
    activity::{Entry, ListActivity},
};

use crate::{
    fault::Fault,
    http::{Api, Call},
};

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListActivity, _, _>(list)
}

async fn list(call: Call<ListActivity>) -> Result<Page<Entry>, Fault> {
    let (actor, query) = (call.actor()?, call.query);
    call.app.db.read(move |conn| app::page(conn, &actor, &query)).await
}
