//! Everything as one JSON text that a fresh instance can take in, on either database.
//!
//! Left out: sessions, invitations, addresses of feeds, webhooks and what the server keeps to itself, which would let someone in elsewhere, and password hashes;
//! people get new invitations.
//! Records are written in the order of their keys, one a line, so that two archives of the same data are the same text.

mod older;

use diesel::prelude::*;
use forenkl_api::problem::ConflictReason;
use serde::{Deserialize, Serialize};

use super::records::{
    ActivityRecord, AnswerRecord, AppealRecord, AreaDeadlineRecord, AreaRecord, CommentRecord, Counter,
    DeadlineRulesRecord, EffectRecord, EffectValueRecord, Follow, Heading, ImportRecord, InitiativeRecord,
    InitiativeWish, MailRecord, MergeOptoutRecord, MergePartRecord, MergeRecord, MilestoneRecord,
    NotDoublesRecord, NoticeChoiceRecord, NoticeRecord, PersonRecord, PositionArea, PositionRecord,
    ReferralRecord, ReminderRecord, RoundArea, RoundRecord, RoundUnit, ScheduledRecord, StatusRecord,
    SupportRecord, SynonymRecord, TemplateRecord, Touched, TurnRecord, UnitRecord, VerdictRecord,
    VoiceRecord, WishRecord, WorkshopEntry, WorkshopFacilitator, WorkshopLetter, WorkshopOutcome,
    WorkshopParticipant, WorkshopRecord,
};
use crate::{
    db::{
        Conn, Tx,
        schema::{
            activity, answer_templates, answers, appeals, area_deadlines, areas, comments, counters,
            deadline_rules, effect_values, effects, follows, import_headings, import_records, imports,
            initiative_wishes, initiatives, mails, merge_optouts, merge_parts, merges, milestones,
            not_doubles, notice_choices, notices, people, position_areas, positions, referrals, reminders,
            round_areas, round_units, rounds, scheduled_answers, status_updates, supports, synonyms, turns,
            units, verdicts, voices, wishes, workshop_entries, workshop_facilitators, workshop_letters,
            workshop_outcomes, workshop_participants, workshops,
        },
    },
    fault::Fault,
};

/// What the text says it is.
const FORMAT: &str = "forenkl-archive";
/// Grows when the tables change in a way that an older archive does not fit. Those before are read by `older.rs`; what a record did not have then
/// is optional, or has a default among the `records`.
const VERSION: u32 = 3;
/// The oldest that is read. Version 1 is not: the tables changed while archives kept that number, so nobody can say what is missing in one.
const OLDEST: u32 = 2;

macro_rules! archive {
    ($($table:ident: $record:ident by $($key:ident),+;)+) => {
        /// The tables, those that others refer to first.
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Archive {
            format: String,
            version: u32,
            // An older archive knows fewer tables.
            $(#[serde(default)] $table: Vec<$record>),+
        }

        fn load(conn: &mut Conn) -> Result<Archive, Fault> {
            Ok(Archive {
                format: FORMAT.to_owned(),
                version: VERSION,
                // Sorted here: databases do not agree on the order of texts.
                $($table: {
                    let mut records: Vec<$record> = $table::table.select($record::as_select()).load(conn)?;
                    records.sort_by(|a, b| ($(&a.$key,)+).cmp(&($(&b.$key,)+)));
                    records
                }),+
            })
        }

        fn store(tx: &mut Tx<'_>, archive: Archive) -> Result<(), Fault> {
            $(for record in archive.$table {
                diesel::insert_into($table::table).values(&record).execute(&mut **tx)?;
            })+
            Ok(())
        }

        fn text(archive: &Archive) -> Result<String, serde_json::Error> {
            let mut text = format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION}");
            $(
                text.push_str(concat!(",\n\"", stringify!($table), "\":["));
                for (at, record) in archive.$table.iter().enumerate() {
                    text.push_str(if at == 0 { "\n" } else { ",\n" });
                    text.push_str(&serde_json::to_string(record)?);
                }
                text.push(']');
            )+
            text.push_str("}\n");
            Ok(text)
        }
    };
}

archive! {
    counters: Counter by name;
    units: UnitRecord by id;
    areas: AreaRecord by id;
    people: PersonRecord by id;
    positions: PositionRecord by id;
    position_areas: PositionArea by position_id, area_id;
    rounds: RoundRecord by id;
    round_areas: RoundArea by round_id, area_id;
    round_units: RoundUnit by round_id, unit_id;
    wishes: WishRecord by number;
    supports: SupportRecord by wish, person_id;
    follows: Follow by wish, person_id;
    comments: CommentRecord by id;
    initiatives: InitiativeRecord by number;
    initiative_wishes: InitiativeWish by initiative, wish;
    answers: AnswerRecord by id;
    verdicts: VerdictRecord by wish, person_id;
    deadline_rules: DeadlineRulesRecord by id;
    area_deadlines: AreaDeadlineRecord by area_id;
    turns: TurnRecord by id;
    reminders: ReminderRecord by wish, kind, due;
    scheduled_answers: ScheduledRecord by wish;
    answer_templates: TemplateRecord by id;
    appeals: AppealRecord by wish;
    referrals: ReferralRecord by wish;
    milestones: MilestoneRecord by id;
    status_updates: StatusRecord by id;
    effects: EffectRecord by id;
    effect_values: EffectValueRecord by id;
    imports: ImportRecord by id;
    import_records: Touched by import_id, position;
    import_headings: Heading by kind, heading;
    merges: MergeRecord by id;
    merge_parts: MergePartRecord by merge_id, wish;
    merge_optouts: MergeOptoutRecord by wish, into_wish, person_id, what;
    not_doubles: NotDoublesRecord by a, b;
    synonyms: SynonymRecord by id;
    workshops: WorkshopRecord by id;
    workshop_facilitators: WorkshopFacilitator by workshop, person_id;
    workshop_entries: WorkshopEntry by workshop, seq;
    workshop_participants: WorkshopParticipant by workshop, participant;
    workshop_outcomes: WorkshopOutcome by workshop, cluster, kind;
    workshop_letters: WorkshopLetter by id;
    voices: VoiceRecord by wish, workshop, participant;
    activity: ActivityRecord by seq;
    mails: MailRecord by id;
    notices: NoticeRecord by id;
    notice_choices: NoticeChoiceRecord by person_id, kind;
}

/// Everything as one text, as it stands at one moment.
///
/// # Errors
/// When the database cannot be read.
pub fn write(conn: &mut Conn) -> Result<String, Fault> {
    let mut archive = conn.transaction(|conn| {
        if let Conn::Postgres(conn) = conn {
            // SQLite shows one moment by itself; PostgreSQL wants to be asked.
            diesel::sql_query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").execute(conn)?;
        }
        load(conn)
    })?;
    for person in &mut archive.people {
        person.password_hash = None;
    }
    text(&archive).map_err(|error| Fault::internal(format!("the archive cannot be written: {error}")))
}

/// Takes an archive in.
///
/// # Errors
/// A conflict when the store holds anything; a sentence for whoever gave the command when the text is no archive, or one of
/// a version that is not read.
pub fn read(tx: &mut Tx<'_>, text: &str) -> Result<(), Fault> {
    if !is_fresh(tx)? {
        return Err(Fault::conflict(ConflictReason::NotEmpty));
    }
    let mut archive = parse(text)?;
    archive.units = parents_first(archive.units);
    // What a fresh store begins with gives way, where the archive brings its own.
    diesel::delete(counters::table).execute(&mut **tx)?;
    if !archive.deadline_rules.is_empty() {
        diesel::delete(deadline_rules::table).execute(&mut **tx)?;
        diesel::delete(answer_templates::table).execute(&mut **tx)?;
    }
    store(tx, archive)
}

/// Whether nothing has been done here yet.
///
/// # Errors
/// When the database cannot be read.
pub fn is_fresh(conn: &mut Conn) -> Result<bool, Fault> {
    let entries: i64 = activity::table.count().get_result(conn)?;
    let units: i64 = units::table.count().get_result(conn)?;
    let people: i64 = people::table.count().get_result(conn)?;
    Ok(entries + units + people == 0)
}

fn parse(text: &str) -> Result<Archive, Fault> {
    #[derive(Deserialize)]
    struct Head {
        format: String,
        version: u32,
    }
    let text = text.trim_start_matches('\u{feff}');
    let head: Head = serde_json::from_str(text)
        .map_err(|error| Fault::start(format!("this is no archive of Forenkl: {error}")))?;
    if head.format != FORMAT || !(OLDEST..=VERSION).contains(&head.version) {
        let (format, version) = (head.format, head.version);
        return Err(Fault::start(format!(
            "expected {FORMAT} version {OLDEST} to {VERSION}, and got {format} version {version}"
        )));
    }
    let read = match head.version {
        2 => older::of_version_2(text),
        _ => serde_json::from_str(text),
    };
    let mut archive: Archive =
        read.map_err(|error| Fault::start(format!("the archive is damaged: {error}")))?;
    older::say_when_stopped(&mut archive);
    Ok(archive)
}

/// Units refer to each other: whatever hangs on another comes after it.
fn parents_first(units: Vec<UnitRecord>) -> Vec<UnitRecord> {
    let mut placed = std::collections::HashSet::new();
    let mut ordered = Vec::with_capacity(units.len());
    let mut waiting = units;
    loop {
        let (ready, rest): (Vec<_>, Vec<_>) = waiting
            .into_iter()
            .partition(|unit| unit.parent_id.as_ref().is_none_or(|parent| placed.contains(parent)));
        if ready.is_empty() {
            // What is left hangs on nothing that exists; the database will say so.
            ordered.extend(rest);
            return ordered;
        }
        placed.extend(ready.iter().map(|unit| unit.id.clone()));
        ordered.extend(ready);
        waiting = rest;
    }
}
