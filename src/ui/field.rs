//! What all fields share: label, hint above the field, error, and how they are tied together.

use leptos::prelude::*;

use super::texts;

/// The HTML id of a field, from its name. The error summary's links lead there.
pub fn field_id(name: &str) -> String {
    format!("f-{name}")
}

/// A field's frame: everything but the control itself.
pub(super) struct Frame {
    pub id: String,
    pub label: String,
    pub hint: String,
    pub optional: bool,
    pub error: Signal<Option<String>>,
}

impl Frame {
    pub fn new(
        name: &str,
        label: String,
        hint: String,
        optional: bool,
        error: Signal<Option<String>>,
    ) -> Self {
        Self { id: field_id(name), label, hint, optional, error }
    }

    /// For `aria-describedby`: the hint, and the error while there is one. `also` is a further id.
    pub fn described_by(
        &self,
        also: Option<String>,
    ) -> impl Fn() -> Option<String> + Send + Sync + Clone + use<> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let error_id = format!("{}-error", self.id);
        let error = self.error;
        move || {
            let error_id = error.with(Option::is_some).then_some(&error_id);
            let ids: Vec<&str> =
                [hint.as_ref(), error_id, also.as_ref()].into_iter().flatten().map(String::as_str).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    }

    /// For `aria-invalid`.
    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Send + Sync + Copy + use<> {
        let error = self.error;
        move || error.with(Option::is_some).then_some("true")
    }

    /// A single field: label, hint, error, control.
    pub fn around(self, control: AnyView) -> AnyView {
        let error = self.error;
        view! {
            <div class="form-group" class:form-error=move || error.with(Option::is_some)>
                <label class="form-label" for=self.id.clone()>
                    {label_text(self.label, self.optional)}
                </label>
                {notes(&self.id, self.hint, error)}
                {control}
            </div>
        }
        .into_any()
    }

    /// A group of choices: the label is the group's legend. The id stands on the group, which the error summary leads to.
    pub fn around_group(self, control: AnyView) -> AnyView {
        let error = self.error;
        let described = self.described_by(None);
        view! {
            <fieldset
                class="form-group"
                class:form-error=move || error.with(Option::is_some)
                id=self.id.clone()
                tabindex="-1"
                aria-describedby=described
            >
                <legend class="form-label">{label_text(self.label, self.optional)}</legend>
                {notes(&self.id, self.hint, error)}
                {control}
            </fieldset>
        }
        .into_any()
    }
}

fn label_text(label: String, optional: bool) -> AnyView {
    let note = optional.then(|| view! { <small>" (" {texts::can_be_left_out()} ")"</small> });
    view! {
        {label}
        {note}
    }
    .into_any()
}

fn notes(id: &str, hint: String, error: Signal<Option<String>>) -> AnyView {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let hint = (!hint.is_empty()).then(|| view! { <span class="form-hint" id=hint_id>{hint}</span> });
    view! {
        {hint}
        {move || {
            let error_id = error_id.clone();
            error
                .get()
                .map(|error| {
                    view! {
                        <span class="form-error-message" id=error_id>
                            <span class="sr-only">{texts::error_prefix()}</span>
                            {error}
                        </span>
                    }
                })
        }}
    }
    .into_any()
}

/// Reads a whole number as people write it: "1.234", "1 234", "12".
pub fn parse_number(text: &str) -> Option<i64> {
    let digits: String = text.chars().filter(|c| !matches!(c, '.' | ' ' | '\u{a0}')).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::parse_number;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(parse_number(" 1.234 "), Some(1234));
        assert_eq!(parse_number("12"), Some(12));
        assert_eq!(parse_number("-3"), Some(-3));
        assert_eq!(parse_number("tolv"), None);
        assert_eq!(parse_number(""), None);
    }
}
