//! Bringing the tables up to date: all pending steps or none.

use diesel::{backend::Backend, migration::MigrationSource, prelude::*};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::Conn;
use crate::fault::Fault;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Runs the pending migrations in one transaction, so that a failing one leaves the old state whole.
///
/// # Errors
/// Names the migration that failed.
pub fn migrate(conn: &mut Conn) -> Result<(), Fault> {
    match conn {
        Conn::Sqlite(conn) => run(conn, MIGRATIONS),
        Conn::Postgres(conn) => run(conn, MIGRATIONS),
    }
}

fn run<C, D, S>(conn: &mut C, steps: S) -> Result<(), Fault>
where
    D: Backend,
    C: Connection<Backend = D> + MigrationHarness<D>,
    S: MigrationSource<D>,
{
    conn.transaction(|conn| {
        conn.run_pending_migrations(steps).map(drop).map_err(|error| {
            Fault::start(format!("a migration failed, and the database is as it was before: {error}"))
        })
    })
}

#[cfg(test)]
mod tests {
    use diesel::{
        connection::SimpleConnection,
        migration::{Migration, MigrationMetadata, MigrationName, MigrationVersion},
        sqlite::Sqlite,
    };

    use super::*;

    /// One good step and one that breaks in the middle.
    struct Steps;
    struct Step(&'static str, &'static str);
    struct Plain;

    impl MigrationMetadata for Plain {
        fn run_in_transaction(&self) -> bool {
            true
        }
    }
    impl MigrationName for Step {
        fn version(&self) -> MigrationVersion<'_> {
            MigrationVersion::from(self.0)
        }
    }
    impl std::fmt::Display for Step {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.0)
        }
    }
    impl Migration<Sqlite> for Step {
        fn run(
            &self,
            conn: &mut dyn diesel::connection::BoxableConnection<Sqlite>,
        ) -> diesel::migration::Result<()> {
            Ok(conn.batch_execute(self.1)?)
        }
        fn revert(
            &self,
            _: &mut dyn diesel::connection::BoxableConnection<Sqlite>,
        ) -> diesel::migration::Result<()> {
            Ok(())
        }
        fn metadata(&self) -> &dyn MigrationMetadata {
            &Plain
        }
        fn name(&self) -> &dyn MigrationName {
            self
        }
    }
    impl MigrationSource<Sqlite> for Steps {
        fn migrations(&self) -> diesel::migration::Result<Vec<Box<dyn Migration<Sqlite>>>> {
            Ok(vec![
                Box::new(Step("1", "CREATE TABLE kept (a TEXT); INSERT INTO kept VALUES ('x')")),
                Box::new(Step("2", "CREATE TABLE half (a TEXT); SELECT nonsense FROM nowhere")),
            ])
        }
    }

    #[test]
    fn a_failing_step_leaves_the_old_state_whole() {
        let mut conn = SqliteConnection::establish(":memory:").unwrap();
        conn.batch_execute("CREATE TABLE before (a TEXT)").unwrap();
        assert!(run(&mut conn, Steps).is_err());
        assert!(conn.batch_execute("INSERT INTO before VALUES ('still here')").is_ok());
        assert!(conn.batch_execute("SELECT * FROM kept").is_err(), "the step before it is taken back too");
        assert!(conn.batch_execute("SELECT * FROM half").is_err());
    }
}
