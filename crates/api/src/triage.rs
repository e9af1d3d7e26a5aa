//! Triage: everything that awaits an answer, to be gone through quickly; one answer may serve several wishes.

use crate::{
    AreaId, Need, PartialDate, Permission, PersonId, Subject, TemplateId, Timestamp, UnitId,
    areas::AreaRef,
    check::Check,
    people::PersonRef,
    problem::Problem,
    units::NAME_MAX,
    wishes::{Author, Decision, Question, SeenWish, TEXT_MAX, WishRow, check_answer, check_seen},
};

/// Most wishes that one answer, assignment or hand-over may be about.
pub const TOGETHER_MAX: usize = 100;
/// An answer can be scheduled this far ahead, in days.
pub const SCHEDULE_DAYS_MAX: i64 = 366;

wire! {
    /// A wish that awaits an answer, with all that is needed to give one.
    pub struct TriageRow {
        /// With the deadline.
        pub wish: WishRow,
        pub body: String,
        pub suggestion: String,
        pub rule: String,
        pub author: Author,
        /// Who has taken it on.
        #[serde(default)]
        pub assignee: Option<PersonRef>,
        #[serde(default)]
        pub question: Option<Question>,
        /// The author does not accept the answer; why.
        #[serde(default)]
        pub appeal: Option<String>,
        /// When a written answer goes out.
        #[serde(default)]
        pub scheduled: Option<Timestamp>,
        pub version: i64,
    }
}

wire! {
    /// What to go through.
    #[derive(Default)]
    pub struct TriageQuery {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub area: Option<AreaId>,
        /// `me`, `nobody`, or left out for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub assignee: Option<String>,
        /// `overdue`, `soon`, `waiting` (for the author), `scheduled`, or left out for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub only: Option<String>,
    }
}

wire! {
    /// The queue, what is due first on top.
    pub struct Triage {
        pub rows: Vec<TriageRow>,
        /// How many there are with this filter; only the first 200 are in `rows`.
        pub total: i64,
        /// The areas the reader answers for.
        pub areas: Vec<TriageArea>,
        pub counts: TriageCounts,
    }
}

wire! {
    /// An area the reader answers for.
    pub struct TriageArea {
        pub area: AreaRef,
        /// The unit that stands by its answers.
        pub unit: UnitId,
        /// Who else answers for it.
        pub owners: Vec<PersonRef>,
    }
}

wire! {
    /// How many there are of each in all of the reader's areas.
    #[derive(Default)]
    pub struct TriageCounts {
        pub open: i64,
        pub overdue: i64,
        pub soon: i64,
        pub waiting: i64,
        pub scheduled: i64,
        pub mine: i64,
        pub nobody: i64,
    }
}

wire! {
    /// One answer to one or more wishes.
    pub struct AnswersBody {
        pub wishes: Vec<SeenWish>,
        pub decision: Decision,
        pub reason: String,
        pub unit: UnitId,
        #[serde(default)]
        pub initiative: Option<i64>,
        #[serde(default)]
        pub horizon: Option<PartialDate>,
        /// When it goes out; left out for now.
        #[serde(default)]
        pub publish_at: Option<Timestamp>,
    }
}

impl AnswersBody {
    /// Checks the answer as a single one is checked, and which wishes it is for.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check_seen(&mut check, &self.wishes, TOGETHER_MAX);
        check_answer(&mut check, self.decision, &self.reason, self.initiative, self.horizon);
        check.finish()
    }
}

fn numbers(wishes: &[SeenWish]) -> Subject {
    Subject::Wishes(wishes.iter().map(|wish| wish.number).collect())
}

wire! {
    /// Giving wishes to someone, or to nobody in particular.
    pub struct AssignBody {
        pub wishes: Vec<SeenWish>,
        /// One who answers for the area of each.
        #[serde(default)]
        pub person: Option<PersonId>,
    }
}

impl AssignBody {
    /// Checks which wishes it is for.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check_seen(&mut check, &self.wishes, TOGETHER_MAX);
        check.finish()
    }
}

wire! {
    /// Handing wishes over to another area. The deadline stays: the leader was promised it.
    pub struct HandOverBody {
        pub wishes: Vec<SeenWish>,
        pub area: AreaId,
        /// For the colleagues there.
        #[serde(default)]
        pub note: String,
    }
}

impl HandOverBody {
    /// Checks which wishes it is for, and the note.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check_seen(&mut check, &self.wishes, TOGETHER_MAX);
        check.optional_text("note", &self.note, 500).no_cpr("note", &self.note, false);
        check.finish()
    }
}

wire! {
    /// A text to begin an answer with, in plain Danish.
    pub struct Template {
        pub id: TemplateId,
        pub name: String,
        /// The decision it goes with.
        #[serde(default)]
        pub decision: Option<Decision>,
        /// May hold `{ønske}`, `{nummer}` and `{tidshorisont}`, filled in for each wish.
        pub text: String,
        /// The area whose it is; left out when it is for all.
        #[serde(default)]
        pub area: Option<AreaRef>,
        /// Whether the reader may change it.
        pub may_edit: bool,
        pub version: i64,
    }
}

wire! {
    /// Those for all first, then by area, in Danish order.
    pub struct Templates {
        pub templates: Vec<Template>,
        /// The areas the reader may write templates for, in Danish order.
        pub areas: Vec<AreaRef>,
        /// Whether the reader may write templates for all areas.
        pub for_all: bool,
    }
}

wire! {
    /// Making or changing a template.
    pub struct TemplateBody {
        pub name: String,
        #[serde(default)]
        pub decision: Option<Decision>,
        pub text: String,
        /// Left out: for all areas; needs the right at the municipality.
        #[serde(default)]
        pub area: Option<AreaId>,
        #[serde(default)]
        pub version: i64,
    }
}

impl TemplateBody {
    /// Checks name and text.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check
            .text("name", &self.name, 2, NAME_MAX)
            .text("text", &self.text, 10, TEXT_MAX)
            .no_cpr("text", &self.text, false);
        check.finish()
    }

    fn subject(&self) -> Subject {
        self.area.clone().map_or(Subject::Municipality, Subject::Area)
    }
}

/// What stands between braces in a template, filled in for one wish. Anything else between braces stays as it is.
pub fn fill_in(text: &str, title: &str, number: i64, horizon: &str) -> String {
    text.replace("{ønske}", title).replace("{nummer}", &number.to_string()).replace("{tidshorisont}", horizon)
}

/// What a template leaves to whoever answers, between braces, and they have not filled in. What is filled in for each wish is none.
pub(crate) fn unfilled(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(from) = rest.find('{') {
        let to = from + rest[from..].find('}')? + 1;
        let place = &rest[from..to];
        let is_words = place.len() > 2 && !place[1..].contains(['{', '\n']);
        if is_words && !["{ønske}", "{nummer}"].contains(&place) {
            return Some(place);
        }
        rest = &rest[from + 1..];
    }
    None
}

path_params! {
    /// `{template}`
    TemplatePath { template: TemplateId }
}

endpoints! {
    /// What awaits the reader's answer.
    GetTriage: Get "/api/v1/triage", needs Need::Can(Permission::WishAssess), query TriageQuery, reply Triage;
    /// Answer several wishes with one answer, now or later. All or none.
    AnswerWishes: Post "/api/v1/triage/answers", needs Need::Can(Permission::WishAssess), body AnswersBody,
        subject |_, body| numbers(&body.wishes);
    /// Give wishes to someone.
    AssignWishes: Post "/api/v1/triage/assignments", needs Need::Can(Permission::WishAssess), body AssignBody,
        subject |_, body| numbers(&body.wishes);
    /// Hand wishes over to another area.
    HandOverWishes: Post "/api/v1/triage/handovers", needs Need::Can(Permission::WishAssess), body HandOverBody,
        subject |_, body| numbers(&body.wishes);
    /// The templates the reader may use.
    ListTemplates: Get "/api/v1/templates", needs Need::Can(Permission::WishAssess), reply Templates;
    /// Make a template.
    CreateTemplate: Post "/api/v1/templates", needs Need::Can(Permission::WishAssess), body TemplateBody, reply Template,
        subject |_, body| body.subject();
    /// Change a template.
    UpdateTemplate: Put "/api/v1/templates/{template}", needs Need::Can(Permission::WishAssess), path TemplatePath,
        body TemplateBody, reply Template, subject |_, body| body.subject();
    /// Remove a template.
    RemoveTemplate: Delete "/api/v1/templates/{template}", needs Need::Can(Permission::WishAssess), path TemplatePath;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_filled_in_and_others_left() {
        let text = "Om “{ønske}” (nr. {nummer}): klar {tidshorisont}. {andet}";
        assert_eq!(fill_in(text, "Nøgler", 7, "i 2027"), "Om “Nøgler” (nr. 7): klar i 2027. {andet}");
    }

    #[test]
    fn what_was_left_to_be_filled_in_is_found() {
        assert_eq!(unfilled("Nej, fordi {hvorfor}. Se {her}."), Some("{hvorfor}"));
        assert_eq!(unfilled("Klar {tidshorisont}"), Some("{tidshorisont}"));
        assert_eq!(unfilled("Om “{ønske}” (nr. {nummer}): ja."), None);
        for harmless in ["", "{}", "{ æ", "} {", "f(x) = {\n1\n}"] {
            assert_eq!(unfilled(harmless), None, "{harmless}");
        }
    }

    #[test]
    fn the_same_wish_twice_is_refused() {
        let seen = |number| SeenWish { number, version: 1 };
        let body = |wishes| AssignBody { wishes, person: None };
        assert!(body(vec![seen(1), seen(2)]).check().is_ok());
        assert!(body(vec![seen(1), seen(1)]).check().is_err());
        assert!(body(Vec::new()).check().is_err());
    }
}
