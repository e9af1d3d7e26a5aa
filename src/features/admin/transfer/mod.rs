//! Records in and out: importing a file in steps, undoing an import, taking lists and the archive out.

mod choose;
mod columns;
mod done;
mod exports;
mod fields;
mod file;
mod flow;
mod page;
mod past;
mod preview;
mod texts;

pub use fields::{field_name, kind_name};
pub use page::TransferPage;
