//! What is wrong in a form, each in a sentence that can stand alone in the summary.

use forenkl_api::{FieldCode, Problem};

use crate::net;

/// The sentences for the fields of a problem; `needs` says for some fields what to do when they are empty.
pub fn sentences(problem: &Problem, needs: &[(&str, &'static str)]) -> Vec<(String, String)> {
    let mut errors = net::field_errors(problem);
    for (error, told) in problem.fields.iter().zip(&mut errors) {
        let need = needs.iter().find(|(field, _)| *field == error.field);
        if let (FieldCode::Required, Some((_, sentence))) = (error.code, need) {
            told.1 = (*sentence).to_owned();
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_field_says_what_it_wants() {
        let empty = Problem::field("area", FieldCode::Required);
        assert_eq!(sentences(&empty, &[("area", "Vælg et fagområde")])[0].1, "Vælg et fagområde");
        let long = Problem::field("area", FieldCode::TooLong);
        assert_ne!(sentences(&long, &[("area", "Vælg et fagområde")])[0].1, "Vælg et fagområde");
    }
}
