//! Finding units and areas by what files call them.

use std::collections::HashMap;

use forenkl_api::{AreaId, UnitId, search::fold};

use crate::org::Org;

/// Names of one kind of thing, surest first: what stands in an earlier map wins; a name that two things share finds neither.
#[derive(Debug)]
struct Names<T> {
    by: Vec<HashMap<String, Option<T>>>,
}

impl<T: Clone + PartialEq> Names<T> {
    fn new(ways: usize) -> Self {
        Self { by: vec![HashMap::new(); ways] }
    }

    fn add(&mut self, way: usize, name: &str, thing: &T) {
        let name = fold(name.trim());
        if !name.is_empty() {
            let shared = self.by[way].get(&name).is_some_and(|known| known.as_ref() != Some(thing));
            self.by[way].insert(name, (!shared).then(|| thing.clone()));
        }
    }

    fn find(&self, name: &str) -> Option<T> {
        let name = fold(name.trim());
        self.by.iter().find_map(|way| way.get(&name).cloned().flatten())
    }
}

/// The organisation by its names.
#[derive(Debug)]
pub struct Lookup {
    units: Names<UnitId>,
    areas: Names<AreaId>,
}

impl Lookup {
    /// Takes in the whole organisation.
    pub fn new(org: &Org) -> Self {
        let mut lookup = Self { units: Names::new(3), areas: Names::new(2) };
        for unit in org.units() {
            lookup.add_unit(
                &unit.id,
                unit.outside_id.as_deref().unwrap_or_default(),
                &unit.short_name,
                &unit.name,
            );
        }
        for area in org.areas() {
            lookup.areas.add(0, &area.code, &area.id);
            lookup.areas.add(1, &area.name, &area.id);
        }
        lookup
    }

    /// Adds a unit, for example one that the file itself brings.
    pub fn add_unit(&mut self, id: &UnitId, outside_id: &str, short_name: &str, name: &str) {
        self.units.add(0, outside_id, id);
        self.units.add(1, short_name, id);
        self.units.add(2, name, id);
    }

    /// A unit by its outside id, short name or name.
    pub fn unit(&self, name: &str) -> Option<UnitId> {
        self.units.find(name)
    }

    /// An area by its code or name.
    pub fn area(&self, name: &str) -> Option<AreaId> {
        self.areas.find(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outside_ids_win_and_shared_names_find_nothing() {
        let mut names: Names<u8> = Names::new(2);
        names.add(0, "BUF", &1);
        names.add(1, "Buf", &2);
        names.add(1, "Børnehaven Solen", &3);
        names.add(1, "Skolen", &4);
        names.add(1, "skolen", &5);
        assert_eq!(names.find(" buf "), Some(1));
        assert_eq!(names.find("boernehaven solen"), Some(3));
        assert_eq!(names.find("Skolen"), None);
    }
}
