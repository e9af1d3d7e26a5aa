//! Who is here, who waits, and whose hand is up, in the order in which they went up.

use std::sync::Arc;

use forenkl_api::{
    ParticipantId,
    workshops::{Lead, view::Person},
};
use leptos::prelude::*;

use super::{
    lead::Desk,
    seated::{self, Seated},
    shown::order,
    sure::Sure,
    texts as t,
};
use crate::{
    reactive::{Entry, keyed},
    ui::{Button, ButtonKind, Draw, Form, Glyph, Tag, TextField, Tone, lazily_when},
};

/// The list.
pub fn people(desk: Desk) -> AnyView {
    let asked = RwSignal::new(None::<Seated>);
    let rows = move || {
        desk.view(|view| {
            let mut people: Vec<(&ParticipantId, &Person)> = view.everybody.iter().collect();
            // Who waits first, then hands as they went up, then as they came.
            people.sort_by_key(|(id, person)| {
                let hand = person.hand.map_or(i64::MAX, |at| at.0);
                (!person.waits, hand, order(id.as_str()))
            });
            people
                .into_iter()
                .map(|(id, person)| {
                    let key = format!(
                        "{id} {} {} {} {}",
                        person.name,
                        person.waits,
                        person.ready,
                        person.hand.is_some()
                    );
                    let (id, person) = (id.clone(), person.clone());
                    Entry::new(key, move || row(desk, asked, id, &person))
                })
                .collect::<Vec<_>>()
        })
        .unwrap_or_default()
    };
    let nobody = Memo::new(move |_| desk.view(|view| view.everybody.is_empty()).unwrap_or(true));
    let answering = lazily_when(move || asked.with(Option::is_some), move || seated(desk, asked));
    view! {
        <p class="muted" hidden=move || !nobody.get()>
            {t::nobody()}
        </p>
        <ul class="plain workshop-people">{keyed(rows)}</ul>
        {seat(desk)}
        {answering}
    }
    .into_any()
}

/// Only where somebody has no phone is the form to answer for them needed.
#[lazy]
fn seated_part() -> fn(Desk, RwSignal<Option<Seated>>) -> AnyView {
    seated::view
}

async fn seated(desk: Desk, asked: RwSignal<Option<Seated>>) -> Draw {
    let view = seated_part().await;
    Arc::new(move || view(desk, asked))
}

/// Takes in somebody without a phone.
fn seat(desk: Desk) -> AnyView {
    let name = RwSignal::new(String::new());
    let unfolded = RwSignal::new(false);
    let save = move || {
        let written = name.get_untracked().trim().to_owned();
        if !written.is_empty() {
            desk.lead(Lead::Seat { name: written, unit: None });
            name.set(String::new());
        }
    };
    let form = move || {
        unfolded.get().then(|| {
            view! {
                <Form on_submit=move |_| save()>
                    <TextField name="seat" label=t::seat_name() value=name max=60 />
                    <Button submit=true small=true>
                        {t::save()}
                    </Button>
                </Form>
            }
        })
    };
    view! {
        <Button
            small=true
            kind=ButtonKind::Ghost
            icon=Glyph::Plus
            on_click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
        >
            {t::seat()}
        </Button>
        {form}
    }
    .into_any()
}

fn row(desk: Desk, asked: RwSignal<Option<Seated>>, id: ParticipantId, person: &Person) -> AnyView {
    let name = if person.name.is_empty() { t::unnamed().to_owned() } else { person.name.clone() };
    let button = |text: &'static str, lead: Lead| {
        let name = name.clone();
        view! {
            <Button small=true kind=ButtonKind::Ghost on_click=move |_| desk.lead(lead.clone())>
                {text}
                <span class="sr-only">" " {name}</span>
            </Button>
        }
        .into_any()
    };
    let seated = Seated { id: id.clone(), name: name.clone() };
    let answer = person.seated.then(move || {
        let text = t::act_for(&seated.name);
        view! {
            <Button small=true kind=ButtonKind::Secondary on_click=move |_| asked.set(Some(seated.clone()))>
                {text}
            </Button>
        }
    });
    let let_in = person.waits.then(|| button(t::let_in(), Lead::LetIn { participant: id.clone() }));
    let lower = person.hand.map(|_| button(t::lower_hand(), Lead::LowerHand { participant: id.clone() }));
    let out = view! {
        <Sure
            text=format!("{} {name}", t::send_out())
            question=t::sure_send_out()
            on_sure=move || desk.lead(Lead::SendOut { participant: id.clone() })
        />
    };
    view! {
        <li class="between">
            <span class="cluster">
                <span>{name.clone()}</span>
                {person.waits.then(|| view! { <Tag tone=Tone::Warn>{t::waits()}</Tag> })}
                {person.seated.then(|| view! { <Tag>{t::seated()}</Tag> })}
                {person.hand.map(|_| view! { <Tag tone=Tone::Info>{t::hand_up()}</Tag> })}
                {person.ready.then(|| view! { <Tag tone=Tone::Ok>{t::ready()}</Tag> })}
            </span>
            <span class="cluster">{answer} {let_in} {lower} {out}</span>
        </li>
    }
    .into_any()
}
