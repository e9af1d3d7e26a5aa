//! The closed lists of words as people write them in files, and as files show them, in both languages.

use forenkl_api::{
    Role,
    initiatives::{Health, InitiativeStatus},
    people::Language,
    units::UnitKind,
    wishes::{Decision, RuleSource, WishKind, WishStatus},
    workshops::lead::Verdict,
};

use super::columns::folded;

/// A word of the system with its Danish and its English name.
type Named<T> = (T, &'static str, &'static str);

/// Lists of words that files may hold.
pub trait Word: Copy + PartialEq + 'static {
    /// Each word with its names.
    const NAMES: &'static [Named<Self>];
    /// Further ways of writing it.
    const ALSO: &'static [(Self, &'static str)];
    /// The word on the wire.
    fn wire(self) -> &'static str;

    /// The name in a language.
    fn name(self, language: Language) -> &'static str {
        let named = Self::NAMES.iter().find(|(word, ..)| *word == self);
        named.map_or("", |(_, danish, english)| if language == Language::Danish { danish } else { english })
    }

    /// The word that a cell means.
    fn read(text: &str) -> Option<Self> {
        let text = folded(text);
        let names = Self::NAMES
            .iter()
            .flat_map(|(word, danish, english)| [(*word, *danish), (*word, *english), (*word, word.wire())]);
        let all = names.chain(Self::ALSO.iter().copied());
        all.into_iter().find(|(_, name)| folded(name) == text).map(|(word, _)| word)
    }
}

macro_rules! named {
    ($($ty:ident { $($word:ident $danish:literal $english:literal $(also $($also:literal),+)?;)+ })+) => { $(
        impl Word for $ty {
            const NAMES: &'static [Named<Self>] = &[$(($ty::$word, $danish, $english)),+];
            const ALSO: &'static [(Self, &'static str)] = &[$($($(($ty::$word, $also)),+,)?)+];
            fn wire(self) -> &'static str { self.word() }
        }
    )+ };
}

named! {
    Role {
        Leader "decentral leder" "decentral leader";
        ProcessOwner "procesejer" "process owner";
        Facilitator "facilitator" "facilitator";
        Management "ledelse" "management";
        Administrator "administrator" "administrator";
    }
    Verdict {
        Remove "fjern" "remove";
        Simplify "forenkl" "simplify";
        Move "flyt" "move";
        Keep "behold" "keep";
        ChallengeRule "udfordr reglen" "challenge the rule";
    }
    UnitKind {
        Municipality "kommune" "municipality";
        Administration "forvaltning" "administration" also "direktørområde", "magistratsafdeling";
        SharedUnit "koncernenhed" "shared unit" also "fællesenhed", "kontraktenhed", "stab", "koncern";
        Department "afdeling" "department" also "center", "område", "district", "distrikt", "kontor", "sekretariat";
        Institution "institution" "institution" also "skole", "plejehjem", "plejecenter", "daginstitution", "børnehave",
            "vuggestue", "bibliotek", "jobcenter", "botilbud", "school", "care home", "day-care", "library", "decentral enhed";
        Team "team" "team" also "gruppe", "group";
    }
    RuleSource {
        OwnUnit "egen enhed" "own unit" also "os selv", "enheden", "institutionen", "lokal", "lokalt";
        Administration "forvaltningen" "administration" also "forvaltning", "forvaltningens regel";
        Municipality "kommunen" "municipality" also "kommune", "kommunal", "kommunens regel", "fælles";
        State "staten" "state" also "stat", "lov", "lovgivning", "statslig", "ministeriet", "law";
        Eu "EU" "EU" also "eu-regel", "forordning", "direktiv";
        Agreement "overenskomst" "collective agreement" also "aftale", "agreement", "overenskomsten";
        Unknown "ved ikke" "don't know" also "ukendt", "vides ikke", "unknown", "?";
    }
    WishKind {
        Rule "regel" "rule" also "regler", "krav";
        Process "proces" "process" also "arbejdsgang", "processer";
        It "it" "IT" also "it-system", "system", "it-understøttelse", "systemer";
        Guidance "vejledning" "guidance" also "information", "kommunikation", "overblik";
        Support "støtte" "support" also "hjælp", "service", "support og hjælp";
        Responsibility "ansvar" "responsibility" also "ansvarsfordeling", "roller";
    }
    WishStatus {
        Received "modtaget" "received";
        Assessing "vurderes" "being assessed";
        Answered "besvaret" "answered";
        CarriedOut "gennemført" "carried out";
        Confirmed "bekræftet" "confirmed";
        Reopened "genåbnet" "reopened";
    }
    Decision {
        WillBeDone "gøres" "will be done";
        UnderWay "er i gang" "under way already";
        WillBeTried "afprøves" "will be tried";
        PassedOn "sendt videre" "passed on";
        NotNow "ikke nu" "not now";
        No "nej" "no";
    }
    InitiativeStatus {
        Idea "idé" "idea" also "forslag";
        Planned "planlagt" "planned" also "ikke begyndt", "not started";
        InProgress "i gang" "in progress" also "igangsat", "igang", "under udførelse", "started";
        Delivered "leveret" "delivered" also "færdig", "afsluttet", "gennemført", "done", "completed";
        Paused "sat på pause" "paused" also "pause", "på hold", "afventer", "on hold";
        Stopped "stoppet" "stopped" also "droppet", "annulleret", "cancelled";
    }
    Health {
        OnTrack "følger planen" "on track";
        AtRisk "i risiko" "at risk";
        Late "forsinket" "late";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_read_back<T: Word + std::fmt::Debug>() {
        for (word, danish, english) in T::NAMES {
            for text in [*danish, *english, word.wire(), &danish.to_uppercase()] {
                assert_eq!(T::read(text), Some(*word), "{text}");
            }
        }
        for (at, (word, name)) in T::ALSO.iter().enumerate() {
            assert_eq!(T::read(name), Some(*word), "{at} {name}");
        }
    }

    #[test]
    fn every_name_means_one_word() {
        all_read_back::<UnitKind>();
        all_read_back::<RuleSource>();
        all_read_back::<WishKind>();
        all_read_back::<WishStatus>();
        all_read_back::<Decision>();
        all_read_back::<InitiativeStatus>();
        all_read_back::<Health>();
        assert_eq!(InitiativeStatus::read("måske"), None);
    }
}
