//! How people come in: large before anything has begun, then in one line.

use forenkl_api::{
    Empty, WorkshopId,
    workshops::{Lead, ShowQrCode, Signing, WorkshopPath, code},
};
use leptos::prelude::*;

use super::{lead::Desk, sure::Sure, texts as t};
use crate::{
    net,
    ui::{Button, ButtonKind},
};

/// The code, and what can be done at the door. Once the workshop goes, the picture and the rest are behind a fold.
pub fn door(desk: Desk, folded: bool) -> AnyView {
    let code = Memo::new(move |_| desk.view(|view| view.code.clone()).flatten());
    let line = move || match code.get() {
        Some(code) => view! {
            <p class="workshop-code">
                <span class="muted">{t::code()}</span>
                " "
                <strong>{code::shown(&code)}</strong>
            </p>
        }
        .into_any(),
        None => {
            let locked = desk.view(|view| view.locked).unwrap_or(false);
            view! { <p>{if locked { t::locked() } else { t::code_spent() }}</p> }.into_any()
        }
    };
    let picture = move || {
        code.get().map(|code| {
            view! {
                {qr_code(desk.id(), &code)}
                <p class="muted">{format!("{}{}", origin(), join_address(&code))}</p>
            }
        })
    };
    let inside = if folded {
        view! {
            {line}
            <details>
                <summary>{t::show_qr()}</summary>
                <div class="between">
                    <div>{picture}</div>
                    {controls(desk)}
                </div>
            </details>
        }
        .into_any()
    } else {
        view! {
            <div>{picture} {line}</div>
            {controls(desk)}
        }
        .into_any()
    };
    view! {
        <section class="card card-tint between workshop-door" aria-label=t::door()>
            {inside}
        </section>
    }
    .into_any()
}

fn controls(desk: Desk) -> AnyView {
    let locked = Memo::new(move |_| desk.view(|view| view.locked).unwrap_or(false));
    // It only ever becomes stricter.
    let signed = Memo::new(move |_| {
        desk.seen.with(|shown| shown.as_ref().is_some_and(|shown| shown.signing == Signing::Signed))
    });
    let anonymise = move || {
        signed.get().then(|| {
            view! {
                <Sure
                    text=t::anonymise()
                    question=t::sure_anonymise()
                    on_sure=move || desk.lead(Lead::Anonymise)
                />
            }
        })
    };
    view! {
        <div class="cluster">
            <Button
                small=true
                kind=ButtonKind::Secondary
                on_click=move |_| desk.lead(Lead::Lock { lock: !locked.get_untracked() })
            >
                {move || if locked.get() { t::unlock() } else { t::lock() }}
            </Button>
            <Sure
                text=t::turn_code()
                question=t::sure_turn_code()
                on_sure=move || desk.lead(Lead::TurnCode { code: String::new() })
            />
            {anonymise}
        </div>
    }
    .into_any()
}

/// The way in as a picture to scan.
pub fn qr_code(workshop: WorkshopId, code: &str) -> AnyView {
    let address = net::href::<ShowQrCode>(&WorkshopPath { workshop }, &Empty {});
    // The code stands behind, so that a turned one is another picture.
    view! { <img class="workshop-qr" src=format!("{address}?{code}") alt=t::scan() width="120" height="120" /> }
        .into_any()
}

/// Where one joins with a code. The page there is another program (`participant.rs`).
pub fn join_address(code: &str) -> String {
    if code.is_empty() { "/deltag".to_owned() } else { format!("/deltag/{code}") }
}

/// Where this page was loaded from.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}
