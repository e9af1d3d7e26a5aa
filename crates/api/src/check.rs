//! Input checks that run in the form and again on the server.

use crate::{FieldCode, FieldError, Problem, cpr};

/// Collects what is wrong with an input, field by field.
#[derive(Debug, Default)]
pub struct Check {
    errors: Vec<FieldError>,
}

impl Check {
    /// Nothing wrong so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an error.
    pub fn add(&mut self, error: FieldError) -> &mut Self {
        self.errors.push(error);
        self
    }

    /// A text that must be there: trimmed length (in characters) within `min..=max`, no control characters.
    pub fn text(&mut self, field: &str, text: &str, min: i64, max: i64) -> &mut Self {
        let length = length(text);
        if length == 0 && min > 0 {
            return self.add(FieldError::new(field, FieldCode::Required));
        }
        if length < min {
            return self.add(FieldError::new(field, FieldCode::TooShort).limit(min));
        }
        self.optional_text(field, text, max)
    }

    /// A text that may be empty.
    pub fn optional_text(&mut self, field: &str, text: &str, max: i64) -> &mut Self {
        if length(text) > max {
            self.add(FieldError::new(field, FieldCode::TooLong).limit(max));
        }
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.add(FieldError::new(field, FieldCode::BadCharacter));
        }
        self
    }

    /// A whole number within bounds; left out is fine.
    pub fn range(&mut self, field: &str, value: Option<i64>, min: i64, max: i64) -> &mut Self {
        match value {
            Some(value) if value < min => self.add(FieldError::new(field, FieldCode::OutOfRange).limit(min)),
            Some(value) if value > max => self.add(FieldError::new(field, FieldCode::OutOfRange).limit(max)),
            _ => self,
        }
    }

    /// Warns of what looks like a CPR number, unless the writer has said that it is none.
    pub fn no_cpr(&mut self, field: &str, text: &str, writer_says_it_is_none: bool) -> &mut Self {
        match cpr::first(text) {
            Some(place) if !writer_says_it_is_none => {
                self.add(FieldError::new(field, FieldCode::Cpr).place(place))
            }
            _ => self,
        }
    }

    /// An e-mail address: something, one `@`, a dotted domain, no spaces.
    pub fn email(&mut self, field: &str, email: &str) -> &mut Self {
        if is_email(email.trim()) { self } else { self.add(FieldError::new(field, FieldCode::NotAnEmail)) }
    }

    /// A password: at least 12 characters, not one character repeated, not the e-mail address.
    pub fn password(&mut self, field: &str, password: &str) -> &mut Self {
        let length = length(password);
        if length < PASSWORD_MIN {
            return self.add(FieldError::new(field, FieldCode::TooShort).limit(PASSWORD_MIN));
        }
        if length > PASSWORD_MAX {
            return self.add(FieldError::new(field, FieldCode::TooLong).limit(PASSWORD_MAX));
        }
        let distinct: std::collections::BTreeSet<char> = password.chars().collect();
        if distinct.len() < 5 { self.add(FieldError::new(field, FieldCode::WeakPassword)) } else { self }
    }

    /// Whether nothing was wrong so far.
    pub fn is_ok(&self) -> bool {
        self.errors.is_empty()
    }

    /// What was wrong.
    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// The outcome.
    pub fn finish(self) -> Result<(), Problem> {
        if self.errors.is_empty() { Ok(()) } else { Err(Problem::invalid(self.errors)) }
    }
}

/// Shortest password, in characters (NIST SP 800-63B asks for at least 8; 15 where it stands alone; we ask in between).
pub const PASSWORD_MIN: i64 = 12;
/// Longest password; argon2 takes more, but a megabyte of password is an attack.
pub const PASSWORD_MAX: i64 = 200;

fn length(text: &str) -> i64 {
    i64::try_from(text.trim().chars().count()).unwrap_or(i64::MAX)
}

fn is_email(email: &str) -> bool {
    let Some((name, domain)) = email.rsplit_once('@') else { return false };
    !name.is_empty()
        && email.len() <= 254
        && !name.contains('@')
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !email.chars().any(|c| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(check: &Check) -> Vec<FieldCode> {
        check.errors().iter().map(|error| error.code).collect()
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        let mut check = Check::new();
        check.text("title", &"æ".repeat(140), 3, 140);
        assert!(check.is_ok());
        check.text("title", &"æ".repeat(141), 3, 140);
        assert_eq!(codes(&check), [FieldCode::TooLong]);
    }

    #[test]
    fn blank_is_missing_and_nul_is_refused() {
        let mut check = Check::new();
        check.text("title", "   ", 3, 140).text("title", "a\0bc", 3, 140);
        assert_eq!(codes(&check), [FieldCode::Required, FieldCode::BadCharacter]);
    }

    #[test]
    fn a_cpr_number_is_named_and_can_be_declared_harmless() {
        let mut check = Check::new();
        check.no_cpr("body", "sag 010203-1234", false);
        assert_eq!(check.errors()[0].place.as_deref(), Some("010203-1234"));
        let mut declared = Check::new();
        declared.no_cpr("body", "sag 010203-1234", true);
        assert!(declared.is_ok());
    }

    #[test]
    fn addresses_look_like_addresses() {
        for good in ["a@b.dk", "mette.hansen+x@kk.dk"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["", "a", "a@b", "@b.dk", "a b@c.dk", "a@@b.dk", "a@.dk"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
