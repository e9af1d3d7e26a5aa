//! What the pages about wishes work out, without a page: addresses, tags, figures, drafts, differences.

pub mod address;
pub mod cpr;
pub mod draft;
pub mod guess;
pub mod load;
pub mod order;
pub mod path;
pub mod sender;
pub mod stale;
pub mod tag;
