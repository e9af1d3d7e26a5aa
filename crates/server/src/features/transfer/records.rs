//! The tables' rows as they are, for importing, undoing and the archive: they go in and out whole, so they are named here once.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

pub use crate::features::wishes::app::WishRecord;

use crate::db::schema::{
    activity, answer_templates, answers, appeals, area_deadlines, areas, comments, counters, deadline_rules,
    effect_values, effects, follows, import_headings, import_records, imports, initiative_wishes,
    initiatives, mails, merge_optouts, merge_parts, merges, milestones, not_doubles, notice_choices, notices,
    people, position_areas, positions, referrals, reminders, round_areas, round_units, rounds,
    scheduled_answers, status_updates, supports, synonyms, turns, units, verdicts, voices, workshop_entries,
    workshop_facilitators, workshop_letters, workshop_outcomes, workshop_participants, workshops,
};

macro_rules! records {
    ($($(#[$meta:meta])* $table:ident $name:ident { $($(#[$reading:meta])* $field:ident: $ty:ty),+ $(,)? })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable, Serialize, Deserialize)]
        #[diesel(table_name = $table)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$reading])* #[allow(missing_docs, reason = "named and explained in the migration")] pub $field: $ty),+
        }
    )+ };
}

records! {
    /// The last number given of each kind.
    counters Counter { name: String, value: i64 }
    /// A unit.
    #[derive(AsChangeset)] #[diesel(treat_none_as_null = true)]
    units UnitRecord {
        id: String, parent_id: Option<String>, kind: String, name: String, short_name: String, outside_id: Option<String>,
        valid_from: Option<String>, valid_to: Option<String>, version: i64,
    }
    /// An area.
    #[derive(AsChangeset)] #[diesel(treat_none_as_null = true)]
    areas AreaRecord { id: String, code: String, name: String, unit_id: String, retired: bool, version: i64 }
    /// A person.
    people PersonRecord {
        id: String, name: String, email: Option<String>, password_hash: Option<String>, language: String, closed: bool,
        persona: Option<String>, version: i64,
    }
    /// A role at a unit.
    positions PositionRecord {
        id: String, person_id: String, role: String, unit_id: String, valid_from: Option<String>, valid_to: Option<String>,
    }
    /// An area a role is limited to.
    position_areas PositionArea { position_id: String, area_id: String }
    /// A round.
    rounds RoundRecord {
        id: String, name: String, purpose: String, opens_on: String, closes_on: String, closed_at: Option<i64>, version: i64,
    }
    /// An area of a round.
    round_areas RoundArea { round_id: String, area_id: String }
    /// A unit invited to a round.
    round_units RoundUnit { round_id: String, unit_id: String }
    /// "This hits us too".
    supports SupportRecord {
        wish: i64, person_id: String, unit_id: String, load_tenths: Option<i64>, load_times: Option<i64>,
        load_people: Option<i64>, minutes: Option<i64>, at: i64,
    }
    /// Following a wish.
    follows Follow { wish: i64, person_id: String }
    /// A comment.
    comments CommentRecord {
        id: String, client_key: Option<String>, wish: i64, author_id: Option<String>, unit_id: Option<String>, body: String,
        official: bool, at: i64, edited_at: Option<i64>, removed_at: Option<i64>, removed_by: Option<String>,
    }
    /// An initiative.
    #[derive(AsChangeset)] #[diesel(treat_none_as_null = true, primary_key(number))]
    initiatives InitiativeRecord {
        number: i64, client_key: Option<String>, title: String, purpose: String, improvement: String, area_id: String,
        unit_id: String, owner_id: Option<String>, starts: Option<String>, horizon: Option<String>,
        horizon_day: Option<i64>, status: String, health: String, delivered_at: Option<i64>, stopped_at: Option<i64>,
        recorded_at: i64, source: Option<String>, outside_id: Option<String>, made_up: bool, search_text: String, version: i64,
    }
    /// The deadlines and the calendar.
    deadline_rules DeadlineRulesRecord {
        id: String, first_days: i64, answer_days: i64, warn_days: i64, escalate_days: i64, quiet_from: Option<String>,
        quiet_to: Option<String>, closed: String, version: i64,
    }
    /// An area's own deadlines.
    area_deadlines AreaDeadlineRecord { area_id: String, first_days: Option<i64>, answer_days: Option<i64> }
    /// Whose time it was.
    turns TurnRecord {
        id: String, wish: i64, holder: String, area_id: Option<String>, from_at: i64, to_at: Option<i64>,
    }
    /// What was told of a deadline.
    reminders ReminderRecord { wish: i64, kind: String, due: i64, at: i64 }
    /// An answer that goes out later.
    scheduled_answers ScheduledRecord {
        wish: i64, body: String, publish_at: i64, by_id: String, made_at: i64, failed_at: Option<i64>,
    }
    /// A text to begin an answer with.
    answer_templates TemplateRecord {
        id: String, name: String, decision: Option<String>, text: String, area_id: Option<String>, version: i64,
    }
    /// A refusal that was not accepted.
    appeals AppealRecord { wish: i64, by_id: String, reason: String, at: i64 }
    /// What was passed on to the rule's owner.
    referrals ReferralRecord {
        wish: i64, owner: String, addressee: String, sent_on: Option<String>, reply_due: Option<String>,
        reply_due_day: Option<i64>, replied_on: Option<String>, reply: String, by_id: Option<String>, at: i64, version: i64,
    }
    /// A link between an initiative and a wish.
    initiative_wishes InitiativeWish { initiative: i64, wish: i64 }
    /// An answer.
    answers AnswerRecord {
        id: String, wish: i64, decision: String, reason: String, unit_id: String, initiative: Option<i64>,
        horizon: Option<String>, by_id: Option<String>, at: i64,
    }
    /// Whether it helps.
    verdicts VerdictRecord { wish: i64, person_id: String, verdict: String, comment: String, at: i64 }
    /// A milestone.
    milestones MilestoneRecord {
        id: String, initiative: i64, title: String, owner_id: Option<String>, due: Option<String>, done_at: Option<i64>,
        position: i64,
    }
    /// A status update.
    status_updates StatusRecord {
        id: String, initiative: i64, status: String, health: String, text: String, by_id: Option<String>, at: i64,
    }
    /// An effect.
    effects EffectRecord { id: String, initiative: i64, measure: String, unit: String, position: i64 }
    /// A figure of an effect.
    effect_values EffectValueRecord {
        id: String, effect_id: String, level: String, hundredths: i64, note: String, by_id: Option<String>, at: i64,
    }
    /// An import.
    imports ImportRecord {
        id: String, kind: String, file_name: String, by_id: Option<String>, at: i64, made: i64, changed: i64, same: i64,
        refused: i64, refused_csv: String, undone_at: Option<i64>,
    }
    /// What an import did to one record.
    import_records Touched {
        import_id: String, position: i64, record_id: String, before: Option<String>, version_after: i64,
    }
    /// Which field a heading was last said to be.
    import_headings Heading { kind: String, heading: String, field: String }
    /// Wishes made one.
    merges MergeRecord {
        id: String, into_wish: i64, reason: String, by_id: Option<String>, at: i64, undone_at: Option<i64>,
        undone_by: Option<String>,
    }
    /// A wish that a merge made a part of another.
    merge_parts MergePartRecord { merge_id: String, wish: i64, was_into: Option<i64> }
    /// Who took out what came with a part.
    merge_optouts MergeOptoutRecord { wish: i64, into_wish: i64, person_id: String, what: String }
    /// Looked at, and not about the same.
    not_doubles NotDoublesRecord { a: i64, b: i64 }
    /// Words that mean the same.
    synonyms SynonymRecord { id: String, words: String, version: i64 }
    /// One entry of the activity.
    activity ActivityRecord {
        seq: i64, at: i64, actor_id: Option<String>, actor_visibility: String, action: String, subject_kind: String,
        subject: String, label: String, before: Option<String>, after: Option<String>,
    }
    /// A mail in the queue.
    mails MailRecord {
        id: String, person_id: Option<String>, kind: String, state: String, tries: i64, next_try_at: Option<i64>, made_at: i64,
        sent_at: Option<i64>, last_error: Option<String>,
    }
    /// What someone was told.
    notices NoticeRecord {
        id: String, person_id: String, seq: i64, kind: String, wish: Option<i64>, initiative: Option<i64>, at: i64,
        read_at: Option<i64>, mail_at: Option<i64>, mail_id: Option<String>, workshop: Option<String>,
    }
    /// How soon someone wants to be mailed about a kind.
    notice_choices NoticeChoiceRecord { person_id: String, kind: String, pace: String }
    /// A workshop.
    workshops WorkshopRecord {
        id: String, title: String, unit_id: String, status: String, starts_at: Option<i64>, place: String, minutes: i64, plan: String,
        code: Option<String>, code_until: Option<i64>, created_by: String, created_at: i64, opened_at: Option<i64>,
        ended_at: Option<i64>, seq: i64, version: i64, guests: String, #[serde(default)] programme: String,
    }
    /// Who leads a workshop.
    workshop_facilitators WorkshopFacilitator { workshop: String, person_id: String }
    /// Something that was accepted in a workshop.
    workshop_entries WorkshopEntry { workshop: String, seq: i64, at: i64, content: String }
    /// Who took part in a workshop.
    workshop_participants WorkshopParticipant {
        workshop: String, participant: String, token_hash: Option<String>, person_id: Option<String>, name: String, email: String,
        joined_at: i64, language: Option<String>,
    }
    /// What a cluster of a workshop became.
    workshop_outcomes WorkshopOutcome { workshop: String, cluster: String, kind: String, number: i64 }
    /// What is said to an address that was left in a workshop; the mail has its id.
    workshop_letters WorkshopLetter {
        id: String, workshop: String, address: String, about: String, wish: i64, occasion: i64,
    }
    /// Support by somebody who took part in a workshop.
    voices VoiceRecord {
        wish: i64, workshop: String, participant: String, person_id: Option<String>, unit_id: Option<String>, at: i64,
    }
}
