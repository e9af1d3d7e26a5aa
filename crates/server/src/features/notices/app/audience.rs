//! Who is told of an entry, and as what.

use std::collections::{BTreeMap, HashSet};

use diesel::prelude::*;
use forenkl_api::{AreaId, Role, UnitId, notices::NoticeKind, wishes::WishStatus};

use super::entry::Entry;
use crate::{
    db::{
        Conn,
        schema::{
            activity, comments, follows, initiative_wishes, initiatives, merge_optouts, notices, supports,
            wishes, workshop_facilitators,
        },
    },
    fault::Fault,
    features::people,
    org::Org,
};

/// How someone is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub kind: NoticeKind,
    /// Mailed at once unless the person has chosen otherwise, whatever the kind's own pace.
    pub urgent: bool,
}

/// Those who are told of one entry, by their ids. Whether they still work here is looked up when they are told.
#[derive(Debug, Clone, Default)]
pub struct Audience {
    /// What it is about: a wish, an initiative, or a workshop.
    pub wish: Option<i64>,
    pub initiative: Option<i64>,
    pub workshop: Option<String>,
    pub people: BTreeMap<String, Told>,
}

impl Audience {
    fn about_wish(wish: i64) -> Self {
        Self { wish: Some(wish), ..Self::default() }
    }

    fn about_initiative(initiative: i64) -> Self {
        Self { initiative: Some(initiative), ..Self::default() }
    }

    /// Whoever is told already in another way stays so: the first reason is the nearest.
    fn add(&mut self, people: impl IntoIterator<Item = String>, kind: NoticeKind) {
        for person in people {
            self.people.entry(person).or_insert(Told { kind, urgent: false });
        }
    }
}

/// Who is told of an entry; nobody where it concerns a wish that was removed. Never whoever did it.
///
/// # Errors
/// When the database cannot be read.
pub fn audience(conn: &mut Conn, org: &Org, entry: &Entry) -> Result<Audience, Fault> {
    let mut audience = match (entry.kind.as_str(), entry.number()) {
        ("wish", Some(number)) => match wish(conn, number)? {
            Some(wish) => of_wish(conn, org, entry, &wish)?,
            None => Audience::default(),
        },
        ("initiative", Some(number)) => of_initiative(conn, entry, number)?,
        ("workshop", _) => of_workshop(conn, entry)?,
        _ => Audience::default(),
    };
    if let Some(actor) = &entry.actor {
        audience.people.remove(actor);
    }
    Ok(audience)
}

/// What telling needs to know of a wish.
struct Wish {
    number: i64,
    area: AreaId,
    author: Option<String>,
    /// The process owner it was given to.
    assignee: Option<String>,
    carried_out_at: Option<i64>,
}

fn wish(conn: &mut Conn, number: i64) -> Result<Option<Wish>, Fault> {
    type Record = (String, Option<String>, Option<String>, Option<i64>);
    let found: Option<Record> = wishes::table
        .find(number)
        .filter(wishes::removed_at.is_null())
        .select((wishes::area_id, wishes::author_id, wishes::assignee_id, wishes::carried_out_at))
        .first(conn)
        .optional()?;
    Ok(found.map(|(area, author, assignee, carried_out_at)| Wish {
        number,
        area: AreaId(area),
        author,
        assignee,
        carried_out_at,
    }))
}

fn of_wish(conn: &mut Conn, org: &Org, entry: &Entry, wish: &Wish) -> Result<Audience, Fault> {
    use NoticeKind::{Answer, Appeal, Assigned, Deadline, Merge, NewWish, Progress, Question, Trouble};
    let mut told = Audience::about_wish(wish.number);
    match entry.action.as_str() {
        // What comes in a file, without an author, comes by the thousand, and is no news to anyone.
        "wish.created" if wish.author.is_none() => {}
        "wish.created" | "wish.reopened" => told.add(owners(conn, org, &wish.area)?, NewWish),
        "wish.question_asked" => told.add(wish.author.clone(), Question),
        "wish.answered" => told.add(concerned(conn, wish)?, Answer),
        "wish.assessed" => {
            let begun =
                entry.changed("status") && entry.after("status") == Some(WishStatus::Assessing.word());
            if begun {
                told.add(concerned(conn, wish)?, Progress);
            }
        }
        // The answer that brings an initiative tells of it, too.
        "wish.initiative_linked" if !answered_with_it(conn, entry)? => {
            told.add(concerned(conn, wish)?, Progress);
        }
        "wish.carried_out" => return carried_out(conn, entry, wish),
        "wish.merged" | "wish.merged_into" | "wish.split" | "wish.unmerged" => {
            told.add(concerned(conn, wish)?, Merge)
        }
        "wish.due_soon" | "wish.overdue" => told.add(responsible(conn, org, wish)?, Deadline),
        "wish.escalated" => told.add(nearest(conn, org, &wish.area, Role::Management)?, Deadline),
        "wish.handed_over" => told.add(owners(conn, org, &wish.area)?, Assigned),
        "wish.assigned" => told.add(entry.after("assignee").map(str::to_owned), Assigned),
        "wish.appealed" => {
            told.add(owners(conn, org, &wish.area)?, Appeal);
            told.add(nearest(conn, org, &wish.area, Role::Management)?, Appeal);
        }
        "comment.created" => comment(conn, org, entry, wish, &mut told)?,
        "referral.due" => told.add(responsible(conn, org, wish)?, Deadline),
        "referral.replied" => {
            told.add(wish.author.clone(), Answer);
            told.add(followers(conn, wish.number)?, Answer);
        }
        "answer.schedule_failed" => told.add(entry.after("person").map(str::to_owned), Trouble),
        _ => {}
    }
    Ok(told)
}

fn comment(conn: &mut Conn, org: &Org, entry: &Entry, wish: &Wish, told: &mut Audience) -> Result<(), Fault> {
    // Written in the same transaction, so at the same moment.
    let official: Option<bool> = comments::table
        .filter(comments::wish.eq(wish.number))
        .filter(comments::at.eq(entry.at.0))
        .filter(comments::author_id.eq(entry.actor.as_deref()))
        .filter(comments::removed_at.is_null())
        .select(comments::official)
        .first(conn)
        .optional()?;
    // Taken back before anyone was told.
    let Some(official) = official else { return Ok(()) };
    if let Some(author) = &wish.author {
        told.people.insert(author.clone(), Told { kind: NoticeKind::Comment, urgent: official });
    }
    told.add(followers(conn, wish.number)?, NoticeKind::Comment);
    told.add(owners(conn, org, &wish.area)?, NoticeKind::Comment);
    Ok(())
}

fn of_initiative(conn: &mut Conn, entry: &Entry, number: i64) -> Result<Audience, Fault> {
    let mut told = Audience::about_initiative(number);
    let linked: Vec<i64> = initiative_wishes::table
        .inner_join(wishes::table)
        .filter(initiative_wishes::initiative.eq(number))
        .filter(wishes::removed_at.is_null())
        .select(initiative_wishes::wish)
        .load(conn)?;
    match entry.action.as_str() {
        "initiative.delivered" => {
            told.add(asked(conn, &linked)?, NoticeKind::Receipt);
            without_receipt(conn, number, &mut told)?;
            told.add(all_followers(conn, &linked)?, NoticeKind::Progress);
        }
        "initiative.status_given" => {
            told.add(asked(conn, &linked)?, NoticeKind::Progress);
            told.add(all_followers(conn, &linked)?, NoticeKind::Progress);
        }
        _ => {}
    }
    Ok(told)
}

/// Whoever was asked to lead it with others, if they still are.
fn of_workshop(conn: &mut Conn, entry: &Entry) -> Result<Audience, Fault> {
    let mut told = Audience { workshop: Some(entry.subject.clone()), ..Audience::default() };
    let added = entry.after("person").unwrap_or_default();
    let still: Vec<String> = workshop_facilitators::table
        .filter(workshop_facilitators::workshop.eq(&entry.subject))
        .filter(workshop_facilitators::person_id.eq(added))
        .select(workshop_facilitators::person_id)
        .load(conn)?;
    told.add(still, NoticeKind::Workshop);
    Ok(told)
}

/// A wish that was answered by, or linked to, something delivered earlier: its people get the receipt of that initiative now, those
/// who have it already do not get it again.
fn carried_out(conn: &mut Conn, entry: &Entry, wish: &Wish) -> Result<Audience, Fault> {
    let delivered: Option<i64> = initiative_wishes::table
        .inner_join(initiatives::table)
        .filter(initiative_wishes::wish.eq(wish.number))
        .filter(initiatives::delivered_at.is_not_null())
        .order(initiatives::delivered_at.desc())
        .select(initiatives::number)
        .first(conn)
        .optional()?;
    // What one person's verdict moves is no delivery.
    if entry.actor.is_none() {
        return Ok(Audience::default());
    }
    let mut told = match delivered {
        Some(initiative) => Audience::about_initiative(initiative),
        None => Audience::about_wish(wish.number),
    };
    told.add(asked(conn, &[wish.number])?, NoticeKind::Receipt);
    match delivered {
        Some(initiative) => without_receipt(conn, initiative, &mut told)?,
        None if wish.carried_out_at.is_none() => told.people.clear(),
        None => {}
    }
    Ok(told)
}

/// One receipt for each delivery of an initiative, however many of one's wishes it answers.
fn without_receipt(conn: &mut Conn, initiative: i64, told: &mut Audience) -> Result<(), Fault> {
    let delivered_at: Option<i64> = initiatives::table
        .find(initiative)
        .select(initiatives::delivered_at)
        .first::<Option<i64>>(conn)
        .optional()?
        .flatten();
    // Taken back before anyone was told.
    let Some(delivered_at) = delivered_at else {
        told.people.clear();
        return Ok(());
    };
    let have: Vec<String> = notices::table
        .filter(notices::initiative.eq(initiative))
        .filter(notices::kind.eq(NoticeKind::Receipt.word()))
        .filter(notices::at.ge(delivered_at))
        .select(notices::person_id)
        .load(conn)?;
    for person in have {
        told.people.remove(&person);
    }
    Ok(())
}

fn answered_with_it(conn: &mut Conn, entry: &Entry) -> Result<bool, Fault> {
    let answer = activity::table
        .filter(activity::subject_kind.eq(&entry.kind))
        .filter(activity::subject.eq(&entry.subject))
        .filter(activity::action.eq("wish.answered"))
        .filter(activity::at.eq(entry.at.0));
    Ok(diesel::select(diesel::dsl::exists(answer)).get_result(conn)?)
}

/// Whoever wrote, supports or follows it.
fn concerned(conn: &mut Conn, wish: &Wish) -> Result<Vec<String>, Fault> {
    let mut people = asked(conn, &[wish.number])?;
    people.extend(followers(conn, wish.number)?);
    Ok(people)
}

/// Whoever wrote or supports one of them, or a wish that was merged into one.
fn asked(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<String>, Fault> {
    let family = family(conn, numbers)?;
    let authors: Vec<(i64, Option<String>)> = wishes::table
        .filter(wishes::number.eq_any(&family))
        .select((wishes::number, wishes::author_id))
        .load(conn)?;
    let mut people: Vec<(i64, String)> = supports::table
        .filter(supports::wish.eq_any(&family))
        .select((supports::wish, supports::person_id))
        .load(conn)?;
    people.extend(authors.into_iter().filter_map(|(wish, author)| Some((wish, author?))));
    stayed(conn, numbers, "support", people)
}

fn followers(conn: &mut Conn, wish: i64) -> Result<Vec<String>, Fault> {
    all_followers(conn, &[wish])
}

fn all_followers(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<String>, Fault> {
    let family = family(conn, numbers)?;
    let people: Vec<(i64, String)> = follows::table
        .filter(follows::wish.eq_any(family))
        .select((follows::wish, follows::person_id))
        .load(conn)?;
    stayed(conn, numbers, "follow", people)
}

/// The wishes and all that were merged into them.
fn family(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<i64>, Fault> {
    let mut family: Vec<i64> = wishes::table
        .filter(wishes::merged_into.eq_any(numbers))
        .filter(wishes::removed_at.is_null())
        .select(wishes::number)
        .load(conn)?;
    family.extend(numbers);
    Ok(family)
}

/// Without those who took out of a merged wish what came with a part.
fn stayed(
    conn: &mut Conn,
    numbers: &[i64],
    what: &str,
    people: Vec<(i64, String)>,
) -> Result<Vec<String>, Fault> {
    let left: Vec<(i64, String)> = merge_optouts::table
        .filter(merge_optouts::into_wish.eq_any(numbers))
        .filter(merge_optouts::what.eq(what))
        .select((merge_optouts::wish, merge_optouts::person_id))
        .load(conn)?;
    let left: HashSet<(i64, String)> = left.into_iter().collect();
    Ok(people.into_iter().filter(|one| !left.contains(one)).map(|(_, person)| person).collect())
}

/// The one it was given to, else the owners of its area.
fn responsible(conn: &mut Conn, org: &Org, wish: &Wish) -> Result<Vec<String>, Fault> {
    match &wish.assignee {
        Some(person) => Ok(vec![person.clone()]),
        None => owners(conn, org, &wish.area),
    }
}

/// The process owners of an area. When there is none left, the management nearest above, else the administrators: an owner who
/// leaves must not make things vanish.
fn owners(conn: &mut Conn, org: &Org, area: &AreaId) -> Result<Vec<String>, Fault> {
    let lineage = lineage(org, area);
    let owners: Vec<String> = people::app::owners(conn)?
        .into_iter()
        .filter(|(unit, areas, _)| {
            lineage.iter().any(|above| above.as_str() == unit)
                && (areas.is_empty() || areas.iter().any(|one| one == area.as_str()))
        })
        .map(|(_, _, person)| person.id.0)
        .collect();
    if !owners.is_empty() {
        return Ok(owners);
    }
    let management = nearest(conn, org, area, Role::Management)?;
    if !management.is_empty() {
        return Ok(management);
    }
    nearest(conn, org, area, Role::Administrator)
}

/// Who holds a role at the area's unit or, when nobody does, at the nearest one above.
fn nearest(conn: &mut Conn, org: &Org, area: &AreaId, role: Role) -> Result<Vec<String>, Fault> {
    let held = people::app::holders(conn, role)?;
    let at = |unit: &UnitId| -> Vec<String> {
        let here = held.iter().filter(|(place, _, _)| place == unit.as_str());
        here.map(|(_, _, person)| person.id.0.clone()).collect()
    };
    Ok(lineage(org, area).iter().map(at).find(|people| !people.is_empty()).unwrap_or_default())
}

fn lineage(org: &Org, area: &AreaId) -> Vec<UnitId> {
    org.area(area).map(|entry| org.lineage(&entry.unit)).unwrap_or_default()
}
