//! The rows, kept where they are while they are being read, and the way to the next ones.

use forenkl_api::wishes::{WishQuery, WishRow};
use leptos::{html, prelude::*};

use super::{Listed, wish_row};
use crate::{
    features::wishes::{
        model::{address, order},
        texts::list as t,
    },
    navigation::{self, Arrival},
    reactive::{Effect, Entry, keyed},
    routes::Page,
    shell::soon::{self, soon},
    ui::{ButtonKind, EmptyState, Glyph, Icon, LinkButton, use_announcer},
};

/// What is on screen, and what has arrived since in another order.
#[derive(Clone, Copy)]
struct Shown {
    query: StoredValue<WishQuery>,
    rows: RwSignal<Vec<WishRow>>,
    waiting: RwSignal<Option<Vec<WishRow>>>,
}

impl Shown {
    /// A new question shows its rows; the same question again brings the rows on screen up to date where they stand.
    fn take(self, query: WishQuery, arrived: Vec<WishRow>) -> bool {
        let new_question = self.query.with_value(|shown| *shown != query);
        let empty = self.rows.with_untracked(Vec::is_empty);
        if new_question || empty {
            self.query.set_value(query);
            self.waiting.set(None);
            self.rows.set(arrived);
        } else {
            let in_place = self.rows.with_untracked(|shown| order::in_place(shown, &arrived));
            self.waiting.set(order::moved(&in_place, &arrived).then_some(arrived));
            self.rows.set(in_place);
        }
        new_question
    }

    fn show_waiting(self) {
        if let Some(rows) = self.waiting.try_update(Option::take).flatten() {
            self.rows.set(rows);
        }
    }
}

/// The results of the present question.
#[component]
pub fn Results(listed: Signal<Listed>, asked: Memo<WishQuery>) -> impl IntoView {
    let shown = Shown {
        query: StoredValue::new(WishQuery { page: Some(-1), ..WishQuery::default() }),
        rows: RwSignal::new(Vec::new()),
        waiting: RwSignal::new(None),
    };
    let heading = NodeRef::<html::H2>::new();
    let announcer = use_announcer();
    Effect::new(move |before: Option<Option<i64>>| {
        let (query, part) = listed.get();
        let page = query.page;
        let new_question = shown.take(query, part.items);
        if let Some(before) = before
            && new_question
        {
            announcer.say(t::found(part.total));
            if before != page && navigation::arrival() == Arrival::Forward {
                to_top(heading);
            }
        }
        page
    });
    let total = Memo::new(move |_| listed.with(|(_, part)| part.total));
    let none = Memo::new(move |_| shown.rows.with(Vec::is_empty));
    // The reply lags behind the address for a moment: rows of the old question are told apart by their paleness.
    let late = move || asked.with(|asked| listed.with(|(query, _)| query != asked));
    view! {
        <h2 class="sr-only" tabindex="-1" node_ref=heading>
            {t::results()}
        </h2>
        {move || shown.waiting.with(Option::is_some).then(|| news(shown))}
        <div class="wish-results" class:late=late aria-busy=move || late().then_some("true")>
            {move || {
                if none.get() {
                    view! { <div class="card">{listed.with_untracked(|(query, _)| nothing(query))}</div> }.into_any()
                } else {
                    view! {
                        <div class="card card-flush">
                            {keyed(move || {
                                let entry = |row: WishRow| Entry::new(row.number, move || live_row(shown, row));
                                shown.rows.get().into_iter().map(entry).collect()
                            })}
                        </div>
                    }
                        .into_any()
                }
            }}
        </div>
        {soon(soon::nothing, move |soon| (soon.wishes.pages)(asked, total))}
    }
    .into_any()
}

/// A row that follows what arrives for it.
fn live_row(shown: Shown, row: WishRow) -> AnyView {
    let number = row.number;
    let row = Memo::new(move |before: Option<&WishRow>| {
        let now = shown.rows.with(|rows| rows.iter().find(|row| row.number == number).cloned());
        now.or_else(|| before.cloned()).unwrap_or_else(|| row.clone())
    });
    wish_row(row.into())
}

fn news(shown: Shown) -> AnyView {
    view! {
        <p class="wish-news">
            <button type="button" class="chip chip-on" on:click=move |_| shown.show_waiting()>
                <Icon of=Glyph::Up />
                {t::more_arrived()}
            </button>
        </p>
    }
    .into_any()
}

fn nothing(query: &WishQuery) -> AnyView {
    let (title, text) = if address::lists_all(query) {
        (t::nothing_yet(), t::nothing_yet_text())
    } else {
        (t::nothing_found(), t::nothing_found_text())
    };
    let all = (!address::lists_all(query)).then(|| {
        view! {
            <LinkButton href=Page::Wishes.href() kind=ButtonKind::Secondary>
                {t::show_all()}
            </LinkButton>
        }
    });
    view! {
        <EmptyState icon=Glyph::Wish title text>
            <div class="cluster">
                <LinkButton href=Page::NewWish.href() icon=Glyph::Plus>
                    {t::report()}
                </LinkButton>
                {all}
            </div>
        </EmptyState>
    }
    .into_any()
}

/// The next page of the list begins at its top, for eyes and keyboard alike.
fn to_top(heading: NodeRef<html::H2>) {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Some(heading) = heading.get_untracked() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}
