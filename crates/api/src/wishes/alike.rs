//! "Er det her dit problem?": wishes about the same as what is being written.

use super::{TEXT_MAX, TITLE_MAX, WishRow};
use crate::{check::Check, problem::Problem};

wire! {
    /// What is being written. It need not be finished.
    pub struct AlikeBody {
        #[serde(default)]
        pub title: String,
        #[serde(default)]
        pub body: String,
    }
}

impl AlikeBody {
    /// Checks the lengths.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.optional_text("title", &self.title, TITLE_MAX).optional_text("body", &self.body, TEXT_MAX);
        check.finish()
    }
}

wire! {
    /// A piece of a text.
    pub struct Piece {
        pub text: String,
        /// Whether what is being written, or searched for, has this word too: why the wish was found.
        pub shared: bool,
    }
}

wire! {
    /// Where a wish has what is searched for.
    pub struct Hits {
        /// The title, in pieces.
        pub title: Vec<Piece>,
        /// The text around the first hit, in pieces; of rule or suggestion where the text has none.
        pub excerpt: Vec<Piece>,
    }
}

wire! {
    /// A wish about the same.
    pub struct AlikeWish {
        pub wish: WishRow,
        /// The title, in pieces.
        pub title: Vec<Piece>,
        /// The beginning of the text, in pieces.
        pub excerpt: Vec<Piece>,
    }
}

wire! {
    /// Wishes about the same, the best first; none when nothing surely is.
    pub struct AlikeWishes {
        pub wishes: Vec<AlikeWish>,
    }
}
