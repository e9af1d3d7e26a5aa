//! What happens to wishes.

use diesel::prelude::*;
use forenkl_api::{
    comments::CommentBody,
    wishes::{
        AnswerBody, AssessmentBody, Load, QuestionBody, SupportBody, Verdict, VerdictBody, WishBody,
        WishStatus,
    },
};

use super::{Teller, home, slip};
use crate::{
    auth::Actor,
    db::{
        Tx,
        schema::{supports, wishes as wish_table},
    },
    demo::{
        people::{area, unit_by},
        when::When,
        wishes::{Then, Wish},
    },
    fault::Fault,
    features::{comments, wishes as wish_rules},
};

impl Teller<'_> {
    pub(super) fn wish(&mut self, tx: &mut Tx<'_>, wish: &'static Wish) -> Result<(), Fault> {
        let author = self.person(wish.by)?;
        let body = WishBody {
            key: format!("demo-wish-{}", wish.key),
            title: wish.title.to_owned(),
            body: wish.body.to_owned(),
            suggestion: wish.suggestion.to_owned(),
            area: area(&self.org, wish.area).ok_or_else(|| slip("area", wish.area))?,
            rule: wish.rule.to_owned(),
            rule_source: wish.source,
            kind: wish.kind,
            load: wish.load.map(load),
            visibility: wish.seen,
            unit: home(&author)?,
            // A round that has closed lets nothing in: it is entered below.
            round: None,
            not_cpr: false,
            version: 0,
        };
        body.check()?;
        let number = wish_rules::app::submit(tx, &self.org, &author, &body)?;
        let round = self.rounds.iter().find(|(round, _)| Some(*round) == wish.round);
        if let Some((_, id)) = round {
            diesel::update(wish_table::table.find(number))
                .set(wish_table::round_id.eq(Some(id.as_str())))
                .execute(&mut **tx)?;
        }
        self.wishes.insert(wish.key, number);
        Ok(())
    }

    pub(super) fn support(&self, tx: &mut Tx<'_>, wish: &Wish, supporter: usize) -> Result<(), Fault> {
        let number = self.number(wish)?;
        let leaders = &self.people.leaders;
        // Steps of 17 through the leaders meet each of them once before they meet anyone again.
        let start = usize::try_from(number).unwrap_or(0) * 29;
        let mut actor = leaders.get((start + supporter * 17) % leaders.len().max(1)).cloned();
        if actor
            .as_ref()
            .is_some_and(|actor| self.person(wish.by).is_ok_and(|author| author.id() == actor.id()))
        {
            actor = Some(self.people.get("morten")?);
        }
        let Some(actor) = actor else { return Ok(()) };
        let own = supporter.is_multiple_of(4).then_some(wish.load).flatten();
        let own = own.map(|(tenths, times, people)| {
            let more = i64::try_from(supporter % 5).unwrap_or(0);
            load((tenths * (8 + more) / 10, times, people + more / 2))
        });
        let body = SupportBody { unit: home(&actor)?, load: own };
        wish_rules::app::support(tx, &actor, number, &body).map(drop)
    }

    pub(super) fn then(&self, tx: &mut Tx<'_>, wish: &Wish, then: &Then) -> Result<(), Fault> {
        let number = self.number(wish)?;
        let owner = self.owner(wish.area)?;
        match *then {
            Then::Assessing(_) => self.assess(tx, wish, WishStatus::Assessing, None),
            Then::Verified(_, minutes) => self.assess(tx, wish, WishStatus::Assessing, Some(minutes)),
            Then::Asked(_, text) => {
                let body = QuestionBody { text: text.to_owned(), version: wish_version(tx, number)? };
                wish_rules::app::ask_author(tx, &self.org, &owner, number, &body)
            }
            Then::Said(_, who, text) => {
                let who = if who == "author" { wish.by } else { who };
                let actor = self.person(who)?;
                self.comment(tx, &actor, number, text, false)
            }
            Then::Official(_, text) => self.comment(tx, &owner, number, text, true),
            Then::Answered(_, decision, reason, unit, initiative, horizon) => {
                let body = AnswerBody {
                    decision,
                    reason: reason.to_owned(),
                    unit: unit_by(&self.org, unit)?,
                    initiative: initiative.map(|key| self.initiative_number(key)).transpose()?,
                    horizon: horizon.and_then(When::date),
                    publish_at: None,
                    version: wish_version(tx, number)?,
                };
                body.check()?;
                wish_rules::app::answer(tx, &self.reader(owner), number, &body)
            }
            Then::Judged(_, yes, partly, no) => self.judge(tx, number, [yes, partly, no]),
        }
    }

    fn assess(
        &self,
        tx: &mut Tx<'_>,
        wish: &Wish,
        status: WishStatus,
        minutes: Option<i64>,
    ) -> Result<(), Fault> {
        let number = self.number(wish)?;
        let body = AssessmentBody {
            area: area(&self.org, wish.area).ok_or_else(|| slip("area", wish.area))?,
            kind: wish.kind,
            rule_source: wish.source,
            status,
            verified_minutes: minutes,
            version: wish_version(tx, number)?,
        };
        let owner = self.owner(wish.area)?;
        wish_rules::app::assess(tx, &self.org, &owner, number, &body)
    }

    fn comment(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        wish: i64,
        text: &str,
        official: bool,
    ) -> Result<(), Fault> {
        let key = format!("demo-comment-{wish}-{}", tx.now.0);
        let body = CommentBody { key, body: text.to_owned(), official, not_cpr: false };
        body.check()?;
        comments::app::create(tx, &self.org, actor, wish, &body).map(drop)
    }

    /// Those who supported it say whether it helps, in the order of their support.
    fn judge(&self, tx: &mut Tx<'_>, wish: i64, counts: [usize; 3]) -> Result<(), Fault> {
        let supporters: Vec<String> = supports::table
            .filter(supports::wish.eq(wish))
            .order((supports::at, supports::person_id))
            .select(supports::person_id)
            .load(&mut **tx)?;
        let verdicts = [Verdict::Yes, Verdict::Partly, Verdict::No];
        let said =
            verdicts.into_iter().zip(counts).flat_map(|(verdict, count)| std::iter::repeat_n(verdict, count));
        for (verdict, person) in said.zip(supporters) {
            let actor = self.people.leaders.iter().find(|leader| leader.id().as_str() == person);
            if let Some(actor) = actor {
                let body = VerdictBody { verdict, comment: String::new() };
                wish_rules::app::judge(tx, &self.org, actor, wish, &body)?;
            }
        }
        Ok(())
    }
}

fn wish_version(tx: &mut Tx<'_>, number: i64) -> Result<i64, Fault> {
    Ok(wish_table::table.find(number).select(wish_table::version).first(&mut **tx)?)
}

fn load((tenths_of_minutes, times_per_year, people): (i64, i64, i64)) -> Load {
    Load { tenths_of_minutes, times_per_year, people }
}
