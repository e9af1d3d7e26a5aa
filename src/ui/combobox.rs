//! One of a long list (units, people, wishes): type to find.

use crate::reactive::Effect;
use leptos::{ev, html, prelude::*};

use super::{Choice, field::Frame, texts, use_announcer};

/// Most choices shown at once; typing narrows them.
const SHOWN: usize = 40;

/// Whether all words typed occur in the label or hint.
fn fits(choice: &Choice, typed: &str) -> bool {
    let text = format!("{} {} {}", choice.label, choice.hint, choice.group).to_lowercase();
    typed.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

#[derive(Clone, Copy)]
struct Combo {
    value: RwSignal<String>,
    options: Signal<Vec<Choice>>,
    /// What stands in the field.
    typed: RwSignal<String>,
    open: RwSignal<bool>,
    /// Which of the found ones the arrow keys are on.
    at: RwSignal<usize>,
    /// Something was typed since the list opened; before that all are shown.
    narrowed: RwSignal<bool>,
}

impl Combo {
    fn found(&self) -> Vec<Choice> {
        let typed = if self.narrowed.get() { self.typed.get() } else { String::new() };
        self.options.with(|options| {
            options.iter().filter(|choice| fits(choice, &typed)).take(SHOWN).cloned().collect()
        })
    }

    fn label_of_value(&self) -> String {
        self.value.with(|value| {
            self.options.with(|options| {
                options
                    .iter()
                    .find(|choice| choice.value == *value)
                    .map(|choice| choice.label.clone())
                    .unwrap_or_default()
            })
        })
    }

    fn choose(&self, choice: &Choice) {
        self.value.set(choice.value.clone());
        self.typed.set(choice.label.clone());
        self.close();
    }

    fn close(&self) {
        self.open.set(false);
        self.narrowed.set(false);
    }

    /// What was typed counts if it names one choice; an emptied field means none; anything else goes back.
    fn leave(&self) {
        if !self.open.get_untracked() && !self.narrowed.get_untracked() {
            return;
        }
        let typed = self.typed.get_untracked();
        if typed.trim().is_empty() {
            self.value.set(String::new());
        }
        self.typed.set(untrack(|| self.label_of_value()));
        self.close();
    }

    fn step(&self, by: isize) {
        if !self.open.get_untracked() {
            self.open.set(true);
            return;
        }
        let count = untrack(|| self.found()).len();
        if count > 0 {
            self.at.update(|at| *at = at.saturating_add_signed(by).min(count - 1));
        }
    }

    fn key(&self, event: &ev::KeyboardEvent) {
        match event.key().as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            "Escape" if self.open.get_untracked() => {
                self.typed.set(untrack(|| self.label_of_value()));
                self.close();
                event.stop_propagation();
            }
            "Enter" if self.open.get_untracked() => {
                if let Some(choice) = untrack(|| self.found()).get(self.at.get_untracked()) {
                    self.choose(choice);
                }
            }
            _ => return,
        }
        event.prevent_default();
    }
}

/// One of a long list: type to find, arrows and Enter or the pointer to choose.
#[component]
pub fn Combobox(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    /// What stands there before anything is chosen.
    #[prop(optional, into)]
    empty: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let frame = Frame::new(&name, label.clone(), hint, optional, error);
    let combo = Combo {
        value,
        options,
        typed: RwSignal::new(String::new()),
        open: RwSignal::new(false),
        at: RwSignal::new(0),
        narrowed: RwSignal::new(false),
    };
    Effect::new(move |_| {
        let label = combo.label_of_value();
        if !combo.narrowed.get_untracked() {
            combo.typed.set(label);
        }
    });
    let announcer = use_announcer();
    let list_id = format!("{}-list", frame.id);
    let (active_id, items_id) = (list_id.clone(), list_id.clone());
    let active = move || (combo.open.get()).then(|| format!("{active_id}-{}", combo.at.get()));
    let list = NodeRef::<html::Ul>::new();
    Effect::new(move |_| {
        let at = combo.at.get();
        if let Some(item) = list.get().and_then(|list| list.children().item(u32::try_from(at).unwrap_or(0))) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            item.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let input = move |event| {
        combo.typed.set(event_target_value(&event));
        combo.narrowed.set(true);
        combo.at.set(0);
        combo.open.set(true);
        let count = i64::try_from(untrack(|| combo.found()).len()).unwrap_or(0);
        announcer.say(texts::matches(count));
    };
    let control = view! {
        <div class="combo" on:focusout=move |_| combo.leave()>
            <input
                class="form-select"
                id=frame.id.clone()
                name=name
                type="text"
                role="combobox"
                autocomplete="off"
                placeholder=empty
                aria-autocomplete="list"
                aria-expanded=move || combo.open.get().to_string()
                aria-controls=list_id.clone()
                aria-activedescendant=active
                aria-describedby=frame.described_by(None)
                aria-invalid=frame.invalid()
                prop:value=combo.typed
                on:input=input
                on:click=move |_| combo.open.set(true)
                on:keydown=move |event| combo.key(&event)
            />
            <ul id=list_id role="listbox" aria-label=label node_ref=list hidden=move || !combo.open.get()>
                {move || items(combo, &items_id)}
            </ul>
        </div>
    };
    frame.around(control.into_any())
}

fn items(combo: Combo, list_id: &str) -> AnyView {
    if !combo.open.get() {
        return ().into_any();
    }
    let found = combo.found();
    if found.is_empty() {
        return view! { <li class="combo-item muted" role="option" aria-selected="false" aria-disabled="true">{texts::no_match()}</li> }.into_any();
    }
    let item = |(place, choice): (usize, Choice)| {
        let id = format!("{list_id}-{place}");
        let (label, hint) = (choice.label.clone(), choice.hint.clone());
        view! {
            <li
                class="combo-item"
                role="option"
                id=id
                aria-selected=move || (combo.at.get() == place).to_string()
                // Before the field loses its focus, and without letting it.
                on:pointerdown=move |event| {
                    event.prevent_default();
                }
                on:click=move |_| combo.choose(&choice)
            >
                {label}
                {(!hint.is_empty()).then(|| view! { <small>{hint}</small> })}
            </li>
        }
    };
    found.into_iter().enumerate().map(item).collect_view().into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_typed_word_must_occur() {
        let choice = Choice::new("1", "Børnehuset Solvej").hint("Børne- og Ungdomsforvaltningen");
        assert!(fits(&choice, "sol BØRNE"));
        assert!(fits(&choice, "ungdom"));
        assert!(fits(&choice, ""));
        assert!(!fits(&choice, "sol skole"));
    }
}
