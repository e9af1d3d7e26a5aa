//! Where it helps: what those who asked say of what was done, by their own administrations.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;
use forenkl_api::{
    UnitId,
    wishes::{Verdicts, VerdictsAt},
};

use super::{detail::FEWEST_SHOWN, verdicts};
use crate::{
    db::{
        Conn,
        schema::{supports, verdicts as verdict_rows, wishes},
    },
    fault::Fault,
    org::Org,
};

/// What was said in one administration, and by how many people.
#[derive(Default)]
struct Said {
    people: BTreeSet<String>,
    words: Vec<String>,
}

/// What was said of these wishes, by the administration of whoever said it, in Danish order.
///
/// Counted are people, because one person may have asked for several of the wishes: below five the figures are left out, except for
/// those who answer for it. And where only those few are left out, the next larger are too, or the rest of the sum would tell.
///
/// # Errors
/// When the database cannot be read.
pub fn noticed(
    conn: &mut Conn,
    org: &Org,
    numbers: &[i64],
    sees_all: bool,
) -> Result<Vec<VerdictsAt>, Fault> {
    let said: Vec<(i64, String, String)> = verdict_rows::table
        .filter(verdict_rows::wish.eq_any(numbers))
        .select((verdict_rows::wish, verdict_rows::person_id, verdict_rows::verdict))
        .load(conn)?;
    if said.is_empty() {
        return Ok(Vec::new());
    }
    let authors: Vec<(i64, Option<String>, Option<String>)> = wishes::table
        .filter(wishes::number.eq_any(numbers))
        .filter(wishes::removed_at.is_null())
        .select((wishes::number, wishes::author_id, wishes::unit_id))
        .load(conn)?;
    let supported: Vec<(i64, String, String)> = supports::table
        .filter(supports::wish.eq_any(numbers))
        .select((supports::wish, supports::person_id, supports::unit_id))
        .load(conn)?;
    let mut units: HashMap<(i64, String), String> =
        supported.into_iter().map(|(wish, person, unit)| ((wish, person), unit)).collect();
    units.extend(authors.into_iter().filter_map(|(wish, person, unit)| Some(((wish, person?), unit?))));
    let mut by_unit: BTreeMap<UnitId, Said> = BTreeMap::new();
    for (wish, person, word) in said {
        let Some(unit) = units.get(&(wish, person.clone())) else { continue };
        let said = by_unit.entry(org.administration_ref(&UnitId(unit.clone())).id).or_default();
        said.people.insert(person);
        said.words.push(word);
    }
    let counted: Vec<(UnitId, Said)> = by_unit.into_iter().collect();
    let people: Vec<usize> = counted.iter().map(|(_, said)| said.people.len()).collect();
    let hidden = if sees_all { BTreeSet::new() } else { kept_back(&people) };
    let mut noticed: Vec<VerdictsAt> = counted
        .into_iter()
        .enumerate()
        .map(|(at, (unit, said))| VerdictsAt {
            administration: org.unit_ref(&unit),
            verdicts: (!hidden.contains(&at)).then(|| all_of(&said.words)),
        })
        .collect();
    noticed.sort_by(|a, b| forenkl_api::search::danish_order(&a.administration.name, &b.administration.name));
    Ok(noticed)
}

fn all_of(words: &[String]) -> Verdicts {
    verdicts(words.iter().map(String::as_str), true)
}

/// Which of these groups are not shown: those below five, and as many of the smallest others as it takes for five people to be among
/// those kept back.
fn kept_back(people: &[usize]) -> BTreeSet<usize> {
    let fewest = usize::try_from(FEWEST_SHOWN).unwrap_or(usize::MAX);
    let mut by_size: Vec<usize> = (0..people.len()).collect();
    by_size.sort_by_key(|at| people[*at]);
    let mut hidden = BTreeSet::new();
    let mut kept = 0;
    for at in by_size {
        if people[at] >= fewest && (kept == 0 || kept >= fewest) {
            break;
        }
        hidden.insert(at);
        kept += people[at];
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_kept_back_and_cannot_be_worked_out_from_the_rest() {
        let hidden = |people: &[usize]| kept_back(people).into_iter().collect::<Vec<_>>();
        assert_eq!(hidden(&[5, 9]), [0usize; 0]);
        assert_eq!(hidden(&[2, 9, 7]), [0, 2], "two alone would be the sum less the others");
        assert_eq!(hidden(&[3, 9, 4]), [0, 2], "seven together tell of nobody");
        assert_eq!(hidden(&[1]), [0]);
        assert_eq!(hidden(&[]), [0usize; 0]);
    }
}
