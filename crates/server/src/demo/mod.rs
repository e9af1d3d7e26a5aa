//! The demo municipality: the records of the source papers, and made-up ones around them, marked as such, that show every state.
//! Dates of made-up records are relative to today.

mod initiatives;
mod people;
mod records;
mod story;
mod synonyms;
mod when;
mod wishes;

use diesel::prelude::*;
use forenkl_api::PartialDate;

use crate::{
    app::App,
    db::{
        Tx,
        schema::{people as people_table, units},
    },
    fault::Fault,
    org::Org,
};

/// When the papers were on the table: the committee took note of the report on 6 February 2024.
const REPORTED: &str = "2024-02-06";

/// Fills a fresh store with the demo municipality; a store that holds something is left alone.
///
/// # Errors
/// When the store refuses.
pub async fn fill(app: &App) -> Result<(), Fault> {
    app.db.write(build).await?;
    app.org.forget();
    app.totals.forget();
    app.sessions.forget_all();
    Ok(())
}

fn build(tx: &mut Tx<'_>) -> Result<(), Fault> {
    let begun: i64 = units::table.count().get_result::<i64>(&mut **tx)?
        + people_table::table.count().get_result::<i64>(&mut **tx)?;
    if begun > 0 {
        return Ok(());
    }
    let now = tx.now;
    let reported = PartialDate::parse(REPORTED).map_or(0, |day| i64::from(day.first_day()) * 86_400_000);
    // A month before the report: setting up. On the day: what it says.
    tx.now.0 = reported - 28 * 86_400_000 + 8 * 3_600_000;
    records::organisation(tx)?;
    let org = Org::load(tx)?;
    let people = people::make(tx, &org)?;
    let administrator = people.get("nanna")?;
    synonyms::keep(tx, &administrator)?;
    tx.now.0 = reported + 15 * 3_600_000;
    records::reported(tx)?;
    story::tell(tx, org, &people)?;
    tx.now = now;
    Ok(())
}
