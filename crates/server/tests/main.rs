//! Every endpoint and every promise of the server, in process, on SQLite and, where `FORENKL_TEST_POSTGRES` names one,
//! on PostgreSQL. One program, because each test program links the whole server again: 22 of them cost minutes and
//! gigabytes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests stop at the first surprise, and say what they measured"
)]

mod alike;
mod archive;
mod backup;
mod deadlines;
mod demo;
mod durability;
mod exports;
mod feeds;
mod hostile;
mod imports;
mod initiatives;
mod live;
mod mails;
mod notices;
mod policy;
mod roadmap;
mod session;
mod support;
mod synonyms;
mod transfer;
mod triage;
mod webhooks;
mod wishes;
mod workshops;
