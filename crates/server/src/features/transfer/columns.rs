//! Which column of a file is which field: what the person says, what was said before, what the heading's name says.

use std::collections::{BTreeMap, HashMap};

use forenkl_api::{
    FieldCode, FieldError, Problem,
    search::fold,
    transfer::{ImportColumn, ImportField, ImportKind},
};

use super::{
    fields::{Field, fields},
    file::{Cell, Line, Sheet},
};
use crate::fault::Fault;

/// Headings compare without case, accents, signs and spaces.
pub fn folded(heading: &str) -> String {
    fold(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// For each column the field it goes to.
#[derive(Debug)]
pub struct Columns {
    fields: Vec<Option<&'static str>>,
    headings: Vec<String>,
}

impl Columns {
    /// Maps the columns: what is `chosen` now wins over what is `remembered` (by folded heading), and that over known names.
    /// A field takes one column; a later one that would also fit is left out.
    ///
    /// # Errors
    /// `not_allowed` when a chosen field is unknown, `repeated` when two columns were chosen for one field.
    pub fn map(
        kind: ImportKind,
        headings: &[String],
        chosen: &BTreeMap<String, String>,
        remembered: &HashMap<String, String>,
    ) -> Result<Self, Fault> {
        let known = fields(kind);
        let mut columns = Self { fields: vec![None; headings.len()], headings: headings.to_vec() };
        let mut decided = vec![false; headings.len()];
        for (at, heading) in headings.iter().enumerate() {
            let Some(name) = chosen.get(heading) else { continue };
            decided[at] = true;
            if name.is_empty() {
                continue;
            }
            let field = known.iter().find(|field| field.name == name);
            let field = field.ok_or_else(|| mapping(heading, FieldCode::NotAllowed))?;
            if columns.fields.contains(&Some(field.name)) {
                return Err(mapping(heading, FieldCode::Repeated));
            }
            columns.fields[at] = Some(field.name);
        }
        columns.fill(&mut decided, |heading| {
            let name = remembered.get(&folded(heading))?;
            Some(known.iter().find(|field| field.name == name).map(|field| field.name))
        });
        columns.fill(&mut decided, |heading| {
            let heading = folded(heading);
            let fits = |field: &&Field| {
                field.headings.iter().any(|name| folded(name) == heading) || field.name == heading
            };
            known.iter().find(fits).map(|field| Some(field.name))
        });
        Ok(columns)
    }

    /// Decides the columns that are open; `None` from `find` leaves one open, `Some(None)` leaves it out.
    fn fill(&mut self, decided: &mut [bool], find: impl Fn(&str) -> Option<Option<&'static str>>) {
        for (at, decided) in decided.iter_mut().enumerate().filter(|(_, decided)| !**decided) {
            if let Some(field) = find(&self.headings[at]) {
                *decided = true;
                if field.is_some() && !self.fields.contains(&field) {
                    self.fields[at] = field;
                }
            }
        }
    }

    /// The column of a field.
    pub fn of(&self, field: &str) -> Option<usize> {
        self.fields.iter().position(|candidate| *candidate == Some(field))
    }

    /// What the field's column is called; empty where no column gives it.
    pub fn heading(&self, field: &str) -> &str {
        self.of(field).map_or("", |at| self.headings[at].as_str())
    }

    /// The cell under a heading, mapped or not.
    pub fn cell_of<'a>(&self, line: &'a Line, heading: &str) -> Option<&'a Cell> {
        let at = self.headings.iter().position(|candidate| folded(candidate) == folded(heading))?;
        line.cells.get(at)
    }

    /// Needed fields that no column gives.
    pub fn missing(&self, kind: ImportKind) -> Vec<String> {
        let missing = fields(kind).iter().filter(|field| field.required && self.of(field.name).is_none());
        missing.map(|field| field.name.to_owned()).collect()
    }

    /// The columns as the preview shows them, with their first values.
    pub fn describe(&self, sheet: &Sheet) -> Vec<ImportColumn> {
        let samples = |at: usize| {
            let cells =
                sheet.lines.iter().filter_map(|line| line.cells.get(at)).filter(|cell| !cell.is_blank());
            cells.take(3).map(|cell| cell.display().chars().take(80).collect()).collect()
        };
        let field = |at: usize| self.fields[at].unwrap_or_default().to_owned();
        let columns = self.headings.iter().enumerate();
        columns
            .map(|(at, heading)| ImportColumn {
                heading: heading.clone(),
                field: field(at),
                samples: samples(at),
            })
            .collect()
    }
}

/// The fields as the preview names them.
pub fn describe(kind: ImportKind) -> Vec<ImportField> {
    let fields = fields(kind).iter();
    fields.map(|field| ImportField { name: field.name.to_owned(), required: field.required }).collect()
}

fn mapping(heading: &str, code: FieldCode) -> Fault {
    Problem::invalid(vec![FieldError::new("mapping", code).place(heading)]).into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]
mod tests {
    use super::*;

    fn guess(kind: ImportKind, headings: &[&str]) -> Vec<String> {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let columns = Columns::map(kind, &headings, &BTreeMap::new(), &HashMap::new()).unwrap();
        columns.fields.iter().map(|field| field.unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn headings_as_people_write_them_are_known() {
        let headings = [
            "Titel",
            "Hvad er svært?",
            "Fagområde",
            "Forvaltning",
            "Minutter pr. gang",
            "Gange pr. år",
            "Antal personer",
            "Dato",
        ];
        let fields = ["title", "body", "area", "unit", "minutes", "times", "people", "received"];
        assert_eq!(guess(ImportKind::Wishes, &headings), fields);
        assert_eq!(
            guess(ImportKind::Wishes, &["TITLE", "fagomraade", "Rule source", "  kilde "]),
            ["title", "area", "rule_source", "source"]
        );
        assert_eq!(
            guess(ImportKind::Units, &["id", "overordnet", "navn", "forkortelse", "type"]),
            ["id", "parent", "name", "short_name", "kind"]
        );
        assert_eq!(
            guess(ImportKind::Initiatives, &["nr", "titel", "ønsker", "tidshorisont"]),
            ["number", "title", "wishes", "horizon"]
        );
    }

    #[test]
    fn no_field_goes_by_a_heading_twice() {
        for kind in ImportKind::ALL {
            for field in fields(*kind) {
                let own: Vec<String> = field.headings.iter().map(|name| folded(name)).collect();
                for (at, name) in own.iter().enumerate() {
                    assert!(!own[..at].contains(name), "{kind} {} {name}", field.name);
                }
            }
        }
    }

    #[test]
    fn what_is_chosen_wins_and_empty_leaves_out() {
        let headings: Vec<String> = ["Titel", "Emne", "Navn"].map(str::to_owned).to_vec();
        let chosen =
            BTreeMap::from([("Emne".to_owned(), "title".to_owned()), ("Titel".to_owned(), String::new())]);
        let remembered = HashMap::from([("navn".to_owned(), "area".to_owned())]);
        let columns = Columns::map(ImportKind::Wishes, &headings, &chosen, &remembered).unwrap();
        assert_eq!(columns.fields, [None, Some("title"), Some("area")]);
        assert!(columns.missing(ImportKind::Wishes).is_empty());
        let unknown = BTreeMap::from([("Emne".to_owned(), "nonsense".to_owned())]);
        assert!(Columns::map(ImportKind::Wishes, &headings, &unknown, &remembered).is_err());
    }
}
