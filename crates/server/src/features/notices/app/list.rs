//! Someone's notices, grouped by what they are about.

use std::collections::{HashMap, HashSet};

use diesel::{
    dsl::{count, count_star, exists, max},
    prelude::*,
};
use forenkl_api::{
    AreaId, MailId, Page, Timestamp, WorkshopId,
    notices::{Notice, NoticeGroup, NoticeKind, NoticeWish},
    people::PersonRef,
    wishes::Decision,
};

use crate::{
    auth::Actor,
    db::{
        Conn,
        schema::{activity, comments, initiative_wishes, initiatives, notices, supports, wishes, workshops},
    },
    fault::Fault,
    features::people,
    org::Org,
};

/// Groups on a page.
const PER_PAGE: i64 = 20;
/// Notices of a group that are shown; the rest is a number.
const SHOWN: usize = 3;
/// Notices of a page that are looked at; enough for those shown.
const LOOKED_AT: i64 = 300;
/// Characters of what was said.
const EXCERPT: usize = 180;

/// What a group is about: `(wish, initiative, workshop)`, one of them.
type About = (Option<i64>, Option<i64>, Option<String>);

/// One page, the group with the newest notice first. What was said about a wish goes with the wish.
///
/// # Errors
/// When the database cannot be read.
pub fn list(conn: &mut Conn, org: &Org, actor: &Actor, page: i64) -> Result<Page<NoticeGroup>, Fault> {
    let me = actor.id().as_str();
    let page = page.clamp(1, 1_000_000);
    let mut groups = groups(conn, me)?;
    groups.sort_by_key(|group| std::cmp::Reverse(group.newest));
    let total = i64::try_from(groups.len()).unwrap_or(i64::MAX);
    let skip = usize::try_from((page - 1) * PER_PAGE).unwrap_or(usize::MAX);
    let groups: Vec<Group> =
        groups.into_iter().skip(skip).take(usize::try_from(PER_PAGE).unwrap_or(0)).collect();
    let records = records(conn, me, &groups)?;
    let seen = Seen::read(conn, org, actor, &groups, &records)?;
    let items = groups.into_iter().filter_map(|group| seen.group(group, &records)).collect();
    Ok(Page { items, total, page, per_page: PER_PAGE })
}

/// What goes into a mail: its notices that have not been read, grouped as on the page, as far as the reader may see them now.
///
/// # Errors
/// When the database cannot be read.
pub fn of_mail(conn: &mut Conn, org: &Org, actor: &Actor, mail: &MailId) -> Result<Vec<NoticeGroup>, Fault> {
    let there = wishes::table
        .filter(wishes::number.nullable().eq(notices::wish))
        .filter(wishes::removed_at.is_null());
    let rows: Vec<Row> = notices::table
        .filter(notices::person_id.eq(actor.id().as_str()))
        .filter(notices::mail_id.eq(mail.as_str()))
        .filter(notices::read_at.is_null())
        .filter(notices::wish.is_null().or(exists(there)))
        .order(notices::seq.desc())
        .limit(LOOKED_AT)
        .select(COLUMNS)
        .load(conn)?;
    let records = as_records(rows);
    let mut groups: Vec<Group> = Vec::new();
    for record in &records {
        match groups.iter_mut().find(|group| group.about == record.about) {
            Some(group) => {
                group.total += 1;
                group.unread += 1;
            }
            None => {
                groups.push(Group { about: record.about.clone(), newest: record.seq, total: 1, unread: 1 })
            }
        }
    }
    let seen = Seen::read(conn, org, actor, &groups, &records)?;
    Ok(groups.into_iter().filter_map(|group| seen.group(group, &records)).collect())
}

struct Group {
    about: About,
    newest: i64,
    total: i64,
    unread: i64,
}

/// All groups of a person: one row for each, however many notices. Few hundred after years.
fn groups(conn: &mut Conn, me: &str) -> Result<Vec<Group>, Fault> {
    let there = wishes::table
        .filter(wishes::number.nullable().eq(notices::wish))
        .filter(wishes::removed_at.is_null());
    type Row = (Option<i64>, Option<i64>, Option<String>, Option<i64>, i64, i64);
    let found: Vec<Row> = notices::table
        .filter(notices::person_id.eq(me))
        .filter(notices::wish.is_null().or(exists(there)))
        .group_by((notices::wish, notices::initiative, notices::workshop))
        .select((
            notices::wish,
            notices::initiative,
            notices::workshop,
            max(notices::seq),
            count_star(),
            count(notices::read_at),
        ))
        .load(conn)?;
    Ok(found
        .into_iter()
        .map(|(wish, initiative, workshop, newest, total, read)| Group {
            about: (wish, initiative, workshop),
            newest: newest.unwrap_or(0),
            total,
            unread: total - read,
        })
        .collect())
}

struct Record {
    seq: i64,
    kind: NoticeKind,
    about: About,
    at: i64,
    read: bool,
}

type Row = (i64, String, Option<i64>, Option<i64>, Option<String>, i64, Option<i64>);

const COLUMNS: (
    notices::seq,
    notices::kind,
    notices::wish,
    notices::initiative,
    notices::workshop,
    notices::at,
    notices::read_at,
) = (
    notices::seq,
    notices::kind,
    notices::wish,
    notices::initiative,
    notices::workshop,
    notices::at,
    notices::read_at,
);

fn as_records(rows: Vec<Row>) -> Vec<Record> {
    rows.into_iter()
        .filter_map(|(seq, kind, wish, initiative, workshop, at, read_at)| {
            let kind = NoticeKind::from_word(&kind)?;
            Some(Record { seq, kind, about: (wish, initiative, workshop), at, read: read_at.is_some() })
        })
        .collect()
}

/// The newest notice of each group for certain, and others as far as they are shown.
fn records(conn: &mut Conn, me: &str, groups: &[Group]) -> Result<Vec<Record>, Fault> {
    let newest: Vec<i64> = groups.iter().map(|group| group.newest).collect();
    let mut rows: Vec<Row> = notices::table
        .filter(notices::person_id.eq(me))
        .filter(notices::seq.eq_any(&newest))
        .select(COLUMNS)
        .load(conn)?;
    let about: Vec<i64> = groups.iter().filter_map(|group| group.about.0).collect();
    let initiatives: Vec<i64> = groups.iter().filter_map(|group| group.about.1).collect();
    let workshops: Vec<&String> = groups.iter().filter_map(|group| group.about.2.as_ref()).collect();
    let further: Vec<Row> = notices::table
        .filter(notices::person_id.eq(me))
        .filter(notices::seq.ne_all(&newest))
        .filter(
            notices::wish
                .eq_any(about)
                .or(notices::initiative.eq_any(initiatives))
                .or(notices::workshop.eq_any(workshops))
                .assume_not_null(),
        )
        .order(notices::seq.desc())
        .limit(LOOKED_AT)
        .select(COLUMNS)
        .load(conn)?;
    rows.extend(further);
    rows.sort_by_key(|row| std::cmp::Reverse(row.0));
    Ok(as_records(rows))
}

/// One entry of the activity, as far as the reader may know it.
struct Said {
    action: String,
    by: Option<PersonRef>,
    decision: Option<Decision>,
    excerpt: Option<String>,
}

/// What the reader sees of what the notices are about.
struct Seen {
    said: HashMap<i64, Said>,
    wishes: HashMap<i64, String>,
    initiatives: HashMap<i64, String>,
    workshops: HashMap<String, String>,
    /// By initiative, the reader's own wishes.
    mine: HashMap<i64, Vec<NoticeWish>>,
}

impl Seen {
    fn read(
        conn: &mut Conn,
        org: &Org,
        actor: &Actor,
        groups: &[Group],
        records: &[Record],
    ) -> Result<Self, Fault> {
        let numbers: Vec<i64> = groups.iter().filter_map(|group| group.about.0).collect();
        let found: Vec<(i64, String, String)> = wishes::table
            .filter(wishes::number.eq_any(&numbers))
            .select((wishes::number, wishes::title, wishes::area_id))
            .load(conn)?;
        let assessed: HashSet<i64> = found
            .iter()
            .filter(|(_, _, area)| assesses(org, actor, area))
            .map(|(number, _, _)| *number)
            .collect();
        let receipts: Vec<i64> = groups.iter().filter_map(|group| group.about.1).collect();
        let initiatives: Vec<(i64, String)> = initiatives::table
            .filter(initiatives::number.eq_any(&receipts))
            .select((initiatives::number, initiatives::title))
            .load(conn)?;
        let rooms: Vec<&String> = groups.iter().filter_map(|group| group.about.2.as_ref()).collect();
        let workshops: Vec<(String, String)> = workshops::table
            .filter(workshops::id.eq_any(rooms))
            .select((workshops::id, workshops::title))
            .load(conn)?;
        Ok(Self {
            workshops: workshops.into_iter().collect(),
            said: said(conn, actor, &assessed, &numbers, records)?,
            wishes: found.into_iter().map(|(number, title, _)| (number, title)).collect(),
            initiatives: initiatives.into_iter().collect(),
            mine: mine(conn, actor, &receipts)?,
        })
    }

    fn group(&self, group: Group, records: &[Record]) -> Option<NoticeGroup> {
        let title = match &group.about {
            (Some(wish), ..) => self.wishes.get(wish)?,
            (None, Some(initiative), _) => self.initiatives.get(initiative)?,
            (None, None, Some(workshop)) => self.workshops.get(workshop)?,
            (None, None, None) => return None,
        };
        let notices = records
            .iter()
            .filter(|record| record.about == group.about)
            .take(SHOWN)
            .map(|record| self.notice(record))
            .collect();
        let (wish, initiative, workshop) = group.about;
        let mine = initiative.and_then(|initiative| self.mine.get(&initiative)).cloned().unwrap_or_default();
        let (unread, total) = (group.unread, group.total);
        let workshop = workshop.map(WorkshopId);
        Some(NoticeGroup { wish, initiative, workshop, title: title.clone(), mine, unread, total, notices })
    }

    fn notice(&self, record: &Record) -> Notice {
        let said = self.said.get(&record.seq);
        Notice {
            kind: record.kind,
            action: said.map(|said| said.action.clone()).unwrap_or_default(),
            at: Timestamp(record.at),
            unread: !record.read,
            by: said.and_then(|said| said.by.clone()),
            decision: said.and_then(|said| said.decision),
            excerpt: said.and_then(|said| said.excerpt.clone()),
        }
    }
}

fn assesses(org: &Org, actor: &Actor, area: &str) -> bool {
    let area = AreaId(area.to_owned());
    org.area(&area)
        .is_some_and(|entry| actor.may_at(forenkl_api::Permission::WishAssess, org, &entry.unit, Some(&area)))
}

/// What the entries say, with actors as hidden as they chose to be.
fn said(
    conn: &mut Conn,
    actor: &Actor,
    assessed: &HashSet<i64>,
    wishes: &[i64],
    records: &[Record],
) -> Result<HashMap<i64, Said>, Fault> {
    type Row = (i64, i64, Option<String>, String, String, String, Option<String>);
    let seqs: Vec<i64> = records.iter().map(|record| record.seq).collect();
    let rows: Vec<Row> = activity::table
        .filter(activity::seq.eq_any(&seqs))
        .select((
            activity::seq,
            activity::at,
            activity::actor_id,
            activity::actor_visibility,
            activity::action,
            activity::subject,
            activity::after,
        ))
        .load(conn)?;
    // A comment may have been changed or removed since; it is shown as it is now.
    let moments: Vec<i64> = rows.iter().filter(|row| row.4 == "comment.created").map(|row| row.1).collect();
    let comments: Vec<(i64, i64, String)> = comments::table
        .filter(comments::wish.eq_any(wishes))
        .filter(comments::at.eq_any(&moments))
        .filter(comments::removed_at.is_null())
        .select((comments::wish, comments::at, comments::body))
        .load(conn)?;
    let names = people::app::names(conn, rows.iter().map(|row| row.2.clone()))?;
    Ok(rows
        .into_iter()
        .map(|(seq, at, by, visibility, action, subject, after)| {
            let number = subject.parse::<i64>().ok();
            let shown = by.as_deref() == Some(actor.id().as_str())
                || match visibility.as_str() {
                    "everyone" => true,
                    "owner" => number.is_some_and(|number| assessed.contains(&number)),
                    _ => false,
                };
            let after: serde_json::Value =
                after.and_then(|after| serde_json::from_str(&after).ok()).unwrap_or_default();
            let text = |field: &str| after.get(field).and_then(|value| value.as_str()).map(str::to_owned);
            let excerpt = match action.as_str() {
                "comment.created" => {
                    let now = comments.iter().find(|(wish, when, _)| Some(*wish) == number && *when == at);
                    now.map(|(_, _, body)| body.clone())
                }
                "wish.answered" => text("reason"),
                "wish.question_asked" => text("question"),
                "initiative.status_given" | "initiative.delivered" => text("text"),
                _ => None,
            };
            let said = Said {
                by: by.filter(|_| shown).and_then(|by| names.get(&by).cloned()),
                decision: text("decision").as_deref().and_then(Decision::from_word),
                excerpt: excerpt.filter(|text| !text.is_empty()).map(|text| shorten(&text)),
                action,
            };
            (seq, said)
        })
        .collect())
}

/// The wishes that initiatives answer, as far as the reader wrote or supported them; of a merged wish in the reader's own words.
fn mine(conn: &mut Conn, actor: &Actor, initiatives: &[i64]) -> Result<HashMap<i64, Vec<NoticeWish>>, Fault> {
    if initiatives.is_empty() {
        return Ok(HashMap::new());
    }
    let me = actor.id().as_str();
    let linked: Vec<(i64, i64)> = initiative_wishes::table
        .filter(initiative_wishes::initiative.eq_any(initiatives))
        .order((initiative_wishes::initiative, initiative_wishes::wish))
        .select((initiative_wishes::initiative, initiative_wishes::wish))
        .load(conn)?;
    let numbers: Vec<i64> = linked.iter().map(|(_, wish)| *wish).collect();
    let supported =
        supports::table.filter(supports::wish.eq(wishes::number)).filter(supports::person_id.eq(me));
    let found: Vec<(i64, Option<i64>, String, String)> = wishes::table
        .filter(
            wishes::number
                .eq_any(&numbers)
                .nullable()
                .or(wishes::merged_into.eq_any(&numbers))
                .assume_not_null(),
        )
        .filter(wishes::removed_at.is_null())
        .filter(wishes::author_id.eq(me).assume_not_null().or(exists(supported)))
        .order(wishes::number)
        .select((wishes::number, wishes::merged_into, wishes::title, wishes::body))
        .load(conn)?;
    let mut mine: HashMap<i64, Vec<NoticeWish>> = HashMap::new();
    for (initiative, wish) in linked {
        let own = found.iter().find(|(number, into, ..)| *number == wish || *into == Some(wish));
        if let Some((_, _, title, body)) = own {
            let own = NoticeWish { number: wish, title: title.clone(), excerpt: shorten(body) };
            mine.entry(initiative).or_default().push(own);
        }
    }
    Ok(mine)
}

/// The beginning of a text, cut between words.
fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= EXCERPT {
        return text;
    }
    let cut: String = text.chars().take(EXCERPT).collect();
    format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |(begin, _)| begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(shorten("Kort\n og godt"), "Kort og godt");
        let long = shorten(&"ønske ".repeat(60));
        assert!(long.ends_with("ønske …") && long.chars().count() <= EXCERPT + 2);
    }
}
