//! The mail queue.

mod page;
mod texts;

pub use page::MailsPage;
