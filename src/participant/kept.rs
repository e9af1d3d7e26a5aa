//! What was done before the page was loaded anew and still waits to be sent, read from what is kept.

use forenkl_api::{
    BlockId, CardId,
    workshops::{Act, act::Stance},
};
use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

/// The act in a body, where it changes something of one's own that is shown. By the browser's own JSON: `objects` reads no choice of
/// shapes, and learning it would cost each phone more than these few.
#[expect(
    clippy::cast_possible_truncation,
    reason = "dots, places and numbers of statements are small and whole"
)]
pub fn act_in(body: &str) -> Option<Act> {
    let of = |value: &JsValue, name: &str| Reflect::get(value, &JsValue::from_str(name)).unwrap_or_default();
    let act = of(&JSON::parse(body).ok()?, "act");
    let text = |name: &str| of(&act, name).as_string().unwrap_or_default();
    let number = |name: &str| of(&act, name).as_f64().unwrap_or_default() as i64;
    let is = |name: &str| of(&act, name).is_truthy();
    let (block, card, option) = (BlockId(text("block")), CardId(text("card")), text("option"));
    Some(match text("do").as_str() {
        "vote" => Act::Vote { block, option, dots: number("dots") },
        "place" => Act::Place { block, option, effort: number("effort"), effect: number("effect") },
        "stand" => {
            let stance = Stance::from_word(&text("stance"))?;
            Act::Stand { block, statement: number("statement"), stance, important: is("important") }
        }
        "ready" => Act::Ready { block, ready: is("ready") },
        "hand" => Act::Hand { up: is("up") },
        "take_back" => Act::TakeBack { card },
        "rewrite" => Act::Rewrite { card, text: text("text") },
        _ => return None,
    })
}
