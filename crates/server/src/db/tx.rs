//! What a change has in hand: the connection, the time, and the pen that writes the activity.

use std::ops::{Deref, DerefMut};

use diesel::prelude::*;
use forenkl_api::{PersonId, Timestamp};
use serde_json::Value;

use super::{
    Conn, Prepared,
    schema::{activity, counters},
};
use crate::fault::Fault;

/// Who may see who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    Everyone,
    /// Those who assess the wish, and the actor.
    Owner,
    Nobody,
}

impl Visibility {
    pub fn word(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Owner => "owner",
            Self::Nobody => "nobody",
        }
    }
}

/// One change, for the activity.
#[derive(Debug, Clone)]
pub struct Act {
    actor: Option<PersonId>,
    visibility: Visibility,
    action: &'static str,
    kind: &'static str,
    subject: String,
    label: String,
    before: Option<Value>,
    after: Option<Value>,
}

impl Act {
    /// `action` on the `subject` (a number or id) of `kind`: `Act::new("wish.answered", "wish", 12)`.
    pub fn new(action: &'static str, kind: &'static str, subject: impl ToString) -> Self {
        Self {
            actor: None,
            visibility: Visibility::Everyone,
            action,
            kind,
            subject: subject.to_string(),
            label: String::new(),
            before: None,
            after: None,
        }
    }
    /// Who did it.
    pub fn by(mut self, actor: &PersonId) -> Self {
        self.actor = Some(actor.clone());
        self
    }
    /// Who may see who did it.
    pub fn seen_by(mut self, visibility: Visibility) -> Self {
        self.visibility = visibility;
        self
    }
    /// What to call the thing. Not for people: their names are looked up when read, so that they can be forgotten.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }
    /// The fields that changed.
    pub fn change(mut self, before: Value, after: Value) -> Self {
        self.before = Some(before);
        self.after = Some(after);
        self
    }
    /// Fields that are new.
    pub fn after(mut self, after: Value) -> Self {
        self.after = Some(after);
        self
    }
}

/// A change in the making.
pub struct Tx<'a> {
    conn: &'a mut Conn,
    /// When the change is made.
    pub now: Timestamp,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(conn: &'a mut Conn) -> Self {
        Self { conn, now: crate::clock::now() }
    }

    /// Runs a part of the change in a savepoint of its own: an error takes back that part, and the rest can go on.
    ///
    /// # Errors
    /// What the closure returns, or that the database refuses.
    pub fn attempt<T>(&mut self, part: impl FnOnce(&mut Tx<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        let now = self.now;
        self.conn.transaction(|conn| part(&mut Tx { conn, now }))
    }

    /// Appends to the activity, in this transaction.
    ///
    /// The number is drawn under a row lock that is held until the commit, so that its order is the order of commits.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn record(&mut self, act: Act) -> Result<i64, Fault> {
        let seq = self.next_number("activity")?;
        diesel::insert_into(activity::table)
            .values((
                activity::seq.eq(seq),
                activity::at.eq(self.now.0),
                activity::actor_id.eq(act.actor.map(|actor| actor.0)),
                activity::actor_visibility.eq(act.visibility.word()),
                activity::action.eq(act.action),
                activity::subject_kind.eq(act.kind),
                activity::subject.eq(act.subject),
                activity::label.eq(act.label),
                activity::before.eq(act.before.map(|value| value.to_string())),
                activity::after.eq(act.after.map(|value| value.to_string())),
            ))
            .execute(&mut *self.conn)?;
        Ok(seq)
    }

    /// The next number of a counter, without gaps.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn next_number(&mut self, counter: &'static str) -> Result<i64, Fault> {
        let next = diesel::update(counters::table.find(counter))
            .set(counters::value.eq(counters::value + 1))
            .returning(counters::value);
        Ok(Prepared(next).get_result(&mut *self.conn)?)
    }
}

impl Deref for Tx<'_> {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        self.conn
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn
    }
}
