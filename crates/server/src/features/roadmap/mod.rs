//! The roadmap: every initiative at once.

pub mod app;
mod http;

pub use http::mount;
