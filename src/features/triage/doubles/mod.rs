//! `/svar/dubletter`: wishes that are likely about the same, group by group, to be merged or told apart quickly.

mod act;
mod group;
mod keys;
mod page;
mod texts;

pub use page::DoublesPage;
