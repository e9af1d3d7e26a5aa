//! Which wishes an initiative answers. A link is on record on both sides.

use forenkl_api::initiatives::WishRef;
use serde_json::json;

use super::{super::store, Reader, raise, record};
use crate::{
    db::{Act, Conn, Tx},
    fault::Fault,
    features::wishes,
};

/// Links a wish. Linking it again changes nothing.
///
/// # Errors
/// `not_found` when there is no such initiative or wish.
pub fn link_wish(tx: &mut Tx<'_>, reader: &Reader, number: i64, wish: i64) -> Result<(), Fault> {
    let wish = wish_ref(tx, wish)?;
    if store::is_linked(tx, number, wish.number)? {
        return Ok(());
    }
    let held = raise(tx, number)?;
    add(tx, reader, number, &held.title, &wish)
}

/// Takes the link to a wish away. Taking it away again changes nothing.
///
/// # Errors
/// `not_found` when there is no such initiative or wish.
pub fn unlink_wish(tx: &mut Tx<'_>, reader: &Reader, number: i64, wish: i64) -> Result<(), Fault> {
    let wish = wish_ref(tx, wish)?;
    if !store::is_linked(tx, number, wish.number)? {
        return Ok(());
    }
    let held = raise(tx, number)?;
    store::unlink(tx, number, wish.number)?;
    let (from_initiative, from_wish) = (named(wish.number, &wish.title), named(number, &held.title));
    record(tx, reader, number, &held.title, "initiative.wish_unlinked", |act| {
        act.change(json!({ "wish": from_initiative }), json!({}))
    })?;
    let on_wish = on_wish(reader, "wish.initiative_unlinked", &wish);
    tx.record(on_wish.change(json!({ "initiative": from_wish }), json!({}))).map(drop)
}

/// Stores the link and records it on both sides.
pub(super) fn add(
    tx: &mut Tx<'_>,
    reader: &Reader,
    number: i64,
    title: &str,
    wish: &WishRef,
) -> Result<(), Fault> {
    store::link(tx, number, wish.number)?;
    let name = named(wish.number, &wish.title);
    record(tx, reader, number, title, "initiative.wish_linked", |act| act.after(json!({ "wish": name })))?;
    let on_wish = on_wish(reader, "wish.initiative_linked", wish);
    tx.record(on_wish.after(json!({ "initiative": named(number, title) }))).map(drop)
}

fn on_wish(reader: &Reader, action: &'static str, wish: &WishRef) -> Act {
    Act::new(action, "wish", wish.number).by(reader.actor.id()).label(wish.title.clone())
}

fn wish_ref(conn: &mut Conn, wish: i64) -> Result<WishRef, Fault> {
    wishes::app::refs(conn, &[wish], false)?.pop().ok_or_else(Fault::not_found)
}

fn named(number: i64, title: &str) -> String {
    format!("#{number} {title}")
}
