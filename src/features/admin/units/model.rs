//! The organisation as a tree: from the flat list the server sends to the rows on screen. Pure.

use std::collections::{BTreeMap, BTreeSet};

use forenkl_api::units::{Unit, UnitKind};

/// Up to so many units are all shown at once; in larger organisations only the top begins open.
const ALL_OPEN_MAX: usize = 60;

/// One row of the tree on screen.
#[derive(Debug, Clone, PartialEq)]
pub struct TreeRow {
    pub unit: Unit,
    /// 1 for the top.
    pub level: usize,
    /// Place among its siblings on screen, from 1.
    pub place: usize,
    /// How many siblings are on screen, itself included.
    pub siblings: usize,
    /// Whether anything hangs below it.
    pub parent: bool,
    /// Whether the search found it (and not only something below it).
    pub hit: bool,
}

/// Children of each unit, as positions in the list; `""` holds those without a parent in the list.
struct Below<'a> {
    units: &'a [Unit],
    children: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Below<'a> {
    fn new(units: &'a [Unit]) -> Self {
        let known: BTreeSet<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
        let mut children: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, unit) in units.iter().enumerate() {
            let parent = unit.parent.as_ref().map(|id| id.as_str()).filter(|id| known.contains(id));
            children.entry(parent.unwrap_or_default()).or_default().push(place);
        }
        Self { units, children }
    }

    fn of(&self, id: &str) -> &[usize] {
        self.children.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What the tree shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    /// Units whose children are shown.
    pub open: BTreeSet<String>,
    /// Only units that match, with what stands above them.
    pub search: String,
    /// Whether units that have been closed are shown.
    pub closed: bool,
    /// Today, in days since 1970-01-01.
    pub today: i32,
}

/// The rows on screen, from top to bottom.
pub fn rows(units: &[Unit], shown: &Shown) -> Vec<TreeRow> {
    let below = Below::new(units);
    let words = search_words(&shown.search);
    let wanted = wanted(units, &below, shown, &words);
    let mut out = Vec::new();
    walk(&below, "", 1, shown, &words, &wanted, &mut out);
    out
}

fn walk(
    below: &Below<'_>,
    parent: &str,
    level: usize,
    shown: &Shown,
    words: &[String],
    wanted: &BTreeSet<&str>,
    out: &mut Vec<TreeRow>,
) {
    let here: Vec<&Unit> = below
        .of(parent)
        .iter()
        .filter_map(|place| below.units.get(*place))
        .filter(|unit| wanted.contains(unit.id.as_str()))
        .collect();
    let siblings = here.len();
    for (place, unit) in here.into_iter().enumerate() {
        let id = unit.id.as_str();
        let parent = below
            .of(id)
            .iter()
            .filter_map(|at| below.units.get(*at))
            .any(|child| wanted.contains(child.id.as_str()));
        let hit = !words.is_empty() && matches(unit, words);
        out.push(TreeRow { unit: unit.clone(), level, place: place + 1, siblings, parent, hit });
        if shown.open.contains(id) || !words.is_empty() {
            walk(below, id, level + 1, shown, words, wanted, out);
        }
    }
}

/// Units that may be shown at all: open ones (or all), and with a search only hits and what stands above them.
fn wanted<'a>(units: &'a [Unit], below: &Below<'a>, shown: &Shown, words: &[String]) -> BTreeSet<&'a str> {
    let mut wanted = BTreeSet::new();
    let parents: BTreeMap<&str, &str> = below
        .children
        .iter()
        .flat_map(|(parent, children)| {
            children.iter().filter_map(|at| units.get(*at)).map(|unit| (unit.id.as_str(), *parent))
        })
        .collect();
    for unit in units {
        if (shown.closed || !is_closed(unit, shown.today)) && (words.is_empty() || matches(unit, words)) {
            let mut id = unit.id.as_str();
            while !id.is_empty() && wanted.insert(id) {
                id = parents.get(id).copied().unwrap_or_default();
            }
        }
    }
    wanted
}

/// Whether the unit's last day has passed.
pub fn is_closed(unit: &Unit, today: i32) -> bool {
    unit.valid_to.is_some_and(|day| day.last_day() < today)
}

/// Whether the unit begins later.
pub fn is_coming(unit: &Unit, today: i32) -> bool {
    unit.valid_from.is_some_and(|day| day.first_day() > today)
}

fn search_words(search: &str) -> Vec<String> {
    fold(search).split_whitespace().map(str::to_owned).collect()
}

fn matches(unit: &Unit, words: &[String]) -> bool {
    let text = fold(&format!(
        "{} {} {}",
        unit.name,
        unit.short_name,
        unit.outside_id.as_deref().unwrap_or_default()
    ));
    words.iter().all(|word| text.contains(word.as_str()))
}

/// Lower case, and without the accents people leave out; æ, ø and å stay letters of their own.
pub fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'á' | 'à' | 'â' => 'a',
            'ü' | 'ú' => 'u',
            'ö' | 'ó' => 'o',
            'ä' => 'æ',
            other => other,
        })
        .collect()
}

/// Which units begin open.
pub fn open_at_first(units: &[Unit]) -> BTreeSet<String> {
    if units.len() <= ALL_OPEN_MAX {
        return with_children(units);
    }
    units.iter().filter(|unit| unit.parent.is_none()).map(|unit| unit.id.0.clone()).collect()
}

/// Every unit that something hangs below.
pub fn with_children(units: &[Unit]) -> BTreeSet<String> {
    units.iter().filter_map(|unit| unit.parent.as_ref()).map(|id| id.0.clone()).collect()
}

/// What stands above a unit, the top first.
pub fn above<'a>(units: &'a [Unit], id: &str) -> Vec<&'a Unit> {
    let by_id: BTreeMap<&str, &Unit> = units.iter().map(|unit| (unit.id.as_str(), unit)).collect();
    let mut out: Vec<&Unit> = Vec::new();
    let mut at = by_id.get(id).and_then(|unit| unit.parent.as_ref());
    while let Some(unit) = at.and_then(|id| by_id.get(id.as_str())) {
        if out.len() > units.len() {
            break;
        }
        out.push(unit);
        at = unit.parent.as_ref();
    }
    out.reverse();
    out
}

/// "Københavns Kommune › Økonomiforvaltningen", what stands above a unit.
pub fn path_text(units: &[Unit], id: &str) -> String {
    above(units, id).iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(" › ")
}

/// The unit and everything below it.
pub fn subtree(units: &[Unit], id: &str) -> BTreeSet<String> {
    let below = Below::new(units);
    let mut out = BTreeSet::new();
    let mut left = vec![id.to_owned()];
    while let Some(id) = left.pop() {
        if out.insert(id.clone()) {
            left.extend(below.of(&id).iter().filter_map(|at| units.get(*at)).map(|unit| unit.id.0.clone()));
        }
    }
    out
}

/// Where a unit can be moved: anywhere but into itself, and not where it is.
pub fn homes<'a>(units: &'a [Unit], id: &str) -> Vec<&'a Unit> {
    let inside = subtree(units, id);
    let now = units.iter().find(|unit| unit.id.as_str() == id).and_then(|unit| unit.parent.clone());
    units.iter().filter(|unit| !inside.contains(unit.id.as_str()) && Some(&unit.id) != now.as_ref()).collect()
}

/// The kind a unit below this kind usually has.
pub fn kind_below(kind: UnitKind) -> UnitKind {
    match kind {
        UnitKind::Municipality => UnitKind::Administration,
        UnitKind::Administration | UnitKind::Department => UnitKind::Institution,
        UnitKind::SharedUnit => UnitKind::Department,
        UnitKind::Institution | UnitKind::Team => UnitKind::Team,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: &str, parent: Option<&str>, name: &str) -> Unit {
        Unit {
            id: id.into(),
            parent: parent.map(Into::into),
            kind: UnitKind::Institution,
            name: name.to_owned(),
            short_name: id.to_uppercase(),
            outside_id: None,
            valid_from: None,
            valid_to: None,
            version: 1,
        }
    }

    fn town() -> Vec<Unit> {
        vec![
            unit("kk", None, "Kommunen"),
            unit("buf", Some("kk"), "Børn"),
            unit("solvej", Some("buf"), "Børnehuset Solvej"),
            unit("suf", Some("kk"), "Sundhed"),
        ]
    }

    fn names(shown: &Shown) -> Vec<String> {
        rows(&town(), shown).into_iter().map(|row| row.unit.id.0).collect()
    }

    #[test]
    fn closed_branches_stay_folded() {
        let shown = Shown { open: ["kk".to_owned()].into(), ..Shown::default() };
        assert_eq!(names(&shown), ["kk", "buf", "suf"]);
        let rows = rows(&town(), &shown);
        assert_eq!((rows[2].level, rows[2].place, rows[2].siblings, rows[2].parent), (2, 2, 2, false));
    }

    #[test]
    fn a_search_shows_hits_with_what_stands_above() {
        let shown = Shown { search: "SOLVEJ".to_owned(), ..Shown::default() };
        assert_eq!(names(&shown), ["kk", "buf", "solvej"]);
        assert_eq!(rows(&town(), &shown).iter().filter(|row| row.hit).count(), 1);
    }

    #[test]
    fn closed_units_are_left_out_until_asked_for() {
        let mut units = town();
        units[3].valid_to = forenkl_api::PartialDate::parse("2020-12-31");
        let shown = Shown { open: ["kk".to_owned()].into(), today: 19_000, ..Shown::default() };
        assert_eq!(rows(&units, &shown).len(), 2);
        assert_eq!(rows(&units, &Shown { closed: true, ..shown }).len(), 3);
    }

    #[test]
    fn a_unit_cannot_be_moved_into_itself() {
        let units = town();
        let homes: Vec<_> = homes(&units, "buf").iter().map(|unit| unit.id.as_str()).collect();
        assert_eq!(homes, ["suf"]);
        assert_eq!(path_text(&units, "solvej"), "Kommunen › Børn");
    }
}
