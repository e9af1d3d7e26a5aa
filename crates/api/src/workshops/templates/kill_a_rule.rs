//! Dræb en dum regel: the rule that costs most and gives least.

use super::{
    super::plan::{
        BlockKind::{Decide, Discuss, Group, Talk, Vote, Write},
        Mode::{Alone, Plenary},
    },
    Draft, draft,
};

pub(super) const KILL_A_RULE: [Draft; 7] = [
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
