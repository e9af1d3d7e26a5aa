//! What Forenkl's browser app and server agree on.
//!
//! A leaf: it depends on neither side. Each noun of the field has one module with its shapes, its input checks and its
//! endpoints; [`endpoint`] says what an endpoint is, [`problem`] how errors look, [`permission`] who may do what.

#[macro_use]
mod wire;

pub mod activity;
pub mod answer_times;
pub mod areas;
pub mod check;
pub mod comments;
pub mod cpr;
pub mod deadlines;
pub mod endpoint;
pub mod feeds;
pub mod home;
pub mod id;
pub mod initiatives;
pub mod live;
pub mod mails;
pub mod moment;
pub mod notices;
pub mod people;
pub mod permission;
pub mod problem;
pub mod roadmap;
pub mod rounds;
pub mod search;
pub mod session;
pub mod synonyms;
pub mod transfer;
pub mod triage;
pub mod units;
pub mod webhooks;
pub mod wishes;
pub mod workshops;

pub use endpoint::{Empty, Endpoint, Method, Need, Page, PathParams, Subject};
pub use id::*;
pub use moment::{PartialDate, Precision, Timestamp};
pub use permission::{Permission, Role};
pub use problem::{FieldCode, FieldError, Problem, ProblemCode};
