//! Takes a JSON merge patch (RFC 7396) into a view, in the browser's own JSON: nothing has to be read twice.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The view with the patch taken into it.
pub fn merged(target: &JsValue, patch: &JsValue) -> JsValue {
    if !is_map(patch) {
        return patch.clone();
    }
    let into: JsValue = if is_map(target) { target.clone() } else { Object::new().into() };
    for key in Object::keys(patch.unchecked_ref::<Object>()).iter() {
        let change = Reflect::get(patch, &key).unwrap_or(JsValue::NULL);
        if change.is_null() {
            let _ = Reflect::delete_property(into.unchecked_ref::<Object>(), &key);
        } else {
            let before = Reflect::get(&into, &key).unwrap_or(JsValue::UNDEFINED);
            let _ = Reflect::set(&into, &key, &merged(&before, &change));
        }
    }
    into
}

fn is_map(value: &JsValue) -> bool {
    value.is_object() && !value.is_null() && !js_sys::Array::is_array(value)
}
