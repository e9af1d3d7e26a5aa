//! What stands on the roadmap.

use forenkl_api::roadmap::Roadmap;

use crate::{
    clock,
    db::Conn,
    fault::Fault,
    features::initiatives::app::{self as initiatives, Which},
    org::Org,
};

/// All initiatives, in six queries however many there are.
///
/// # Errors
/// When the database cannot be read.
pub fn get(conn: &mut Conn, org: &Org) -> Result<Roadmap, Fault> {
    Ok(Roadmap { initiatives: initiatives::rows(conn, org, &Which::All)?, today: clock::today() })
}
