//! Likely doubles for an owner to go through: open wishes that the index finds alike, in groups.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
    time::{Duration, Instant},
};

use diesel::prelude::*;
use forenkl_api::{
    PersonId,
    wishes::{DoubleGroup, DoubleWish, Doubles, NotDoublesBody, WishRow},
};
use serde_json::json;

use super::{Likeness, store};
use crate::{
    alike::LIKELY_DOUBLES,
    app::App,
    auth::Actor,
    db::{
        Act, Conn, Tx,
        schema::{not_doubles, wishes},
    },
    fault::Fault,
    org::Org,
};

/// So many of the newest open wishes are compared.
const COMPARED: i64 = 2000;
/// For at most so long; whoever asks again gets further, because what was found is kept.
const LONGEST: Duration = Duration::from_secs(1);
const GROUPS: usize = 50;
/// More in a group than can be looked through at once.
const IN_GROUP: usize = 8;

/// Two wishes and how alike they are; the lower number first.
pub type Pairs = BTreeMap<(i64, i64), f64>;

/// The groups for this person, the likeliest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn doubles(app: &App, actor: Arc<Actor>) -> Result<Doubles, Fault> {
    let (org, likeness) = (app.org().await?, app.likeness.clone());
    let areas = store::assessable_areas(&org, &actor);
    likeness.ready(&app.db).await?;
    let numbers = app.db.read(move |conn| open_wishes(conn, areas)).await?;
    // Much work where there are many: not on the async threads, and not on those that read the database.
    let (pairs, whole) = tokio::task::spawn_blocking(move || pairs(&likeness, &numbers))
        .await
        .map_err(|error| Fault::internal(format!("wishes cannot be compared: {error}")))?;
    app.db.read(move |conn| shown(conn, &org, &actor, &pairs, whole)).await
}

fn open_wishes(conn: &mut Conn, areas: Vec<String>) -> Result<Vec<i64>, Fault> {
    Ok(wishes::table
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .filter(wishes::area_id.eq_any(areas))
        .filter(wishes::status.eq_any(store::open_words()))
        .order(wishes::number.desc())
        .limit(COMPARED)
        .select(wishes::number)
        .load(conn)?)
}

/// The pairs among these wishes, and whether all of them were compared.
fn pairs(likeness: &Likeness, numbers: &[i64]) -> (Pairs, bool) {
    let (begun, among) = (Instant::now(), numbers.iter().copied().collect::<HashSet<i64>>());
    let (mut pairs, mut whole) = (Pairs::new(), true);
    for number in numbers {
        // One at least, so that each time one gets further.
        let (like, worked_out) = likeness.nearest(*number);
        let likely =
            like.into_iter().filter(|one| one.score >= LIKELY_DOUBLES && among.contains(&one.number));
        for other in likely {
            let pair = (other.number.min(*number), other.number.max(*number));
            let known = pairs.entry(pair).or_default();
            *known = known.max(other.score);
        }
        if worked_out && begun.elapsed() > LONGEST {
            whole = false;
            break;
        }
    }
    (pairs, whole)
}

fn shown(conn: &mut Conn, org: &Org, actor: &Actor, pairs: &Pairs, whole: bool) -> Result<Doubles, Fault> {
    let refused: HashSet<(i64, i64)> = not_doubles::table.load::<(i64, i64)>(conn)?.into_iter().collect();
    let mut groups = grouped(pairs, &refused);
    let more = !whole || groups.len() > GROUPS;
    groups.truncate(GROUPS);
    let numbers: Vec<i64> = groups.iter().flatten().copied().collect();
    let rows = store::by_numbers(conn, org, actor, &numbers)?;
    let further: Vec<(i64, String, String, i64)> = wishes::table
        .filter(wishes::number.eq_any(&numbers))
        .select((wishes::number, wishes::body, wishes::suggestion, wishes::version))
        .load(conn)?;
    let mut rows: HashMap<i64, WishRow> = rows.into_iter().map(|row| (row.number, row)).collect();
    let mut read: HashMap<i64, DoubleWish> = further
        .into_iter()
        .filter_map(|(number, body, suggestion, version)| {
            Some((number, DoubleWish { wish: rows.remove(&number)?, body, suggestion, version }))
        })
        .collect();
    let groups = groups
        .iter()
        .map(|group| DoubleGroup { wishes: group.iter().filter_map(|number| read.remove(number)).collect() })
        .filter(|group| group.wishes.len() > 1)
        .collect();
    Ok(Doubles { groups, more })
}

/// Whatever hangs together by pairs, the likeliest first; within a group the older wish first. What somebody has said to be about
/// something else is never in one group.
pub fn grouped(pairs: &Pairs, refused: &HashSet<(i64, i64)>) -> Vec<Vec<i64>> {
    let mut pairs: Vec<((i64, i64), f64)> = pairs.iter().map(|(pair, score)| (*pair, *score)).collect();
    pairs.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut groups: Vec<Vec<i64>> = Vec::new();
    let fit = |some: &[i64], others: &[i64]| {
        let differ = |a: &i64, b: &i64| refused.contains(&(*a.min(b), *a.max(b)));
        some.len() + others.len() <= IN_GROUP && !some.iter().any(|a| others.iter().any(|b| differ(a, b)))
    };
    for ((a, b), _) in pairs {
        let place = |number: i64| groups.iter().position(|group| group.contains(&number));
        match (place(a), place(b)) {
            (None, None) if fit(&[a], &[b]) => groups.push(vec![a, b]),
            (Some(at), None) if fit(&groups[at], &[b]) => groups[at].push(b),
            (None, Some(at)) if fit(&groups[at], &[a]) => groups[at].push(a),
            (Some(at), Some(other)) if at != other && fit(&groups[at], &groups[other]) => {
                let moved = groups.remove(at.max(other));
                groups[at.min(other)].extend(moved);
            }
            _ => {}
        }
    }
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups
}

/// Says that wishes are not about the same, or takes that back.
///
/// # Errors
/// `not_found`.
pub fn not_doubles(tx: &mut Tx<'_>, by: &PersonId, body: &NotDoublesBody) -> Result<(), Fault> {
    let mut numbers = body.wishes.clone();
    numbers.sort_unstable();
    for (place, a) in numbers.iter().enumerate() {
        for b in numbers.iter().skip(place + 1) {
            diesel::delete(not_doubles::table.find((*a, *b))).execute(&mut **tx)?;
            if body.differ {
                diesel::insert_into(not_doubles::table)
                    .values((not_doubles::a.eq(*a), not_doubles::b.eq(*b)))
                    .execute(&mut **tx)?;
            }
        }
    }
    let action = if body.differ { "wish.doubles_refused" } else { "wish.doubles_restored" };
    for number in &numbers {
        let record = store::get(tx, *number)?;
        let others: Vec<i64> = numbers.iter().copied().filter(|other| other != number).collect();
        let act = Act::new(action, "wish", number).by(by).label(record.title);
        tx.record(act.after(json!({ "wishes": others })))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(of: impl IntoIterator<Item = ((i64, i64), f64)>) -> Pairs {
        of.into_iter().collect()
    }

    #[test]
    fn what_hangs_together_is_a_group_the_likeliest_first() {
        let pairs = pairs([((1, 2), 0.5), ((5, 6), 0.9), ((2, 3), 0.6), ((8, 9), 0.4)]);
        assert_eq!(grouped(&pairs, &HashSet::new()), [vec![5, 6], vec![1, 2, 3], vec![8, 9]]);
    }

    #[test]
    fn a_group_can_be_looked_through() {
        let chain = pairs((1..30).map(|number| ((number, number + 1), 0.5)));
        assert!(grouped(&chain, &HashSet::new()).iter().all(|group| group.len() <= IN_GROUP));
    }

    #[test]
    fn what_was_told_apart_does_not_come_together_by_a_third() {
        let pairs = pairs([((1, 2), 0.5), ((1, 3), 0.9), ((2, 3), 0.8)]);
        assert_eq!(grouped(&pairs, &HashSet::from([(1, 2)])), [vec![1, 3]]);
        assert_eq!(grouped(&pairs, &HashSet::from([(1, 2), (1, 3)])), [vec![2, 3]]);
    }
}
