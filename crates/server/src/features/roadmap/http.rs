//! The roadmap over HTTP.

use forenkl_api::roadmap::{GetRoadmap, Roadmap};

use super::app;
use crate::{
    fault::Fault,
    http::{Api, Call},
};

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<GetRoadmap, _, _>(get)
}

async fn get(call: Call<GetRoadmap>) -> Result<Roadmap, Fault> {
    let org = call.app.org().await?;
    call.app.db.read(move |conn| app::get(conn, &org)).await
}
