//! Fjern / Forenkl / Flyt / Behold: one fate for each task.

use super::{
    super::plan::{
        BlockKind::{Decide, Group, Prioritise, Talk, Write},
        Mode::{Alone, Plenary},
    },
    Draft, draft,
};

pub(super) const FOUR_FATES: [Draft; 6] = [
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
