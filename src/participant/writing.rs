//! Writing cards.

use forenkl_api::{
    BlockId,
    workshops::{Act, act::CARD_MAX},
};
use leptos::prelude::*;

use super::{phone::Hand, phone_texts as p, texts as t};
use crate::ui::{Button, Form, FormErrors, Glyph, TextArea};

/// A place to write the next card, for one block.
pub fn form(hand: Hand, block: BlockId) -> AnyView {
    let written = hand.send.written;
    let here = block.clone();
    let errors = FormErrors::new();
    let lay = move || {
        let act = Act::Write { block: here.clone(), text: written.get_untracked().trim().to_owned() };
        // What does not fit stays where it was written.
        if let Err(problem) = act.check() {
            return errors.show_problem(&problem);
        }
        errors.clear();
        hand.send.act(act);
        written.set(String::new());
    };
    // The room has gone on, and the sentence is not at its end.
    let left = move || {
        let title = hand.title_of(&block).filter(|_| !hand.is_now(&block));
        title.map(|title| view! { <p class="muted" role="status">{p::still_writing(&title)}</p> })
    };
    view! {
        <Form on_submit=move |_| lay()>
            {left}
            <TextArea
                name="text"
                label=t::write_here()
                hint=p::write_hint()
                value=written
                error=errors.of("text")
                rows=3
                max=usize::try_from(CARD_MAX).unwrap_or(500)
            />
            <Button submit=true icon=Glyph::Plus>
                {p::add_card()}
            </Button>
        </Form>
    }
    .into_any()
}
