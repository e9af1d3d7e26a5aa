//! What is put aside, and what is over.

use forenkl_api::{
    BlockId,
    workshops::{Act, act::PARKED_MAX},
};
use leptos::prelude::*;

use super::{
    later::Present,
    phone_texts as p,
    shown::{self, parking_lot},
};
use crate::{
    reactive::{Entry, keyed},
    ui::{Button, ButtonKind, Form, FormErrors, TextField},
};

/// Something that must not be forgotten.
pub fn parking(hand: Present) -> AnyView {
    let text = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let park = move || {
        let act = Act::Park { text: text.get_untracked().trim().to_owned() };
        if let Err(problem) = act.check() {
            return errors.show_problem(&problem);
        }
        errors.clear();
        hand.send.act(act);
        text.set(String::new());
    };
    view! {
        <details class="card">
            <summary>{p::park()}</summary>
            <Form on_submit=move |_| park()>
                <TextField
                    name="text"
                    label=p::park_label()
                    value=text
                    error=errors.of("text")
                    max=usize::try_from(PARKED_MAX).unwrap_or(300)
                />
                <Button submit=true kind=ButtonKind::Secondary>
                    {p::park()}
                </Button>
            </Form>
        </details>
        {parking_lot(hand.seen, |_| ().into_any())}
    }
    .into_any()
}

/// Blocks that are over, with what came of them: one may look back.
pub fn earlier(hand: Present) -> AnyView {
    let rows = move || {
        hand.seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let mut past: Vec<(&BlockId, i64)> = shown
                .blocks
                .iter()
                .filter(|(id, block)| Some(*id) != shown.now.as_ref() && block.result.is_some())
                .map(|(id, block)| (id, block.place))
                .collect();
            past.sort_by_key(|(_, place)| *place);
            past.into_iter()
                .filter_map(|(id, _)| {
                    let title = shown.blocks.get(id)?.title.clone();
                    let id = id.clone();
                    Some(Entry::new(id.clone(), move || {
                        view! {
                            <details class="card">
                                <summary>{title}</summary>
                                {move || {
                                    hand.seen.with(|shown| shown.as_ref().map(|shown| shown::result(shown, &id)))
                                }}
                            </details>
                        }
                    }))
                })
                .collect::<Vec<_>>()
        })
    };
    view! { <div class="stack">{keyed(rows)}</div> }.into_any()
}
