//! Codes to join by: short, read aloud across a room, typed on a phone.

/// Letters and digits that cannot be taken for one another: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V.
pub const ALPHABET: &[u8; 22] = b"34679ACDEFGHJKMNPQRTWX";

/// Characters of a code: 22⁶ ≈ 113 million, so that a guess every second for a day finds a running one with little chance.
pub const LENGTH: usize = 6;

/// The code as it is kept, from what somebody typed: small letters, spaces and hyphens are fine. `None` when it can be no code.
pub fn normalised(typed: &str) -> Option<String> {
    let code: String =
        typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
    let fits = code.len() == LENGTH && code.bytes().all(|b| ALPHABET.contains(&b));
    fits.then_some(code)
}

/// As it is shown: `ABC 346`.
pub fn shown(code: &str) -> String {
    match code.split_at_checked(LENGTH / 2) {
        Some((first, rest)) => format!("{first} {rest}"),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(normalised(" acd-346 "), Some("ACD346".into()));
        assert_eq!(normalised(&shown("ACD346")), Some("ACD346".into()));
        for wrong in ["", "ACD34", "ACD3466", "ACD34O", "ÆCD346", "ACD 34 Z"] {
            assert_eq!(normalised(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn nothing_in_a_code_can_be_taken_for_something_else() {
        for alike in ["0O", "1IL", "2Z", "5S", "8B", "UV"] {
            let there = alike.bytes().filter(|b| ALPHABET.contains(b)).count();
            assert!(there <= 1, "{alike}");
        }
    }
}
