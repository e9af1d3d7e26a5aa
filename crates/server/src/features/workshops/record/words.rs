//! What the record says, in both languages side by side.

use forenkl_api::{people::Language, workshops::Signing};

/// Says it in a language.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub Language);

macro_rules! words {
    ($($name:ident $danish:literal $english:literal;)+) => {
        $(pub fn $name(self) -> &'static str { self.by($danish, $english) })+
    };
}

impl Words {
    fn by(self, danish: &'static str, english: &'static str) -> &'static str {
        match self.0 {
            Language::Danish => danish,
            Language::English => english,
        }
    }

    words! {
        file_name "referat" "record";
        record "Referat" "Record";
        people "Deltagere" "Participants";
        no_unit "uden enhed" "without a unit";
        named "Nævnt efter eget ønske" "Named as they wished";
        programme "Del af programmet" "Part of the programme";
        agenda "Program" "Agenda";
        block "Punkt" "Item";
        planned "Planlagt" "Planned";
        took "Brugt" "Spent";
        minutes "min." "min.";
        skipped "sprunget over" "skipped";
        not_reached "ikke nået" "not reached";
        decisions "Beslutninger" "Decisions";
        reason "Begrundelse" "Reason";
        rule "Hvis regel" "Whose rule";
        decides "Beslutter" "Decides";
        owner "Ansvarlig" "Owner";
        deadline "Frist" "Deadline";
        if_then "Hvis–så" "If–then";
        wish "Ønske" "Wish";
        initiative "Tiltag" "Initiative";
        clusters "Grupper og kort" "Groups and cards";
        loose "Kort uden gruppe" "Cards in no group";
        votes "Prikker" "Dots";
        effort "Indsats" "Effort";
        effect "Effekt" "Effect";
        median "midt" "median";
        middle_half "halvdelen ligger" "half lie";
        divided "rummet er delt" "the room is divided";
        agree "enige" "agree";
        disagree "uenige" "disagree";
        pass "sprang over" "passed";
        important "vigtigt for" "important to";
        parked "Parkeret" "Parked";
        kind "Slags" "Kind";
        text "Tekst" "Text";
        card "kort" "card";
        cluster "gruppe" "group";
        option "mulighed" "option";
        statement "udsagn" "statement";
        parked_one "parkeret" "parked";
        purpose "formål" "purpose";
        unit "enhed" "unit";
        anonymity "anonymitet" "anonymity";
        count "Antal personer" "People";
        dots_each "Prikker til hver" "Dots each";
    }

    pub fn signing(self, signing: Signing) -> &'static str {
        match signing {
            Signing::Anonymous => self.by(
                "Alle kort, stemmer og placeringer er anonyme.",
                "All cards, votes and places are anonymous.",
            ),
            Signing::Signed => self.by(
                "Kort kunne have navn på, da de blev drøftet. Stemmer og placeringer er anonyme. I referatet står ingen ved et kort.",
                "Cards could carry a name when they were discussed. Votes and places are anonymous. The record names nobody beside a card.",
            ),
        }
    }

    /// How many gave something, and the budget.
    pub fn turnout(self, heard: i64, people: i64, budget: i64) -> String {
        match self.0 {
            Language::Danish => {
                let dots = if budget == 1 { "prik" } else { "prikker" };
                format!("{heard} af {people} stemte, {budget} {dots} hver.")
            }
            Language::English => {
                let dots = if budget == 1 { "dot" } else { "dots" };
                format!("{heard} of {people} voted, {budget} {dots} each.")
            }
        }
    }

    /// How many gave something.
    pub fn heard(self, heard: i64, people: i64) -> String {
        match self.0 {
            Language::Danish => format!("{heard} af {people} svarede."),
            Language::English => format!("{heard} of {people} answered."),
        }
    }
}
