//! One comment: who, when, what; official answers set apart.

use forenkl_api::comments::{Comment, Comments};
use leptos::prelude::*;

use super::comment_actions::{Acting, CommentActions, EditBox};
use crate::{
    features::wishes::{
        detail::Open,
        texts::{merge, talk as t},
    },
    ui::{Ago, Avatar, Glyph, Tag, Tone},
};

#[component]
pub(super) fn CommentItem(open: Open, comments: Signal<Comments>, comment: Comment) -> impl IntoView {
    let id = comment.id.clone();
    let comment = Memo::new(move |before: Option<&Comment>| {
        let now = comments.with(|all| all.comments.iter().find(|one| one.id == id).cloned());
        now.or_else(|| before.cloned()).unwrap_or_else(|| comment.clone())
    });
    let acting = Acting::new(open, comment);
    let official = move || comment.with(|comment| comment.official && !comment.removed);
    view! {
        <li class="wish-comment" class:official=official>
            {move || comment.with(head)}
            {move || {
                if comment.with(|comment| comment.removed) {
                    view! { <p class="muted">{t::removed()}</p> }.into_any()
                } else if acting.editing.get() {
                    view! { <EditBox acting /> }.into_any()
                } else {
                    view! {
                        <p class="prose">{move || comment.with(|comment| comment.body.clone())}</p>
                        <CommentActions acting />
                    }
                        .into_any()
                }
            }}
        </li>
    }
    .into_any()
}

/// What the writer is called: hidden authors have no name here either.
pub(super) fn name(comment: &Comment) -> String {
    comment.author.as_ref().map_or_else(|| t::hidden().to_owned(), |person| person.name.clone())
}

fn head(comment: &Comment) -> AnyView {
    let unit = comment.unit.as_ref().map(|unit| view! { <span>{unit.name.clone()}</span> });
    let official = (comment.official && !comment.removed).then(|| {
        view! {
            <Tag tone=Tone::Info icon=Glyph::Building>
                {t::official()}
            </Tag>
        }
    });
    let author = comment.by_wish_author.then(|| view! { <Tag icon=Glyph::Wish>{t::author()}</Tag> });
    let from = comment.from_wish.map(|number| view! { <span>{merge::from_wish(number)}</span> });
    let edited = comment.edited_at.filter(|_| !comment.removed).map(|_| view! { <span>{t::edited()}</span> });
    view! {
        <div class="wish-comment-head">
            <Avatar name=name(comment) />
            <div class="meta">
                <strong>{name(comment)}</strong>
                {unit}
                {official}
                {author}
                {from}
                <Ago at=comment.at />
                {edited}
            </div>
        </div>
    }
    .into_any()
}
