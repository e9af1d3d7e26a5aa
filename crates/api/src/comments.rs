//! The discussion of a wish.

use crate::{
    CommentId, Need, Permission, Subject, Timestamp,
    check::Check,
    people::PersonRef,
    problem::Problem,
    units::UnitRef,
    wishes::{RemovalBody, TEXT_MAX, WishPath, check_key},
};

wire! {
    /// A comment.
    pub struct Comment {
        pub id: CommentId,
        /// Left out for the author of a wish who chose not to be seen.
        #[serde(default)]
        pub author: Option<PersonRef>,
        #[serde(default)]
        pub unit: Option<UnitRef>,
        /// Written by whoever wrote the wish.
        pub by_wish_author: bool,
        /// Empty when removed.
        pub body: String,
        /// Written by a process owner on behalf of the area.
        pub official: bool,
        pub at: Timestamp,
        #[serde(default)]
        pub edited_at: Option<Timestamp>,
        pub removed: bool,
        pub mine: bool,
        /// The wish it was written about, where that was merged into this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub from_wish: Option<i64>,
        pub may_remove: bool,
    }
}

wire! {
    /// The discussion, oldest first.
    pub struct Comments {
        pub comments: Vec<Comment>,
        /// Whether the reader may write on behalf of the area.
        pub may_be_official: bool,
    }
}

wire! {
    /// Writing a comment.
    pub struct CommentBody {
        /// Made by the browser once per comment; sending twice makes one.
        pub key: String,
        pub body: String,
        /// On behalf of the area; needs the right to assess.
        #[serde(default)]
        pub official: bool,
        #[serde(default)]
        pub not_cpr: bool,
    }
}

impl CommentBody {
    /// Checks the text.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("body", &self.body, 1, TEXT_MAX).no_cpr("body", &self.body, self.not_cpr);
        check_key(&mut check, &self.key);
        check.finish()
    }
}

path_params! {
    /// `{comment}`
    CommentPath { comment: CommentId }
}

endpoints! {
    /// The discussion of a wish.
    ListComments: Get "/api/v1/wishes/{wish}/comments", needs Need::SignedIn, path WishPath, reply Comments;
    /// Write a comment.
    CreateComment: Post "/api/v1/wishes/{wish}/comments", needs Need::Can(Permission::WishSupport), path WishPath,
        body CommentBody, reply Comment;
    /// Change one's own comment.
    UpdateComment: Put "/api/v1/comments/{comment}", needs Need::OwnOr(Permission::Moderate), path CommentPath,
        body CommentBody, reply Comment, subject |path, _| Subject::Comment(path.comment.clone());
    /// Remove one's own comment, or one that breaks the rules. It stays on record.
    RemoveComment: Post "/api/v1/comments/{comment}/removal", needs Need::OwnOr(Permission::Moderate), path CommentPath,
        body RemovalBody, subject |path, _| Subject::Comment(path.comment.clone());
    /// Bring back a comment that one has removed oneself.
    RestoreComment: Delete "/api/v1/comments/{comment}/removal", needs Need::OwnOr(Permission::Moderate), path CommentPath,
        reply Comment, subject |path, _| Subject::Comment(path.comment.clone());
}
