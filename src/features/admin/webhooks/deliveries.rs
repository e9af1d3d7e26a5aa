//! What was sent to a webhook lately, and what became of it. While something is on its way, it is looked at again and again.

use std::time::Duration;

use forenkl_api::{
    Empty, WebhookId,
    webhooks::{
        Deliveries, Delivery, DeliveryPath, DeliveryState, ListDeliveries, RetryDelivery, WebhookEvent,
        WebhookPath,
    },
};
use leptos::prelude::*;

use super::{super::saving::quietly, page::Desk, texts as t};
use crate::{
    format::date_time,
    net::{call, fetched::Fetched},
    reactive::Effect,
    ui::{Ago, Button, ButtonKind, DataTable, Glyph, LiveView, Shape, Tag, Tone},
};

/// Between looks while something is on its way.
const LOOK: Duration = Duration::from_secs(2);

/// The deliveries of a webhook.
#[component]
pub fn DeliveryList(desk: Desk, webhook: WebhookId, name: String) -> impl IntoView {
    let path = WebhookPath { webhook: webhook.clone() };
    let again = desk.again;
    let deliveries = Fetched::new(move || {
        again.track();
        let path = path.clone();
        async move { call::<ListDeliveries>(&path, &Empty {}, &Empty {}).await }
    });
    Effect::new(move |_| {
        // What waits for its next try waits for minutes; only what is about to be sent is looked at.
        let moving = deliveries.with(|list| list.deliveries.iter().any(is_moving)).unwrap_or(false);
        if moving {
            set_timeout(
                move || {
                    if !again.is_disposed() {
                        deliveries.refetch();
                        desk.webhooks.refetch();
                    }
                },
                LOOK,
            );
        }
    });
    let caption = t::history_of(&name);
    view! {
        <LiveView of=deliveries skeleton=Shape::Rows(2) let:known>
            {
                let (caption, webhook) = (caption.clone(), webhook.clone());
                move || known.with(|known| table(desk, deliveries, &webhook, &caption, known))
            }
        </LiveView>
    }
    .into_any()
}

fn is_moving(one: &Delivery) -> bool {
    one.state == DeliveryState::Sending || (one.state == DeliveryState::Waiting && one.tries == 0)
}

fn table(
    desk: Desk,
    list: Fetched<Deliveries>,
    webhook: &WebhookId,
    caption: &str,
    known: &Deliveries,
) -> AnyView {
    if known.deliveries.is_empty() {
        return view! { <p class="muted">{t::no_history()}</p> }.into_any();
    }
    let rows = known.deliveries.iter().map(|one| row(desk, list, webhook, one)).collect_view();
    view! {
        <DataTable caption=caption.to_owned() hide_caption=true>
            <thead>
                <tr>
                    <th scope="col">{t::what()}</th>
                    <th scope="col">{t::when()}</th>
                    <th scope="col">{t::result()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </DataTable>
    }
    .into_any()
}

fn row(desk: Desk, list: Fetched<Deliveries>, webhook: &WebhookId, one: &Delivery) -> AnyView {
    let what = WebhookEvent::from_word(&one.action).map_or(t::a_test(), t::event);
    let tone = match one.state {
        DeliveryState::Delivered => Tone::Ok,
        DeliveryState::Failed => Tone::Bad,
        DeliveryState::Waiting | DeliveryState::Sending => Tone::Info,
    };
    let mut further: Vec<String> = Vec::new();
    further.extend(one.error.map(|error| t::error(error).to_owned()));
    further.extend(one.status.map(t::answer));
    if one.tries > 1 {
        further.push(t::tries(one.tries));
    }
    further.extend(one.next_try_at.filter(|_| one.tries > 0).map(|at| t::next(&date_time(at))));
    let (at, state) = (one.made_at, one.state);
    let retry = (one.state == DeliveryState::Failed).then(|| {
        let path = DeliveryPath { webhook: webhook.clone(), delivery: one.id.clone() };
        let click = move |_| {
            let path = path.clone();
            let work = async move { call::<RetryDelivery>(&path, &Empty {}, &Empty {}).await };
            quietly(desk.toasts, work, move |now| list.set(now));
        };
        view! {
            <Button small=true kind=ButtonKind::Secondary icon=Glyph::Undo on_click=click>
                {t::retry()}
            </Button>
        }
    });
    view! {
        <tr>
            <th scope="row">{what}</th>
            <td data-label=t::when()>
                <Ago at />
            </td>
            <td data-label=t::result()>
                <div class="cluster">
                    <Tag tone>{t::state(state)}</Tag>
                    <small class="muted">{further.join(" · ")}</small>
                    {retry}
                </div>
            </td>
        </tr>
    }
    .into_any()
}
