//! Which columns each list has. Headings are those an import knows, so that a list can be mended and sent back.

use std::collections::HashMap;

use diesel::prelude::*;
use forenkl_api::{
    AreaId, Permission, UnitId,
    activity::ActivityQuery,
    initiatives::{InitiativeQuery, InitiativeRow},
    people::{Language, PeopleQuery, Person, PersonRef, Position},
    wishes::{AuthorVisibility, WishQuery, WishRow},
};

use super::table::{Out, Table};
use crate::{
    auth::Actor,
    clock,
    db::{
        Conn,
        schema::{initiative_wishes, initiatives as initiative_table, wishes as wish_table},
    },
    fault::Fault,
    features::{
        activity, areas, initiatives, initiatives::app::Reader, people, transfer::words::Word, wishes,
    },
    org::Org,
};

/// Numbers asked for at once, below what either database allows.
const AT_ONCE: usize = 500;

fn headings(language: Language, names: &[(&'static str, &'static str)]) -> Vec<&'static str> {
    names
        .iter()
        .map(|(danish, english)| if language == Language::Danish { *danish } else { *english })
        .collect()
}

/// What a list of wishes does not show on screen.
#[derive(Queryable)]
struct Further {
    number: i64,
    body: String,
    suggestion: String,
    rule: String,
    unit_id: Option<String>,
    author_id: Option<String>,
    visibility: String,
    source: Option<String>,
}

/// The wishes as filtered, with full texts. Who wrote one stands there only where the author lets this reader see it.
///
/// # Errors
/// When the database cannot be read.
pub fn wishes(
    conn: &mut Conn,
    likeness: &wishes::app::Likeness,
    org: &Org,
    actor: &Actor,
    query: &WishQuery,
) -> Result<Table, Fault> {
    let language = actor.me.language;
    let rows = wishes::app::export_rows(conn, likeness, org, actor, query)?;
    let mut further = HashMap::new();
    for numbers in rows.iter().map(|row| row.number).collect::<Vec<_>>().chunks(AT_ONCE) {
        let found: Vec<Further> = wish_table::table
            .filter(wish_table::number.eq_any(numbers))
            .select((
                wish_table::number,
                wish_table::body,
                wish_table::suggestion,
                wish_table::rule,
                wish_table::unit_id,
                wish_table::author_id,
                wish_table::visibility,
                wish_table::source,
            ))
            .load(conn)?;
        further.extend(found.into_iter().map(|found| (found.number, found)));
    }
    let names = people::app::names(conn, further.values().map(|found| found.author_id.clone()))?;
    let rows =
        rows.iter().filter_map(|row| Some(wish_row(org, actor, row, further.get(&row.number)?, &names)));
    Ok(Table {
        rows: rows.collect(),
        headings: headings(
            language,
            &[
                ("Forenkl-nr.", "Forenkl no."),
                ("Titel", "Title"),
                ("Beskrivelse", "Description"),
                ("Forslag", "Suggestion"),
                ("Fagområde", "Area"),
                ("Regel eller proces", "Rule or process"),
                ("Regelkilde", "Rule source"),
                ("Type", "Kind"),
                ("Status", "Status"),
                ("Afgørelse", "Decision"),
                ("Lovet til", "Promised for"),
                ("Enhed", "Unit"),
                ("Indsendt af", "Sent by"),
                ("Modtaget", "Received"),
                ("Støtter", "Supporters"),
                ("Enheder ramt", "Units hit"),
                ("Timer pr. år, anslået", "Hours a year, estimated"),
                ("Timer pr. år, bekræftet", "Hours a year, confirmed"),
                ("Timer pr. år, efterprøvet", "Hours a year, verified"),
                ("Kommentarer", "Comments"),
                ("Kilde", "Source"),
            ],
        ),
    })
}

fn wish_row(
    org: &Org,
    actor: &Actor,
    row: &WishRow,
    further: &Further,
    names: &HashMap<String, PersonRef>,
) -> Vec<Out> {
    let language = actor.me.language;
    let known = may_know_author(org, actor, row, further);
    let unit = further
        .unit_id
        .clone()
        .map(UnitId)
        .map(|unit| if known { org.unit_ref(&unit).name } else { org.administration_ref(&unit).name });
    let author = further.author_id.as_ref().filter(|_| known).and_then(|author| names.get(author));
    vec![
        Out::Whole(row.number),
        Out::text(&row.title),
        Out::text(&further.body),
        Out::text(&further.suggestion),
        Out::text(&row.area.name),
        Out::text(&further.rule),
        Out::text(row.rule_source.name(language)),
        Out::text(row.kind.name(language)),
        Out::text(row.status.name(language)),
        row.decision.map_or(Out::Empty, |decision| Out::text(decision.name(language))),
        Out::date(row.horizon),
        Out::text(unit.unwrap_or_default()),
        Out::text(author.map(|author| author.name.clone()).unwrap_or_default()),
        Out::date(row.received),
        Out::Whole(row.supporters),
        Out::Whole(row.units_hit),
        Out::hours(row.burden.estimated),
        Out::hours(row.burden.confirmed),
        Out::hours(row.burden.verified),
        Out::Whole(row.comments),
        Out::text(further.source.clone().unwrap_or_default()),
    ]
}

/// The author's choice, as everywhere. A wish without an author hides nobody.
fn may_know_author(org: &Org, actor: &Actor, row: &WishRow, further: &Further) -> bool {
    if further.author_id.is_none() || row.mine {
        return true;
    }
    match AuthorVisibility::from_word(&further.visibility) {
        Some(AuthorVisibility::Everyone) => true,
        Some(AuthorVisibility::Owner) => {
            let area: &AreaId = &row.area.id;
            org.area(area)
                .is_some_and(|entry| actor.may_at(Permission::WishAssess, org, &entry.unit, Some(area)))
        }
        Some(AuthorVisibility::Nobody) | None => false,
    }
}

/// The initiatives as filtered.
///
/// # Errors
/// `invalid` for a filter that does not exist.
pub fn initiatives(conn: &mut Conn, reader: &Reader, query: &InitiativeQuery) -> Result<Table, Fault> {
    let mut rows: Vec<InitiativeRow> = Vec::new();
    for page in 1.. {
        let query = InitiativeQuery { page: Some(page), per_page: Some(100), ..query.clone() };
        let found = initiatives::app::list(conn, reader, &query)?;
        let full = found.items.len() == 100;
        rows.extend(found.items);
        if !full {
            break;
        }
    }
    type Texts = (i64, String, String, Option<String>);
    let (mut texts, mut links) = (HashMap::new(), HashMap::<i64, Vec<i64>>::new());
    for numbers in rows.iter().map(|row| row.number).collect::<Vec<_>>().chunks(AT_ONCE) {
        let found: Vec<Texts> = initiative_table::table
            .filter(initiative_table::number.eq_any(numbers))
            .select((
                initiative_table::number,
                initiative_table::purpose,
                initiative_table::improvement,
                initiative_table::source,
            ))
            .load(conn)?;
        texts.extend(found.into_iter().map(|found| (found.0, found)));
        let found: Vec<(i64, i64)> = initiative_wishes::table
            .inner_join(wish_table::table)
            .filter(initiative_wishes::initiative.eq_any(numbers))
            .filter(wish_table::removed_at.is_null())
            .order(initiative_wishes::wish)
            .select((initiative_wishes::initiative, initiative_wishes::wish))
            .load(conn)?;
        for (initiative, wish) in found {
            links.entry(initiative).or_default().push(wish);
        }
    }
    let language = reader.actor.me.language;
    let row = |row: &InitiativeRow| {
        let (_, purpose, improvement, source) = texts.get(&row.number).cloned().unwrap_or_default();
        let wishes = links.get(&row.number).map(Vec::as_slice).unwrap_or_default();
        initiative_row(language, row, [purpose, improvement, source.unwrap_or_default()], wishes)
    };
    Ok(Table {
        rows: rows.iter().map(row).collect(),
        headings: headings(
            language,
            &[
                ("Forenkl-nr.", "Forenkl no."),
                ("Titel", "Title"),
                ("Formål", "Purpose"),
                ("Forventet forbedring", "Expected improvement"),
                ("Fagområde", "Area"),
                ("Ansvarlig enhed", "Responsible unit"),
                ("Ejer", "Owner"),
                ("Start", "Start"),
                ("Tidshorisont", "Time horizon"),
                ("Status", "Status"),
                ("Hvordan det går", "Health"),
                ("For sent", "Late"),
                ("Seneste status", "Latest status"),
                ("Milepæle nået", "Milestones reached"),
                ("Ønsker", "Wishes"),
                ("Enheder ramt", "Units hit"),
                ("Timer sparet pr. år, anslået", "Hours freed a year, estimated"),
                ("Timer sparet pr. år, bekræftet", "Hours freed a year, confirmed"),
                ("Timer sparet pr. år, efterprøvet", "Hours freed a year, verified"),
                ("Kilde", "Source"),
            ],
        ),
    })
}

fn initiative_row(
    language: Language,
    row: &InitiativeRow,
    [purpose, improvement, source]: [String; 3],
    wishes: &[i64],
) -> Vec<Out> {
    let done = row.milestones.iter().filter(|milestone| milestone.done_at.is_some()).count();
    let milestones = match (row.milestones.len(), language) {
        (0, _) => String::new(),
        (all, Language::Danish) => format!("{done} af {all}"),
        (all, Language::English) => format!("{done} of {all}"),
    };
    let wishes: Vec<String> = wishes.iter().map(|wish| format!("#{wish}")).collect();
    let late = match (row.late, language) {
        (false, _) => "",
        (true, Language::Danish) => "ja",
        (true, Language::English) => "yes",
    };
    vec![
        Out::Whole(row.number),
        Out::text(&row.title),
        Out::text(purpose),
        Out::text(improvement),
        Out::text(&row.area.name),
        Out::text(&row.unit.name),
        Out::text(row.owner.as_ref().map(|owner| owner.name.clone()).unwrap_or_default()),
        Out::date(row.starts),
        Out::date(row.horizon),
        Out::text(row.status.name(language)),
        Out::text(row.health.name(language)),
        Out::text(late),
        Out::text(row.latest.as_ref().map(|latest| latest.text.clone()).unwrap_or_default()),
        Out::text(milestones),
        Out::text(wishes.join(", ")),
        Out::Whole(row.units_hit),
        Out::hours(row.freed.estimated),
        Out::hours(row.freed.confirmed),
        Out::hours(row.freed.verified),
        Out::text(source),
    ]
}

/// The organisation, parents before children.
pub fn units(org: &Org, language: Language) -> Table {
    let name =
        |id: &UnitId| org.unit(id).map(|unit| unit.outside_id.clone().unwrap_or_else(|| unit.name.clone()));
    let row = |unit: &forenkl_api::units::Unit| {
        vec![
            Out::text(unit.outside_id.clone().unwrap_or_default()),
            Out::text(unit.parent.as_ref().and_then(name).unwrap_or_default()),
            Out::text(&unit.name),
            Out::text(&unit.short_name),
            Out::text(unit.kind.name(language)),
            Out::date(unit.valid_from),
            Out::date(unit.valid_to),
        ]
    };
    Table {
        rows: org.units().map(row).collect(),
        headings: headings(
            language,
            &[
                ("Id", "Id"),
                ("Overordnet", "Parent"),
                ("Navn", "Name"),
                ("Forkortelse", "Short name"),
                ("Type", "Kind"),
                ("Gyldig fra", "Valid from"),
                ("Gyldig til", "Valid to"),
            ],
        ),
    }
}

/// The areas with those who answer for them.
///
/// # Errors
/// When the database cannot be read.
pub fn areas(conn: &mut Conn, org: &Org, language: Language) -> Result<Table, Fault> {
    let areas = areas::app::list(conn, org)?;
    let row = |area: &forenkl_api::areas::Area| {
        let owners: Vec<&str> = area.owners.iter().map(|owner| owner.name.as_str()).collect();
        let retired = match (area.retired, language) {
            (false, _) => "",
            (true, Language::Danish) => "ja",
            (true, Language::English) => "yes",
        };
        vec![
            Out::text(&area.code),
            Out::text(&area.name),
            Out::text(&area.unit.name),
            Out::text(owners.join(", ")),
            Out::text(retired),
        ]
    };
    Ok(Table {
        rows: areas.iter().map(row).collect(),
        headings: headings(
            language,
            &[
                ("Kode", "Code"),
                ("Navn", "Name"),
                ("Ansvarlig", "Responsible"),
                ("Procesejere", "Process owners"),
                ("Udgået", "Retired"),
            ],
        ),
    })
}

/// The people as filtered whom the reader manages, one line each, with their roles.
///
/// # Errors
/// When the database cannot be read.
pub fn people(conn: &mut Conn, org: &Org, actor: &Actor, query: &PeopleQuery) -> Result<Table, Fault> {
    let language = actor.me.language;
    let yes = |it: bool| {
        if it { Out::text(if language == Language::Danish { "ja" } else { "yes" }) } else { Out::Empty }
    };
    let role = |position: &Position| {
        let areas: Vec<&str> =
            position.areas.iter().filter_map(|area| org.area(area)).map(|area| area.name.as_str()).collect();
        let limited = if areas.is_empty() { String::new() } else { format!(" ({})", areas.join(", ")) };
        format!("{}: {}{limited}", position.role.name(language), position.unit.name)
    };
    let row = |person: &Person| {
        vec![
            Out::text(&person.name),
            Out::text(person.email.clone().unwrap_or_default()),
            Out::text(person.positions.iter().map(role).collect::<Vec<_>>().join("\n")),
            yes(person.has_password),
            yes(person.closed),
        ]
    };
    let found = people::app::everyone(conn, org, actor, query, clock::now())?;
    Ok(Table {
        rows: found.iter().map(row).collect(),
        headings: headings(
            language,
            &[
                ("Navn", "Name"),
                ("E-mail", "E-mail"),
                ("Roller", "Roles"),
                ("Har valgt adgangskode", "Has chosen a password"),
                ("Lukket", "Closed"),
            ],
        ),
    })
}

/// The activity log as filtered; who did it stands there only where it may be seen.
///
/// # Errors
/// `unreadable` for a day that is none.
pub fn activity(conn: &mut Conn, actor: &Actor, query: &ActivityQuery) -> Result<Table, Fault> {
    let entries = activity::app::export_entries(conn, actor, query)?;
    let row = |entry: &forenkl_api::activity::Entry| {
        let side = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
        let changes: Vec<String> = entry
            .changes
            .iter()
            .map(|change| format!("{}: {} → {}", change.field, side(&change.before), side(&change.after)))
            .collect();
        vec![
            Out::Whole(entry.seq),
            Out::Moment(entry.at),
            Out::text(entry.actor.as_ref().map(|actor| actor.name.clone()).unwrap_or_default()),
            Out::text(&entry.action),
            Out::text(&entry.subject_kind),
            Out::text(&entry.subject),
            Out::text(&entry.label),
            Out::text(changes.join("\n")),
        ]
    };
    Ok(Table {
        rows: entries.iter().map(row).collect(),
        headings: headings(
            actor.me.language,
            &[
                ("Nr.", "No."),
                ("Tidspunkt (UTC)", "Time (UTC)"),
                ("Hvem", "Who"),
                ("Handling", "Action"),
                ("Slags", "Kind"),
                ("Id", "Id"),
                ("Hvad", "What"),
                ("Ændringer", "Changes"),
            ],
        ),
    })
}
