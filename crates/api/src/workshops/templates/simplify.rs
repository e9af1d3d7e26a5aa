//! Forenkling på 90 minutter: from what takes time to decisions with an owner.

use super::{
    super::plan::{
        BlockKind::{Decide, Discuss, Group, Prioritise, Talk, Vote, Write},
        Mode::{Alone, Pairs, Plenary},
    },
    Draft, draft,
};

pub(super) const SIMPLIFY: [Draft; 10] = [
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
