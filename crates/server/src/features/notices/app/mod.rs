//! The rules about notices.

mod audience;
mod choices;
mod entry;
mod follow;
mod list;
mod mailing;
mod read;
mod tell;
mod when;

pub use choices::{choices, choose};
pub use follow::{Notices, Ring};
pub use list::{list, of_mail};
pub use mailing::{any_due, due, mend, take};
pub use read::{has_news, mark_read, unread};
pub use tell::{PORTION, told_until};
pub use when::millis;
