//! Taking part: its own rooms, and what it shares with the pages of those who lead.

mod aside;
mod choosing;
#[path = "../features/workshops/clock.rs"]
mod clock;
mod dragging;
#[path = "../features/workshops/follow.rs"]
mod follow;
#[path = "../features/workshops/gathering.rs"]
mod gathering;
pub mod join;
mod judging;
mod kept;
mod laid;
mod later;
mod leaving;
#[path = "../features/workshops/merge.rs"]
mod merge;
mod phone;
mod phone_texts;
#[path = "../features/workshops/picking.rs"]
mod picking;
mod placing;
mod record;
mod send;
#[path = "../features/workshops/shown.rs"]
mod shown;
#[path = "../features/workshops/texts.rs"]
mod texts;
#[path = "../features/workshops/timer.rs"]
mod timer;
#[path = "../features/workshops/verdict.rs"]
mod verdict;
mod voting;
mod writing;
#[path = "../features/workshops/written.rs"]
mod written;
