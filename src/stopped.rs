//! When the app has stopped: the start script shows a plain page, and the server is told, without anything the person wrote.

use std::panic::PanicHookInfo;

use forenkl_api::{
    Empty, Endpoint,
    live::{ClientErrorBody, ReportClientError},
};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, Headers, RequestInit};

/// From now on a panic is shown and reported.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(event) = CustomEvent::new("forenkl:stopped") {
            let _ = window().dispatch_event(&event);
        }
        report(panic);
    }));
}

/// Says where it happened. The message of a panic can quote what was typed, so it stays here, in the browser's console.
fn report(panic: &PanicHookInfo<'_>) {
    web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
    let place = panic.location().map(|at| format!("{}:{}:{}", short(at.file()), at.line(), at.column()));
    let body = ClientErrorBody {
        message: format!("panic at {}", place.unwrap_or_default()),
        page: window().location().pathname().unwrap_or_default(),
        at: crate::format::now(),
    };
    let Ok(headers) = Headers::new() else { return };
    let _ = headers.set("content-type", "application/json");
    let init = RequestInit::new();
    init.set_method(ReportClientError::METHOD.name());
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(&crate::net::write(&body)));
    let _ = window().fetch_with_str_and_init(&ReportClientError::path(&Empty {}), &init);
}

/// The end of a source file's path: the folders of the machine it was built on are nobody's business.
fn short(file: &str) -> &str {
    file.rfind("/src/").map_or(file, |at| &file[at + 1..])
}
