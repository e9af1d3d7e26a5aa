//! The rules about wishes.

mod after;
mod alike;
mod answer;
mod assess;
mod carry_out;
mod detail;
mod doubles;
mod family;
mod gathered;
mod hand_over;
mod letter;
mod likeness;
mod list;
mod merge;
mod noticed;
mod path;
mod referral;
mod scheduled;
mod search;
mod submit;
mod support;
mod talk;
mod verdict;

pub use after::appeal;
pub use alike::alike;
pub use answer::answer;
pub use assess::{ask_author, assess};
pub use carry_out::{carried_out, exists, refs};
pub use detail::{author, detail, may_know_author, verdicts};
pub use doubles::{doubles, grouped, not_doubles};
pub use family::family;
pub use gathered::{Voice, submit_gathered, workshop_of};
pub use hand_over::{assign, hand_over};
pub use letter::letter;
pub use likeness::Likeness;
pub use list::{Moved, Totals, export_rows, list, moved_last};
pub use merge::{merge, undo_merge, wrote_part};
pub use noticed::noticed;
pub use path::path;
pub use referral::set_referral;
pub use scheduled::{cancel_scheduled, publish_scheduled};
pub use submit::{remove, submit, update};
pub use support::{follow, support, unfollow, withdraw};
pub use talk::{count_comment, question_answered};
pub use verdict::{judge, withdraw_verdict};

pub use super::store::{
    WishRecord, assessable_areas, by_numbers, count, get, get_unmerged, open_words, page, save_clock, titles,
};

use forenkl_api::wishes::AuthorVisibility;

use super::store;
use crate::{auth::Actor, db::Visibility, org::Org};

/// Who may see the author's doings in the activity: as the author chose.
pub fn author_visibility(record: &WishRecord) -> Visibility {
    match AuthorVisibility::from_word(&record.visibility) {
        Some(AuthorVisibility::Everyone) => Visibility::Everyone,
        Some(AuthorVisibility::Owner) => Visibility::Owner,
        Some(AuthorVisibility::Nobody) | None => Visibility::Nobody,
    }
}

/// Whether the person may assess this wish.
pub fn may_assess(org: &Org, actor: &Actor, record: &WishRecord) -> bool {
    store::assessable_areas(org, actor).contains(&record.area_id)
}
