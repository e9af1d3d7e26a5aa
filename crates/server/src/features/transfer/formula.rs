//! Cells that a spreadsheet would carry out as a formula.

/// Signs that begin a formula (OWASP, "CSV Injection").
const BEGINNINGS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a spreadsheet may take the text for a formula. Blanks in front do not help.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(BEGINNINGS) || text.trim_start().starts_with(BEGINNINGS)
}

/// The text with an apostrophe in front where it needs one, so that a spreadsheet shows it as text.
pub fn harmless(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a text is a formula that was made harmless, as in a file that went out of here.
pub fn is_harmless_formula(text: &str) -> bool {
    text.trim_start().strip_prefix('\'').is_some_and(is_formula)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_begins_like_one_is_touched() {
        for text in ["=1+1", "+45 1234", "-5", "@SUM(A1)", "\t=1", "\r=1", "  =1"] {
            assert_eq!(harmless(text), format!("'{text}"), "{text:?}");
        }
        for text in ["", "Ønske = behov", "a-b", "'=1", "50 %"] {
            assert_eq!(harmless(text), text);
        }
    }

    proptest! {
        #[test]
        fn what_comes_out_never_begins_a_formula(text in "\\PC{0,20}|[=+@\\-\t\r ]{0,3}\\PC{0,9}") {
            prop_assert!(!is_formula(&harmless(&text)));
        }
    }
}
