//! Who is here, who waits, and whose hand is up, in the order in which they went up.

use forenkl_api::{
    ParticipantId,
    workshops::{Lead, view::Person},
};
use leptos::prelude::*;

use super::{lead::Desk, shown::order, texts as t};
use crate::{
    reactive::{Entry, keyed},
    ui::{Button, ButtonKind, Tag, Tone},
};

/// The list.
pub fn people(desk: Desk) -> AnyView {
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
                    Entry::new(key, move || row(desk, id, &person))
                })
                .collect::<Vec<_>>()
        })
        .unwrap_or_default()
    };
    let nobody = Memo::new(move |_| desk.view(|view| view.everybody.is_empty()).unwrap_or(true));
    view! {
        <p class="muted" hidden=move || !nobody.get()>
            {t::nobody()}
        </p>
        <ul class="plain workshop-people">{keyed(rows)}</ul>
    }
    .into_any()
}

fn row(desk: Desk, id: ParticipantId, person: &Person) -> AnyView {
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
    let let_in = person.waits.then(|| button(t::let_in(), Lead::LetIn { participant: id.clone() }));
    let lower = person.hand.map(|_| button(t::lower_hand(), Lead::LowerHand { participant: id.clone() }));
    let out = button(t::send_out(), Lead::SendOut { participant: id });
    view! {
        <li class="between">
            <span class="cluster">
                <span>{name.clone()}</span>
                {person.waits.then(|| view! { <Tag tone=Tone::Warn>{t::waits()}</Tag> })}
                {person.hand.map(|_| view! { <Tag tone=Tone::Info>{t::hand_up()}</Tag> })}
                {person.ready.then(|| view! { <Tag tone=Tone::Ok>{t::ready()}</Tag> })}
            </span>
            <span class="cluster">{let_in} {lower} {out}</span>
        </li>
    }
    .into_any()
}
