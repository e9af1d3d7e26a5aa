//! Words that mean the same: keeping them for the search.

mod form;
mod page;
mod texts;

pub use page::SynonymsPage;
