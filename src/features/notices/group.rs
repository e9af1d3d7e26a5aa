//! The notices about one wish, one initiative or one workshop.

use forenkl_api::{
    Empty,
    notices::{Notice, NoticeGroup, NoticeKind, NoticeWish, ReadBody, ReadNotices},
};
use leptos::{prelude::*, task::spawn_local};

use super::texts as t;
use crate::{
    features::wishes::decision_name,
    net,
    routes::Page,
    ui::{Button, ButtonKind, Glyph, LogEntry, LogList, Tag, Tone, problem_text, use_toasts},
};

/// One group: what it is about, and the newest few notices. What is unread says so in words.
pub(super) fn group(group: &NoticeGroup) -> AnyView {
    let (href, number) = match (group.wish, group.initiative, &group.workshop) {
        (Some(wish), ..) => (Page::Wish(wish).href(), t::wish(wish)),
        (None, Some(initiative), _) => (Page::Initiative(initiative).href(), t::initiative(initiative)),
        (None, None, Some(workshop)) => (Page::Workshop(workshop.0.clone()).href(), t::workshop().to_owned()),
        (None, None, None) => return ().into_any(),
    };
    let (unread, title) = (group.unread, group.title.clone());
    let which = ReadBody { wish: group.wish, initiative: group.initiative, workshop: group.workshop.clone() };
    let tag = (unread > 0).then(|| view! { <Tag tone=Tone::Now>{t::unread(unread)}</Tag> });
    let button = (unread > 0).then(|| read_button(which, &title));
    let shown = i64::try_from(group.notices.len()).unwrap_or(0);
    let more =
        (group.total > shown).then(|| view! { <p class="small muted">{t::more(group.total - shown)}</p> });
    let asks = group.notices.iter().any(|notice| notice.kind == NoticeKind::Receipt);
    let mine = (asks && !group.mine.is_empty()).then(|| mine(&group.mine));
    let entries = group.notices.iter().map(entry).collect_view();
    view! {
        <li class="card notice" class:notice-new=unread != 0>
            <div class="card-head">
                <h2>
                    <a href=href>{title}</a>
                    " "
                    <small class="muted">{number}</small>
                </h2>
                {tag}
            </div>
            {mine}
            <LogList>{entries}</LogList>
            {more}
            {button}
        </li>
    }
    .into_any()
}

/// What a receipt is for: one's own words, each leading to the place where one says whether it helps.
fn mine(wishes: &[NoticeWish]) -> AnyView {
    let links = wishes
        .iter()
        .map(|wish| view! { <li><a href=Page::Wish(wish.number).href()>{wish.title.clone()}</a></li> })
        .collect_view();
    view! {
        <div class="notice-mine">
            <p>{t::you_asked()}</p>
            <ul>{links}</ul>
        </div>
    }
    .into_any()
}

fn entry(notice: &Notice) -> AnyView {
    let who = notice.by.as_ref().map(|by| by.name.clone()).unwrap_or_default();
    let happened = match notice.decision {
        Some(decision) if notice.kind == NoticeKind::Answer => t::answered(decision_name(decision)),
        _ => t::happened(&notice.action, notice.kind).to_owned(),
    };
    let words = if who.is_empty() { happened } else { format!("· {happened}") };
    let said = notice.excerpt.as_deref().map(t::quote);
    let unread = notice.unread;
    view! {
        <LogEntry at=notice.at who=who icon=glyph(notice.kind)>
            <span class:notice-unread=unread>{words}</span>
            {said.map(|said| view! { <span class="notice-said">{said}</span> })}
        </LogEntry>
    }
    .into_any()
}

fn glyph(kind: NoticeKind) -> Glyph {
    match kind {
        NoticeKind::Answer => Glyph::Check,
        NoticeKind::Receipt => Glyph::Flag,
        NoticeKind::Question => Glyph::Help,
        NoticeKind::Progress => Glyph::Arrow,
        NoticeKind::Comment => Glyph::Comment,
        NoticeKind::Merge => Glyph::Link,
        NoticeKind::NewWish => Glyph::Wish,
        NoticeKind::Deadline => Glyph::Clock,
        NoticeKind::Assigned => Glyph::User,
        NoticeKind::Appeal => Glyph::Undo,
        NoticeKind::Workshop => Glyph::Users,
        NoticeKind::Trouble => Glyph::Warning,
    }
}

/// The list hears of it by itself, as the bell does.
fn read_button(which: ReadBody, title: &str) -> AnyView {
    let name = t::read_one_about(title);
    let busy = RwSignal::new(false);
    let toasts = use_toasts();
    let read = move |_| {
        busy.set(true);
        let which = which.clone();
        spawn_local(async move {
            let outcome = net::tell::<ReadNotices>(&Empty {}, &which).await;
            let _ = busy.try_set(false);
            if let Err(problem) = outcome {
                toasts.error(problem_text(&problem));
            }
        });
    };
    view! {
        <div class="notice-read">
            <Button kind=ButtonKind::Ghost small=true icon=Glyph::Check busy on_click=read>
                <span aria-hidden="true">{t::read_one()}</span>
                <span class="sr-only">{name}</span>
            </Button>
        </div>
    }
    .into_any()
}
