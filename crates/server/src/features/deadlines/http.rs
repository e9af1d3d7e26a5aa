//! Endpoints about deadlines.

use forenkl_api::deadlines::{
    DeadlineRules, DueExamples, GetDeadlineRules, PreviewDeadlines, SetDeadlineRules,
};

use super::app;
use crate::{clock, fault::Fault, http::Call};

pub(super) async fn get(call: Call<GetDeadlineRules>) -> Result<DeadlineRules, Fault> {
    Ok(call.app.org().await?.clock.rules().clone())
}

pub(super) async fn set(call: Call<SetDeadlineRules>) -> Result<DeadlineRules, Fault> {
    call.body.check()?;
    let (actor, org, body) = (call.actor()?, call.app.org().await?, call.body);
    let clock = call.app.db.write(move |tx| app::set_rules(tx, &org, actor.id(), &body)).await?;
    call.app.org.forget();
    Ok(clock.rules().clone())
}

pub(super) async fn preview(call: Call<PreviewDeadlines>) -> Result<DueExamples, Fault> {
    call.body.check()?;
    Ok(DueExamples { examples: app::Clock::of(call.body).examples(clock::now()) })
}
