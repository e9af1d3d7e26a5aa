//! Merging wishes about the same: nothing is moved, the family is read as one, and each merge can be undone.

use super::{Author, Wish, WishPath};
use crate::{
    FieldCode, FieldError, MergeId, Need, PartialDate, Permission, Subject, Timestamp, check::Check,
    people::PersonRef, problem::Problem,
};

/// Most wishes merged at once.
pub const MERGED_AT_ONCE: usize = 50;
/// Longest reason.
pub const REASON_MAX: i64 = 500;

wire! {
    /// A wish with the version it was seen in.
    pub struct SeenWish {
        pub number: i64,
        pub version: i64,
    }
}

wire! {
    /// Merging wishes into one.
    pub struct MergeBody {
        /// Those that become parts.
        pub wishes: Vec<SeenWish>,
        /// Why they are about the same; may be left out.
        #[serde(default)]
        pub reason: String,
        /// The version of the wish that stays.
        pub version: i64,
    }
}

impl MergeBody {
    /// Checks how many there are, and that none is named twice.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.optional_text("reason", &self.reason, REASON_MAX).no_cpr("reason", &self.reason, false);
        check_seen(&mut check, &self.wishes, MERGED_AT_ONCE);
        check.finish()
    }
}

/// Some wishes, none named twice, and not too many.
pub(crate) fn check_seen(check: &mut Check, wishes: &[SeenWish], most: usize) {
    check_numbers(check, wishes.iter().map(|wish| wish.number).collect(), most);
}

/// The same by their numbers alone.
pub(super) fn check_numbers(check: &mut Check, mut numbers: Vec<i64>, most: usize) {
    let named = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    if named == 0 {
        check.add(FieldError::new("wishes", FieldCode::Required));
    } else if numbers.len() < named {
        check.add(FieldError::new("wishes", FieldCode::Repeated));
    } else if named > most {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        check.add(FieldError::new("wishes", FieldCode::OutOfRange).limit(most));
    }
}

wire! {
    /// A wish as others name it.
    pub struct MergedInto {
        pub number: i64,
        pub title: String,
    }
}

wire! {
    /// A wish that was merged into another: its own words.
    pub struct WishPart {
        pub number: i64,
        pub title: String,
        pub body: String,
        pub suggestion: String,
        /// As far as the reader may know.
        pub author: Author,
        #[serde(default)]
        pub received: Option<PartialDate>,
        /// Whether the reader wrote it.
        pub mine: bool,
    }
}

wire! {
    /// One merge that stands.
    pub struct Merge {
        pub id: MergeId,
        /// The wishes it made parts of this one.
        pub wishes: Vec<i64>,
        pub reason: String,
        #[serde(default)]
        pub by: Option<PersonRef>,
        pub at: Timestamp,
    }
}

path_params! {
    /// `{wish}` and `{merge}`
    MergePath { wish: i64, merge: MergeId }
}

endpoints! {
    /// Merge wishes into this one; the right to assess is needed for each of them.
    MergeWishes: Post "/api/v1/wishes/{wish}/merges", needs Need::Can(Permission::WishAssess), path WishPath,
        body MergeBody, reply Wish, subject |path, _| Subject::Wish(path.wish);
    /// Take a merge apart: each part is as it was; what came since stays with this wish.
    UndoMerge: Delete "/api/v1/wishes/{wish}/merges/{merge}", needs Need::Can(Permission::WishAssess), path MergePath,
        reply Wish, subject |path, _| Subject::Wish(path.wish);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wish_is_named_once_and_there_is_at_least_one() {
        let body = |numbers: &[i64]| MergeBody {
            wishes: numbers.iter().map(|number| SeenWish { number: *number, version: 1 }).collect(),
            reason: String::new(),
            version: 1,
        };
        assert!(body(&[1, 2]).check().is_ok());
        for wrong in [&[][..], &[1, 1], &(0..60).collect::<Vec<_>>()] {
            assert!(body(wrong).check().is_err(), "{wrong:?}");
        }
    }
}
