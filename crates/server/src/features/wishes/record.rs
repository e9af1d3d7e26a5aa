//! A wish as stored, and what is derived from what it says.

use diesel::prelude::*;
use forenkl_api::{
    search::fold,
    wishes::{AuthorVisibility, Burden, Decision, Load, RuleSource, WishKind, WishStatus},
};
use serde::{Deserialize, Serialize};

use crate::{db::schema::wishes, features::deadlines::app::Standing};

/// A wish as stored; imports and the archive take it in and out whole.
#[derive(Debug, Clone, PartialEq, Queryable, Insertable, AsChangeset, Selectable, Serialize, Deserialize)]
#[diesel(table_name = wishes, treat_none_as_null = true, primary_key(number))]
#[serde(deny_unknown_fields)]
pub struct WishRecord {
    pub number: i64,
    pub client_key: Option<String>,
    pub title: String,
    pub body: String,
    pub suggestion: String,
    pub area_id: String,
    pub rule: String,
    pub rule_source: String,
    pub kind: String,
    pub author_id: Option<String>,
    pub unit_id: Option<String>,
    pub visibility: String,
    pub round_id: Option<String>,
    pub status: String,
    pub decision: Option<String>,
    pub horizon: Option<String>,
    pub load_tenths: Option<i64>,
    pub load_times: Option<i64>,
    pub load_people: Option<i64>,
    pub estimated_minutes: Option<i64>,
    pub confirmed_minutes: Option<i64>,
    pub verified_minutes: Option<i64>,
    pub burden_sort: i64,
    pub supporters: i64,
    pub units_hit: i64,
    pub comments: i64,
    pub received: Option<String>,
    pub recorded_at: i64,
    pub assessed_at: Option<i64>,
    pub answered_at: Option<i64>,
    pub carried_out_at: Option<i64>,
    pub confirmed_at: Option<i64>,
    pub question: Option<String>,
    pub question_at: Option<i64>,
    pub question_by: Option<String>,
    pub removed_at: Option<i64>,
    /// The wish it is read with since it was merged, and since when.
    pub merged_into: Option<i64>,
    pub merged_at: Option<i64>,
    pub source: Option<String>,
    pub outside_id: Option<String>,
    pub made_up: bool,
    pub search_text: String,
    pub version: i64,
    /// When the clock was started; none while no answer was promised.
    pub clock_from: Option<i64>,
    pub clock_met_at: Option<i64>,
    pub first_due: Option<i64>,
    pub answer_due: Option<i64>,
    pub assignee_id: Option<String>,
}

impl WishRecord {
    /// A wish that says nothing yet: received, nobody's, heard by no one.
    pub fn blank() -> Self {
        Self {
            number: 0,
            client_key: None,
            title: String::new(),
            body: String::new(),
            suggestion: String::new(),
            area_id: String::new(),
            rule: String::new(),
            rule_source: RuleSource::Unknown.word().to_owned(),
            // Most wishes are about processes rather than rules.
            kind: WishKind::Process.word().to_owned(),
            author_id: None,
            unit_id: None,
            visibility: AuthorVisibility::Everyone.word().to_owned(),
            round_id: None,
            status: WishStatus::Received.word().to_owned(),
            decision: None,
            horizon: None,
            load_tenths: None,
            load_times: None,
            load_people: None,
            estimated_minutes: None,
            confirmed_minutes: None,
            verified_minutes: None,
            burden_sort: 0,
            supporters: 0,
            units_hit: 0,
            comments: 0,
            received: None,
            recorded_at: 0,
            assessed_at: None,
            answered_at: None,
            carried_out_at: None,
            confirmed_at: None,
            question: None,
            question_at: None,
            question_by: None,
            removed_at: None,
            merged_into: None,
            merged_at: None,
            source: None,
            outside_id: None,
            made_up: false,
            search_text: String::new(),
            version: 0,
            clock_from: None,
            clock_met_at: None,
            first_due: None,
            answer_due: None,
            assignee_id: None,
        }
    }
    pub fn status(&self) -> WishStatus {
        WishStatus::from_word(&self.status).unwrap_or(WishStatus::Received)
    }
    pub fn decision(&self) -> Option<Decision> {
        self.decision.as_deref().and_then(Decision::from_word)
    }
    pub fn load(&self) -> Option<Load> {
        load(self.load_tenths, self.load_times, self.load_people)
    }
    pub fn burden(&self) -> Burden {
        Burden {
            estimated: self.estimated_minutes,
            confirmed: self.confirmed_minutes,
            verified: self.verified_minutes,
        }
    }
    /// What the answer clock looks at.
    pub fn standing(&self) -> Standing {
        Standing {
            status: self.status(),
            assessed_at: self.assessed_at,
            question_at: self.question_at,
            met_at: self.clock_met_at,
            first_due: self.first_due,
            answer_due: self.answer_due,
        }
    }
    /// Keeps what is derived in step with what it is derived from.
    pub fn derive(&mut self) {
        self.estimated_minutes = self.load().map(|load| load.minutes_per_year());
        self.burden_sort = self.burden().best().map_or(0, |(minutes, _)| minutes);
        self.search_text =
            fold(&format!("{}\n{}\n{}\n{}", self.title, self.rule, self.body, self.suggestion));
    }
}

/// An estimate from its columns.
pub fn load(tenths: Option<i64>, times: Option<i64>, people: Option<i64>) -> Option<Load> {
    Some(Load { tenths_of_minutes: tenths?, times_per_year: times?, people: people? })
}
