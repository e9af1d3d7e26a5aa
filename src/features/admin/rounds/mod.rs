//! Collection rounds: opening, changing and closing them.

mod form;
mod page;
mod texts;

pub use page::RoundsPage;
