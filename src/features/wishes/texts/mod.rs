//! The texts of the wishes, Danish and English side by side.

pub mod assess;
pub mod clock;
pub mod detail;
pub mod form;
pub mod history;
pub mod list;
pub mod merge;
pub mod talk;
pub mod words;
