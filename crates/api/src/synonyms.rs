//! Words that mean the same here (KAS is the vagtplan): kept by administrators, used when wishes are searched and compared.

use crate::{
    FieldCode, FieldError, Need, Permission, Subject, SynonymId, check::Check, problem::Problem, search,
};

/// How many words or phrases a group holds.
pub const PHRASES_MIN: i64 = 2;
pub const PHRASES_MAX: i64 = 20;
/// How long each is, in characters.
pub const PHRASE_MIN: i64 = 2;
pub const PHRASE_MAX: i64 = 60;

wire! {
    /// A group of words or phrases that mean the same.
    pub struct Synonym {
        pub id: SynonymId,
        /// In the order they were written.
        pub phrases: Vec<String>,
        pub version: i64,
    }
}

wire! {
    /// All groups, in Danish order of their first words.
    pub struct Synonyms {
        pub synonyms: Vec<Synonym>,
    }
}

wire! {
    /// Making or changing a group.
    pub struct SynonymBody {
        pub phrases: Vec<String>,
        #[serde(default)]
        pub version: i64,
    }
}

impl SynonymBody {
    /// Checks how many there are, how long each is, and that none stands there twice.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        let count = i64::try_from(self.phrases.len()).unwrap_or(i64::MAX);
        if count == 0 {
            check.add(FieldError::new("phrases", FieldCode::Required));
        } else {
            check.range("phrases", Some(count), PHRASES_MIN, PHRASES_MAX);
        }
        let mut seen: Vec<String> = Vec::new();
        for phrase in &self.phrases {
            let mut one = Check::new();
            one.text("phrases", phrase, PHRASE_MIN, PHRASE_MAX);
            if phrase.contains(['\n', '\r']) {
                one.add(FieldError::new("phrases", FieldCode::BadCharacter));
            }
            let folded = search::fold(phrase.trim());
            if seen.contains(&folded) {
                one.add(FieldError::new("phrases", FieldCode::Repeated));
            }
            seen.push(folded);
            one.errors().iter().for_each(|error| {
                check.add(error.clone().place(phrase.trim()));
            });
        }
        check.finish()
    }
}

path_params! {
    /// `{synonym}`
    SynonymPath { synonym: SynonymId }
}

endpoints! {
    /// The groups of words that mean the same.
    ListSynonyms: Get "/api/v1/synonyms", needs Need::Can(Permission::AreaManage), reply Synonyms,
        subject |_, _| Subject::Municipality;
    /// Make a group. Groups that share a word count as one.
    CreateSynonym: Post "/api/v1/synonyms", needs Need::Can(Permission::AreaManage), body SynonymBody, reply Synonym,
        subject |_, _| Subject::Municipality;
    /// Change a group.
    UpdateSynonym: Put "/api/v1/synonyms/{synonym}", needs Need::Can(Permission::AreaManage), path SynonymPath,
        body SynonymBody, reply Synonym, subject |_, _| Subject::Municipality;
    /// Remove a group.
    RemoveSynonym: Delete "/api/v1/synonyms/{synonym}", needs Need::Can(Permission::AreaManage), path SynonymPath,
        subject |_, _| Subject::Municipality;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(phrases: &[&str]) -> Vec<FieldCode> {
        let body = SynonymBody { phrases: phrases.iter().map(|one| (*one).to_owned()).collect(), version: 0 };
        body.check()
            .err()
            .map(|problem| problem.fields.iter().map(|field| field.code).collect())
            .unwrap_or_default()
    }

    #[test]
    fn a_group_is_at_least_two_different_phrases_of_some_length() {
        assert_eq!(codes(&["KAS", "vagtplan"]), []);
        assert_eq!(codes(&[]), [FieldCode::Required]);
        assert_eq!(codes(&["KAS"]), [FieldCode::OutOfRange]);
        assert_eq!(codes(&["KAS", " kas "]), [FieldCode::Repeated]);
        assert_eq!(codes(&["K", "vagtplan"]), [FieldCode::TooShort]);
        assert_eq!(codes(&["KAS", &"æ".repeat(61)]), [FieldCode::TooLong]);
        assert_eq!(codes(&["KAS\nvagt", "plan"]), [FieldCode::BadCharacter]);
    }
}
