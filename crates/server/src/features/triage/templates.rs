//! Texts to begin an answer with. Each belongs to an area, or to all; whoever may answer there may change it.

use diesel::prelude::*;
use forenkl_api::{
    AreaId, FieldCode, Permission, TemplateId,
    areas::AreaRef,
    search::danish_order,
    triage::{Template, TemplateBody, Templates},
    wishes::Decision,
};
use serde_json::json;

use crate::{
    auth::Actor,
    db::{Act, Conn, Tx, schema::answer_templates},
    fault::Fault,
    features::wishes::app as wish_rules,
    ids,
    org::Org,
};

#[derive(Debug, Clone, Queryable, Insertable, Selectable, AsChangeset)]
#[diesel(table_name = answer_templates, treat_none_as_null = true)]
struct TemplateRecord {
    id: String,
    name: String,
    decision: Option<String>,
    text: String,
    area_id: Option<String>,
    version: i64,
}

/// Those for all first, then by area, in Danish order; of areas only the reader's.
pub(super) fn list(conn: &mut Conn, org: &Org, actor: &Actor) -> Result<Templates, Fault> {
    let records: Vec<TemplateRecord> =
        answer_templates::table.select(TemplateRecord::as_select()).load(conn)?;
    let mut templates: Vec<Template> = records
        .into_iter()
        .map(|record| shape(org, actor, record))
        .filter(|template| template.area.is_none() || template.may_edit)
        .collect();
    templates.sort_by(|a, b| {
        let area =
            |template: &Template| template.area.as_ref().map_or("", |area| area.name.as_str()).to_owned();
        danish_order(&area(a), &area(b)).then_with(|| danish_order(&a.name, &b.name))
    });
    let mut areas: Vec<AreaRef> = wish_rules::assessable_areas(org, actor)
        .into_iter()
        .map(AreaId)
        .filter(|area| org.area(area).is_some_and(|entry| !entry.retired))
        .map(|area| org.area_ref(&area))
        .collect();
    areas.sort_by(|a, b| danish_order(&a.name, &b.name));
    Ok(Templates { templates, areas, for_all: may_edit(org, actor, None) })
}

fn shape(org: &Org, actor: &Actor, record: TemplateRecord) -> Template {
    let area = record.area_id.map(AreaId);
    Template {
        may_edit: may_edit(org, actor, area.as_ref()),
        area: area.map(|area| org.area_ref(&area)),
        id: TemplateId(record.id),
        name: record.name,
        decision: record.decision.as_deref().and_then(Decision::from_word),
        text: record.text,
        version: record.version,
    }
}

fn may_edit(org: &Org, actor: &Actor, area: Option<&AreaId>) -> bool {
    let unit = match area {
        Some(area) => org.area(area).map(|entry| &entry.unit),
        None => org.top(),
    };
    unit.is_some_and(|unit| actor.may_at(Permission::WishAssess, org, unit, area))
}

fn find(conn: &mut Conn, id: &TemplateId) -> Result<TemplateRecord, Fault> {
    answer_templates::table
        .find(id.as_str())
        .select(TemplateRecord::as_select())
        .first(conn)
        .optional()?
        .ok_or_else(Fault::not_found)
}

fn written(org: &Org, id: TemplateId, body: &TemplateBody, version: i64) -> Result<TemplateRecord, Fault> {
    if body.area.as_ref().is_some_and(|area| org.area(area).is_none()) {
        return Err(Fault::field("area", FieldCode::Unknown));
    }
    Ok(TemplateRecord {
        id: id.0,
        name: body.name.trim().to_owned(),
        decision: body.decision.map(|decision| decision.word().to_owned()),
        text: body.text.trim().to_owned(),
        area_id: body.area.as_ref().map(|area| area.0.clone()),
        version,
    })
}

fn note(tx: &mut Tx<'_>, actor: &Actor, action: &'static str, record: &TemplateRecord) -> Result<(), Fault> {
    let act = Act::new(action, "template", &record.id)
        .by(actor.id())
        .label(&record.name)
        .after(json!({ "name": record.name, "text": record.text }));
    tx.record(act).map(drop)
}

/// Makes one.
pub(super) fn create(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    body: &TemplateBody,
) -> Result<Template, Fault> {
    let record = written(org, ids::new(), body, 1)?;
    diesel::insert_into(answer_templates::table).values(&record).execute(&mut **tx)?;
    note(tx, actor, "template.created", &record)?;
    Ok(shape(org, actor, record))
}

/// Changes one; it may be moved only from where the actor may answer.
pub(super) fn update(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    id: &TemplateId,
    body: &TemplateBody,
) -> Result<Template, Fault> {
    let before = find(tx, id)?;
    if !may_edit(org, actor, before.area_id.clone().map(AreaId).as_ref()) {
        return Err(Fault::forbidden());
    }
    if before.version != body.version {
        return Err(Fault::stale(&shape(org, actor, before)));
    }
    let record = written(org, id.clone(), body, before.version + 1)?;
    diesel::update(answer_templates::table.find(id.as_str())).set(&record).execute(&mut **tx)?;
    note(tx, actor, "template.changed", &record)?;
    Ok(shape(org, actor, record))
}

/// Removes one.
pub(super) fn remove(tx: &mut Tx<'_>, org: &Org, actor: &Actor, id: &TemplateId) -> Result<(), Fault> {
    let record = find(tx, id)?;
    if !may_edit(org, actor, record.area_id.clone().map(AreaId).as_ref()) {
        return Err(Fault::forbidden());
    }
    diesel::delete(answer_templates::table.find(id.as_str())).execute(&mut **tx)?;
    note(tx, actor, "template.removed", &record)
}
