//! Writing cards, and writing one anew that was laid.

use forenkl_api::{
    BlockId, CardId,
    workshops::{Act, act::CARD_MAX},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    phone::{ASKED, Hand},
    phone_texts as p, texts as t,
};
use crate::ui::{Button, ButtonKind, Form, FormErrors, Glyph, TextArea};

/// A place to write the next card, for one block. Drawn anew where a card that was laid takes that place, and when it is done.
pub fn form(hand: Hand, block: BlockId) -> AnyView {
    let send = hand.send;
    let card = send.anew.get();
    let is_anew = !card.is_empty();
    let (here, errors) = (block.clone(), FormErrors::new());
    let done = move || {
        send.done();
        keep_focus(is_anew);
    };
    let lay = move || {
        let text = send.written.get_untracked().trim().to_owned();
        let act = if is_anew {
            Act::Rewrite { card: CardId(card.clone()), text }
        } else {
            Act::Write { block: here.clone(), text }
        };
        // What does not fit stays where it was written.
        if let Err(problem) = act.check() {
            return errors.show_problem(&problem);
        }
        errors.clear();
        send.act(act);
        done();
    };
    // The room has gone on, and the sentence is not at its end.
    let left = move || {
        let title = hand.title_of(&block).filter(|_| !hand.is_now(&block));
        title.map(|title| view! { <p class="muted" role="status">{p::still_writing(&title)}</p> })
    };
    let label = if is_anew { p::change_card() } else { t::write_here() };
    let buttons = if is_anew {
        view! {
            <div class="cluster">
                <Button submit=true>{t::save()}</Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| done()>
                    {p::leave_card()}
                </Button>
            </div>
        }
        .into_any()
    } else {
        view! {
            <Button submit=true icon=Glyph::Plus>
                {p::add_card()}
            </Button>
        }
        .into_any()
    };
    view! {
        <Form on_submit=move |_| lay()>
            {left}
            <TextArea
                name="text"
                label=label
                hint=p::write_hint()
                value=send.written
                error=errors.of("text")
                rows=3
                max=usize::try_from(CARD_MAX).unwrap_or(500)
            />
            {buttons}
        </Form>
    }
    .into_any()
}

/// The form is another where a card was written anew, and gone where the room is in a block without one by now: whoever was in it goes on
/// from the field, or from what is asked.
fn keep_focus(is_another: bool) {
    request_animation_frame(move || {
        let page = document();
        let is_lost = page.active_element().is_none_or(|active| active.tag_name() == "BODY");
        if !is_another && !is_lost {
            return;
        }
        let field = page.query_selector("textarea").ok().flatten();
        if let Some(place) = field.or_else(|| page.get_element_by_id(ASKED)) {
            let _ = place.unchecked_into::<HtmlElement>().focus();
        }
    });
}
