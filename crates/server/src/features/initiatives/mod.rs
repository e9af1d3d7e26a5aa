//! Initiatives (tiltag): what is done about wishes, by whom, when, and what it gave.

pub mod app;
mod http;
mod store;

pub use http::mount;
