//! The rules about webhooks.

mod follow;
mod keep;
mod message;
mod queue;
mod reach;
mod send;
mod sign;

pub use follow::derive;
pub use keep::{create, deliveries, list, remove, renew, retry, test, update};
pub use reach::Reach;
pub use send::{Sender, Webhooking};
