//! The Forenkl app: Leptos, rendered in the browser, compiled to WebAssembly.
//!
//! [`routes`] says which pages there are, [`navigation`] which one the person is at, [`session`] who they are, [`net`] how to reach
//! the server; `features/<noun>` hold the pages, `ui` what they are made of, `shell` what stands around them.

mod app;
mod features;
mod format;
mod i18n;
mod navigation;
mod net;
mod reactive;
mod routes;
mod session;
mod shell;
#[cfg(debug_assertions)]
mod stopped;
mod storage;
mod ui;

fn main() {
    #[cfg(debug_assertions)]
    stopped::install();
    i18n::init();
    navigation::start();
    leptos::mount::mount_to_body(app::App);
}
