//! Who, as initials. Decorative: the name always stands nearby.

use leptos::prelude::*;

/// The first letters of the first and last name; the style makes them capitals, whose table is large.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).collect()
}

/// A round mark with a person's initials.
#[component]
pub fn Avatar(#[prop(into)] name: String) -> impl IntoView {
    view! { <span class="avatar" aria-hidden="true">{initials(&name)}</span> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_come_from_the_first_and_last_name() {
        assert_eq!(initials("Maria Louise Holm"), "MH");
        assert_eq!(initials("Åse"), "Å");
        assert_eq!(initials("  "), "");
    }
}
