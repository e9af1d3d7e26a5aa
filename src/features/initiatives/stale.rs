//! Someone else changed it meanwhile: what differs, and a choice. What one wrote stays in the fields.

use leptos::{html, prelude::*};

use super::texts as t;
use crate::ui::{Alert, AlertKind, Button, ButtonKind};

/// A field as one wrote it, and as someone else saved it.
#[derive(Debug, Clone, PartialEq)]
pub struct Differs {
    pub label: &'static str,
    pub mine: String,
    pub theirs: String,
}

/// Leaves out what is the same.
pub fn differing(fields: Vec<(&'static str, String, String)>) -> Vec<Differs> {
    fields
        .into_iter()
        .filter(|(_, mine, theirs)| mine.trim() != theirs.trim())
        .map(|(label, mine, theirs)| Differs { label, mine, theirs })
        .collect()
}

/// Offers both.
#[component]
pub fn StaleChoice(
    differs: Vec<Differs>,
    #[prop(into)] on_mine: Callback<()>,
    #[prop(into)] on_theirs: Callback<()>,
    #[prop(into)] busy: Signal<bool>,
) -> impl IntoView {
    let rows = differs.into_iter().map(row).collect_view();
    // It turns up below what was being written: the focus leads there.
    let choice = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(choice) = choice.get() {
            let _ = choice.focus();
        }
    });
    view! {
        <div tabindex="-1" node_ref=choice>
            <Alert kind=AlertKind::Warning title=t::stale_title()>
                <p>{t::stale_text()}</p>
                <dl class="stack-s">{rows}</dl>
                <div class="cluster">
                    <Button small=true busy on_click=move |_| on_mine.run(())>
                        {t::keep_mine()}
                    </Button>
                    <Button small=true kind=ButtonKind::Secondary on_click=move |_| on_theirs.run(())>
                        {t::use_theirs()}
                    </Button>
                </div>
            </Alert>
        </div>
    }
    .into_any()
}

fn row(field: Differs) -> AnyView {
    view! {
        <div>
            <dt>
                <b>{field.label}</b>
            </dt>
            <dd>
                <span class="muted">{t::yours()} ": "</span>
                {shown(field.mine)}
            </dd>
            <dd>
                <span class="muted">{t::theirs()} ": "</span>
                {shown(field.theirs)}
            </dd>
        </div>
    }
    .into_any()
}

fn shown(text: String) -> String {
    if text.trim().is_empty() { t::empty_value().to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::differing;

    #[test]
    fn only_what_differs_is_offered() {
        let fields =
            vec![("Titel", "a ".to_owned(), "a".to_owned()), ("Formål", "b".to_owned(), "c".to_owned())];
        let differs = differing(fields);
        assert_eq!(differs.len(), 1);
        assert_eq!(differs[0].label, "Formål");
    }
}
