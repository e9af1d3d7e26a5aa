//! A call as a handler sees it: read, checked, and allowed.

use std::{net::IpAddr, sync::Arc};

use axum::http::HeaderValue;
use forenkl_api::{Endpoint, ParticipantId, Problem, ProblemCode};

use crate::{app::App, auth::Actor, fault::Fault};

/// One call of the endpoint `E`.
pub struct Call<E: Endpoint> {
    pub app: App,
    /// Who calls; present wherever the endpoint needs someone signed in.
    pub caller: Option<Arc<Actor>>,
    pub path: E::Path,
    pub query: E::Query,
    pub body: E::Body,
    /// Where the call comes from.
    pub address: IpAddr,
    /// Who it is among those who joined the workshop; present wherever the endpoint needs one of them.
    pub participant: Option<ParticipantId>,
    /// The cookies as sent, for endpoints that anyone may call and that know who has joined.
    pub cookies: Option<HeaderValue>,
}

impl<E: Endpoint> Call<E> {
    /// Who calls.
    ///
    /// # Errors
    /// `sign_in_needed` on a public endpoint without a session.
    pub fn actor(&self) -> Result<Arc<Actor>, Fault> {
        self.caller.clone().ok_or_else(|| Problem::new(ProblemCode::SignInNeeded).into())
    }

    /// Who it is among those who joined the workshop.
    ///
    /// # Errors
    /// `sign_in_needed` on an endpoint that does not need one of them.
    pub fn guest(&self) -> Result<ParticipantId, Fault> {
        self.participant.clone().ok_or_else(|| Problem::new(ProblemCode::SignInNeeded).into())
    }
}
