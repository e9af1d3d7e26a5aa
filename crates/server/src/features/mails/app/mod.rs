//! The rules about mails.

mod admin;
mod letter;
mod queue;
mod send;
mod stop;
mod token;
mod words;

pub use admin::{give_up, queue, retry};
pub use queue::{PAUSES, drop_waiting, forget, without_mail};
pub use send::{Mailer, Mailing};
pub use stop::{stop, what_stops};
