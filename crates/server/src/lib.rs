//! The Forenkl server: JSON API, live stream and the app, in one program.

pub mod alike;
pub mod app;
pub mod auth;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod fault;
pub mod features;
pub mod http;
pub mod ids;
pub mod live;
pub mod org;
pub mod stem;
pub mod workdays;

pub use app::App;
pub use config::Config;
pub use fault::Fault;
