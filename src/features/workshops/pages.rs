//! The middle of the wall. Nobody scrolls a projector: letters are as large as all can be shown with, and where that would be too small
//! to be read from ten metres, there are pages. They turn by themselves, as slowly as somebody reads as long as there are few of them, and
//! by key; a button holds one.
//!
//! The browser lays what is shown into columns beside each other, as high as the middle is (`style/features/_workshop-wall.scss`), and
//! cuts no card in two. A page is as many columns as the screen shows at once, so that pages have to be counted only, not made.

use std::time::Duration;

use forenkl_api::{
    BlockId,
    workshops::{Projected, WorkshopStatus, view::Shown},
};
use leptos::{ev, html, prelude::*};
use web_sys::{Element, HtmlElement};

use super::{shown::Seen, texts as t};
use crate::{reactive::Effect, shell::keys::is_busy};

/// The least letters that the last row of a room can read, in hundredths of the screen's width: on a picture three metres wide an `x`
/// is two centimetres high.
const LEAST: &str = "1.2vw";
/// The others, each tried while all fits on one page.
const LARGER: [&str; 4] = ["1.4vw", "1.65vw", "1.9vw", "2.2vw"];

/// Between two columns, and so between two pages, in pixels.
const GAP: i64 = 24;

/// How long a page stays at least and at most, in seconds.
const STAYS: i64 = 12;
const LONGEST: i64 = 40;
/// How long all pages take together, as far as each stays long enough: whoever waits for one card sees it again.
const ROUND: i64 = 120;
/// Letters that are read in a second, by somebody who reads slowly.
const READ: i64 = 18;
/// How often it is looked at whether a page has stayed long enough, and whether all still lies as it did.
const LOOK: Duration = Duration::from_secs(1);

/// The pages. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Pages {
    columns: NodeRef<html::Div>,
    /// The page that is shown, from 0.
    page: RwSignal<i64>,
    count: RwSignal<i64>,
    /// Somebody holds the page.
    held: RwSignal<bool>,
    /// How many seconds a page stays, and how many are left of them.
    stays: StoredValue<i64>,
    left: StoredValue<i64>,
    /// How it lay when it was measured, and what it said.
    lay: StoredValue<[i32; 3]>,
    said: StoredValue<String>,
}

impl Pages {
    /// Of what is seen: measured when something else is shown, and begun anew with what is new to all.
    pub fn of(seen: Seen) -> Self {
        let pages = Self {
            columns: NodeRef::new(),
            page: RwSignal::new(0),
            count: RwSignal::new(1),
            held: RwSignal::new(false),
            stays: StoredValue::new(STAYS),
            left: StoredValue::new(STAYS),
            lay: StoredValue::new([0; 3]),
            said: StoredValue::new(String::new()),
        };
        let scene = Memo::new(move |_| seen.with(|shown| shown.as_ref().map(scene)));
        Effect::new(move |_| {
            // Read, and not only tracked: what nobody has worked out yet is never another.
            scene.with(|_| ());
            pages.begin();
        });
        Effect::new(move |_| {
            seen.track();
            // By then it is drawn, and not yet seen. Most of what comes are numbers at the foot.
            request_animation_frame(move || {
                if pages.is_another_text() {
                    pages.fit();
                }
            });
        });
        let resized = window_event_listener_untyped("resize", move |_| pages.fit());
        let pressed = window_event_listener(ev::keydown, move |event| pages.pressed(&event));
        on_cleanup(move || {
            resized.remove();
            pressed.remove();
        });
        if let Ok(clock) = set_interval_with_handle(move || pages.look(), LOOK) {
            on_cleanup(move || clock.clear());
        }
        pages
    }

    /// Where what is shown stands; cards in more columns than other things.
    pub fn middle(self, has_cards: Memo<bool>, inside: AnyView) -> AnyView {
        view! {
            <div class="wall-main">
                <div
                    class="wall-columns"
                    class:wall-cards=has_cards
                    style=("--gap", format!("{GAP}px"))
                    style=("--page", move || self.page.get().to_string())
                    node_ref=self.columns
                >
                    {inside}
                </div>
            </div>
        }
        .into_any()
    }

    /// Which page it is, and the button that holds it; where there are several.
    pub fn turner(self) -> AnyView {
        let is_all = move || self.count.get() < 2;
        view! {
            <div class="wall-turner" hidden=is_all>
                <span>{move || t::page_of(self.page.get() + 1, self.count.get())}</span>
                <button
                    type="button"
                    class="button button-secondary button-small"
                    aria-pressed=move || self.held.get().to_string()
                    on:click=move |_| self.held.update(|held| *held = !*held)
                >
                    {t::stay_here()}
                </button>
            </div>
        }
        .into_any()
    }

    /// Shows the first page, for as long as a page stays.
    fn begin(self) {
        self.page.set(0);
        self.held.set(false);
        request_animation_frame(move || {
            self.fit();
            if let Some(stays) = self.stays.try_get_value() {
                self.left.set_value(stays);
            }
        });
    }

    /// Whether something else is shown than what was measured. Asks for no layout, which is dear where there are many cards.
    fn is_another_text(self) -> bool {
        let columns = self.columns.try_get_untracked().flatten();
        columns.is_some_and(|columns| {
            let text = columns.text_content().unwrap_or_default();
            self.said.with_value(|said| *said != text)
        })
    }

    /// Finds the largest letters with which all fits on one page, or counts the pages with the least.
    fn fit(self) {
        // It may be gone by the time it is asked for.
        let Some(columns) = self.columns.try_get_untracked().flatten() else { return };
        let pages_with = |letters: &str| {
            let _ = HtmlElement::style(&columns).set_property("--letters", letters);
            pages_in(columns.scroll_width().into(), columns.client_width().into())
        };
        if pages_with(LEAST) == 1 {
            let largest = LARGER.into_iter().take_while(|&letters| pages_with(letters) == 1).last();
            pages_with(largest.unwrap_or(LEAST));
        }
        let lay = lay_of(&columns);
        self.lay.set_value(lay);
        let [page, _, all] = lay.map(i64::from);
        let text = columns.text_content().unwrap_or_default();
        let letters = i64::try_from(text.chars().count()).unwrap_or(0);
        self.said.set_value(text);
        let count = pages_in(all, page);
        let stays = seconds(letters, all, page, count);
        self.stays.set_value(stays);
        if self.count.get_untracked() != count {
            self.count.set(count);
            self.left.set_value(stays);
            // What is said about the pages takes room itself.
            request_animation_frame(move || self.fit());
        }
        if self.page.get_untracked() >= count {
            self.page.set(count - 1);
        }
    }

    /// Measures anew what has moved without anything being said, as by a font that came late; and turns the page when it is time.
    fn look(self) {
        let Some(columns) = self.columns.try_get_untracked().flatten() else { return };
        if self.lay.get_value() != lay_of(&columns) || self.is_another_text() {
            self.fit();
        }
        let stands = self.held.get_untracked() || self.count.get_untracked() < 2;
        self.left.set_value(if stands { self.stays.get_value() } else { self.left.get_value() - 1 });
        if self.left.get_value() <= 0 {
            self.turn(1, 1);
        }
    }

    /// Turns so many pages on, to stay there for so many rounds of the clock.
    fn turn(self, by: i64, rounds: i64) {
        let count = self.count.get_untracked();
        self.page.update(|page| *page = turned(*page, by, count));
        self.left.set_value(self.stays.get_value() * rounds);
    }

    fn pressed(self, event: &ev::KeyboardEvent) {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if held || event.default_prevented() || self.count.get_untracked() < 2 || is_busy(event) {
            return;
        }
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" => 1,
            "ArrowLeft" | "ArrowUp" | "PageUp" => -1,
            _ => return,
        };
        event.prevent_default();
        // Whoever turns by hand has something to say about the page.
        self.turn(by, 2);
    }
}

/// What is on: the block, what the wall shows of it, whether its cards are shown and its vote is closed, whether there is a result, and
/// whether all is over.
type Scene = (Option<(BlockId, Projected, [bool; 3])>, WorkshopStatus);

/// Where this is another, there is something new to see.
fn scene(shown: &Shown) -> Scene {
    let block = shown.now.as_ref().and_then(|now| {
        let block = shown.blocks.get(now)?;
        let steps = [block.revealed, block.closed, block.result.is_some()];
        Some((now.clone(), block.projected, steps))
    });
    (block, shown.status)
}

/// What tells whether it has to be measured anew: how wide and how high a page is, and how wide all of them.
fn lay_of(columns: &Element) -> [i32; 3] {
    [columns.client_width(), columns.client_height(), columns.scroll_width()]
}

/// How many pages there are in columns that are so wide together, where a page is so wide. Browsers round both to whole pixels; a page
/// more is at least a column more, which is much wider.
fn pages_in(all: i64, page: i64) -> i64 {
    let (all, page) = (all + GAP, page.max(1) + GAP);
    let begun = i64::from(all % page > page / 20);
    (all / page + begun).max(1)
}

/// The page so many further on. After the last comes the first.
fn turned(page: i64, by: i64, count: i64) -> i64 {
    (page + by).rem_euclid(count.max(1))
}

/// How many seconds a full page stays, where there are so many letters in columns that are so wide together, on so many pages.
fn seconds(letters: i64, all: i64, page: i64, count: i64) -> i64 {
    let full = letters.saturating_mul(page) / all.max(page).max(1);
    (full / READ).min(ROUND / count.max(1)).clamp(STAYS, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As wide as a screen of 1920 leaves it: five columns of 349, with four gaps.
    const PAGE: i64 = 1841;

    #[test]
    fn a_column_more_is_a_page_more_and_a_pixel_is_none() {
        let columns = |n: i64| n * (349 + GAP) - GAP;
        assert_eq!(columns(5), PAGE);
        for (n, pages) in [(1, 1), (5, 1), (6, 2), (10, 2), (11, 3), (60, 12)] {
            for rounded in [-n / 2, 0, n / 2] {
                assert_eq!(pages_in(columns(n) + rounded, PAGE), pages, "{n} columns");
            }
        }
    }

    #[test]
    fn what_is_not_shown_or_on_one_page_is_one_page() {
        assert_eq!([pages_in(0, 0), pages_in(PAGE, PAGE), pages_in(300, PAGE)], [1, 1, 1]);
    }

    #[test]
    fn after_the_last_page_comes_the_first_and_before_it_the_last() {
        assert_eq!([turned(0, 1, 3), turned(2, 1, 3), turned(0, -1, 3), turned(0, -1, 1)], [1, 0, 2, 0]);
    }

    #[test]
    fn a_page_stays_as_long_as_it_takes_to_read_it_within_bounds() {
        assert_eq!(seconds(50, PAGE, PAGE, 1), STAYS);
        // The last page may hold one card only: what counts is a full one.
        assert_eq!(seconds(720, 2 * PAGE, PAGE, 2), 20);
        assert_eq!(seconds(720, PAGE, PAGE, 1), LONGEST);
        assert_eq!(seconds(36_000, PAGE, PAGE, 1), LONGEST);
        assert_eq!(seconds(i64::MAX, 0, 0, 0), STAYS);
    }

    #[test]
    fn three_hundred_cards_go_round_in_about_two_minutes() {
        let round = |count: i64| count * seconds(300 * 60, count * PAGE, PAGE, count);
        assert_eq!([3, 6, 10, 12].map(round), [120, 120, 120, 144]);
    }
}
