//! One running workshop, without clock or database: its state, what may be done in it, and what each audience sees.

mod record;
mod rules;
mod state;
mod views;

pub use record::About;
pub use state::{By, Done, Entry, Opening, State};

#[cfg(test)]
mod tests;
