//! 1-2-4-alle: everybody thinks before anybody speaks for all.

use super::{
    super::plan::{
        BlockKind::{Discuss, Talk, Write},
        Mode::{self, Alone, Pairs, Plenary},
    },
    Draft, draft,
};

pub(super) const ONE_TWO_FOUR_ALL: [Draft; 5] = [
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
