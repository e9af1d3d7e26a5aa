//! Wishes that are likely about the same, for an owner to go through.

use super::{MERGED_AT_ONCE, WishRow, merge::check_numbers};
use crate::{FieldCode, FieldError, Need, Permission, Subject, check::Check, problem::Problem};

wire! {
    /// A wish among likely doubles, whole, so that it can be read in place.
    pub struct DoubleWish {
        pub wish: WishRow,
        pub body: String,
        pub suggestion: String,
        pub version: i64,
    }
}

wire! {
    /// Wishes that are likely about the same, the oldest first.
    pub struct DoubleGroup {
        pub wishes: Vec<DoubleWish>,
    }
}

wire! {
    /// Likely doubles among the open wishes the reader may assess, the likeliest group first.
    pub struct Doubles {
        pub groups: Vec<DoubleGroup>,
        /// Whether there is more to be had by asking again: groups left out, or wishes not compared yet.
        pub more: bool,
    }
}

wire! {
    /// Saying that wishes are not about the same: none of them with any other.
    pub struct NotDoublesBody {
        pub wishes: Vec<i64>,
        /// `false` takes it back.
        pub differ: bool,
    }
}

impl NotDoublesBody {
    /// Checks that there are at least two, each named once.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check_numbers(&mut check, self.wishes.clone(), MERGED_AT_ONCE);
        if self.wishes.len() == 1 {
            check.add(FieldError::new("wishes", FieldCode::OutOfRange));
        }
        check.finish()
    }
}

endpoints! {
    /// Likely doubles, to be gone through.
    ListDoubles: Get "/api/v1/wishes/doubles", needs Need::Can(Permission::WishAssess), reply Doubles;
    /// Say that wishes are not about the same, or take that back; the right to assess is needed for each of them.
    MarkNotDoubles: Put "/api/v1/wishes/doubles", needs Need::Can(Permission::WishAssess), body NotDoublesBody,
        subject |_, body| Subject::Wishes(body.wishes.clone());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_least_two_each_named_once() {
        let check = |numbers: &[i64]| NotDoublesBody { wishes: numbers.to_vec(), differ: true }.check();
        assert!(check(&[1, 2]).is_ok());
        for wrong in [&[][..], &[1], &[1, 1], &(0..60).collect::<Vec<_>>()] {
            assert!(check(wrong).is_err(), "{wrong:?}");
        }
    }
}
