//! The queries of initiatives. Lists are read for many initiatives at once, never one query per row.

mod detail;
mod find;
mod rows;
mod write;

use diesel::prelude::*;

use crate::db::schema::{effect_values, initiatives, milestones, status_updates};

pub(super) use detail::{
    effects, estimated_by, linked_wishes, milestone, newest_figure, texts, updates, values, workshop_of,
};
pub(super) use find::{Filter, Only, by_key, matching, of_wish, refs, standing};
pub(super) use rows::{hours, latest_updates, milestones_of, records, units_hit};
pub(super) use write::{
    EffectRow, Fields, Held, MilestoneRow, UpdateRow, ValueRow, delete_milestone, effect_measure, insert,
    insert_effect, insert_milestone, insert_update, insert_value, is_linked, link, raise, save, set_status,
    unlink, update_milestone,
};

/// What a list and the roadmap show of an initiative.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = initiatives)]
pub(super) struct Record {
    pub number: i64,
    pub title: String,
    pub area_id: String,
    pub unit_id: String,
    pub owner_id: Option<String>,
    pub starts: Option<String>,
    pub horizon: Option<String>,
    pub status: String,
    pub health: String,
    pub delivered_at: Option<i64>,
    pub recorded_at: i64,
    pub version: i64,
}

/// What only the page of an initiative shows.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = initiatives)]
pub(super) struct Texts {
    pub purpose: String,
    pub improvement: String,
    pub source: Option<String>,
    pub made_up: bool,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = milestones)]
pub(super) struct MilestoneRecord {
    pub id: String,
    pub initiative: i64,
    pub title: String,
    pub owner_id: Option<String>,
    pub due: Option<String>,
    pub done_at: Option<i64>,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = status_updates)]
pub(super) struct UpdateRecord {
    pub initiative: i64,
    pub status: String,
    pub health: String,
    pub text: String,
    pub by_id: Option<String>,
    pub at: i64,
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = effect_values)]
pub(super) struct ValueRecord {
    pub effect_id: String,
    pub level: String,
    pub hundredths: i64,
    pub note: String,
    pub by_id: Option<String>,
    pub at: i64,
}
