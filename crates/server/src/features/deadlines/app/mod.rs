//! The rules about deadlines.

mod clock;
mod remind;
mod rules;
mod turns;

pub use clock::{Clock, Standing};
pub use remind::{Keeper, keep};
pub use rules::set_rules;
pub use turns::{begin, end, of_wish, pass_on, resume, rewind, wait};
