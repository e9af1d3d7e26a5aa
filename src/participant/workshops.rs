//! Taking part: what phones need of the app's own rooms.

#[path = "../features/workshops/follow.rs"]
mod follow;
#[path = "../features/workshops/gathering.rs"]
mod gathering;
#[path = "../features/workshops/join.rs"]
pub mod join;
#[path = "../features/workshops/merge.rs"]
mod merge;
#[path = "../features/workshops/phone.rs"]
mod phone;
#[path = "../features/workshops/phone_texts.rs"]
mod phone_texts;
#[path = "../features/workshops/send.rs"]
mod send;
#[path = "../features/workshops/shown.rs"]
mod shown;
#[path = "../features/workshops/texts.rs"]
mod texts;
#[path = "../features/workshops/timer.rs"]
mod timer;
#[path = "../features/workshops/verdict.rs"]
mod verdict;
#[path = "../features/workshops/written.rs"]
mod written;
