//! Groups that are suggested, to take or refuse one by one.

use forenkl_api::{
    CardId, Empty,
    workshops::{Act, Lead, SuggestGroups, Suggestion, Suggestions, WorkshopPath},
};
use leptos::prelude::*;

use super::{lead::Desk, texts as t};
use crate::{
    net::{call, fetched::Fetched},
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
            {move || known.with(|known| rows(desk, found, known))}
        </LiveView>
    }
    .into_any()
}

fn rows(desk: Desk, found: Fetched<Suggestions>, known: &Suggestions) -> AnyView {
    if known.groups.is_empty() {
        return view! { <p role="status">{t::no_suggestions()}</p> }.into_any();
    }
    let rows = known.groups.iter().map(|group| row(desk, found, group)).collect_view();
    view! { <ul class="plain workshop-decided">{rows}</ul> }.into_any()
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
    // What was answered is out of the list at once.
    let answered = move |lead: Lead| {
        desk.lead(lead);
        if let Some(mut known) = untrack(|| found.value()) {
            known.groups.retain(|one| cards.with_value(|cards| one.cards != *cards));
            found.set(known);
        }
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
                    <Button submit=true small=true>
                        {t::gather_them()}
                        <span class="sr-only">": " {said.clone()}</span>
                    </Button>
                    <Button
                        small=true
                        kind=ButtonKind::Ghost
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
