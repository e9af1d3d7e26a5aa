//! Which wishes are about the same ("Er det her dit problem?"), and which have the words somebody searches for.
//!
//! Written for this, because what a search library ranks by (words in common) is not what is asked here: whether two leaders mean
//! the same thing, and whether anything is meant at all. Danish compounds, spellings, typing errors and the municipality's own names
//! for things count; what everyone writes does not. How well it does is measured in `tests/alike.rs`. Nothing leaves the program.

mod compounds;
mod index;
mod nearest;
mod question;
mod search;
mod synonyms;
mod unit;
mod vocabulary;
mod words;

pub use index::{Index, Text};
pub use question::{Alike, LIKELY_DOUBLES};
pub use search::Question;
pub use synonyms::{Synonyms, says_nothing};
