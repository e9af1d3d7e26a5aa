//! One wish in a list.

use forenkl_api::wishes::{Piece, WishRow};
use leptos::prelude::*;

use crate::{
    features::wishes::{
        support::Supporting,
        tag::status_tag,
        texts::{list as t, words},
    },
    format::hours,
    routes::Page,
    shell::soon::{self, soon},
};

/// A wish as a row: who it hits, what it is, where it stands, what it costs.
pub fn wish_row(row: Signal<WishRow>) -> AnyView {
    let number = row.with_untracked(|row| row.number);
    view! {
        <article class="row">
            {Supporting::of_row(row).button()}
            <div>
                <h3 class="row-title">
                    <a href=Page::Wish(number).href()>{move || row.with(title)}</a>
                </h3>
                <p class="row-text">{move || row.with(excerpt)}</p>
                <div class="meta">{move || row.with(facts)}</div>
            </div>
            {move || row.with(cost)}
        </article>
    }
    .into_any()
}

fn title(row: &WishRow) -> AnyView {
    row.hits.as_ref().map_or_else(|| row.title.clone().into_any(), |hits| marked(&hits.title))
}

fn excerpt(row: &WishRow) -> AnyView {
    row.hits.as_ref().map_or_else(|| row.excerpt.clone().into_any(), |hits| marked(&hits.excerpt))
}

/// Words that are shared, or searched for, are marked: the reason why it is shown.
pub fn marked(pieces: &[Piece]) -> AnyView {
    let piece = |piece: &Piece| {
        let text = piece.text.clone();
        if piece.shared { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    pieces.iter().map(piece).collect_view().into_any()
}

fn facts(row: &WishRow) -> AnyView {
    // Its words come right after the first picture.
    let deadline = row
        .deadline
        .clone()
        .map(|deadline| soon(soon::nothing, move |soon| (soon.wishes.deadline)(&deadline)));
    let comments = (row.comments > 0).then(|| view! { <span>{t::comments(row.comments)}</span> });
    let yours = row.mine.then(|| view! { <span>{t::yours()}</span> });
    view! {
        {status_tag(row)}
        {deadline}
        <span>{row.area.name.clone()}</span>
        <span>{words::rule_source_name(row.rule_source)}</span>
        {comments}
        {yours}
    }
    .into_any()
}

/// The best-known burden and how well it is known.
fn cost(row: &WishRow) -> AnyView {
    row.burden
        .best()
        .map(|(minutes, evidence)| {
            view! {
                <p class="row-figure figure">
                    <b>{hours(minutes)}</b>
                    " "
                    {t::hours_word(minutes)}
                    <small>{t::a_year(words::evidence_name(evidence))}</small>
                </p>
            }
        })
        .into_any()
}
