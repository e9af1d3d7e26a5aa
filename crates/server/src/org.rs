//! The organisation in memory: units, areas, who answers for them. Small, read by every request, changed seldom.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use diesel::prelude::*;
use forenkl_api::{
    AreaId, PartialDate, UnitId,
    areas::AreaRef,
    search::danish_order,
    units::{Unit, UnitKind, UnitRef},
};

use crate::{
    db::{
        Conn, Db,
        schema::{areas, units},
    },
    fault::Fault,
    features::deadlines::app::Clock,
};

/// An area as the server needs it.
#[derive(Debug, Clone)]
pub struct AreaEntry {
    pub id: AreaId,
    pub code: String,
    pub name: String,
    pub unit: UnitId,
    pub retired: bool,
    pub version: i64,
}

/// The organisation at one moment.
#[derive(Debug, Default)]
pub struct Org {
    units: HashMap<UnitId, Unit>,
    /// Parents before children, siblings in Danish order.
    order: Vec<UnitId>,
    areas: HashMap<AreaId, AreaEntry>,
    top: Option<UnitId>,
    /// The deadlines and the working calendar.
    pub clock: Clock,
}

type UnitRecord =
    (String, Option<String>, String, String, String, Option<String>, Option<String>, Option<String>, i64);

impl Org {
    /// Reads it from the store.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn load(conn: &mut Conn) -> Result<Self, Fault> {
        let records: Vec<UnitRecord> = units::table.load(conn)?;
        let units: HashMap<UnitId, Unit> =
            records.into_iter().map(|record| (UnitId(record.0.clone()), unit_from(record))).collect();
        let areas = areas::table
            .load::<(String, String, String, String, bool, i64)>(conn)?
            .into_iter()
            .map(|(id, code, name, unit, retired, version)| {
                let entry =
                    AreaEntry { id: AreaId(id.clone()), code, name, unit: UnitId(unit), retired, version };
                (AreaId(id), entry)
            })
            .collect();
        let order = in_order(&units);
        let top = order.first().cloned();
        Ok(Self { units, order, areas, top, clock: Clock::load(conn)? })
    }

    /// The municipality itself.
    pub fn top(&self) -> Option<&UnitId> {
        self.top.as_ref()
    }
    /// The municipality's name.
    pub fn municipality(&self) -> String {
        self.top().and_then(|top| self.unit(top)).map(|unit| unit.name.clone()).unwrap_or_default()
    }
    /// A unit.
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.get(id)
    }
    /// All units, parents before children.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.order.iter().filter_map(|id| self.units.get(id))
    }
    /// An area.
    pub fn area(&self, id: &AreaId) -> Option<&AreaEntry> {
        self.areas.get(id)
    }
    /// All areas, in Danish order of their names.
    pub fn areas(&self) -> Vec<&AreaEntry> {
        let mut areas: Vec<_> = self.areas.values().collect();
        areas.sort_by(|a, b| danish_order(&a.name, &b.name).then_with(|| a.id.cmp(&b.id)));
        areas
    }

    /// The unit and everything above it, itself first. Bounded, so that a broken tree cannot hang us.
    pub fn lineage(&self, unit: &UnitId) -> Vec<UnitId> {
        let mut line = Vec::new();
        let mut at = self.units.get(unit);
        while let Some(unit) = at {
            if line.len() > 50 || line.contains(&unit.id) {
                break;
            }
            line.push(unit.id.clone());
            at = unit.parent.as_ref().and_then(|parent| self.units.get(parent));
        }
        line
    }

    /// The unit and everything below it.
    pub fn subtree(&self, unit: &UnitId) -> Vec<UnitId> {
        self.order.iter().filter(|candidate| self.lineage(candidate).contains(unit)).cloned().collect()
    }

    /// The administration a unit belongs to: the unit right below the municipality, or the unit itself at the top.
    pub fn administration(&self, unit: &UnitId) -> Option<&Unit> {
        let line = self.lineage(unit);
        let at = match line.len() {
            0 => return None,
            1 => 0,
            length => length - 2,
        };
        self.units.get(&line[at])
    }

    /// How a unit is named elsewhere.
    pub fn unit_ref(&self, id: &UnitId) -> UnitRef {
        match self.units.get(id) {
            Some(unit) => {
                UnitRef { id: unit.id.clone(), name: unit.name.clone(), short_name: unit.short_name.clone() }
            }
            None => UnitRef { id: id.clone(), name: String::new(), short_name: String::new() },
        }
    }

    /// How the administration of a unit is named elsewhere.
    pub fn administration_ref(&self, unit: &UnitId) -> UnitRef {
        self.administration(unit).map_or_else(|| self.unit_ref(unit), |unit| self.unit_ref(&unit.id))
    }

    /// How an area is named elsewhere.
    pub fn area_ref(&self, id: &AreaId) -> AreaRef {
        let name = self.areas.get(id).map(|area| area.name.clone()).unwrap_or_default();
        AreaRef { id: id.clone(), name }
    }
}

/// A unit from its row.
pub fn unit_from(record: UnitRecord) -> Unit {
    let (id, parent, kind, name, short_name, outside_id, valid_from, valid_to, version) = record;
    Unit {
        id: UnitId(id),
        parent: parent.map(UnitId),
        kind: UnitKind::from_word(&kind).unwrap_or(UnitKind::Department),
        name,
        short_name,
        outside_id,
        valid_from: valid_from.and_then(|date| PartialDate::parse(&date)),
        valid_to: valid_to.and_then(|date| PartialDate::parse(&date)),
        version,
    }
}

fn in_order(units: &HashMap<UnitId, Unit>) -> Vec<UnitId> {
    let mut children: HashMap<Option<&UnitId>, Vec<&Unit>> = HashMap::new();
    for unit in units.values() {
        children.entry(unit.parent.as_ref()).or_default().push(unit);
    }
    for siblings in children.values_mut() {
        siblings.sort_by(|a, b| danish_order(&b.name, &a.name).then_with(|| b.id.cmp(&a.id)));
    }
    let mut order = Vec::with_capacity(units.len());
    let mut stack = children.remove(&None).unwrap_or_default();
    while let Some(unit) = stack.pop() {
        order.push(unit.id.clone());
        stack.extend(children.remove(&Some(&unit.id)).unwrap_or_default());
    }
    order
}

/// Keeps the present organisation at hand.
#[derive(Clone, Default)]
pub struct OrgCache {
    current: Arc<RwLock<Kept>>,
}

#[derive(Default)]
struct Kept {
    org: Option<Arc<Org>>,
    /// Grows with each change, so that what was read before a change is not kept after it.
    age: u64,
}

impl OrgCache {
    /// The organisation as it is now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn get(&self, db: &Db) -> Result<Arc<Org>, Fault> {
        let age = {
            let kept = self.current.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(org) = &kept.org {
                return Ok(org.clone());
            }
            kept.age
        };
        let org = Arc::new(db.read(Org::load).await?);
        let mut kept = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if kept.age == age {
            kept.org = Some(org.clone());
        }
        Ok(org)
    }

    /// Forgets it, so that the next one who asks reads it anew.
    pub fn forget(&self) {
        let mut kept = self.current.write().unwrap_or_else(PoisonError::into_inner);
        kept.org = None;
        kept.age += 1;
    }
}
