//! `/beskeder`: what one was told, grouped by wish or initiative, the newest first.

use forenkl_api::{
    Empty, Page as PageOf,
    notices::{ListNotices, NoticeGroup, NoticeQuery, ReadBody, ReadNotices},
};
use leptos::{prelude::*, task::spawn_local};

use super::{group::group, texts as t, unread::unread};
use crate::{
    navigation,
    net::{self, fetched::Fetched},
    routes::Page,
    session,
    ui::{
        Button, ButtonKind, EmptyState, Glyph, LinkButton, LiveView, PageHeader, Pagination, Shape,
        problem_text, use_toasts,
    },
};

/// The page.
#[component]
pub fn NoticesPage() -> impl IntoView {
    let changes = net::live::watch(&[&format!("notices:{}", session::person_id())]);
    let list = Fetched::new(move || {
        changes.track();
        let page = navigation::query("side").and_then(|page| page.parse().ok());
        async move { net::call::<ListNotices>(&Empty {}, &NoticeQuery { page }, &Empty {}).await }
    });
    view! {
        <PageHeader title=t::title() lead=t::lead() actions=move || actions(list) />
        <LiveView of=list skeleton=Shape::Rows(4) let:list>
            {contents(list)}
        </LiveView>
    }
    .into_any()
}

fn actions(list: Fetched<PageOf<NoticeGroup>>) -> AnyView {
    let unread = unread();
    let busy = RwSignal::new(false);
    let toasts = use_toasts();
    let read_all = move |_| {
        busy.set(true);
        spawn_local(async move {
            let outcome = net::tell::<ReadNotices>(&Empty {}, &ReadBody::default()).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(()) => {
                    toasts.success(t::all_read());
                    list.refetch();
                }
                Err(problem) => toasts.error(problem_text(&problem)),
            }
        });
    };
    view! {
        <LinkButton kind=ButtonKind::Secondary icon=Glyph::Settings href=Page::NoticeChoices.fixed()>
            {t::choose()}
        </LinkButton>
        {move || {
            (unread.get() > 0)
                .then(|| {
                    view! {
                        <Button icon=Glyph::Check busy on_click=read_all>
                            {t::read_all()}
                        </Button>
                    }
                })
        }}
    }
    .into_any()
}

fn contents(list: Signal<PageOf<NoticeGroup>>) -> AnyView {
    let groups = move || {
        list.with(|list| match list.items.is_empty() {
            true => nothing_yet(),
            false => {
                let items = list.items.iter().map(group).collect_view();
                view! { <ul class="notices" role="list">{items}</ul> }.into_any()
            }
        })
    };
    let small = |number: i64| u32::try_from(number).unwrap_or(1);
    let pages = move || list.with(|list| small((list.total + list.per_page - 1) / list.per_page.max(1)));
    view! {
        {groups}
        <Pagination
            page=Signal::derive(move || list.with(|list| small(list.page)))
            pages=Signal::derive(pages)
            href=move |to: u32| navigation::with_query(&[("side", Some(&to.to_string()))])
        />
    }
    .into_any()
}

fn nothing_yet() -> AnyView {
    view! {
        <div class="card">
            <EmptyState icon=Glyph::Bell title=t::none() text=t::none_text()>
                <LinkButton href=Page::Wishes.fixed() kind=ButtonKind::Secondary icon=Glyph::Search>
                    {t::find_wishes()}
                </LinkButton>
            </EmptyState>
        </div>
    }
    .into_any()
}
