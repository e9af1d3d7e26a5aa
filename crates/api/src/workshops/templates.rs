//! Agendas to begin with, in Danish and English; everything in them can be changed.
//!
//! The minutes of *Forenkling på 90 minutter* are the field's: silent writing before talking, grouping before voting, and a decision
//! with an owner before people leave.

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

use BlockKind::{Decide, Discuss, Group, Judge, Prioritise, Talk, Vote, Write};
use Mode::{Alone, Pairs, Plenary};

const SIMPLIFY: [Draft; 10] = [
    draft(
        Talk,
        Plenary,
        5,
        ("Siden sidst", "Since last time"),
        (
            "Hvad blev vi enige om sidst, og hvad er der sket?",
            "What did we agree last time, and what has happened?",
        ),
    ),
    draft(
        Talk,
        Plenary,
        5,
        ("Ramme", "Frame"),
        (
            "I dag finder vi det, der tager tid fra kerneopgaven, og beslutter, hvad vi gør ved det.",
            "Today we find what takes time from our core work, and decide what to do about it.",
        ),
    ),
    draft(
        Write,
        Alone,
        10,
        ("Skriv hver for sig", "Write in silence"),
        (
            "Hvad bruger du tid på, som ikke hjælper dem, I er til for? Ét kort for hver ting.",
            "What do you spend time on that does not help the people you are there for? One card for each thing.",
        ),
    ),
    draft(
        Discuss,
        Pairs,
        10,
        ("To og to", "In pairs"),
        (
            "Vis hinanden jeres kort. Hvad går igen? Skriv det, der mangler.",
            "Show each other your cards. What comes up again? Write what is missing.",
        ),
    ),
    draft(
        Group,
        Plenary,
        15,
        ("Saml det, der hører sammen", "Group"),
        ("Hvilke kort handler om det samme?", "Which cards are about the same thing?"),
    ),
    draft(
        Vote,
        Alone,
        5,
        ("Stem", "Dot vote"),
        (
            "Hvad vil gøre størst forskel i jeres hverdag?",
            "What would make the biggest difference to your days?",
        ),
    ),
    draft(
        Prioritise,
        Alone,
        15,
        ("Indsats og effekt", "Effort and effect"),
        (
            "Hvor meget kræver det, og hvor meget giver det? 1 er lidt, 5 er meget.",
            "How much does it take, and how much does it give? 1 is little, 5 is much.",
        ),
    ),
    draft(
        Discuss,
        Plenary,
        15,
        ("Drøft", "Discuss"),
        ("Hvor er vi uenige, og hvad ved vi ikke?", "Where do we disagree, and what don't we know?"),
    ),
    draft(
        Decide,
        Plenary,
        8,
        ("Beslut", "Decide"),
        (
            "Fjern, forenkl, flyt, behold eller udfordr reglen? Hvem gør det?",
            "Remove, simplify, move, keep or challenge the rule? Who does it?",
        ),
    ),
    draft(Talk, Plenary, 2, ("Slut", "Close"), ("Hvad tager du med hjem?", "What do you take home?")),
];

const KILL_A_RULE: [Draft; 7] = [
    draft(
        Talk,
        Plenary,
        5,
        ("Ramme", "Frame"),
        (
            "Hvis du kunne slå én regel ihjel i morgen, hvilken skulle det så være?",
            "If you could kill one rule tomorrow, which would it be?",
        ),
    ),
    draft(
        Write,
        Alone,
        8,
        ("Reglerne", "The rules"),
        (
            "Skriv de regler, der koster mest og giver mindst. Skriv også, hvor de kommer fra.",
            "Write the rules that cost most and give least. Write where they come from, too.",
        ),
    ),
    draft(
        Group,
        Plenary,
        10,
        ("Saml de ens", "Group"),
        ("Hvilke kort handler om den samme regel?", "Which cards are about the same rule?"),
    ),
    draft(
        Vote,
        Alone,
        5,
        ("Stem", "Dot vote"),
        ("Hvilke regler skal væk først?", "Which rules should go first?"),
    ),
    draft(
        Discuss,
        Plenary,
        15,
        ("Hvem ejer reglen?", "Whose rule is it?"),
        (
            "Er det vores egen, kommunens, en aftale eller lov? Hvad sker der, hvis den er væk?",
            "Is it our own, the municipality's, an agreement or law? What happens when it is gone?",
        ),
    ),
    draft(
        Decide,
        Plenary,
        10,
        ("Dommen", "The verdict"),
        ("Fjern den, eller udfordr den, der ejer den.", "Remove it, or challenge whoever owns it."),
    ),
    draft(Talk, Plenary, 2, ("Slut", "Close"), ("Hvem fortæller det til hvem?", "Who tells whom?")),
];

const ONE_TWO_FOUR_ALL: [Draft; 5] = [
    draft(
        Talk,
        Plenary,
        2,
        ("Spørgsmålet", "The question"),
        ("Hvad kan vi gøre enklere allerede i næste uge?", "What can we make simpler as soon as next week?"),
    ),
    draft(
        Write,
        Alone,
        3,
        ("1: hver for sig", "1: alone"),
        ("Skriv dine ideer, én på hvert kort.", "Write your ideas, one on each card."),
    ),
    draft(
        Discuss,
        Pairs,
        4,
        ("2: to og to", "2: in pairs"),
        ("Byg videre på hinandens ideer.", "Build on each other's ideas."),
    ),
    draft(
        Discuss,
        Mode::Group,
        8,
        ("4: fire og fire", "4: in fours"),
        (
            "Find ligheder og forskelle. Hvilken idé står stærkest?",
            "Find what is alike and what differs. Which idea stands out?",
        ),
    ),
    draft(
        Discuss,
        Plenary,
        10,
        ("Alle", "All"),
        (
            "Én idé fra hver gruppe. Hvad går vi videre med?",
            "One idea from each group. What do we go on with?",
        ),
    ),
];

const FOUR_FATES: [Draft; 6] = [
    draft(
        Talk,
        Plenary,
        5,
        ("Ramme", "Frame"),
        (
            "Vi gennemgår det, vi bruger tid på, og giver hver ting én skæbne: fjern, forenkl, flyt eller behold.",
            "We go through what we spend time on and give each thing one fate: remove, simplify, move or keep.",
        ),
    ),
    draft(
        Write,
        Alone,
        10,
        ("Opgaverne", "The tasks"),
        (
            "Hvilke skemaer, møder, godkendelser og registreringer fylder?",
            "Which forms, meetings, approvals and registrations take up time?",
        ),
    ),
    draft(Group, Plenary, 10, ("Saml", "Group"), ("Hvad hører sammen?", "What belongs together?")),
    draft(
        Prioritise,
        Alone,
        10,
        ("Indsats og effekt", "Effort and effect"),
        (
            "Hvor meget kræver det, og hvor meget giver det?",
            "How much does it take, and how much does it give?",
        ),
    ),
    draft(
        Decide,
        Plenary,
        20,
        ("Skæbnen", "The fate"),
        (
            "Fjern, forenkl, flyt eller behold? Behold kræver en grund.",
            "Remove, simplify, move or keep? Keep needs a reason.",
        ),
    ),
    draft(Talk, Plenary, 5, ("Slut", "Close"), ("Hvem gør hvad inden hvornår?", "Who does what by when?")),
];

const WHAT_WORKED: [Draft; 6] = [
    draft(
        Talk,
        Plenary,
        4,
        ("Det, der blev gjort", "What was done"),
        ("Hvad skulle blive lettere, og for hvem?", "What was to become easier, and for whom?"),
    ),
    Draft {
        statements: &[
            ("Vi har mærket forskellen.", "We have noticed the difference."),
            ("Det har sparet os tid.", "It has saved us time."),
            ("Det har givet nyt besvær et andet sted.", "It has made new trouble elsewhere."),
            ("Vi vil anbefale det til andre.", "We would recommend it to others."),
        ],
        ..draft(
            Judge,
            Alone,
            5,
            ("Hvordan gik det?", "How did it go?"),
            ("Hvor enig er du?", "How far do you agree?"),
        )
    },
    draft(
        Write,
        Alone,
        8,
        ("Hvad virkede, og hvad gjorde ikke?", "What worked, and what did not?"),
        ("Ét kort for hver ting, så konkret som muligt.", "One card for each thing, as concrete as you can."),
    ),
    draft(
        Group,
        Plenary,
        7,
        ("Saml", "Group"),
        ("Hvilke kort handler om det samme?", "Which cards are about the same thing?"),
    ),
    draft(
        Discuss,
        Plenary,
        10,
        ("Drøft", "Discuss"),
        (
            "Hvad skal vi holde fast i, og hvad skal laves om?",
            "What should we hold on to, and what must be redone?",
        ),
    ),
    draft(
        Decide,
        Plenary,
        6,
        ("Næste skridt", "Next steps"),
        ("Hvem gør hvad inden hvornår?", "Who does what by when?"),
    ),
];

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
    use crate::workshops::WorkshopBody;

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
