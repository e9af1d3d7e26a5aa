//! What can go wrong on the server, and what of it is told.
//!
//! Policy: [`Fault::Problem`] is for the caller and travels as it is. Everything else is ours: logged once with the request id,
//! and the caller learns only the kind.

use std::fmt;

use diesel::result::{DatabaseErrorKind, Error as DbError};
use forenkl_api::{FieldCode, Problem, ProblemCode, problem::ConflictReason};

/// An error on its way to the caller or the log.
#[derive(Debug)]
pub enum Fault {
    /// For the caller, as it is.
    Problem(Box<Problem>),
    /// The database refused.
    Database(DbError),
    /// The disk is full: nothing was written, reading goes on.
    StorageFull,
    /// The database cannot be reached, or too much is waiting.
    Unavailable,
    /// A mistake of ours.
    Internal(String),
    /// The program cannot start or carry out a command; the text is for the one who runs it.
    Start(String),
}

impl Fault {
    /// A mistake of ours.
    pub fn internal(text: impl Into<String>) -> Self {
        Self::Internal(text.into())
    }
    /// Cannot start.
    pub fn start(text: impl Into<String>) -> Self {
        Self::Start(text.into())
    }
    /// Nothing there.
    pub fn not_found() -> Self {
        Problem::new(ProblemCode::NotFound).into()
    }
    /// Not allowed.
    pub fn forbidden() -> Self {
        Problem::new(ProblemCode::Forbidden).into()
    }
    /// One field needs mending.
    pub fn field(field: &str, code: FieldCode) -> Self {
        Problem::field(field, code).into()
    }
    /// Does not fit the present state.
    pub fn conflict(reason: ConflictReason) -> Self {
        Problem::conflict(reason).into()
    }
    /// Someone else changed it first; `current` is the present state.
    pub fn stale<T: serde::Serialize>(current: &T) -> Self {
        let current = serde_json::value::to_raw_value(current).ok();
        Problem { current, ..Problem::new(ProblemCode::Stale) }.into()
    }

    /// Whether it says that the change does not fit the present state.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Problem(problem) if problem.code == ProblemCode::Conflict)
    }

    pub(crate) fn is_full(error: &DbError) -> bool {
        match error {
            DbError::DatabaseError(_, info) => {
                let text = info.message();
                text.contains("disk is full")
                    || text.contains("No space left")
                    || text.contains("disk I/O error")
            }
            DbError::RollbackErrorOnCommit { commit_error, .. } => Self::is_full(commit_error),
            _ => false,
        }
    }

    pub(crate) fn storage_full(&self) -> bool {
        match self {
            Self::StorageFull => true,
            Self::Database(error) => Self::is_full(error),
            _ => false,
        }
    }

    pub(crate) fn lost_connection(&self) -> bool {
        match self {
            Self::Unavailable => true,
            Self::Database(DbError::DatabaseError(DatabaseErrorKind::ClosedConnection, _)) => true,
            Self::Database(DbError::BrokenTransactionManager) => true,
            Self::Database(DbError::DatabaseError(DatabaseErrorKind::Unknown, info)) => {
                let text = info.message();
                text.contains("server closed the connection") || text.contains("terminating connection")
            }
            _ => false,
        }
    }

    /// What the caller is told.
    pub fn into_problem(self) -> Problem {
        if self.storage_full() {
            return Problem::new(ProblemCode::StorageFull);
        }
        if self.lost_connection() {
            return Problem::new(ProblemCode::Unavailable);
        }
        match self {
            Self::Problem(problem) => *problem,
            Self::Database(DbError::DatabaseError(DatabaseErrorKind::UniqueViolation, info)) => {
                Problem::field(info.column_name().unwrap_or_default(), FieldCode::Taken)
            }
            Self::Database(DbError::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _)) => {
                Problem::conflict(ConflictReason::InUse)
            }
            Self::Database(DbError::DatabaseError(DatabaseErrorKind::SerializationFailure, _))
            | Self::Unavailable => Problem::new(ProblemCode::Unavailable),
            _ => Problem::new(ProblemCode::Internal),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problem(problem) => write!(f, "{}", problem.code),
            Self::Database(error) => write!(f, "database: {error}"),
            Self::StorageFull => f.write_str("the disk is full"),
            Self::Unavailable => f.write_str("the database cannot be reached"),
            Self::Internal(text) | Self::Start(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Fault {}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<DbError> for Fault {
    fn from(error: DbError) -> Self {
        Self::Database(error)
    }
}
