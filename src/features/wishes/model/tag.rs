//! The tag of a wish: status or decision in a word, with its horizon, a tone and a mark that does not need colour.

use forenkl_api::{
    PartialDate,
    wishes::{Decision, RuleSource, WishStatus},
};

use crate::{
    features::wishes::texts::words,
    format::partial_date,
    ui::{Glyph, Tone},
};

/// What a tag says and how it looks.
#[derive(Debug, Clone, PartialEq)]
pub struct WishTag {
    pub text: String,
    pub tone: Tone,
    pub glyph: Glyph,
}

/// The tag for where a wish stands.
pub fn wish_tag(
    status: WishStatus,
    decision: Option<Decision>,
    horizon: Option<&PartialDate>,
    source: RuleSource,
) -> WishTag {
    match (status, decision) {
        (WishStatus::Answered, Some(decision)) => decision_tag(decision, horizon, source),
        _ => status_tag(status),
    }
}

fn status_tag(status: WishStatus) -> WishTag {
    let (tone, glyph) = match status {
        WishStatus::Received => (Tone::Neutral, Glyph::Wish),
        WishStatus::Assessing => (Tone::Info, Glyph::Search),
        WishStatus::Answered => (Tone::Info, Glyph::Comment),
        WishStatus::CarriedOut | WishStatus::Confirmed => (Tone::Ok, Glyph::Check),
        WishStatus::Reopened => (Tone::Warn, Glyph::Undo),
    };
    WishTag { text: words::status_name(status).into(), tone, glyph }
}

/// The tag for a decision: "I gang · 3. kvartal 2026", "Sendt videre til staten".
fn decision_tag(decision: Decision, horizon: Option<&PartialDate>, source: RuleSource) -> WishTag {
    let (tone, glyph) = match decision {
        Decision::WillBeDone | Decision::UnderWay | Decision::WillBeTried => (Tone::Info, Glyph::Clock),
        Decision::PassedOn => (Tone::Neutral, Glyph::Arrow),
        Decision::NotNow => (Tone::Neutral, Glyph::Calendar),
        Decision::No => (Tone::Neutral, Glyph::Cross),
    };
    let word = match decision {
        Decision::PassedOn => words::passed_on(source),
        decision => words::decision_name(decision),
    };
    let text = match horizon {
        Some(horizon) => words::tag_with(word, &partial_date(horizon)),
        None => word.into(),
    };
    WishTag { text, tone, glyph }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_shows_its_decision_and_horizon() {
        let horizon = PartialDate::quarter(2026, 3);
        let tag = wish_tag(
            WishStatus::Answered,
            Some(Decision::UnderWay),
            horizon.as_ref(),
            RuleSource::Municipality,
        );
        assert_eq!(tag.text, "I gang · 3. kvartal 2026");
        let passed = wish_tag(WishStatus::Answered, Some(Decision::PassedOn), None, RuleSource::State);
        assert_eq!(passed.text, "Sendt videre til staten");
    }

    #[test]
    fn what_came_after_the_answer_counts_more_than_the_decision() {
        let tag = wish_tag(WishStatus::CarriedOut, Some(Decision::WillBeDone), None, RuleSource::Unknown);
        assert_eq!((tag.text.as_str(), tag.tone), ("Gennemført", Tone::Ok));
        let open = wish_tag(WishStatus::Reopened, Some(Decision::WillBeDone), None, RuleSource::Unknown);
        assert_eq!(open.text, "Åbnet igen");
    }
}
