//! Drafts: what is typed is kept in the browser as it is typed, for each person, until it is sent.

use std::collections::BTreeMap;

use crate::reactive::Effect;
use leptos::prelude::*;

use crate::storage::{self, Shelf};

/// A draft's fields by name, as texts.
pub type Fields = Vec<(&'static str, RwSignal<String>)>;

/// A form's draft.
#[derive(Debug, Clone, Copy)]
pub struct Draft {
    name: StoredValue<String>,
    fields: StoredValue<Fields>,
    restored: bool,
}

/// Fills the fields with what was typed before, and keeps what is typed from now on. Fields that already hold something (from the
/// address, say) keep it.
pub fn use_draft(name: &str, fields: Fields) -> Draft {
    let name = place(name);
    let restored = restore(&name, &fields);
    let draft = Draft { name: StoredValue::new(name), fields: StoredValue::new(fields), restored };
    Effect::new(move |before: Option<String>| {
        let text = draft.text();
        if before.is_some_and(|before| before != text) {
            draft.keep(&text);
        }
        draft.text()
    });
    draft
}

/// Leaves a draft for a form elsewhere, in the place of one that is there.
pub fn put(name: &str, fields: &[(&str, String)]) {
    let texts: BTreeMap<&str, &String> = fields.iter().map(|(field, text)| (*field, text)).collect();
    storage::set(Shelf::Lasting, &place(name), &super::write(&texts));
}

/// Where a draft of the signed-in person is kept.
fn place(name: &str) -> String {
    format!("forenkl.draft.{}.{name}", crate::session::person_id())
}

fn restore(name: &str, fields: &Fields) -> bool {
    let Some(kept) = storage::get(Shelf::Lasting, name) else { return false };
    let Ok(kept) = crate::net::objects::from_str::<BTreeMap<String, String>>(&kept) else { return false };
    let mut any = false;
    for (field, signal) in fields {
        match kept.get(*field) {
            Some(text) if !text.is_empty() && signal.with_untracked(String::is_empty) => {
                signal.set(text.clone());
                any = true;
            }
            _ => {}
        }
    }
    any
}

impl Draft {
    /// Whether something typed before was brought back, so that the form can say so.
    pub fn was_restored(self) -> bool {
        self.restored
    }

    /// Forgets the draft, after it was sent or thrown away. The fields keep what they hold.
    pub fn forget(self) {
        self.name.with_value(|name| storage::remove(Shelf::Lasting, name));
    }

    fn text(self) -> String {
        self.fields.with_value(|fields| {
            let texts: BTreeMap<&str, String> =
                fields.iter().map(|(field, signal)| (*field, signal.get())).collect();
            super::write(&texts)
        })
    }

    fn keep(self, text: &str) {
        self.name.with_value(|name| {
            storage::set(Shelf::Lasting, name, text);
        });
    }
}
