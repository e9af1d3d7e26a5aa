//! What happens to initiatives.

use diesel::prelude::*;
use forenkl_api::{
    EffectId,
    initiatives::{
        EffectBody, EffectLevel, EffectPath, EffectValueBody, Health, InitiativeBody, InitiativeStatus,
        MilestoneBody, MilestonePath, StatusUpdateBody,
    },
};

use super::{Teller, slip};
use crate::{
    db::{
        Tx,
        schema::{effects, initiatives as initiative_table, milestones},
    },
    demo::{
        initiatives::{FURTHER_LINKS, Initiative},
        people::{area, unit_by},
        when::When,
    },
    fault::Fault,
    features::{initiatives, initiatives::app::Reader},
};

impl Teller<'_> {
    pub(super) fn initiative(
        &mut self,
        tx: &mut Tx<'_>,
        initiative: &'static Initiative,
    ) -> Result<(), Fault> {
        let owner = self.people.get(initiative.owner)?;
        let reader = self.reader(owner.clone());
        let body = InitiativeBody {
            key: format!("demo-initiative-{}", initiative.key),
            title: initiative.title.to_owned(),
            purpose: initiative.purpose.to_owned(),
            improvement: initiative.improvement.to_owned(),
            area: area(&self.org, initiative.area).ok_or_else(|| slip("area", initiative.area))?,
            unit: unit_by(&self.org, initiative.unit)?,
            owner: Some(owner.id().clone()),
            starts: initiative.starts.and_then(When::date),
            horizon: initiative.horizon.and_then(When::date),
            wishes: Vec::new(),
            version: 0,
        };
        body.check()?;
        let number = initiatives::app::create(tx, &reader, &body)?;
        for milestone in initiative.milestones {
            let owner = Some(self.people.get(milestone.1)?.id().clone());
            let due = milestone.2.and_then(When::date);
            let body = MilestoneBody { title: milestone.0.to_owned(), owner, due, done: false };
            initiatives::app::create_milestone(tx, &reader, number, &body)?;
        }
        for effect in initiative.effects {
            let body = EffectBody {
                measure: effect.0.to_owned(),
                unit: effect.1,
                hundredths: effect.2 * 100,
                note: String::new(),
            };
            initiatives::app::create_effect(tx, &reader, number, &body)?;
        }
        self.initiatives.insert(initiative.key, number);
        Ok(())
    }

    pub(super) fn milestone_done(
        &self,
        tx: &mut Tx<'_>,
        initiative: &Initiative,
        at: usize,
    ) -> Result<(), Fault> {
        let number = self.initiative_number(initiative.key)?;
        let Some(milestone) = initiative.milestones.get(at) else { return Ok(()) };
        let id: String = milestones::table
            .filter(milestones::initiative.eq(number))
            .filter(milestones::title.eq(milestone.0))
            .select(milestones::id)
            .first(&mut **tx)?;
        let owner = self.people.get(milestone.1)?;
        let body = MilestoneBody {
            title: milestone.0.to_owned(),
            owner: Some(owner.id().clone()),
            due: milestone.2.and_then(When::date),
            done: true,
        };
        let path = MilestonePath { initiative: number, milestone: id.into() };
        initiatives::app::update_milestone(tx, &self.reader(self.people.get(initiative.owner)?), &path, &body)
    }

    pub(super) fn update(&self, tx: &mut Tx<'_>, initiative: &Initiative, at: usize) -> Result<(), Fault> {
        let number = self.initiative_number(initiative.key)?;
        let Some((_, status, health, text)) = initiative.updates.get(at) else { return Ok(()) };
        let reader = self.reader(self.people.get(initiative.owner)?);
        give_status(tx, &reader, number, *status, *health, text)
    }

    /// The owner confirms; someone else verifies.
    pub(super) fn figures(&self, tx: &mut Tx<'_>, initiative: &Initiative) -> Result<(), Fault> {
        let number = self.initiative_number(initiative.key)?;
        for effect in initiative.effects {
            let id: String = effects::table
                .filter(effects::initiative.eq(number))
                .filter(effects::measure.eq(effect.0))
                .select(effects::id)
                .first(&mut **tx)?;
            let path = EffectPath { initiative: number, effect: EffectId(id) };
            let figure = |level, amount: i64, note: &str| EffectValueBody {
                level,
                hundredths: amount * 100,
                note: note.to_owned(),
            };
            if let Some(amount) = effect.3 {
                let reader = self.reader(self.people.get(initiative.owner)?);
                let body = figure(
                    EffectLevel::Confirmed,
                    amount,
                    "Opgjort sammen med de enheder, der har prøvet det",
                );
                initiatives::app::add_effect_value(tx, &reader, &path, &body)?;
            }
            if let Some(amount) = effect.4 {
                let reader = self.reader(self.people.get("birgitte")?);
                let body =
                    figure(EffectLevel::Verified, amount, "Efterprøvet på stikprøver fra tyve enheder");
                initiatives::app::verify_effect(tx, &reader, &path, &body)?;
            }
        }
        Ok(())
    }

    pub(super) fn link_further(&self, tx: &mut Tx<'_>) -> Result<(), Fault> {
        for (initiative, wish) in FURTHER_LINKS {
            let reader = self.reader(self.people.get("camilla")?);
            let wish = self.wishes.get(wish).copied().ok_or_else(|| slip("wish", wish))?;
            initiatives::app::link_wish(tx, &reader, self.initiative_number(initiative)?, wish)?;
        }
        Ok(())
    }
}

fn give_status(
    tx: &mut Tx<'_>,
    reader: &Reader,
    number: i64,
    status: InitiativeStatus,
    health: Health,
    text: &str,
) -> Result<(), Fault> {
    let version = initiative_table::table.find(number).select(initiative_table::version).first(&mut **tx)?;
    let body = StatusUpdateBody { status, health, text: text.to_owned(), version };
    body.check()?;
    initiatives::app::give_status(tx, reader, number, &body)
}
