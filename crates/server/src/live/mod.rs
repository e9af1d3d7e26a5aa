//! The live stream: tells open pages what changed.

mod http;
mod hub;

pub use http::{live, report_client_error};
pub use hub::{Hub, Notice, newest, topics};
