//! Agendas to begin with, in Danish and English; everything in them can be changed.
//!
//! The minutes of *Forenkling på 90 minutter* are the field's: silent writing before talking, grouping before voting, and a decision
//! with an owner before people leave.

mod four_fates;
mod kill_a_rule;
mod one_two_four_all;
mod simplify;
mod what_worked;

use self::{
    four_fates::FOUR_FATES, kill_a_rule::KILL_A_RULE, one_two_four_all::ONE_TWO_FOUR_ALL, simplify::SIMPLIFY,
    what_worked::WHAT_WORKED,
};
use super::plan::{Block, BlockKind, Grouping, Mode, Projected};
use crate::{BlockId, people::Language};

words! {
    /// An agenda to begin with.
    pub enum TemplateKind {
        /// Forenkling på 90 minutter.
        Simplify = "simplify",
        /// Dræb en dum regel.
        KillARule = "kill_a_rule",
        /// 1-2-4-alle.
        OneTwoFourAll = "one_two_four_all",
        /// Fjern / Forenkl / Flyt / Behold.
        FourFates = "four_fates",
        /// Hvad virkede?
        WhatWorked = "what_worked",
    }
}

wire! {
    /// A template with its texts in one language.
    pub struct WorkshopTemplate {
        pub kind: TemplateKind,
        pub title: String,
        pub purpose: String,
        pub blocks: Vec<Block>,
    }
}

/// A block, in its two languages: title, prompt.
struct Draft {
    kind: BlockKind,
    mode: Mode,
    minutes: i64,
    projected: Projected,
    title: (&'static str, &'static str),
    prompt: (&'static str, &'static str),
    statements: &'static [(&'static str, &'static str)],
}

const fn draft(
    kind: BlockKind,
    mode: Mode,
    minutes: i64,
    title: (&'static str, &'static str),
    prompt: (&'static str, &'static str),
) -> Draft {
    let projected = match kind {
        BlockKind::Group | BlockKind::Discuss => Projected::Cards,
        BlockKind::Vote | BlockKind::Prioritise | BlockKind::Judge | BlockKind::Decide => Projected::Results,
        BlockKind::Talk | BlockKind::Write => Projected::Prompt,
    };
    Draft { kind, mode, minutes, projected, title, prompt, statements: &[] }
}

/// A template in a language.
pub fn template(kind: TemplateKind, language: Language) -> WorkshopTemplate {
    let by = |texts: (&'static str, &'static str)| {
        let (danish, english) = texts;
        if language == Language::Danish { danish } else { english }.to_owned()
    };
    let (title, purpose, drafts): (_, _, &[Draft]) = match kind {
        TemplateKind::Simplify => (
            ("Forenkling på 90 minutter", "Simplify in 90 minutes"),
            (
                "Fra det, der tager tid, til beslutninger med en ejer.",
                "From what takes time to decisions with an owner.",
            ),
            &SIMPLIFY,
        ),
        TemplateKind::KillARule => (
            ("Dræb en dum regel", "Kill a stupid rule"),
            (
                "Find den regel, der koster mest og giver mindst.",
                "Find the rule that costs most and gives least.",
            ),
            &KILL_A_RULE,
        ),
        TemplateKind::OneTwoFourAll => (
            ("1-2-4-alle", "1-2-4-all"),
            (
                "Alle tænker selv, før nogen taler for alle.",
                "Everybody thinks before anybody speaks for all.",
            ),
            &ONE_TWO_FOUR_ALL,
        ),
        TemplateKind::FourFates => (
            ("Fjern / Forenkl / Flyt / Behold", "Remove / Simplify / Move / Keep"),
            ("Giv hver opgave én skæbne.", "Give each task one fate."),
            &FOUR_FATES,
        ),
        TemplateKind::WhatWorked => (
            ("Hvad virkede?", "What worked?"),
            (
                "Efter at noget er gennemført: blev det lettere?",
                "After something was done: did it get easier?",
            ),
            &WHAT_WORKED,
        ),
    };
    let block = |draft: &Draft| Block {
        id: BlockId(String::new()),
        kind: draft.kind,
        title: by(draft.title),
        purpose: String::new(),
        prompt: by(draft.prompt),
        mode: draft.mode,
        minutes: draft.minutes,
        grouping: Grouping::Everyone,
        open: false,
        votes: None,
        statements: draft.statements.iter().map(|texts| by(*texts)).collect(),
        projected: draft.projected,
        notes: String::new(),
    };
    WorkshopTemplate {
        kind,
        title: by(title),
        purpose: by(purpose),
        blocks: drafts.iter().map(block).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshops::{
        BlockKind::{Decide, Group, Prioritise, Vote},
        WorkshopBody,
    };

    #[test]
    fn every_template_is_a_plan_that_can_be_saved() {
        for kind in TemplateKind::ALL {
            for language in [Language::Danish, Language::English] {
                let body = WorkshopBody::from_template(template(*kind, language), "kk".into());
                assert!(body.check().is_ok(), "{kind} {language}");
            }
        }
    }

    #[test]
    fn ninety_minutes_are_ninety_minutes() {
        let minutes = |kind| -> Vec<i64> {
            template(kind, Language::Danish).blocks.iter().map(|block| block.minutes).collect()
        };
        assert_eq!(minutes(TemplateKind::Simplify), [5, 5, 10, 10, 15, 5, 15, 15, 8, 2]);
        assert_eq!(minutes(TemplateKind::Simplify).iter().sum::<i64>(), 90);
        assert_eq!(minutes(TemplateKind::KillARule).iter().sum::<i64>(), 55);
        assert_eq!(minutes(TemplateKind::WhatWorked).iter().sum::<i64>(), 40);
    }

    #[test]
    fn what_is_written_is_put_together_before_it_is_voted_on_or_decided_about() {
        for kind in TemplateKind::ALL {
            let blocks = template(*kind, Language::Danish).blocks;
            let first = |wanted: &[BlockKind]| blocks.iter().position(|block| wanted.contains(&block.kind));
            if let Some(chosen) = first(&[Vote, Prioritise, Decide]) {
                assert!(first(&[Group]).is_some_and(|grouped| grouped < chosen), "{kind}");
            }
        }
    }
}
