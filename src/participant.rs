//! The page of those who take part in a workshop (`/deltag`): a program of its own, because whoever scans a code in a full room on a
//! poor network should have nothing to fetch but this (see ADR 0012).
//!
//! It shares its modules with the app. Three have a small one of their own in their place, with the names the others know them by:
//! [`routes`], [`session`] and [`shell`]. A participant has no account, no menu, and nowhere else to go.
#![allow(
    dead_code,
    unused_imports,
    reason = "shared modules hold what only the app needs; it is not in the program"
)]

#[path = "participant/features.rs"]
mod features;
mod format;
mod i18n;
mod navigation;
mod net;
mod reactive;
#[path = "participant/routes.rs"]
mod routes;
#[path = "participant/session.rs"]
mod session;
#[path = "participant/shell.rs"]
mod shell;
mod storage;
mod ui;

fn main() {
    i18n::init();
    leptos::mount::mount_to_body(shell::Shell);
}
