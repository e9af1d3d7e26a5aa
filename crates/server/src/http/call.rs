//! A call as a handler sees it: read, checked, and allowed.

use std::{net::IpAddr, sync::Arc};

use forenkl_api::{Endpoint, Problem, ProblemCode};

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
}

impl<E: Endpoint> Call<E> {
    /// Who calls.
    ///
    /// # Errors
    /// `sign_in_needed` on a public endpoint without a session.
    pub fn actor(&self) -> Result<Arc<Actor>, Fault> {
        self.caller.clone().ok_or_else(|| Problem::new(ProblemCode::SignInNeeded).into())
    }
}
