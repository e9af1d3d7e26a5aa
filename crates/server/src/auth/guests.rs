//! Guests of a workshop: whoever joined with its code has a cookie that is good for that workshop and nothing else.

use axum::http::HeaderValue;
use forenkl_api::{ParticipantId, WorkshopId};

use crate::{app::App, fault::Fault, ids};

/// How long somebody can come back as the same person, in seconds: the workshop and the days after it.
const GOOD: u32 = 30 * 86_400;

/// One cookie for each workshop, so that a phone can be in two. `__Host-` binds it to this very host, and needs TLS.
fn name(workshop: &WorkshopId, secure: bool) -> String {
    let host = if secure { "__Host-" } else { "" };
    format!("{host}forenkl-workshop-{workshop}")
}

/// Workshops a call is asked about at most: nobody has joined more of them in a month, and each is looked up.
const NAMED_MAX: usize = 16;

/// Workshops that the caller has a cookie of, by its name alone: whether the cookie is good is for [`holder`] to say.
pub fn named(app: &App, cookies: Option<&HeaderValue>) -> Vec<WorkshopId> {
    let before = name(&WorkshopId(String::new()), app.config.is_secure());
    let cookies = cookies.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let keys = cookies.split(';').filter_map(|pair| pair.trim().split_once('=')).map(|(key, _)| key);
    let ids = keys.filter_map(|key| key.strip_prefix(before.as_str()));
    ids.take(NAMED_MAX).map(WorkshopId::from).collect()
}

/// Who the caller is among those who joined the workshop.
///
/// # Errors
/// When the database cannot be read.
pub async fn holder(
    app: &App,
    cookies: Option<&HeaderValue>,
    workshop: &WorkshopId,
) -> Result<Option<ParticipantId>, Fault> {
    let name = name(workshop, app.config.is_secure());
    let cookies = cookies.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    let Some((_, token)) = pairs.find(|(key, token)| *key == name && !token.is_empty()) else {
        return Ok(None);
    };
    let found = app.rooms.holder(ids::hash(token)).await?;
    // A token of another workshop is nobody's here.
    Ok(found.filter(|(of, _)| of == workshop).map(|(_, participant)| participant))
}

/// The header that sets the cookie.
///
/// # Errors
/// Never, for secrets made here.
pub fn cookie(workshop: &WorkshopId, token: &str, secure: bool) -> Result<HeaderValue, Fault> {
    let tls = if secure { "; Secure" } else { "" };
    let name = name(workshop, secure);
    let cookie = format!("{name}={token}; Path=/; Max-Age={GOOD}; HttpOnly; SameSite=Lax{tls}");
    HeaderValue::from_str(&cookie).map_err(|_| Fault::internal("a cookie that is no header"))
}
