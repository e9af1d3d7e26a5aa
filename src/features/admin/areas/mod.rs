//! Areas: what wishes are about, and who answers for it.

mod form;
mod page;
mod texts;

pub use page::AreasPage;
