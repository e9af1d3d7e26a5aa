//! Statements that are prepared once.

use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
};

use super::Conn;

type Backend = <Conn as Connection>::Backend;

/// A statement that keeps its prepared form, found again by its text.
///
/// Diesel prepares every `UPDATE` anew, because it cannot know how many different ones there will be. That takes longer than
/// carrying one out, so the busiest are wrapped in this. Only for statements whose text does not depend on data.
#[derive(Debug)]
pub struct Prepared<T>(pub T);

impl<T: QueryFragment<Backend>> QueryFragment<Backend> for Prepared<T> {
    fn walk_ast<'b>(&'b self, pass: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        self.0.walk_ast(pass)
    }

    fn is_safe_to_cache_prepared(&self, _: &Backend) -> QueryResult<bool> {
        Ok(true)
    }
}

impl<T> QueryId for Prepared<T> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<T: Query> Query for Prepared<T> {
    type SqlType = T::SqlType;
}

impl<T> RunQueryDsl<Conn> for Prepared<T> {}
