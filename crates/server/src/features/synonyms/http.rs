//! Endpoints about synonyms.

use forenkl_api::{
    Empty,
    synonyms::{CreateSynonym, ListSynonyms, RemoveSynonym, Synonym, Synonyms, UpdateSynonym},
};

use super::app;
use crate::{fault::Fault, http::Call};

pub(super) async fn list(call: Call<ListSynonyms>) -> Result<Synonyms, Fault> {
    call.app.db.read(|conn| Ok(Synonyms { synonyms: app::list(conn)? })).await
}

pub(super) async fn create(call: Call<CreateSynonym>) -> Result<Synonym, Fault> {
    call.body.check()?;
    let (actor, body) = (call.actor()?, call.body);
    call.app.db.write(move |tx| app::create(tx, &body, actor.id())).await
}

pub(super) async fn update(call: Call<UpdateSynonym>) -> Result<Synonym, Fault> {
    call.body.check()?;
    let (actor, body, id) = (call.actor()?, call.body, call.path.synonym);
    call.app.db.write(move |tx| app::update(tx, &id, &body, actor.id())).await
}

pub(super) async fn remove(call: Call<RemoveSynonym>) -> Result<Empty, Fault> {
    let (actor, id) = (call.actor()?, call.path.synonym);
    call.app.db.write(move |tx| app::remove(tx, &id, actor.id())).await?;
    Ok(Empty {})
}
