//! Hvad virkede? When something has been done.

use super::{
    super::plan::{
        BlockKind::{Decide, Discuss, Group, Judge, Talk, Write},
        Mode::{Alone, Plenary},
    },
    Draft, draft,
};

pub(super) const WHAT_WORKED: [Draft; 6] = [
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
