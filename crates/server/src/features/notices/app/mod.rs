//! The rules about notices.

mod audience;
mod choices;
mod entry;
mod follow;
mod list;
mod read;
mod tell;
mod when;

pub use choices::{choices, choose};
pub use follow::{Notices, Ring};
pub use list::list;
pub use read::{has_news, mark_read, unread};
pub use tell::{PORTION, told_until};
