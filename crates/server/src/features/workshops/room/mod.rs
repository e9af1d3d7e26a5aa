//! One running workshop, without clock or database: its state, what may be done in it, and what each audience sees.

mod agenda;
mod apply;
mod choices;
mod clusters;
mod record;
mod rules;
mod state;
mod timer;
mod views;
mod who;

pub use record::{About, made_at};
pub use state::{By, Card, Done, Entry, Forgotten, Opening, State};

#[cfg(test)]
mod tests;
