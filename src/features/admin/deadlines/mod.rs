//! The answer clock's rules: how long there is, and which days count.

mod areas;
mod days;
mod form;
mod page;
mod texts;

pub use page::DeadlinesPage;
