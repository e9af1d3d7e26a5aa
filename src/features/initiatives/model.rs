//! What the pages about initiatives decide without a browser.

use forenkl_api::{
    Timestamp,
    initiatives::{Effect, EffectLevel, EffectValue, InitiativeRow},
};

use crate::{
    format::decimal,
    i18n::{Lang, lang},
};

/// After so many days without a word, a running initiative is asked for a status.
pub const SILENT_AFTER: i64 = 30;

const DAY: i64 = 86_400_000;

/// Days since the latest status, where that is too long for an initiative that is still going on.
pub fn days_silent(row: &InitiativeRow, now: Timestamp) -> Option<i64> {
    let latest = row.latest.as_ref()?;
    let days = (now.0 - latest.at.0) / DAY;
    (!row.status.is_over() && days >= SILENT_AFTER).then_some(days)
}

/// How many milestones are done, of how many.
pub fn milestones_done(row: &InitiativeRow) -> (usize, usize) {
    (row.milestones.iter().filter(|milestone| milestone.done_at.is_some()).count(), row.milestones.len())
}

/// The newest figure of a level; figures come newest first.
pub fn newest(effect: &Effect, level: EffectLevel) -> Option<&EffectValue> {
    effect.values.iter().find(|value| value.level == level)
}

/// Figures that a newer one of the same level has taken the place of.
pub fn earlier(effect: &Effect) -> Vec<&EffectValue> {
    let mut seen = Vec::new();
    effect
        .values
        .iter()
        .filter(|value| {
            let again = seen.contains(&value.level);
            seen.push(value.level);
            again
        })
        .collect()
}

/// Reads a figure as people write it, into hundredths: "1.200", "7,5", "-3". English readers write "1,200" and "7.5".
pub fn parse_hundredths(text: &str) -> Option<i64> {
    parse_marked(text, if lang() == Lang::Da { (',', '.') } else { ('.', ',') })
}

/// A figure as programs write it (`12.5`), in words for people.
pub fn plain_figure(text: &str) -> Option<String> {
    parse_marked(text, ('.', ',')).map(figure)
}

fn parse_marked(text: &str, (point, group): (char, char)) -> Option<i64> {
    let plain: String = text.chars().filter(|c| *c != group && !c.is_whitespace()).collect();
    let plain = plain.replace('−', "-");
    let (sign, digits) = plain.strip_prefix('-').map_or((1, plain.as_str()), |rest| (-1, rest));
    let (whole, rest) = digits.split_once(point).unwrap_or((digits, ""));
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || rest.len() > 2 || !is_number(whole) || !is_number(rest) {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    let rest: i64 = format!("{rest:0<2}").parse().ok()?;
    Some(sign * (whole * 100 + rest))
}

/// A figure with as many digits as it needs: "1.200", "7,5", "0,25".
pub fn figure(hundredths: i64) -> String {
    let digits = match hundredths % 100 {
        0 => 0,
        rest if rest % 10 == 0 => 1,
        _ => 2,
    };
    #[expect(clippy::cast_precision_loss, reason = "figures stay far below 2^53")]
    decimal(hundredths as f64 / 100.0, digits)
}

/// The address of an initiative.
pub fn address(number: i64) -> String {
    format!("/tiltag/{number}")
}

#[cfg(test)]
mod tests {
    use forenkl_api::initiatives::EffectUnit;
    use proptest::prelude::*;

    use super::*;

    const DANISH: (char, char) = (',', '.');

    fn value(level: EffectLevel, hundredths: i64) -> EffectValue {
        EffectValue { level, hundredths, note: String::new(), by: None, at: Timestamp(0) }
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        assert_eq!(parse_marked("1.200", DANISH), Some(120_000));
        assert_eq!(parse_marked(" 7,5 ", DANISH), Some(750));
        assert_eq!(parse_marked("−0,25", DANISH), Some(-25));
        assert_eq!(parse_marked("7.5", ('.', ',')), Some(750));
        for nonsense in ["", "-", "mange", "1,234", "12 timer", "1,5,5", "9999999999999"] {
            assert_eq!(parse_marked(nonsense, DANISH), None, "{nonsense}");
        }
    }

    #[test]
    fn the_newest_figure_of_each_level_counts_and_the_rest_is_kept() {
        let effect = Effect {
            id: "e".into(),
            measure: "Tid".into(),
            unit: EffectUnit::HoursPerYear,
            values: vec![
                value(EffectLevel::Confirmed, 3),
                value(EffectLevel::Estimated, 2),
                value(EffectLevel::Estimated, 1),
            ],
        };
        assert_eq!(newest(&effect, EffectLevel::Estimated).map(|value| value.hundredths), Some(2));
        assert_eq!(newest(&effect, EffectLevel::Verified), None);
        assert_eq!(earlier(&effect).iter().map(|value| value.hundredths).collect::<Vec<_>>(), [1]);
    }

    proptest! {
        #[test]
        fn figures_read_back(hundredths in -1_000_000_000_i64..1_000_000_000) {
            prop_assert_eq!(parse_hundredths(&figure(hundredths)), Some(hundredths));
        }
    }
}
