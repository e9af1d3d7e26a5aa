//! What a panic says, while one is developing. The app as it is shipped carries no texts for panics: it stops at once, and the start
//! script shows a plain page and reports where it happened.

use std::panic::PanicHookInfo;

use wasm_bindgen::JsValue;

/// From now on the browser's console shows what a panic says.
pub fn install() {
    std::panic::set_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
    }));
}
