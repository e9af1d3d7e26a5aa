//! Groups that are suggested, to take or refuse one by one.

use forenkl_api::{
    CardId, Empty,
    workshops::{Act, Lead, SuggestGroups, Suggestion, Suggestions, WorkshopPath},
};
use leptos::prelude::*;

use super::{held::focus_if_lost, lead::Desk, texts as t};
use crate::{
    net::{call, fetched::Fetched, write},
    reactive::{Entry, keyed},
    ui::{Button, ButtonKind, Form, FormErrors, LiveView, Shape, TextField},
};

/// The list.
pub fn view(desk: Desk) -> AnyView {
    let found = Fetched::new(move || {
        let path = WorkshopPath { workshop: desk.id() };
        async move { call::<SuggestGroups>(&path, &Empty {}, &Empty {}).await }
    });
    view! {
        <LiveView of=found skeleton=Shape::Rows(2) let:known>
            {rows(desk, found, known)}
        </LiveView>
    }
    .into_any()
}

/// A row stays while others are answered: somebody may be typing a name in it.
fn rows(desk: Desk, found: Fetched<Suggestions>, known: Signal<Suggestions>) -> AnyView {
    let none = Memo::new(move |_| known.with(|known| known.groups.is_empty()));
    let rows = move || {
        let entry = |group: &Suggestion| {
            let (key, group) = (write(&group.cards), group.clone());
            Entry::new(key, move || row(desk, found, &group))
        };
        known.with(|known| known.groups.iter().map(entry).collect::<Vec<_>>())
    };
    view! {
        <p role="status" tabindex="-1" data-suggested="" hidden=move || !none.get()>
            {t::no_suggestions()}
        </p>
        <ul class="plain workshop-decided" data-suggested="" hidden=move || none.get()>
            {keyed(rows)}
        </ul>
    }
    .into_any()
}

fn row(desk: Desk, found: Fetched<Suggestions>, group: &Suggestion) -> AnyView {
    let title = RwSignal::new(group.title.clone());
    let texts = desk.seen.with_untracked(|shown| {
        let text = |id: &CardId| Some(shown.as_ref()?.cards.get(id)?.text.clone());
        group.cards.iter().filter_map(text).collect::<Vec<_>>()
    });
    // The same field is in every row, and a card is in one of them.
    let name = group.cards.first().map(|card| format!("suggested-{card}")).unwrap_or_default();
    let cards = StoredValue::new(group.cards.clone());
    let busy = RwSignal::new(false);
    // What was answered is out of the list; where that could not be done it stays, with the name that was given.
    let answered = move |lead: Lead| {
        let answered = cards.get_value();
        busy.set(true);
        let done = move |done: bool| {
            let _ = busy.try_set(false);
            if done && let Some(mut known) = untrack(|| found.value()) {
                known.groups.retain(|one| one.cards != answered);
                found.set(known);
                focus_if_lost("ul[data-suggested] button, p[data-suggested]:not([hidden])".to_owned());
            }
        };
        desk.leading(lead, Box::new(done));
    };
    let errors = FormErrors::new();
    let take = move || {
        let act = Act::Gather { cards: cards.get_value(), title: title.get_untracked().trim().to_owned() };
        match act.check() {
            Ok(()) => answered(Lead::Do { act }),
            Err(problem) => errors.show_problem(&problem),
        }
    };
    let said = texts.join(", ");
    let also = said.clone();
    let texts = texts.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! {
        <li>
            <ul>{texts}</ul>
            <Form on_submit=move |_| take()>
                <TextField name=name label=t::cluster_title() value=title error=errors.of("title") max=80 />
                <div class="cluster">
                    <Button submit=true small=true busy=busy>
                        {t::gather_them()}
                        <span class="sr-only">": " {said.clone()}</span>
                    </Button>
                    <Button
                        small=true
                        kind=ButtonKind::Ghost
                        busy=busy
                        on_click=move |_| answered(Lead::Refuse { cards: cards.get_value() })
                    >
                        {t::not_together()}
                        <span class="sr-only">": " {also}</span>
                    </Button>
                </div>
            </Form>
        </li>
    }
    .into_any()
}
