//! How fast and with what wishes are answered.

pub mod app;

use forenkl_api::answer_times::{AnswerTimes, GetAnswerTimes};

use crate::{
    fault::Fault,
    http::{Api, Call},
};

/// Mounts the endpoint.
pub fn mount(api: Api) -> Api {
    api.on::<GetAnswerTimes, _, _>(get)
}

async fn get(call: Call<GetAnswerTimes>) -> Result<AnswerTimes, Fault> {
    let (org, query) = (call.app.org().await?, call.query);
    call.app.db.read(move |conn| app::answer_times(conn, &org, &query)).await
}
