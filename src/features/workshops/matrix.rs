//! Effort and effect drawn: each option where the middle of the room puts it, with how far the middle half of the room lies apart.
//! Disagreement is drawn, not averaged away.

use std::collections::BTreeMap;

use forenkl_api::workshops::{tally::Spread, view::Placed};
use leptos::prelude::*;

use super::{shown, texts as t};

/// Half steps from one end of a scale of 1 to 5 to the other.
const HALVES: i64 = 8;

/// Where on the scale, in per cent.
fn along(halves: i64) -> i64 {
    (halves - 2) * 100 / HALVES
}

fn middle(spread: &Spread) -> String {
    format!("{}%", along(spread.median_halves))
}

/// The numbers of the options on one spot, and how each was placed.
type Spot<'a> = (Vec<String>, Vec<&'a Placed>);

/// The picture, and below it the same as a list in words. The options come in the order of their numbers.
pub fn view(options: &[(String, Placed)]) -> AnyView {
    // Those on one spot share a point.
    let mut spots: BTreeMap<(i64, i64), Spot<'_>> = BTreeMap::new();
    for (place, (_, at)) in options.iter().enumerate() {
        let spot = spots.entry((at.effort.median_halves, at.effect.median_halves)).or_default();
        spot.0.push((place + 1).to_string());
        spot.1.push(at);
    }
    let points = spots.into_values().map(|(numbers, at)| point(&told(&numbers), &at)).collect_view();
    let rows = options
        .iter()
        .enumerate()
        .map(|(place, (title, at))| shown::place(format!("{}. {title}", place + 1), at));
    view! {
        // Everything in it is said in the list.
        <div class="matrix-and-list">
        <div class="matrix" aria-hidden="true">
            <span class="matrix-up">{t::effect()} " ↑"</span>
            <div class="matrix-field">{points}</div>
            <span class="matrix-right">{t::effort()} " →"</span>
        </div>
        <ul class="plain workshop-bars">{rows.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// Most that are named on one spot: more would lie over the rest of the picture, and the list has them all.
const NAMED: usize = 4;

fn told(numbers: &[String]) -> String {
    if numbers.len() <= NAMED {
        return numbers.join(", ");
    }
    let (named, more) = numbers.split_at(NAMED - 1);
    format!("{} +{}", named.join(", "), more.len())
}

fn point(numbers: &str, all: &[&Placed]) -> AnyView {
    let Some(first) = all.first() else { return ().into_any() };
    let (left, bottom) = (middle(&first.effort), middle(&first.effect));
    let split = all.iter().any(|at| at.effort.is_split() || at.effect.is_split());
    let spreads = all.iter().map(|at| spread(at)).collect_view();
    view! {
        {spreads}
        <span class="matrix-point" class:split=split style:left=left style:bottom=bottom>
            {numbers.to_owned()}
        </span>
    }
    .into_any()
}

/// How far the middle half of the room lies apart, across and upright.
fn spread(at: &Placed) -> AnyView {
    let wide = at.effort.upper_halves - at.effort.lower_halves;
    let high = at.effect.upper_halves - at.effect.lower_halves;
    let across = (wide > 0).then(|| {
        view! {
            <span
                class="matrix-spread"
                style:left=format!("{}%", along(at.effort.lower_halves))
                style:width=format!("{}%", wide * 100 / HALVES)
                style:bottom=middle(&at.effect)
            ></span>
        }
    });
    let upright = (high > 0).then(|| {
        view! {
            <span
                class="matrix-spread"
                style:left=middle(&at.effort)
                style:bottom=format!("{}%", along(at.effect.lower_halves))
                style:height=format!("{}%", high * 100 / HALVES)
            ></span>
        }
    });
    view! {
        {across}
        {upright}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_scale_are_the_ends_of_the_picture() {
        assert_eq!([2, 6, 7, 10].map(along), [0, 50, 62, 100]);
    }

    #[test]
    fn of_many_on_one_spot_some_are_named_and_the_rest_counted() {
        let numbers = |n: i64| (1..=n).map(|number| number.to_string()).collect::<Vec<_>>();
        assert_eq!(
            [1, 4, 5, 40].map(|n| told(&numbers(n))),
            ["1", "1, 2, 3, 4", "1, 2, 3 +2", "1, 2, 3 +37"]
        );
    }
}
