//! Who holds the phone, as far as it matters here: somebody with an account may take part as themselves.

use forenkl_api::{Endpoint, Method, session::GetSession};
use leptos::{prelude::*, task::spawn_local};
use serde::Deserialize;

use crate::net;

/// What of the session is read.
#[derive(Debug, Clone, Deserialize)]
struct Session {
    #[serde(default)]
    me: Option<Me>,
}

/// Somebody with an account.
#[derive(Debug, Clone, Deserialize)]
pub struct Me {
    pub name: String,
}

/// Asks who is signed in; nothing where nobody is, or nothing can be learned.
pub fn who() -> RwSignal<Option<Me>> {
    let me = RwSignal::new(None);
    spawn_local(async move {
        let asked = net::send(Method::Get, GetSession::path(&forenkl_api::Empty {}), None).await;
        if let Ok(text) = asked
            && let Ok(session) = net::read::<Session>(&text)
        {
            let _ = me.try_set(session.me);
        }
    });
    me
}

/// What is kept for a person is kept under their id; here it is kept under the workshop's.
pub fn person_id() -> String {
    String::new()
}

/// There is nothing to ask anew.
pub fn refresh() {}

/// Who is not signed in has lost nothing.
pub fn signed_out() {}
