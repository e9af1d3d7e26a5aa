//! Numbers as Danes write them: `7,5`, `1.234`, `1.234,5`.

/// Reads a number; a point before exactly three digits groups thousands, any other point or comma begins the decimals.
pub fn read(text: &str) -> Option<f64> {
    let text: String = text.trim().chars().filter(|c| !c.is_whitespace()).collect();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, decimals) = match digits.split_once(',') {
        Some((whole, decimals)) => (whole, decimals),
        None => match digits.split_once('.') {
            Some((whole, decimals)) if decimals.len() != 3 && !decimals.contains('.') => (whole, decimals),
            _ => (digits, ""),
        },
    };
    let whole = ungrouped(whole)?;
    if whole.is_empty() || whole.len() > 12 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: f64 = format!("{whole}.{decimals}0").parse().ok()?;
    Some(sign * number)
}

/// A whole number; `12,0` is one.
pub fn whole(number: f64) -> Option<i64> {
    let rounded = number.round();
    #[allow(clippy::cast_possible_truncation, reason = "within bounds that a float holds exactly")]
    ((number - rounded).abs() < 1e-9 && rounded.abs() < 1e12).then_some(rounded as i64)
}

/// The number in tenths, rounded; 7½ is 75.
pub fn tenths(number: f64) -> Option<i64> {
    whole((number * 10.0).round())
}

/// Without the points that group thousands; `None` where they do not.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let grouped = rest.is_empty() || (1..=3).contains(&first.len());
    let good = digits(first) && grouped && rest.iter().all(|group| group.len() == 3 && digits(group));
    good.then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn danish_and_plain_numbers() {
        for (written, meant) in [
            ("7,5", 7.5),
            ("7.5", 7.5),
            ("1.234", 1234.0),
            ("1.234,5", 1234.5),
            ("1 234", 1234.0),
            ("-5", -5.0),
            ("240", 240.0),
        ] {
            assert_eq!(read(written), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for written in [
            "",
            "syv",
            "7 min",
            "1,2,3",
            "12.34.56",
            "1.2345.678",
            "=1+1",
            "1e5",
            "NaN",
            "-",
            "9999999999999",
        ] {
            assert_eq!(read(written), None, "{written}");
        }
    }

    #[test]
    fn whole_numbers_and_tenths() {
        assert_eq!((whole(12.0), whole(2.5), tenths(7.5)), (Some(12), None, Some(75)));
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(text in "\\PC{0,16}") { let _read = read(&text); }

        #[test]
        fn thousands_may_be_grouped(number in 1_000i64..1_000_000) {
            let grouped = format!("{}.{:03}", number / 1000, number % 1000);
            prop_assert_eq!(read(&grouped).and_then(whole), Some(number));
        }
    }
}
