//! The rules about feeds.

mod addresses;
mod atom;
mod dates;
mod ics;
mod wishes;

use std::sync::Arc;

use forenkl_api::{Timestamp, people::Language};

pub use addresses::{close, list, make, reader};
pub use dates::calendar;
pub use wishes::wishes;

use crate::{auth::Actor, org::Org};

/// Who reads a feed, and from where.
#[derive(Debug, Clone)]
pub struct Reading {
    pub org: Arc<Org>,
    pub actor: Actor,
    /// Without a slash at the end.
    pub public_url: String,
    /// When the feed was made.
    pub made_at: Timestamp,
}

impl Reading {
    /// The text in the reader's language.
    fn by<T>(&self, danish: T, english: T) -> T {
        if self.actor.me.language == Language::Danish { danish } else { english }
    }
}
