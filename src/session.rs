//! Who is signed in. The server decides each call; this is for menus, guards and greetings.

use std::sync::LazyLock;

use forenkl_api::{
    Empty, Permission,
    session::{GetSession, Me, Session},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    i18n::{self, Lang},
    net,
};

/// What is known of the session.
#[derive(Debug, Clone)]
#[allow(clippy::large_enum_variant, reason = "there is one of it; on 32 bits it is small")]
pub enum SessionState {
    /// Being asked for: show neither pages nor refusals.
    Loading,
    /// Could not be had, and none was seen before.
    Failed,
    /// Known; `me` is left out while nobody is signed in.
    Known(Session),
}

static STATE: LazyLock<ArcRwSignal<SessionState>> = LazyLock::new(|| ArcRwSignal::new(SessionState::Loading));

/// A handle on the session; copy it where it is needed.
#[derive(Debug, Clone, Copy)]
pub struct SessionHandle(RwSignal<SessionState>);

/// The session.
pub fn use_session() -> SessionHandle {
    SessionHandle(RwSignal::from(STATE.clone()))
}

impl SessionHandle {
    /// What is known, read reactively.
    pub fn state(self) -> SessionState {
        self.0.get()
    }

    /// The person who is signed in, read reactively.
    pub fn me(self) -> Option<Me> {
        self.0.with(|state| me_of(state).cloned())
    }

    /// The same without reading reactively, for handlers.
    pub fn me_now(self) -> Option<Me> {
        self.0.with_untracked(|state| me_of(state).cloned())
    }

    /// Whether the person was asked to lead a workshop with others, read reactively.
    pub fn co_leads(self) -> bool {
        self.0.with(|state| matches!(state, SessionState::Known(session) if session.co_leads))
    }

    /// Whether the person may do this somewhere, read reactively.
    pub fn can(self, permission: Permission) -> bool {
        self.0.with(|state| me_of(state).is_some_and(|me| me.can(permission)))
    }
}

fn me_of(state: &SessionState) -> Option<&Me> {
    match state {
        SessionState::Known(session) => session.me.as_ref(),
        _ => None,
    }
}

/// The person's id, for what is kept for them in the browser; empty while nobody is signed in.
pub fn person_id() -> String {
    STATE.with_untracked(|state| me_of(state).map(|me| me.id.0.clone()).unwrap_or_default())
}

/// Takes over what the server says of the session: after signing in, and when roles have changed.
pub fn set(session: Session) {
    let before = person_id();
    if session.me.as_ref().is_some_and(|me| !before.is_empty() && me.id.0 != before) {
        net::forget_seen();
    }
    if let Some(me) = &session.me {
        net::live::start_after(session.cursor);
        follow_language(me);
    } else {
        net::live::stop();
    }
    let grants = |state: &SessionState| me_of(state).map(|me| me.grants.clone());
    let known = SessionState::Known(session);
    let (old, new) = (STATE.with_untracked(grants), grants(&known));
    STATE.set(known);
    // What one may do stands in what was fetched.
    if old.is_some() && new.is_some() && old != new {
        net::live::everything_changed();
    }
    net::outbox::wake();
}

/// The person's own language wins over the browser's, once it is known.
fn follow_language(me: &Me) {
    let wanted = match me.language {
        forenkl_api::people::Language::Danish => Lang::Da,
        forenkl_api::people::Language::English => Lang::En,
    };
    if wanted != i18n::lang() && !i18n::is_chosen() {
        i18n::set_language(wanted);
    }
}

/// Asks the server who is signed in.
pub fn refresh() {
    spawn_local(async {
        match net::call::<GetSession>(&Empty {}, &Empty {}, &Empty {}).await {
            Ok(session) => set(session),
            Err(_) => {
                if matches!(STATE.get_untracked(), SessionState::Loading) {
                    STATE.set(SessionState::Failed);
                }
            }
        }
    });
}

/// The session has ended: here, elsewhere, or by an administrator. What was seen is forgotten, drafts stay.
pub fn signed_out() {
    net::live::stop();
    net::forget_seen();
    let was_signed_in = STATE.with_untracked(|state| me_of(state).is_some());
    if was_signed_in {
        STATE.update(|state| {
            if let SessionState::Known(session) = state {
                session.me = None;
            }
        });
        refresh();
    }
}
