//! People, the roles they hold, and their way in.

mod access;
mod list;
mod new;
mod page;
mod position_form;
mod positions;
mod standing;
mod texts;

pub use list::{PeoplePage, with_role};
pub use page::PersonPage;
