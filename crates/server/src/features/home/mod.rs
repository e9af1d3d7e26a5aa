//! *Min side*.

mod app;

use forenkl_api::home::{GetHome, Home};

use crate::{
    fault::Fault,
    http::{Api, Call},
};

/// Mounts the endpoint.
pub fn mount(api: Api) -> Api {
    api.on::<GetHome, _, _>(get)
}

async fn get(call: Call<GetHome>) -> Result<Home, Fault> {
    let (actor, org) = (call.actor()?, call.app.org().await?);
    call.app.db.read(move |conn| app::home(conn, &org, &actor)).await
}
