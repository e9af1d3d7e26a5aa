//! The rules about people.

mod accounts;
mod find;
mod invitations;
mod owners;
mod positions;

pub use accounts::{create, set_language, set_password, sign_out_everywhere, update};
pub use find::{credentials, everyone, exists, get, is_persona, names, password_hash, personas};
pub use invitations::{invite, invited, redeem};
pub use owners::{assignees, facilitators, holders, owners};
pub use positions::{give_position, take_position};

use forenkl_api::PersonId;

use super::store;
use crate::{
    db::{Act, Tx},
    fault::Fault,
};

/// Names and addresses stay out of the activity: only that they changed is written there.
fn record(
    tx: &mut Tx<'_>,
    action: &'static str,
    person: &PersonId,
    by: Option<&PersonId>,
    after: Option<serde_json::Value>,
) -> Result<(), Fault> {
    let mut act = Act::new(action, "person", person);
    if let Some(by) = by {
        act = act.by(by);
    }
    if let Some(after) = after {
        act = act.after(after);
    }
    tx.record(act).map(drop)
}
