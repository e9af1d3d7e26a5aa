//! `/svar/skabeloner`: the texts answers begin with.

mod form;
mod page;
mod texts;

pub use page::TemplatesPage;
