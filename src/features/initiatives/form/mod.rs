//! Making an initiative, and changing one.

mod edit;
mod fields;
mod new;

pub use edit::EditInitiativePage;
pub use new::NewInitiativePage;
