//! Who is here, who waits, and whose hand is up, in the order in which they went up.

use std::sync::Arc;

use forenkl_api::{
    ParticipantId, UnitId,
    workshops::{Lead, view::Person},
};
use leptos::prelude::*;

use super::{
    held::{focus_if_lost, hold, passing},
    lead::Desk,
    seated::{self, Seated},
    shown::order,
    sure::Sure,
    texts as t,
};
use crate::{
    features::wishes::unit_choices,
    reactive::{Entry, keyed},
    ui::{Button, ButtonKind, Combobox, Draw, Form, Glyph, Tag, TextField, Tone, lazily_when},
};

/// The list.
pub fn people(desk: Desk) -> AnyView {
    let asked = RwSignal::new(None::<Seated>);
    let rows = move || {
        // Who raises a hand moves up: that takes the row off the page for a moment.
        hold();
        desk.view(|view| {
            let mut people: Vec<(&ParticipantId, &Person)> = view.everybody.iter().collect();
            // Who waits first, then hands as they went up, then as they came; last those who were sent out.
            people.sort_by_key(|(id, person)| {
                let hand = person.hand.map_or(i64::MAX, |at| at.0);
                (person.sent_out.is_some(), !person.waits, hand, order(id.as_str()))
            });
            let entry = |(id, person): (&ParticipantId, &Person)| {
                let id = id.clone();
                if person.sent_out.is_some() {
                    return Entry::new(format!("out {id}"), move || sent_out_row(desk, id));
                }
                Entry::new(id.clone(), move || row(desk, asked, id))
            };
            people.into_iter().map(entry).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    };
    let nobody = Memo::new(move |_| desk.view(|view| view.everybody.is_empty()).unwrap_or(true));
    let answering = lazily_when(move || asked.with(Option::is_some), move || seated(desk, asked));
    view! {
        <p class="muted" hidden=move || !nobody.get()>
            {t::nobody()}
        </p>
        <ul class="plain workshop-people" tabindex="-1" aria-label=t::people()>
            {keyed(rows)}
        </ul>
        {move || desk.runs.get().then(|| seat(desk))}
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

/// Takes in somebody without a phone, from the unit they say where everybody is asked.
fn seat(desk: Desk) -> AnyView {
    let (name, unit) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let unfolded = RwSignal::new(false);
    let save = move || {
        let written = name.get_untracked().trim().to_owned();
        if !written.is_empty() {
            let chosen = Some(unit.get_untracked()).filter(|unit| !unit.is_empty()).map(UnitId);
            desk.lead(Lead::Seat { name: written, unit: chosen });
            name.set(String::new());
            unit.set(String::new());
        }
    };
    let from = move || {
        desk.asks_unit.get().then(|| {
            view! {
                <Combobox
                    name="seat-unit"
                    label=t::seat_unit()
                    value=unit
                    options=unit_choices()
                    empty=t::choose_unit()
                    optional=true
                />
            }
        })
    };
    let form = move || {
        unfolded.get().then(|| {
            view! {
                <Form on_submit=move |_| save()>
                    <TextField name="seat" label=t::seat_name() value=name max=60 />
                    {from}
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

fn called(name: Option<String>) -> String {
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| t::unnamed().to_owned())
}

/// Somebody who was sent out, and by whom, as long as that is known.
fn sent_out_row(desk: Desk, id: ParticipantId) -> AnyView {
    let id = StoredValue::new(id);
    let person = move || desk.view(|view| id.with_value(|id| view.everybody.get(id).cloned())).flatten();
    let name = move || called(person().map(|person| person.name));
    let out = move || match person().and_then(|person| person.sent_out).filter(|by| !by.is_empty()) {
        Some(by) => t::sent_out_by(&by),
        None => t::was_sent_out().to_owned(),
    };
    view! {
        <li class="between">
            <span>{name}</span>
            <span class="muted">{out}</span>
        </li>
    }
    .into_any()
}

/// Drawn once for each; what changes in it moves, so that the focus stays in it.
fn row(desk: Desk, asked: RwSignal<Option<Seated>>, id: ParticipantId) -> AnyView {
    let id = StoredValue::new(id);
    let person =
        Memo::new(move |_| desk.view(|view| id.with_value(|id| view.everybody.get(id).cloned())).flatten());
    let name = Memo::new(move |_| called(person.with(|person| person.as_ref().map(|p| p.name.clone()))));
    let is = move |read: fn(&Person) -> bool| {
        Memo::new(move |_| person.with(|person| person.as_ref().is_some_and(read)))
    };
    let (waits, seated) = (is(|person| person.waits), is(|person| person.seated));
    let (hand, ready) = (is(|person| person.hand.is_some()), is(|person| person.ready));
    // Nobody is let in, answered for or sent out when it is over.
    let while_it_runs = move |there: Memo<bool>| Memo::new(move |_| desk.runs.get() && there.get());
    let button = move |text: &'static str, lead: fn(ParticipantId) -> Lead| {
        view! {
            <Button small=true kind=ButtonKind::Ghost on_click=move |_| desk.lead(lead(id.get_value()))>
                {text}
                <span class="sr-only">" " {name}</span>
            </Button>
        }
        .into_any()
    };
    let answer = move || {
        let ask = move |_| asked.set(Some(Seated { id: id.get_value(), name: name.get_untracked() }));
        view! {
            <Button small=true kind=ButtonKind::Secondary on_click=ask>
                {move || name.with(|name| t::act_for(name))}
            </Button>
        }
        .into_any()
    };
    let sent_out = StoredValue::new(false);
    on_cleanup(move || {
        if sent_out.try_get_value() == Some(true) {
            focus_if_lost(".workshop-people".to_owned());
        }
    });
    let out = move || {
        view! {
            <Sure
                text=Signal::derive(move || format!("{} {}", t::send_out(), name.get()))
                question=t::sure_send_out()
                on_sure=move || {
                    sent_out.set_value(true);
                    desk.lead(Lead::SendOut { participant: id.get_value() });
                }
            />
        }
    };
    let tag = |there: Memo<bool>, tone: Tone, text: &'static str| {
        move || there.get().then(|| view! { <Tag tone>{text}</Tag> })
    };
    view! {
        <li class="between" data-holds="" tabindex="-1">
            <span class="cluster">
                <span>{name}</span>
                {tag(waits, Tone::Warn, t::waits())}
                {tag(seated, Tone::Neutral, t::seated())}
                {tag(hand, Tone::Info, t::hand_up())}
                {tag(ready, Tone::Ok, t::ready())}
            </span>
            <span class="cluster">
                {passing(while_it_runs(seated), answer)}
                {passing(
                    while_it_runs(waits),
                    move || button(t::let_in(), |participant| Lead::LetIn { participant }),
                )}
                {passing(
                    while_it_runs(hand),
                    move || button(t::lower_hand(), |participant| Lead::LowerHand { participant }),
                )}
                {move || desk.runs.get().then(out)}
            </span>
        </li>
    }
    .into_any()
}
