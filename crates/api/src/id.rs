//! Identifiers: text made from UUIDv7 by the server, so that ids made later sort later.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name(pub String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str { &self.0 }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self { Self(text) }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self { Self(text.to_owned()) }
        }
    )+ };
}

ids! {
    /// An org unit.
    UnitId,
    /// A person who can sign in.
    PersonId,
    /// A role held at a unit.
    PositionId,
    /// An area of work (fagområde).
    AreaId,
    /// A collection round.
    RoundId,
    /// A comment on a wish.
    CommentId,
    /// An answer to a wish.
    AnswerId,
    /// One merge of wishes.
    MergeId,
    /// A milestone of an initiative.
    MilestoneId,
    /// An effect of an initiative.
    EffectId,
    /// A text to begin an answer with.
    TemplateId,
    /// A group of words that mean the same.
    SynonymId,
    /// One import of a file.
    ImportId,
    /// Something one person was told.
    NoticeId,
    /// A mail in the queue.
    MailId,
    /// A webhook.
    WebhookId,
    /// One message to one webhook.
    DeliveryId,
    /// A workshop.
    WorkshopId,
    /// A block of a workshop's agenda; counted within the workshop, like the three that follow.
    BlockId,
    /// A card in a workshop.
    CardId,
    /// A cluster of cards.
    ClusterId,
    /// Somebody who takes part in a workshop.
    ParticipantId,
}
