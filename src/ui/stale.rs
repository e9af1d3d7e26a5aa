//! Someone else changed it meanwhile: both versions side by side, and a choice.

use leptos::{html, prelude::*};

use super::{Alert, AlertKind, Button, ButtonKind, texts as t};
use crate::reactive::Effect;

/// One field as one wrote it, and as someone else saved it.
#[derive(Debug, Clone, PartialEq)]
pub struct Differs {
    pub label: &'static str,
    pub mine: String,
    pub theirs: String,
}

impl Differs {
    /// Leaves out fields that are the same.
    pub fn only(fields: Vec<(&'static str, String, String)>) -> Vec<Self> {
        fields
            .into_iter()
            .filter(|(_, mine, theirs)| mine.trim() != theirs.trim())
            .map(|(label, mine, theirs)| Self { label, mine, theirs })
            .collect()
    }
}

fn shown(text: String) -> AnyView {
    if text.trim().is_empty() {
        view! { <span class="muted">{t::empty_value()}</span> }.into_any()
    } else {
        text.into_any()
    }
}

/// Offers both versions. What one wrote stays in the fields until the other one is chosen.
#[component]
pub fn StaleChoice(
    differs: Vec<Differs>,
    #[prop(into)] on_mine: Callback<()>,
    #[prop(into)] on_theirs: Callback<()>,
    #[prop(optional, into)] busy: Signal<bool>,
) -> impl IntoView {
    let table = if differs.is_empty() {
        view! { <p>{t::stale_same()}</p> }.into_any()
    } else {
        let rows = differs
            .into_iter()
            .map(|field| {
                view! {
                    <tr>
                        <th scope="row">{field.label}</th>
                        <td data-label=t::yours()>{shown(field.mine)}</td>
                        <td data-label=t::theirs()>{shown(field.theirs)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <p>{t::stale_text()}</p>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::field()}</th>
                        <th scope="col">{t::yours()}</th>
                        <th scope="col">{t::theirs()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let top = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(top) = top.get() {
            let _ = top.focus();
        }
    });
    view! {
        <div tabindex="-1" node_ref=top>
            <Alert kind=AlertKind::Warning title=t::stale_title()>
                {table}
                <div class="cluster">
                    <Button small=true busy on_click=move |_| on_mine.run(())>{t::keep_mine()}</Button>
                    <Button small=true kind=ButtonKind::Secondary on_click=move |_| on_theirs.run(())>
                        {t::use_theirs()}
                    </Button>
                </div>
            </Alert>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::Differs;

    #[test]
    fn only_what_differs_is_offered() {
        let fields =
            vec![("Titel", "a ".to_owned(), "a".to_owned()), ("Formål", "b".to_owned(), "c".to_owned())];
        let differs = Differs::only(fields);
        assert_eq!(differs.len(), 1);
        assert_eq!(differs[0].label, "Formål");
    }
}
