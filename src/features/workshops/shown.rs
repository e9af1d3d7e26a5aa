//! What everybody sees, drawn: cards in their clusters, results, the parking lot.

use std::sync::Arc;

use forenkl_api::{
    BlockId,
    workshops::{
        BlockKind,
        tally::Spread,
        view::{BlockResult, BlockView, CardView, Placed, Shown, Stances},
    },
};
use leptos::prelude::*;

use super::texts as t;
use crate::{
    reactive::{Entry, keyed},
    ui::{Tag, Tone},
};

/// What everybody sees, once it has come.
pub type Seen = RwSignal<Option<Shown>>;

/// Ids are a letter and a number; the number is the order in which things were made.
pub fn order(id: &str) -> u64 {
    id.get(1..).and_then(|number| number.parse().ok()).unwrap_or(u64::MAX)
}

/// What can be voted on and placed: clusters, then cards in none.
pub fn options(shown: &Shown) -> Vec<String> {
    let mut clusters: Vec<&String> = shown.clusters.keys().map(|id| &id.0).collect();
    clusters
        .retain(|id| shown.cards.values().any(|card| card.cluster.as_ref().is_some_and(|of| of.0 == **id)));
    clusters.sort_by_key(|id| order(id));
    let mut loose: Vec<&String> =
        shown.cards.iter().filter(|(_, card)| card.cluster.is_none()).map(|(id, _)| &id.0).collect();
    loose.sort_by_key(|id| order(id));
    clusters.into_iter().chain(loose).cloned().collect()
}

/// What an option is called.
pub fn option_title(shown: &Shown, option: &str) -> String {
    let cluster =
        shown.clusters.iter().find(|(id, _)| id.0 == option).map(|(_, cluster)| cluster.title.clone());
    cluster
        .or_else(|| shown.cards.iter().find(|(id, _)| id.0 == option).map(|(_, card)| card.text.clone()))
        .unwrap_or_default()
}

/// Something of the present block, read reactively.
pub fn of_now<T>(seen: Seen, read: impl Fn(&BlockId, &BlockView) -> T) -> Option<T> {
    seen.with(|shown| {
        let shown = shown.as_ref()?;
        let id = shown.now.as_ref()?;
        shown.blocks.get(id).map(|block| read(id, block))
    })
}

/// Draws what can be done with something, by its id.
type Drawing = Arc<dyn Fn(&str) -> AnyView + Send + Sync>;

/// What only the desk has more: what can be done with a cluster, and with a card.
#[derive(Clone)]
pub struct Tools {
    pub cluster: Drawing,
    pub card: Drawing,
}

/// Cards in their clusters, as read by all. `tools` draws what can be done with a card.
pub fn board(seen: Seen, tools: impl Fn(&str) -> AnyView + Send + Sync + 'static) -> AnyView {
    board_with(seen, Arc::new(tools), None)
}

/// The same, with `more` on the desk. What is drawn stays while its words change, so that the focus stays in it.
pub fn board_with(seen: Seen, tools: Drawing, more: Option<Tools>) -> AnyView {
    let groups = move || {
        seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let mut ids: Vec<String> = shown.clusters.keys().map(|id| id.0.clone()).collect();
            ids.sort_by_key(|id| order(id));
            if shown.cards.values().any(|card| card.cluster.is_none()) {
                ids.push(String::new());
            }
            let draw = |id: String| {
                let (tools, more) = (tools.clone(), more.clone());
                Entry::new(id.clone(), move || group(seen, id, tools, more))
            };
            ids.into_iter().map(draw).collect()
        })
    };
    view! { <div class="workshop-board">{keyed(groups)}</div> }.into_any()
}

/// What stands above the cards of a cluster; above those in none, where there are others.
fn group_title(shown: &Shown, id: &str) -> String {
    match id {
        "" if shown.clusters.is_empty() => String::new(),
        "" => t::loose().to_owned(),
        id => option_title(shown, id),
    }
}

/// The cards of a cluster, or those in none, as they were written: id and text.
pub fn cards_in(seen: Seen, cluster: String) -> Memo<Vec<(String, String)>> {
    Memo::new(move |_| {
        let within = |card: &CardView| card.cluster.as_ref().map_or("", |of| of.0.as_str()) == cluster;
        seen.with(|shown| {
            let all = shown.iter().flat_map(|shown| &shown.cards);
            let mut cards: Vec<(String, String)> = all
                .filter(|(_, card)| within(card))
                .map(|(id, card)| (id.0.clone(), card.text.clone()))
                .collect();
            cards.sort_by_key(|(id, _)| order(id));
            cards
        })
    })
}

fn group(seen: Seen, id: String, tools: Drawing, more: Option<Tools>) -> AnyView {
    let (is_loose, cluster, named) = (id.is_empty(), id.clone(), id.clone());
    let head = more.as_ref().filter(|_| !is_loose).map(|more| (more.cluster)(&id));
    let cards = cards_in(seen, id);
    let title = Signal::derive(move || {
        seen.with(|shown| shown.as_ref().map(|shown| group_title(shown, &named)).unwrap_or_default())
    });
    let text = move |id: &str| {
        cards.with(|cards| cards.iter().find(|(known, _)| known == id).map(|(_, text)| text.clone()))
    };
    let rows = move || {
        cards.with(|cards| {
            let draw = |(id, _): &(String, String)| {
                let (id, tools, more) = (id.clone(), tools.clone(), more.clone());
                Entry::new(id.clone(), move || {
                    let (drawn, attribute) = (tools(&id), id.clone());
                    let further = more.as_ref().map(|more| (more.card)(&id));
                    view! {
                        <li class="workshop-card" data-card=attribute>
                            <p>{move || text(&id)}</p>
                            {drawn}
                            {further}
                        </li>
                    }
                })
            };
            cards.iter().map(draw).collect()
        })
    };
    // Cards in no group take all the room there is.
    view! {
        <section class="workshop-cluster" class:loose=is_loose data-cluster=cluster>
            <h3 hidden=move || title.with(String::is_empty)>{title}</h3>
            {head}
            <ul class="plain workshop-cards">{keyed(rows)}</ul>
        </section>
    }
    .into_any()
}

/// Who wrote a card, where that is shown.
pub fn signature(name: Option<String>) -> AnyView {
    name.map(|name| view! { <span class="muted small">{name}</span> }).into_any()
}

/// The result of a block, once it is closed.
pub fn result(shown: &Shown, id: &BlockId) -> AnyView {
    let Some((block, result)) = shown.blocks.get(id).and_then(|block| Some((block, block.result.as_ref()?)))
    else {
        return ().into_any();
    };
    match block.kind {
        BlockKind::Vote => {
            let most = result.dots.values().copied().max().unwrap_or(0);
            let mut rows: Vec<(i64, String)> = options(shown)
                .into_iter()
                .map(|option| (result.dots.get(&option).copied().unwrap_or(0), option_title(shown, &option)))
                .collect();
            rows.sort_by_key(|(dots, _)| -dots);
            let rows =
                rows.into_iter().map(|(dots, title)| bar(title, dots, most, t::dots(dots))).collect_view();
            view! { <ul class="plain workshop-bars">{rows}</ul> }.into_any()
        }
        BlockKind::Prioritise => {
            let rows = placed(shown, result).into_iter().map(|(title, placed)| place(title, &placed));
            view! { <ul class="plain workshop-bars">{rows.collect_view()}</ul> }.into_any()
        }
        BlockKind::Judge => {
            let rows = block.statements.iter().enumerate().map(|(at, statement)| {
                let nothing = Stances::default();
                let stances = result.stances.get(&at.to_string()).unwrap_or(&nothing);
                let all = stances.agree + stances.disagree + stances.pass;
                let said = t::stances(stances.agree, stances.disagree, stances.pass);
                let said = format!("{said} · {}", t::important_to(stances.important));
                bar(statement.clone(), stances.agree, all, said)
            });
            view! { <ul class="plain workshop-bars">{rows.collect_view()}</ul> }.into_any()
        }
        _ => ().into_any(),
    }
}

/// Where the options were placed, the most effect for the least effort first.
pub fn placed(shown: &Shown, result: &BlockResult) -> Vec<(String, Placed)> {
    let mut rows: Vec<(String, Placed)> = result
        .places
        .iter()
        .map(|(option, placed)| (option_title(shown, option), placed.clone()))
        .filter(|(title, _)| !title.is_empty())
        .collect();
    rows.sort_by_key(|(_, placed)| placed.effort.median_halves - placed.effect.median_halves);
    rows
}

/// One option with how much it got of the most.
pub fn bar(title: String, value: i64, most: i64, said: String) -> AnyView {
    view! {
        <li>
            <div class="between">
                <span>{title}</span>
                <span class="muted">{said}</span>
            </div>
            <progress class="workshop-bar" max=most.max(1) value=value aria-hidden="true"></progress>
        </li>
    }
    .into_any()
}

fn half(halves: i64) -> String {
    let whole = halves / 2;
    if halves % 2 == 0 { whole.to_string() } else { format!("{whole}½") }
}

/// The middle of the room; and where half of it lies, if not all there.
fn spread(of: &Spread) -> String {
    let median = half(of.median_halves);
    if of.lower_halves == of.upper_halves {
        return median;
    }
    t::spread(&median, &half(of.lower_halves), &half(of.upper_halves))
}

/// Where an option was placed.
pub fn place(title: String, placed: &Placed) -> AnyView {
    let said = t::placed(&spread(&placed.effort), &spread(&placed.effect));
    let split = placed.effort.is_split() || placed.effect.is_split();
    view! {
        <li>
            <div class="between">
                <span>{title}</span>
                <span class="cluster">
                    <span class="muted">{said}</span>
                    {split.then(|| view! { <Tag tone=Tone::Warn>{t::split()}</Tag> })}
                </span>
            </div>
        </li>
    }
    .into_any()
}

/// What was put aside. `tools` draws what can be done with it.
pub fn parking_lot(seen: Seen, tools: impl Fn(i64) -> AnyView + Clone + Send + Sync + 'static) -> AnyView {
    let items = move || {
        let tools = tools.clone();
        seen.with(|shown| {
            let parked = shown.iter().flat_map(|shown| &shown.parked);
            parked
                .map(|(id, text)| {
                    let (text, tools, number) = (text.clone(), tools.clone(), id.parse().unwrap_or(0));
                    Entry::new(id, move || {
                        view! {
                            <li>
                                <div class="between">
                                    <span>{text}</span>
                                    {tools(number)}
                                </div>
                            </li>
                        }
                    })
                })
                .collect::<Vec<_>>()
        })
    };
    let any =
        Memo::new(move |_| seen.with(|shown| shown.as_ref().is_some_and(|shown| !shown.parked.is_empty())));
    view! {
        <section hidden=move || !any.get()>
            <h2>{t::parking_lot()}</h2>
            <ul>{keyed(items)}</ul>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use forenkl_api::workshops::tally;

    use super::*;

    #[test]
    fn where_half_of_the_room_lies_is_said_unless_it_is_one_place() {
        let said = |places: [i64; 4]| tally::spread(places).map(|of| spread(&of));
        assert_eq!(said([3, 3, 3, 3]).as_deref(), Some("3"));
        assert_eq!(said([1, 2, 3, 5]).as_deref(), Some("2½ (halvdelen mellem 1½ og 4)"));
    }
}
