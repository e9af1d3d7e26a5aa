//! The people of the demo: personas one can be, and leaders of the other units, who support and comment.

use std::{collections::HashMap, sync::Arc};

use diesel::prelude::*;
use forenkl_api::{PersonId, Role, UnitId, people::PositionBody};

use crate::{
    auth::{Actor, actor},
    clock,
    db::{Tx, schema::people as people_table},
    fault::Fault,
    features::people,
    org::Org,
};

/// Someone one can be.
struct Persona {
    key: &'static str,
    name: &'static str,
    about: &'static str,
    role: Role,
    /// Outside ids.
    units: &'static [&'static str],
    /// Codes; empty for all.
    areas: &'static [&'static str],
}

use Role::{Administrator, Facilitator, Leader, Management, ProcessOwner};

const PERSONAS: &[Persona] = &[
    Persona {
        key: "anne",
        name: "Anne Lindholm",
        about: "Leder et børnehus og vil bruge tiden på børnene",
        role: Leader,
        units: &["DAG01"],
        areas: &[],
    },
    Persona {
        key: "morten",
        name: "Morten Kjær",
        about: "Skoleleder; vil vide, hvad der blev af det, han meldte ind",
        role: Leader,
        units: &["SKO01"],
        areas: &[],
    },
    Persona {
        key: "fatima",
        name: "Fatima Yildiz",
        about: "Leder et plejecenter med mange nye kolleger hver måned",
        role: Leader,
        units: &["PLE01"],
        areas: &[],
    },
    Persona {
        key: "jonas",
        name: "Jonas Bak",
        about: "Leder et bibliotek og bestiller varer hver uge",
        role: Leader,
        units: &["BIB01"],
        areas: &[],
    },
    Persona {
        key: "helle",
        name: "Helle Storm",
        about: "Leder et jobcenter, hvor reglerne mest er statens",
        role: Leader,
        units: &["JOB01"],
        areas: &[],
    },
    Persona {
        key: "ali",
        name: "Ali Hassan",
        about: "Leder to botilbud på én gang",
        role: Leader,
        units: &["BOT01", "BOT02"],
        areas: &[],
    },
    Persona {
        key: "karen",
        name: "Karen Holst",
        about: "Procesejer for personale, rekruttering og refusion",
        role: ProcessOwner,
        units: &["KS"],
        areas: &["HR", "REF"],
    },
    Persona {
        key: "peter",
        name: "Peter Nygaard",
        about: "Procesejer for it og autorisationer",
        role: ProcessOwner,
        units: &["KS"],
        areas: &["IT"],
    },
    Persona {
        key: "sofie",
        name: "Sofie Damgaard",
        about: "Procesejer for indkøb og betaling",
        role: ProcessOwner,
        units: &["OKF"],
        areas: &["INDKOB"],
    },
    Persona {
        key: "ole",
        name: "Ole Vestergaard",
        about: "Procesejer for ejendomme",
        role: ProcessOwner,
        units: &["KEJD"],
        areas: &["EJD"],
    },
    Persona {
        key: "camilla",
        name: "Camilla Friis",
        about: "Procesejer for økonomi og for vejledning",
        role: ProcessOwner,
        units: &["OKF"],
        areas: &["OKO", "KOM"],
    },
    Persona {
        key: "line",
        name: "Line Thorup",
        about: "Facilitator; samler ledere og procesejere i samme rum",
        role: Facilitator,
        units: &["KK"],
        areas: &[],
    },
    Persona {
        key: "birgitte",
        name: "Birgitte Falk",
        about: "Direktion; vil se, hvad der er lovet, og om det holder",
        role: Management,
        units: &["KK"],
        areas: &[],
    },
    Persona {
        key: "henrik",
        name: "Henrik Aagaard",
        about: "Ledelsen i Sundheds- og Omsorgsforvaltningen",
        role: Management,
        units: &["SUF"],
        areas: &[],
    },
    Persona {
        key: "nanna",
        name: "Nanna Krogh",
        about: "Administrator: enheder, roller, runder og import",
        role: Administrator,
        units: &["KK"],
        areas: &[],
    },
];

const FIRST: [&str; 24] = [
    "Mette", "Lars", "Hanne", "Thomas", "Susanne", "Mikkel", "Pia", "Rasmus", "Lone", "Anders", "Dorte",
    "Emil", "Ulla", "Yusuf", "Gitte", "Kasper", "Marie", "Søren", "Inge", "Amir", "Tina", "Jakob", "Bodil",
    "Niels",
];
const LAST: [&str; 13] = [
    "Madsen",
    "Juhl",
    "Winther",
    "Brandt",
    "Skov",
    "Lauritsen",
    "Ravn",
    "Bech",
    "Dahl",
    "Mogensen",
    "Krag",
    "Toft",
    "Søgaard",
];

/// Everyone, ready to act.
pub struct People {
    personas: HashMap<&'static str, Arc<Actor>>,
    /// Leaders of the made-up units, in the file's order.
    pub leaders: Vec<Arc<Actor>>,
}

impl People {
    /// One of the personas.
    ///
    /// # Errors
    /// When there is none of that key: a slip in the demo's own texts.
    pub fn get(&self, key: &str) -> Result<Arc<Actor>, Fault> {
        self.personas
            .get(key)
            .cloned()
            .ok_or_else(|| Fault::internal(format!("the demo has no person {key}")))
    }
}

/// Makes everyone and gives them their roles.
///
/// # Errors
/// When the store refuses.
pub fn make(tx: &mut Tx<'_>, org: &Org) -> Result<People, Fault> {
    let mut personas = HashMap::new();
    for persona in PERSONAS {
        let email = format!("{}@demo.example", persona.key);
        let id = people::app::create(tx, persona.name, Some(&email), None)?;
        diesel::update(people_table::table.find(id.as_str()))
            .set(people_table::persona.eq(Some(persona.about)))
            .execute(&mut **tx)?;
        for unit in persona.units {
            let areas = persona.areas.iter().filter_map(|code| area(org, code)).collect();
            let unit = unit_by(org, unit)?;
            let position = PositionBody { role: persona.role, unit, areas, valid_from: None, valid_to: None };
            people::app::give_position(tx, &id, &position, None)?;
        }
        personas.insert(persona.key, load(tx, org, &id)?);
    }
    let taken: Vec<&str> = PERSONAS.iter().flat_map(|persona| persona.units).copied().collect();
    let mut leaders = Vec::new();
    let units = org.units().filter(|unit| is_made_up(unit.outside_id.as_deref().unwrap_or_default(), &taken));
    for (at, unit) in units.enumerate() {
        let name = format!("{} {}", FIRST[at % FIRST.len()], LAST[at % LAST.len()]);
        let id = people::app::create(tx, &name, None, None)?;
        let position = PositionBody {
            role: Leader,
            unit: unit.id.clone(),
            areas: Vec::new(),
            valid_from: None,
            valid_to: None,
        };
        people::app::give_position(tx, &id, &position, None)?;
        leaders.push(load(tx, org, &id)?);
    }
    Ok(People { personas, leaders })
}

/// Made-up units have ids such as `DAG07`; those of personas have a leader already.
fn is_made_up(outside_id: &str, taken: &[&str]) -> bool {
    outside_id.ends_with(|c: char| c.is_ascii_digit()) && !taken.contains(&outside_id)
}

fn load(tx: &mut Tx<'_>, org: &Org, id: &PersonId) -> Result<Arc<Actor>, Fault> {
    let me = actor::load(tx, org, id.as_str(), clock::today())?;
    let me = me.ok_or_else(|| Fault::internal("a person of the demo who is nobody"))?;
    Ok(Arc::new(Actor { me, session: String::new() }))
}

/// A unit by its outside id.
///
/// # Errors
/// When there is none: a slip in the demo's own files.
pub fn unit_by(org: &Org, outside_id: &str) -> Result<UnitId, Fault> {
    let found = org.units().find(|unit| unit.outside_id.as_deref() == Some(outside_id));
    found
        .map(|unit| unit.id.clone())
        .ok_or_else(|| Fault::internal(format!("the demo has no unit {outside_id}")))
}

/// An area by its code.
pub fn area(org: &Org, code: &str) -> Option<forenkl_api::AreaId> {
    org.areas().into_iter().find(|area| area.code == code).map(|area| area.id.clone())
}
