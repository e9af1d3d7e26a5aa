//! The discussion. It grows while it is read and never disturbs what is being typed.

mod comment;
mod comment_actions;
mod writer;

use forenkl_api::{
    Empty, Permission,
    comments::{Comment, Comments, CreateComment, ListComments},
    wishes::WishPath,
};
use leptos::prelude::*;

use super::Open;
use crate::{
    features::wishes::texts::{detail as d, talk as t},
    format::date_time,
    net::fetched::Fetched,
    net::{self, outbox},
    reactive::{Entry, keyed},
    session::use_session,
    ui::{LiveView, Shape, Tag, Tone},
};
use comment::CommentItem;
use writer::Writer;

/// Everything said about the wish, and the field to add to it.
#[component]
pub(super) fn Talk(open: Open) -> impl IntoView {
    let sent = outbox::sent();
    let comments = Fetched::new(move || {
        open.changes.track();
        sent.track();
        async move { net::call::<ListComments>(&WishPath { wish: open.number }, &Empty {}, &Empty {}).await }
    });
    view! {
        <section class="card" aria-labelledby="talk">
            <div class="card-head">
                <h2 id="talk">{t::title()}</h2>
            </div>
            <LiveView of=comments skeleton=Shape::Lines(4) let:comments>
                <Thread open comments />
            </LiveView>
        </section>
    }
    .into_any()
}

#[component]
fn Thread(open: Open, comments: Signal<Comments>) -> impl IntoView {
    let none = Memo::new(move |_| comments.with(|comments| comments.comments.is_empty()));
    let official = Memo::new(move |_| comments.with(|comments| comments.may_be_official));
    let session = use_session();
    let hidden = open
        .part(|wish| wish.mine.author && wish.visibility != forenkl_api::wishes::AuthorVisibility::Everyone);
    let hint = move || if hidden.get() { t::hint_hidden() } else { t::hint() };
    view! {
        {move || none.get().then(|| view! { <p class="muted">{t::none()}</p> })}
        <ol class="wish-talk" role="list">
            {keyed(move || {
                let entry = |comment: Comment| {
                    Entry::new(comment.id.clone(), move || view! { <CommentItem open comments comment /> })
                };
                comments.get().comments.into_iter().map(entry).collect()
            })}
            <Waiting open />
        </ol>
        {move || {
            (session.can(Permission::WishSupport) || official.get())
                .then(|| {
                    view! {
                        <Writer
                            open
                            draft=format!("comment.{}", open.number)
                            label=t::write()
                            hint=hint()
                            send=t::send()
                            sent=t::sent()
                            may_be_official=official.get()
                        />
                    }
                })
        }}
    }
    .into_any()
}

/// What could not be sent yet stands where it will appear.
#[component]
fn Waiting(open: Open) -> impl IntoView {
    let url = <CreateComment as forenkl_api::Endpoint>::path(&open.path());
    let waiting = outbox::waiting();
    move || {
        waiting.with(|items| {
            items
                .iter()
                .filter(|item| item.url == url)
                .map(|item| {
                    view! {
                        <li class="wish-comment">
                            <p class="prose">{item.label.clone()}</p>
                            <Tag tone=Tone::Warn>{t::waiting()}</Tag>
                        </li>
                    }
                })
                .collect_view()
        })
    }
}

/// What the process owner asked back: with a field for the author, as a notice for the others.
#[component]
pub(super) fn QuestionCard(open: Open) -> impl IntoView {
    let question = open.part(|wish| wish.question.clone());
    let author = open.part(|wish| wish.mine.author);
    move || {
        question.get().map(|question| {
            let author = author.get();
            let when = date_time(question.at);
            let who = question.by.map_or(when.clone(), |by| d::question_by(&by.name, &when));
            let reply = author.then(|| {
                view! {
                    <Writer
                        open
                        draft=format!("reply.{}", open.number)
                        label=d::reply()
                        hint=t::hint()
                        send=d::send_reply()
                        sent=d::reply_sent()
                        may_be_official=false
                    />
                }
            });
            view! {
                <section class="card wish-asks" aria-labelledby="question">
                    <h2 id="question">{if author { d::question() } else { d::question_waiting() }}</h2>
                    <p class="prose">{question.text}</p>
                    <p class="muted small">{who}</p>
                    {reply}
                </section>
            }
        })
    }
}
