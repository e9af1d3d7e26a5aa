//! The open wishes of an area that hit the most units, to begin with as cards.

use forenkl_api::{
    AreaId, Empty, Method,
    wishes::{ListWishes, WishQuery, WishSort},
};
use leptos::{prelude::*, task::spawn_local};
use serde::Deserialize;

use crate::{
    features::workshops::texts as t,
    net,
    ui::{Button, ButtonKind, Choice, Glyph, Select, problem_text, use_toasts},
};

/// How many are taken at once: as many as a room can read while it begins.
const TOP: i64 = 10;

/// What of the list is read.
#[derive(Deserialize)]
struct Found {
    items: Vec<Numbered>,
}

#[derive(Deserialize)]
struct Numbered {
    number: i64,
}

/// Chooses an area and adds its top wishes to the numbers, each once.
pub fn top_of_area(numbers: RwSignal<String>, areas: Signal<Vec<Choice>>) -> AnyView {
    let (area, busy, toasts) = (RwSignal::new(String::new()), RwSignal::new(false), use_toasts());
    let add = move |_| {
        let query = WishQuery {
            area: Some(AreaId(area.get_untracked())),
            only: Some("open".to_owned()),
            sort: Some(WishSort::Units),
            per_page: Some(TOP),
            ..WishQuery::default()
        };
        busy.set(true);
        spawn_local(async move {
            let asked = net::send(Method::Get, net::href::<ListWishes>(&Empty {}, &query), None).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match asked.and_then(|text| net::read::<Found>(&text)) {
                Ok(found) => {
                    let new = numbers.try_update(|text| add_to(text, &found.items)).unwrap_or(0);
                    toasts.info(t::wishes_added(new));
                }
                Err(problem) => toasts.error(problem_text(&problem)),
            }
        });
    };
    view! {
        <div class="stack-s">
            <Select
                name="top_area"
                label=t::top_of_area()
                hint=t::top_of_area_hint()
                value=area
                options=areas
                empty=t::choose_area()
                optional=true
            />
            <Button
                kind=ButtonKind::Secondary
                icon=Glyph::Plus
                busy=busy
                disabled=Signal::derive(move || area.with(String::is_empty))
                on_click=add
            >
                {t::add_top()}
            </Button>
        </div>
    }
    .into_any()
}

/// Adds what is not there yet, and says how many that were.
fn add_to(text: &mut String, found: &[Numbered]) -> i64 {
    let has = |text: &str, number: i64| {
        text.split(|c: char| !c.is_ascii_digit()).any(|known| known.parse() == Ok(number))
    };
    let mut new = 0;
    for Numbered { number } in found {
        if !has(text, *number) {
            let comma = if text.trim().is_empty() { "" } else { ", " };
            *text = format!("{}{comma}{number}", text.trim_end_matches([' ', ',']));
            new += 1;
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_is_added_once() {
        let found = [12, 7, 1].map(|number| Numbered { number });
        let mut text = "12, 15,".to_owned();
        assert_eq!(add_to(&mut text, &found), 2);
        assert_eq!(text, "12, 15, 7, 1");
        assert_eq!(add_to(&mut text, &found), 0);
        let mut empty = " ".to_owned();
        add_to(&mut empty, &found[..1]);
        assert_eq!(empty, "12");
    }
}
