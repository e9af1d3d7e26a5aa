//! Sessions: opaque random tokens in a cookie, stored hashed, and remembered for a short while.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use axum::http::{HeaderMap, HeaderValue, header};
use diesel::prelude::*;
use forenkl_api::PersonId;

use super::actor::{self, Actor};
use crate::{
    app::App,
    clock,
    db::{Tx, schema::sessions},
    fault::Fault,
    ids,
};

/// How long a session is believed without asking the database. Changes of roles and sign-outs forget it at once, on every node.
const BELIEVED: Duration = Duration::from_secs(20);
const REMEMBERED_MAX: usize = 20_000;

/// Who was seen with a token's hash, and when.
type Seen = HashMap<String, (Instant, Arc<Actor>)>;

/// Sessions seen lately.
#[derive(Clone, Default)]
pub struct SessionCache {
    seen: Arc<RwLock<Seen>>,
}

impl SessionCache {
    fn get(&self, hash: &str) -> Option<Arc<Actor>> {
        let seen = self.seen.read().unwrap_or_else(PoisonError::into_inner);
        seen.get(hash).filter(|(since, _)| since.elapsed() < BELIEVED).map(|(_, actor)| actor.clone())
    }

    fn put(&self, hash: &str, actor: Arc<Actor>) {
        let mut seen = self.seen.write().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= REMEMBERED_MAX {
            seen.retain(|_, (since, _)| since.elapsed() < BELIEVED);
        }
        if seen.len() < REMEMBERED_MAX {
            seen.insert(hash.to_owned(), (Instant::now(), actor));
        }
    }

    /// Forgets one person's sessions.
    pub fn forget(&self, person: &str) {
        let mut seen = self.seen.write().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, (_, actor)| actor.id().as_str() != person);
    }

    /// Forgets all sessions.
    pub fn forget_all(&self) {
        self.seen.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// The session cookie's name: `__Host-` binds it to this very host, and needs TLS.
pub fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-forenkl" } else { "forenkl" }
}

/// The token in the request's cookie.
pub fn token(headers: &HeaderMap, secure: bool) -> Option<&str> {
    let name = cookie_name(secure);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
        .filter(|value| !value.is_empty())
}

/// Who the token belongs to, if its session still runs.
///
/// # Errors
/// When the database cannot be read.
pub async fn actor(app: &App, token: &str) -> Result<Option<Arc<Actor>>, Fault> {
    by_hash(app, &ids::hash(token)).await
}

/// Who the session with this hash belongs to, if it still runs.
///
/// # Errors
/// When the database cannot be read.
pub async fn by_hash(app: &App, hash: &str) -> Result<Option<Arc<Actor>>, Fault> {
    let hash = hash.to_owned();
    if let Some(actor) = app.sessions.get(&hash) {
        return Ok(Some(actor));
    }
    let org = app.org().await?;
    let key = hash.clone();
    let me = app
        .db
        .read(move |conn| {
            let now = clock::now();
            let person: Option<String> = sessions::table
                .find(&key)
                .filter(sessions::expires_at.gt(now.0))
                .select(sessions::person_id)
                .first(conn)
                .optional()?;
            match person {
                Some(person) => actor::load(conn, &org, &person, clock::danish_day(now)),
                None => Ok(None),
            }
        })
        .await?;
    let Some(me) = me else { return Ok(None) };
    let actor = Arc::new(Actor { me, session: hash.clone() });
    app.sessions.put(&hash, actor.clone());
    Ok(Some(actor))
}

/// Begins a session and returns its token.
///
/// # Errors
/// When the database refuses.
pub fn begin(tx: &mut Tx<'_>, person: &PersonId, days: u16) -> Result<String, Fault> {
    let token = ids::secret()?;
    let now = tx.now.0;
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now))).execute(&mut **tx)?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(ids::hash(&token)),
            sessions::person_id.eq(person.as_str()),
            sessions::created_at.eq(now),
            sessions::expires_at.eq(now + i64::from(days) * 86_400_000),
        ))
        .execute(&mut **tx)?;
    Ok(token)
}

/// Ends a person's sessions, but for the one to keep.
///
/// # Errors
/// When the database refuses.
pub fn end_all(tx: &mut Tx<'_>, person: &PersonId, keep: Option<&str>) -> Result<(), Fault> {
    diesel::delete(
        sessions::table
            .filter(sessions::person_id.eq(person.as_str()))
            .filter(sessions::token_hash.ne(keep.unwrap_or_default())),
    )
    .execute(&mut **tx)?;
    Ok(())
}

/// The header that sets the cookie; an empty token takes it away.
pub fn set_cookie(token: &str, secure: bool, days: u16) -> Result<HeaderValue, Fault> {
    let age = if token.is_empty() { 0 } else { u32::from(days) * 86_400 };
    let tls = if secure { "; Secure" } else { "" };
    let cookie =
        format!("{}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Lax{tls}", cookie_name(secure));
    HeaderValue::from_str(&cookie).map_err(|_| Fault::internal("a cookie that is no header"))
}
