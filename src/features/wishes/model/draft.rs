//! A wish as it is being written: what stands in the fields, which step each field belongs to, and the body that is sent.

use forenkl_api::{
    FieldCode, FieldError, RoundId, UnitId,
    wishes::{AuthorVisibility, RuleSource, Wish, WishBody, WishKind},
};

use super::load::{LoadFault, LoadText};

/// The steps of sending a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    What,
    Rule,
    Load,
    Who,
}

impl Step {
    pub const ALL: [Self; 4] = [Self::What, Self::Rule, Self::Load, Self::Who];

    /// 1 for the first.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// The step with a number as in the address; the first for anything else.
    pub fn from_number(text: &str) -> Self {
        Self::ALL.into_iter().find(|step| step.number().to_string() == text).unwrap_or(Self::What)
    }

    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    pub fn previous(self) -> Option<Self> {
        self.number().checked_sub(2).and_then(|place| Self::ALL.get(place)).copied()
    }

    /// The step on which a field of the body stands.
    pub fn of_field(field: &str) -> Self {
        match field {
            "title" | "body" | "suggestion" => Self::What,
            "rule" | "rule_source" | "kind" | "area" => Self::Rule,
            "minutes" | "times_per_year" | "people" => Self::Load,
            _ => Self::Who,
        }
    }
}

/// What stands in the fields, as texts and words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WishText {
    pub key: String,
    pub title: String,
    pub body: String,
    pub suggestion: String,
    pub rule: String,
    pub rule_source: String,
    pub kind: String,
    pub area: String,
    pub load: LoadText,
    pub visibility: String,
    pub unit: String,
    pub round: Option<RoundId>,
    pub not_cpr: bool,
    pub version: i64,
}

/// Who may see the author, unless they choose otherwise: what shows least and still lets the answerer ask.
pub const DEFAULT_VISIBILITY: AuthorVisibility = AuthorVisibility::Owner;

impl WishText {
    /// The body, and everything in it that needs mending.
    pub fn read(&self) -> (WishBody, Vec<FieldError>) {
        let (load, mut errors) = match self.load.read() {
            Ok(load) => (load, Vec::new()),
            Err(faults) => {
                (None, faults.into_iter().map(|(field, fault)| load_error(field, fault)).collect())
            }
        };
        let body = WishBody {
            key: self.key.clone(),
            title: self.title.trim().to_owned(),
            body: self.body.trim().to_owned(),
            suggestion: self.suggestion.trim().to_owned(),
            area: self.area.as_str().into(),
            rule: self.rule.trim().to_owned(),
            rule_source: RuleSource::from_word(&self.rule_source).unwrap_or(RuleSource::Unknown),
            kind: WishKind::from_word(&self.kind).unwrap_or(WishKind::Process),
            load,
            visibility: AuthorVisibility::from_word(&self.visibility).unwrap_or(DEFAULT_VISIBILITY),
            unit: self.unit.as_str().into(),
            round: self.round.clone(),
            not_cpr: self.not_cpr,
            version: self.version,
        };
        if let Err(problem) = body.check() {
            errors.extend(problem.fields);
        }
        (body, errors)
    }

    /// The first step that needs mending, or the last one: no further than this may one go.
    pub fn furthest(&self) -> Step {
        self.read().1.iter().map(|error| Step::of_field(&error.field)).min().unwrap_or(Step::Who)
    }

    /// The fields of a wish that stands, for its author to mend. `unit`: where the wish does not say for which it was sent.
    pub fn of_wish(wish: &Wish, key: String, unit: Option<UnitId>) -> Self {
        let unit = wish.author.unit.as_ref().map(|unit| unit.id.clone()).or(unit);
        Self {
            key,
            title: wish.title.clone(),
            body: wish.body.clone(),
            suggestion: wish.suggestion.clone(),
            rule: wish.rule.clone(),
            rule_source: wish.rule_source.word().into(),
            kind: wish.kind.word().into(),
            area: wish.area.id.to_string(),
            load: wish.load.as_ref().map(LoadText::of).unwrap_or_default(),
            visibility: wish.visibility.word().into(),
            unit: unit.map(|unit| unit.to_string()).unwrap_or_default(),
            round: wish.round.as_ref().map(|round| round.id.clone()),
            not_cpr: false,
            version: wish.version,
        }
    }

    /// The fields of a wish that was sent and came back, so that it can be mended.
    pub fn of(body: &WishBody) -> Self {
        Self {
            key: body.key.clone(),
            title: body.title.clone(),
            body: body.body.clone(),
            suggestion: body.suggestion.clone(),
            rule: body.rule.clone(),
            rule_source: body.rule_source.word().into(),
            kind: body.kind.word().into(),
            area: body.area.to_string(),
            load: body.load.as_ref().map(LoadText::of).unwrap_or_default(),
            visibility: body.visibility.word().into(),
            unit: body.unit.to_string(),
            round: body.round.clone(),
            not_cpr: body.not_cpr,
            version: body.version,
        }
    }
}

/// A fault of the estimate as the API names it.
pub fn load_error(field: &str, fault: LoadFault) -> FieldError {
    let code = match fault {
        LoadFault::Missing => FieldCode::Required,
        LoadFault::NotANumber => FieldCode::NotANumber,
    };
    FieldError::new(field, code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> WishText {
        WishText {
            key: "0190-aaaa-bbbb".into(),
            title: "Sygefravær tastes to gange".into(),
            area: "hr".into(),
            unit: "solvej".into(),
            ..WishText::default()
        }
    }

    #[test]
    fn a_title_an_area_and_a_unit_are_enough() {
        let (body, errors) = whole().read();
        assert!(errors.is_empty());
        assert_eq!((body.kind, body.rule_source), (WishKind::Process, RuleSource::Unknown));
        assert_eq!(body.visibility, DEFAULT_VISIBILITY);
        assert_eq!(body.load, None);
    }

    #[test]
    fn one_gets_no_further_than_the_first_step_that_needs_mending() {
        assert_eq!(whole().furthest(), Step::Who);
        assert_eq!(WishText::default().furthest(), Step::What);
        assert_eq!(WishText { area: String::new(), ..whole() }.furthest(), Step::Rule);
        let half = LoadText { minutes: "10".into(), ..LoadText::default() };
        assert_eq!(WishText { load: half, ..whole() }.furthest(), Step::Load);
    }

    #[test]
    fn a_cpr_number_stops_at_its_step_until_it_is_declared_none() {
        let text = WishText { rule: "sag 010203-1234".into(), ..whole() };
        assert_eq!(text.furthest(), Step::Rule);
        assert_eq!(WishText { not_cpr: true, ..text }.furthest(), Step::Who);
    }

    #[test]
    fn a_body_that_came_back_fills_the_same_fields() {
        let load =
            LoadText { minutes: "7,5".into(), times: "2".into(), people: "3".into(), ..LoadText::default() };
        let (body, _) = WishText { load, rule: "Skema".into(), ..whole() }.read();
        assert_eq!(WishText::of(&body).read().0, body);
    }

    #[test]
    fn steps_follow_each_other() {
        assert_eq!(Step::What.next(), Some(Step::Rule));
        assert_eq!((Step::Who.next(), Step::What.previous()), (None, None));
        assert_eq!(Step::Who.previous(), Some(Step::Load));
        assert_eq!((Step::from_number("3"), Step::from_number("9")), (Step::Load, Step::What));
    }
}
