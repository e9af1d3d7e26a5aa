//! The page of somebody who takes part: what is asked now, one's own cards, votes and places, and what is shown to all.

use forenkl_api::{
    BlockId, CardId, Empty, Endpoint, WorkshopId,
    workshops::{
        Act, BlockKind, FollowWorkshop, Grouping, Own, ParticipantView, ReadRecord, WorkshopPath,
        WorkshopStatus,
        act::{CARD_MAX, PARKED_MAX, Stance},
        view::{Placed, Shown},
    },
};
use leptos::prelude::*;

use super::{
    follow::{Following, follow},
    gathering::gathering,
    phone_texts as p,
    send::Sender,
    shown::{self, Seen, board, of_now, option_title, options, order, parking_lot, signature},
    texts as t,
    timer::timer,
    verdict::{agreed, decided},
    written::written,
};
use crate::{
    net::{call, fetched::Fetched},
    reactive::{Effect, Entry, keyed},
    storage::{self, Shelf},
    ui::{
        Button, ButtonKind, CheckField, EmptyState, ErrorSummary, Form, FormErrors, Glyph, IconButton,
        LiveView, PageHeader, Shape, TextArea, TextField, use_toasts,
    },
};

/// What the parts of the page share. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
struct Hand {
    following: Following<ParticipantView>,
    seen: Seen,
    own: RwSignal<Option<Own>>,
    send: Sender,
}

impl Hand {
    /// Who wrote a card, where that is shown.
    fn signed(self, card: &str) -> Option<String> {
        self.following.view.with(|view| {
            let signed = &view.as_ref()?.signed;
            signed.iter().find(|(id, _)| id.0 == card).map(|(_, name)| name.clone())
        })
    }

    fn own<T>(self, read: impl Fn(&Own) -> T) -> Option<T> {
        self.own.with(|own| own.as_ref().map(&read))
    }
}

/// What the page shows as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Loading,
    Outside,
    Out,
    Over,
    NotBegun,
    In,
}

/// The page.
#[component]
pub fn Phone(workshop: WorkshopId) -> impl IntoView {
    let path = WorkshopPath { workshop: workshop.clone() };
    let here = StoredValue::new(workshop.clone());
    let following = follow::<ParticipantView>(FollowWorkshop::path(&path));
    let seen: Seen =
        Memo::new(move |_| following.view.with(|view| view.as_ref().map(|view| view.shown.clone())));
    let send = Sender::new(workshop, following.own, use_toasts());
    let hand = Hand { following, seen, own: following.own, send };
    let place = Memo::new(move |_| {
        let (waits, out) = hand.own(|own| (own.waits, own.out)).unwrap_or_default();
        seen.with(|shown| match shown {
            None => Place::Loading,
            _ if out => Place::Out,
            _ if waits => Place::Outside,
            Some(shown) if shown.status == WorkshopStatus::Ended => Place::Over,
            Some(shown) if shown.now.is_none() => Place::NotBegun,
            Some(_) => Place::In,
        })
    });
    let title = Signal::derive(move || {
        seen.with(|shown| shown.as_ref().map(|shown| shown.title.clone())).unwrap_or_default()
    });
    let lost = move || !following.connected.get() && following.view.with(Option::is_some);
    view! {
        <PageHeader title=title />
        <div role="status">{move || lost().then(|| view! { <p class="workshop-lost">{p::lost()}</p> })}</div>
        {move || match place.get() {
            Place::Loading => view! { <crate::ui::Skeleton shape=crate::ui::Shape::Rows(3) /> }.into_any(),
            Place::Outside => told(Glyph::Clock, p::waiting_outside(), p::waiting_outside_text()),
            Place::Out => told(Glyph::Lock, p::sent_out(), p::sent_out_text()),
            Place::NotBegun => told(Glyph::Clock, p::not_begun(), p::not_begun_text()),
            Place::Over => leaving(hand, here.get_value()),
            Place::In => inside(hand),
        }}
    }
    .into_any()
}

/// The way out: the record, and where to send it.
fn leaving(hand: Hand, workshop: WorkshopId) -> AnyView {
    let found = Fetched::new(move || {
        let path = WorkshopPath { workshop: workshop.clone() };
        async move { call::<ReadRecord>(&path, &Empty {}, &Empty {}).await }
    });
    view! {
        <div class="stack">
            {told(Glyph::Check, p::over(), p::over_text())}
            {goodbye(hand)}
            <LiveView of=found skeleton=Shape::Rows(4) let:record>
                {move || record.with(|record| written(record, in_words))}
            </LiveView>
        </div>
    }
    .into_any()
}

/// Whether one's name may stand in the record, and where it is sent.
fn goodbye(hand: Hand) -> AnyView {
    let mine = untrack(|| hand.own(|own| (own.name.clone(), own.in_record))).unwrap_or_default();
    let (name, in_record) = (RwSignal::new(mine.0), RwSignal::new(mine.1));
    let email = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let toasts = use_toasts();
    let save = move || {
        let unit = untrack(|| hand.own(|own| own.unit.clone())).flatten();
        let act = Act::Tell {
            name: name.get_untracked().trim().to_owned(),
            unit,
            in_record: in_record.get_untracked(),
            email: email.get_untracked().trim().to_owned(),
        };
        if let Err(problem) = act.check() {
            return errors.show_problem(&problem);
        }
        errors.clear();
        hand.send.act(act);
        toasts.success(t::told_saved());
    };
    let known = move || {
        let gets = hand.own(|own| own.gets_record).unwrap_or(false);
        gets.then(|| view! { <p role="status">{p::gets_record()}</p> })
    };
    view! {
        <section class="card stack">
            <h2>{p::get_record()}</h2>
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
                <TextField
                    name="name"
                    label=p::your_name()
                    value=name
                    error=errors.of("name")
                    autocomplete="name"
                    max=60
                    optional=true
                />
                <CheckField name="in_record" label=p::in_record() value=in_record />
                <Button submit=true>{t::save()}</Button>
            </Form>
        </section>
    }
    .into_any()
}

/// Effort and effect in words: there is no room for a picture.
fn in_words(options: Vec<(String, Placed)>) -> AnyView {
    let rows = options.into_iter().map(|(title, placed)| shown::place(title, &placed));
    view! { <ul class="plain workshop-bars">{rows.collect_view()}</ul> }.into_any()
}

fn told(icon: Glyph, title: &'static str, text: &'static str) -> AnyView {
    view! { <div class="card"><EmptyState icon title text /></div> }.into_any()
}

/// What is asked now. Drawn anew when the block changes, and then without taking away what was being written.
fn inside(hand: Hand) -> AnyView {
    // Half a card is there again after the page was loaded anew.
    let shelf = hand.send.draft_shelf();
    let written = RwSignal::new(storage::get(Shelf::Lasting, &shelf).unwrap_or_default());
    Effect::new(move |_| {
        written.with(|text| {
            if text.is_empty() {
                storage::remove(Shelf::Lasting, &shelf);
            } else {
                storage::set(Shelf::Lasting, &shelf, text);
            }
        });
    });
    let block = Memo::new(move |_| of_now(hand.seen, |id, block| (id.clone(), block.kind)));
    let heading = move || {
        of_now(hand.seen, |_, block| {
            view! {
                <h2>{block.title.clone()}</h2>
                <p class="workshop-prompt prose">{block.prompt.clone()}</p>
            }
            .into_any()
        })
    };
    let clock =
        Signal::derive(move || hand.seen.with(|shown| shown.as_ref().and_then(|shown| shown.timer.clone())));
    view! {
        <div class="stack">
        <section aria-live="polite">
            {heading}
        </section>
        {timer(hand.following, clock)}
        {move || {
            let (id, kind) = block.get()?;
            Some(
                match kind {
                    BlockKind::Write | BlockKind::Discuss => writing(hand, id, written),
                    BlockKind::Group => grouping(hand),
                    BlockKind::Vote => voting(hand, id),
                    BlockKind::Prioritise => placing(hand, id),
                    BlockKind::Judge => judging(hand, id),
                    BlockKind::Decide => view! { {decided(hand.seen)} {board(hand.seen, move |id| signature(hand.signed(id)))} }.into_any(),
                    BlockKind::Talk => view! { {agreed(hand.seen)} {board(hand.seen, |_| ().into_any())} }.into_any(),
                },
            )
        }}
        {foot(hand)}
        {parking(hand)}
        {earlier(hand)}
        </div>
    }
    .into_any()
}

/// Cards of one's own, and a place to write the next one.
fn writing(hand: Hand, block: BlockId, written: RwSignal<String>) -> AnyView {
    let here = block.clone();
    let errors = FormErrors::new();
    let lay = move || {
        let act = Act::Write { block: here.clone(), text: written.get_untracked().trim().to_owned() };
        // What does not fit stays where it was written.
        if let Err(problem) = act.check() {
            return errors.show_problem(&problem);
        }
        errors.clear();
        hand.send.act(act);
        written.set(String::new());
    };
    // In pairs people show each other what they wrote before.
    let all_blocks = of_now(hand.seen, |_, block| block.kind == BlockKind::Discuss).unwrap_or(false);
    let within = block.clone();
    let own = move || {
        let mut cards: Vec<(CardId, String)> = hand
            .own(|own| {
                let cards = own.cards.iter().filter(|(_, card)| all_blocks || card.block == within);
                cards.map(|(id, card)| (id.clone(), card.text.clone())).collect()
            })
            .unwrap_or_default();
        cards.sort_by_key(|(id, _)| std::cmp::Reverse(order(id.as_str())));
        let waiting = hand.send.waiting.get().into_iter().rev().filter(|one| one.block == within.0);
        let waiting = waiting.map(|one| {
            Entry::new(one.id, move || {
                view! { <li class="workshop-card"><p>{one.text}</p><p class="muted small">{p::sending()}</p></li> }
            })
        });
        let laid = cards.into_iter().map(|(id, text)| {
            Entry::new(format!("{id} {text}"), move || {
                view! {
                    <li class="workshop-card">
                        <p>{text}</p>
                        <IconButton
                            small=true
                            icon=Glyph::Trash
                            label=p::take_back()
                            on_click=move |_| hand.send.act(Act::TakeBack { card: id.clone() })
                        />
                    </li>
                }
            })
        });
        waiting.chain(laid).collect::<Vec<_>>()
    };
    view! {
        <Form on_submit=move |_| lay()>
            <TextArea
                name="text"
                label=t::write_here()
                hint=p::write_hint()
                value=written
                error=errors.of("text")
                rows=3
                max=usize::try_from(CARD_MAX).unwrap_or(500)
            />
            <Button submit=true icon=Glyph::Plus>
                {p::add_card()}
            </Button>
        </Form>
        <section>
            <h2>{p::own_cards()}</h2>
            <ul class="plain workshop-cards">{keyed(own)}</ul>
        </section>
        {board(hand.seen, move |id| signature(hand.signed(id)))}
    }
    .into_any()
}

/// Cards that belong together.
fn grouping(hand: Hand) -> AnyView {
    let may = Memo::new(move |_| {
        of_now(hand.seen, |_, block| block.grouping == Grouping::Everyone).unwrap_or(false)
    });
    gathering(hand.seen, may, move |id| hand.signed(id), move |act| hand.send.act(act))
}

/// Dots, set one at a time.
fn voting(hand: Hand, block: BlockId) -> AnyView {
    let given = move |block: &BlockId, option: &str| {
        hand.own(|own| own.votes.get(block).and_then(|votes| votes.get(option)).copied())
            .flatten()
            .unwrap_or(0)
    };
    let of = block.clone();
    let spent = move || {
        hand.own(|own| own.votes.get(&of).map(|votes| votes.values().sum::<i64>())).flatten().unwrap_or(0)
    };
    let all = move || of_now(hand.seen, |_, block| block.votes.unwrap_or(1)).unwrap_or(1);
    let left = Memo::new(move |_| all() - spent());
    let closed = Memo::new(move |_| of_now(hand.seen, |_, block| block.closed).unwrap_or(false));
    let at = block.clone();
    let rows = move || {
        hand.seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            options(shown)
                .into_iter()
                .map(|option| {
                    let (title, block) = (option_title(shown, &option), at.clone());
                    let cards = StoredValue::new(option.clone());
                    Entry::new(format!("{option} {title}"), move || {
                        let inside = hand.seen.with_untracked(|shown| {
                            shown.as_ref().map(|shown| cards.with_value(|option| inside_of(shown, option)))
                        });
                        let (counted, of, name) = (block.clone(), option.clone(), option.clone());
                        let dots = Memo::new(move |_| given(&counted, &of));
                        let set = move |to: i64| {
                            hand.send.act(Act::Vote { block: block.clone(), option: name.clone(), dots: to });
                        };
                        let (fewer, more) = (set.clone(), set);
                        view! {
                            <li class="workshop-option">
                                <span class="workshop-what">{title.clone()} {inside}</span>
                                <IconButton
                                    icon=Glyph::Minus
                                    label=p::fewer_dots(&title)
                                    disabled=Signal::derive(move || dots.get() == 0)
                                    on_click=move |_| fewer(dots.get_untracked() - 1)
                                />
                                <strong class="workshop-dots" aria-live="polite">
                                    {dots}
                                </strong>
                                <IconButton
                                    icon=Glyph::Plus
                                    label=p::more_dots(&title)
                                    disabled=Signal::derive(move || left.get() <= 0)
                                    on_click=move |_| more(dots.get_untracked() + 1)
                                />
                            </li>
                        }
                    })
                })
                .collect::<Vec<_>>()
        })
    };
    chosen(
        hand,
        block,
        closed,
        view! {
            <p role="status">
                <strong>{move || p::dots_left(left.get(), all())}</strong>
            </p>
            <ul class="plain workshop-options">{keyed(rows)}</ul>
        }
        .into_any(),
    )
}

/// The cards of a group, folded; nothing for a card by itself.
fn inside_of(shown: &Shown, option: &str) -> AnyView {
    let mut cards: Vec<(u64, String)> = shown
        .cards
        .iter()
        .filter(|(_, card)| card.cluster.as_ref().is_some_and(|of| of.0 == option))
        .map(|(id, card)| (order(&id.0), card.text.clone()))
        .collect();
    if cards.is_empty() {
        return ().into_any();
    }
    cards.sort();
    let rows = cards.iter().map(|(_, text)| view! { <li>{text.clone()}</li> }).collect_view();
    view! {
        <details class="workshop-inside">
            <summary>{t::cards(i64::try_from(cards.len()).unwrap_or(0))}</summary>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}

/// What is chosen while the block takes it, and the result after.
fn chosen(hand: Hand, block: BlockId, closed: Memo<bool>, open: AnyView) -> AnyView {
    let result = move || {
        closed.get().then(|| {
            let block = block.clone();
            view! {
                <p>{p::voting_closed()}</p>
                {move || hand.seen.with(|shown| shown.as_ref().map(|shown| shown::result(shown, &block)))}
            }
        })
    };
    view! {
        <div class="stack" hidden=closed>{open}</div>
        {result}
    }
    .into_any()
}

/// Effort and effect of each option.
fn placing(hand: Hand, block: BlockId) -> AnyView {
    let closed = Memo::new(move |_| of_now(hand.seen, |_, block| block.closed).unwrap_or(false));
    let at = block.clone();
    let rows = move || {
        hand.seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            options(shown)
                .into_iter()
                .map(|option| {
                    let (title, block) = (option_title(shown, &option), at.clone());
                    Entry::new(format!("{option} {title}"), move || place_row(hand, block, option, title))
                })
                .collect::<Vec<_>>()
        })
    };
    chosen(hand, block, closed, view! { <ul class="plain workshop-options">{keyed(rows)}</ul> }.into_any())
}

fn place_row(hand: Hand, block: BlockId, option: String, title: String) -> AnyView {
    let inside = hand.seen.with_untracked(|shown| shown.as_ref().map(|shown| inside_of(shown, &option)));
    let (of, name) = (block.clone(), option.clone());
    let known =
        hand.own.with_untracked(|own| own.as_ref().and_then(|own| own.places.get(&of)?.get(&name).cloned()));
    let text = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let effort = RwSignal::new(text(known.as_ref().map(|place| place.effort)));
    let effect = RwSignal::new(text(known.as_ref().map(|place| place.effect)));
    let changed = move || {
        let (effort, effect) = (effort.get_untracked().parse(), effect.get_untracked().parse());
        if let (Ok(effort), Ok(effect)) = (effort, effect) {
            hand.send.act(Act::Place { block: block.clone(), option: option.clone(), effort, effect });
        }
    };
    let heading = title.clone();
    let scale = move |label: &'static str, value: RwSignal<String>, changed: Box<dyn Fn()>| {
        let name = format!("{label}: {title}");
        let choices = (1..=5).map(|number| {
            let word = number.to_string();
            let (of, text) = (word.clone(), word.clone());
            view! {
                <option value=word selected=move || value.with(|value| *value == of)>
                    {text}
                </option>
            }
        });
        let choices = choices.collect_view();
        view! {
            <label class="workshop-scale">
                <span>{label}</span>
                <select
                    class="form-select"
                    aria-label=name
                    on:change=move |event| {
                        value.set(event_target_value(&event));
                        changed();
                    }
                >
                    <option value="" selected=move || value.with(String::is_empty)>
                        {t::choose_1_to_5()}
                    </option>
                    {choices}
                </select>
            </label>
        }
        .into_any()
    };
    let (first, second) = (changed.clone(), changed);
    view! {
        <li class="workshop-option workshop-place">
            <span class="workshop-what">{heading} {inside}</span>
            {scale(t::effort(), effort, Box::new(first))}
            {scale(t::effect(), effect, Box::new(second))}
        </li>
    }
    .into_any()
}

/// Where one stands on each statement.
fn judging(hand: Hand, block: BlockId) -> AnyView {
    let closed = Memo::new(move |_| of_now(hand.seen, |_, block| block.closed).unwrap_or(false));
    let statements = of_now(hand.seen, |_, block| block.statements.clone()).unwrap_or_default();
    let at = block.clone();
    let rows = statements
        .into_iter()
        .enumerate()
        .map(|(number, statement)| stance_row(hand, at.clone(), number, statement))
        .collect_view();
    chosen(hand, block, closed, view! { <ul class="plain workshop-options">{rows}</ul> }.into_any())
}

fn stance_row(hand: Hand, block: BlockId, number: usize, statement: String) -> AnyView {
    let (of, place) = (block.clone(), number.to_string());
    let known = Memo::new(move |_| hand.own(|own| own.stances.get(&of)?.get(&place).cloned()).flatten());
    let stand = move |stance: Stance, important: bool| {
        let statement = i64::try_from(number).unwrap_or(0);
        hand.send.act(Act::Stand { block: block.clone(), statement, stance, important });
    };
    let important = move || known.with(|known| known.as_ref().is_some_and(|known| known.important));
    let buttons = Stance::ALL
        .iter()
        .map(|stance| {
            let (stance, stand) = (*stance, stand.clone());
            let word = match stance {
                Stance::Agree => t::agree(),
                Stance::Disagree => t::disagree(),
                Stance::Pass => t::pass(),
            };
            let pressed =
                move || known.with(|known| known.as_ref().is_some_and(|known| known.stance == stance));
            view! {
                <button
                    type="button"
                    class="button button-secondary"
                    aria-pressed=move || pressed().to_string()
                    on:click=move |_| stand(stance, untrack(important))
                >
                    {word}
                </button>
            }
        })
        .collect_view();
    let mark = stand.clone();
    let toggle = move |_| {
        let stance = known.with_untracked(|known| known.as_ref().map_or(Stance::Pass, |known| known.stance));
        mark(stance, !untrack(important));
    };
    view! {
        <li class="workshop-option workshop-place">
            <span class="workshop-what">{statement.clone()}</span>
            <div class="cluster" role="group" aria-label=statement>
                {buttons}
                <button
                    type="button"
                    class="button button-tertiary"
                    // Without a side there is nothing that it could be important for.
                    hidden=move || known.with(Option::is_none)
                    aria-pressed=move || important().to_string()
                    on:click=toggle
                >
                    {p::important()}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Readiness and the hand.
fn foot(hand: Hand) -> AnyView {
    let up = Memo::new(move |_| hand.own(|own| own.hand).unwrap_or(false));
    let now = move || hand.seen.with(|shown| shown.as_ref().and_then(|shown| shown.now.clone()));
    let ready = Memo::new(move |_| {
        hand.own(|own| own.ready.clone()).flatten().is_some_and(|block| Some(block) == now())
    });
    let set_ready = move |_| {
        if let Some(block) = untrack(now) {
            hand.send.act(Act::Ready { block, ready: !ready.get_untracked() });
        }
    };
    view! {
        <div class="cluster workshop-foot">
            <button
                type="button"
                class="button button-secondary"
                aria-pressed=move || ready.get().to_string()
                on:click=set_ready
            >
                {p::i_am_ready()}
            </button>
            <button
                type="button"
                class="button button-secondary"
                aria-pressed=move || up.get().to_string()
                on:click=move |_| hand.send.act(Act::Hand { up: !up.get_untracked() })
            >
                {move || if up.get() { p::take_hand_down() } else { p::raise_hand() }}
            </button>
        </div>
    }
    .into_any()
}

/// Something that must not be forgotten.
fn parking(hand: Hand) -> AnyView {
    let text = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let park = move || {
        let act = Act::Park { text: text.get_untracked().trim().to_owned() };
        if let Err(problem) = act.check() {
            return errors.show_problem(&problem);
        }
        errors.clear();
        hand.send.act(act);
        text.set(String::new());
    };
    view! {
        <details class="card">
            <summary>{p::park()}</summary>
            <Form on_submit=move |_| park()>
                <TextField
                    name="text"
                    label=p::park_label()
                    value=text
                    error=errors.of("text")
                    max=usize::try_from(PARKED_MAX).unwrap_or(300)
                />
                <Button submit=true kind=ButtonKind::Secondary>
                    {p::park()}
                </Button>
            </Form>
        </details>
        {parking_lot(hand.seen, |_| ().into_any())}
    }
    .into_any()
}

/// Blocks that are over, with what came of them: one may look back.
fn earlier(hand: Hand) -> AnyView {
    let rows = move || {
        hand.seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let mut past: Vec<(&BlockId, i64)> = shown
                .blocks
                .iter()
                .filter(|(id, block)| Some(*id) != shown.now.as_ref() && block.result.is_some())
                .map(|(id, block)| (id, block.place))
                .collect();
            past.sort_by_key(|(_, place)| *place);
            past.into_iter()
                .filter_map(|(id, _)| {
                    let title = shown.blocks.get(id)?.title.clone();
                    let id = id.clone();
                    Some(Entry::new(id.clone(), move || {
                        view! {
                            <details class="card">
                                <summary>{title}</summary>
                                {move || {
                                    hand.seen.with(|shown| shown.as_ref().map(|shown| shown::result(shown, &id)))
                                }}
                            </details>
                        }
                    }))
                })
                .collect::<Vec<_>>()
        })
    };
    view! { <div class="stack">{keyed(rows)}</div> }.into_any()
}
