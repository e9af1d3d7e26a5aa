//! Two languages as plain Rust. Each feature keeps a `texts.rs` in which both stand side by side; one that is missing does not
//! compile. The language is fixed while the page lives: changing it stores the choice and loads the page anew.

use std::cell::Cell;

use leptos::prelude::{document, window};

use crate::format::number;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    Da,
    En,
}

/// Where the browser keeps the person's choice.
const STORED: &str = "forenkl.language";

thread_local! {
    static LANG: Cell<Lang> = const { Cell::new(Lang::Da) };
}

impl Lang {
    /// Its code as in `lang="…"`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The one a person can switch to.
    pub fn other(self) -> Self {
        match self {
            Self::Da => Self::En,
            Self::En => Self::Da,
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        match code.get(..2) {
            Some("da") => Some(Self::Da),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}

/// Settles the language once, before anything is drawn: the person's choice, else the browser's, else Danish.
pub fn init() {
    let stored =
        window().local_storage().ok().flatten().and_then(|store| store.get_item(STORED).ok().flatten());
    let chosen = stored
        .as_deref()
        .and_then(Lang::from_code)
        .or_else(|| window().navigator().language().as_deref().and_then(Lang::from_code))
        .unwrap_or(Lang::Da);
    LANG.set(chosen);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", chosen.code());
    }
}

/// The language of this page.
pub fn lang() -> Lang {
    LANG.get()
}

/// Whether the person has chosen a language in this browser.
pub fn is_chosen() -> bool {
    window().local_storage().ok().flatten().and_then(|store| store.get_item(STORED).ok().flatten()).is_some()
}

/// Stores the choice and loads the page anew in it.
pub fn set_language(lang: Lang) {
    if let Ok(Some(store)) = window().local_storage() {
        let _ = store.set_item(STORED, lang.code());
    }
    let _ = window().location().reload();
}

/// The text of the page's language.
pub fn by(da: &'static str, en: &'static str) -> &'static str {
    match lang() {
        Lang::Da => da,
        Lang::En => en,
    }
}

/// A count with its noun: "1 ønske", "1.740 ønsker".
pub fn plural(n: impl Into<i64>, one: &str, many: &str) -> String {
    let n = n.into();
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// Declares texts in both languages:
///
/// ```ignore
/// texts! {
///     title { da: "Ønsker", en: "Wishes" }
///     hit_by(units: u32) { da: "{units} enheder er ramt", en: "{units} units affected" }
///     count(n: u32) => { da: plural(n, "ønske", "ønsker"), en: plural(n, "wish", "wishes") }
/// }
/// ```
/// The first form makes a `fn() -> &'static str`, the others a `fn(…) -> String`: from format strings, or after `=>` from
/// any expressions.
macro_rules! texts {
    ($($(#[$about:meta])* $name:ident $(($($arg:ident: $kind:ty),+ $(,)?))? $(=>)? { $($body:tt)+ })*) => {
        $($crate::i18n::text! { [$(#[$about])*] $name [$($($arg: $kind),+)?] $($body)+ })*
    };
}

/// One text of [`texts!`].
macro_rules! text {
    ([$($about:tt)*] $name:ident [] da: $da:expr, en: $en:expr $(,)?) => {
        $($about)*
        pub fn $name() -> &'static str {
            $crate::i18n::by($da, $en)
        }
    };
    ([$($about:tt)*] $name:ident [$($arg:ident: $kind:ty),+] da: $da:literal, en: $en:literal $(,)?) => {
        $($about)*
        pub fn $name($($arg: $kind),+) -> String {
            match $crate::i18n::lang() {
                $crate::i18n::Lang::Da => format!($da),
                $crate::i18n::Lang::En => format!($en),
            }
        }
    };
    ([$($about:tt)*] $name:ident [$($arg:ident: $kind:ty),+] da: $da:expr, en: $en:expr $(,)?) => {
        $($about)*
        pub fn $name($($arg: $kind),+) -> String {
            match $crate::i18n::lang() {
                $crate::i18n::Lang::Da => $da,
                $crate::i18n::Lang::En => $en,
            }
        }
    };
}

pub(crate) use {text, texts};

#[cfg(test)]
mod tests {
    use super::plural;

    texts! {
        plain { da: "Ønsker", en: "Wishes" }
        filled(units: u32) { da: "{units} enheder er ramt", en: "{units} units affected" }
        counted(n: u32) => { da: plural(n, "ønske", "ønsker"), en: plural(n, "wish", "wishes") }
    }

    #[test]
    fn texts_speak_the_language_of_the_page() {
        assert_eq!(plain(), "Ønsker");
        assert_eq!(filled(3), "3 enheder er ramt");
        assert_eq!(counted(1), "1 ønske");
        assert_eq!(counted(1740), "1.740 ønsker");
        super::LANG.set(super::Lang::En);
        assert_eq!(counted(1740), "1,740 wishes");
    }
}
