//! When it is over, or somebody leaves before: the record, and where to send it.

use forenkl_api::{WorkshopId, people::Language, workshops::Act};
use leptos::prelude::*;

use super::{
    gathering::focus_on,
    join::your_name,
    later::{Present, Telling},
    phone::told,
    phone_texts as p,
    record::record,
    texts as t,
};
use crate::{
    i18n::{Lang, lang},
    ui::{
        Button, ButtonKind, CheckField, ErrorSummary, Form, FormErrors, Glyph, TextField, field::field_id,
        lazily,
    },
};

/// The way out: the record, and where to send it.
pub fn leaving(hand: Present, workshop: WorkshopId) -> AnyView {
    view! {
        <div class="stack">
            {told(Glyph::Check, p::over(), p::over_text())}
            {not_laid(hand)}
            {goodbye(hand)}
            {lazily(record(workshop))}
        </div>
    }
    .into_any()
}

/// What the end came before, to be taken along.
fn not_laid(hand: Present) -> AnyView {
    let text = Memo::new(move |_| {
        // A card that was only opened, to be changed, lies as it reads.
        let lies =
            |text: &str| hand.own(|own| own.cards.values().any(|card| card.text == text)).unwrap_or(false);
        let mut texts = vec![hand.send.written.get(), hand.send.refused.get(), hand.send.parked.get()];
        texts.retain(|text| !text.trim().is_empty() && !lies(text));
        texts.join("\n\n")
    });
    view! {
        <section class="card stack" hidden=move || text.with(String::is_empty)>
            <h2>{p::not_laid()}</h2>
            <textarea class="form-input" rows="4" readonly aria-label=p::not_laid() prop:value=move || text.get()></textarea>
        </section>
    }
    .into_any()
}

fn goodbye(hand: Present) -> AnyView {
    view! {
        <section class="card stack">
            <h2>{p::get_record()}</h2>
            {address(hand)}
        </section>
    }
    .into_any()
}

/// The same while it goes on, folded: many leave the room before the end.
pub fn leaving_early(hand: Present) -> AnyView {
    // The form begins with what is known of oneself.
    let known = Memo::new(move |_| hand.own(|_| ()).is_some());
    view! {
        <details class="card">
            <summary>{p::get_record()}</summary>
            {move || known.get().then(|| address(hand))}
        </details>
    }
    .into_any()
}

/// Whether one's name may stand in the record, and where it is sent.
fn address(hand: Present) -> AnyView {
    let Telling { email, name, in_record } = hand.telling;
    let errors = FormErrors::new();
    let tell = move |email: Option<String>| {
        let unit = untrack(|| hand.own(|own| own.unit.clone())).flatten();
        let act = Act::Tell {
            name: name.get_untracked().trim().to_owned(),
            unit,
            in_record: in_record.get_untracked(),
            email,
            language: Some(if lang() == Lang::Da { Language::Danish } else { Language::English }),
        };
        if let Err(problem) = act.check() {
            return errors.show_problem(&problem);
        }
        errors.clear();
        hand.send.act(act);
    };
    // An empty field leaves the address that is known as it is: the field never shows that.
    let save = move || {
        let typed = email.get_untracked().trim().to_owned();
        tell(Some(typed).filter(|email| !email.is_empty()));
    };
    let forget = move |_| {
        tell(Some(String::new()));
        // The button goes with the address.
        focus_on(format!("#{}", field_id("email")));
    };
    let known = move || {
        let gets = hand.own(|own| own.gets_record).unwrap_or(false);
        gets.then(|| {
            view! {
                <div class="between" role="status">
                    <span>{p::gets_record()}</span>
                    <Button small=true kind=ButtonKind::Ghost on_click=forget>
                        {p::forget_email()}
                    </Button>
                </div>
            }
        })
    };
    view! {
        <div class="stack">
            <p>{p::get_record_text()}</p>
            {known}
            <Form on_submit=move |_| save()>
                <ErrorSummary errors />
                <TextField
                    name="email"
                    label=p::email()
                    value=email
                    error=errors.of("email")
                    autocomplete="email"
                    optional=true
                />
                {your_name(name, errors, "")}
                <CheckField name="in_record" label=p::in_record() value=in_record />
                <Button submit=true>{t::save()}</Button>
            </Form>
            {hand.late(&["tell"], p::sending())}
        </div>
    }
    .into_any()
}
