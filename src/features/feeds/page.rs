//! The page: one card for each feed.

use forenkl_api::{
    Empty, Problem,
    feeds::{CloseFeed, Feed, FeedPath, FeedPurpose, Feeds, ListFeeds, MakeFeed},
};
use leptos::{prelude::*, task::spawn_local};

use super::texts as t;
use crate::{
    format, navigation,
    net::{call, fetched::Fetched},
    routes::Page,
    ui::{
        Alert, AlertKind, Button, ButtonKind, Card, CopyButton, Dialog, Glyph, LiveView, PageHeader, Shape,
        Toasts, problem_text, use_toasts,
    },
};

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Desk {
    feeds: Fetched<Feeds>,
    /// The feed that is to be renewed, once that has been confirmed.
    renewing: RwSignal<Option<FeedPurpose>>,
    dialog: RwSignal<bool>,
    busy: RwSignal<bool>,
    toasts: Toasts,
}

impl Desk {
    /// Runs a change and shows what came of it.
    fn change(self, work: impl Future<Output = Result<Feeds, Problem>> + 'static, done: &'static str) {
        self.busy.set(true);
        spawn_local(async move {
            let outcome = work.await;
            let _ = self.busy.try_set(false);
            let _ = self.dialog.try_set(false);
            match outcome {
                Ok(feeds) => {
                    self.feeds.set(feeds);
                    self.toasts.success(done);
                }
                Err(problem) => self.toasts.error(problem_text(&problem)),
            }
        });
    }

    fn make(self, purpose: FeedPurpose, done: &'static str) {
        self.change(async move { call::<MakeFeed>(&FeedPath { purpose }, &Empty {}, &Empty {}).await }, done);
    }
}

/// The feeds.
#[component]
pub fn FeedsPage() -> impl IntoView {
    let feeds = Fetched::new(|| async { call::<ListFeeds>(&Empty {}, &Empty {}, &Empty {}).await });
    let desk = Desk {
        feeds,
        renewing: RwSignal::new(None),
        dialog: RwSignal::new(false),
        busy: RwSignal::new(false),
        toasts: use_toasts(),
    };
    let renew = move |_| {
        if let Some(purpose) = desk.renewing.get_untracked() {
            desk.make(purpose, t::renewed());
        }
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Ghost on_click=move |_| desk.dialog.set(false)>
                {t::cancel()}
            </Button>
            <Button busy=desk.busy on_click=renew>
                {t::renew()}
            </Button>
        }
    };
    view! {
        <PageHeader title=t::title() lead=t::lead() />
        <LiveView of=feeds skeleton=Shape::Card let:known>
            <div class="stack">
                <Alert kind=AlertKind::Info quiet=true>
                    <p>{t::secret()}</p>
                </Alert>
                {FeedPurpose::ALL.iter().map(|purpose| card(desk, *purpose, known)).collect_view()}
            </div>
        </LiveView>
        <Dialog open=desk.dialog title=t::renew_title() footer=footer>
            <p>{t::renew_text()}</p>
        </Dialog>
    }
    .into_any()
}

fn card(desk: Desk, purpose: FeedPurpose, known: Signal<Feeds>) -> AnyView {
    let feed = Memo::new(move |_| {
        known.with(|known| known.feeds.iter().find(|feed| feed.purpose == purpose).cloned())
    });
    let contents = move || match feed.get() {
        Some(feed) => made(desk, &feed),
        None => view! {
            <Button
                kind=ButtonKind::Secondary
                icon=Glyph::Link
                busy=desk.busy
                on_click=move |_| desk.make(purpose, t::made_now())
            >
                {t::make()}
            </Button>
        }
        .into_any(),
    };
    view! {
        <Card title=t::name(purpose)>
            <p>{t::about(purpose)}</p>
            {(purpose == FeedPurpose::Wishes).then(filters)}
            {contents}
        </Card>
    }
    .into_any()
}

/// The filters that came along from the list, for the feed of wishes.
fn query() -> String {
    navigation::place().with(|place| place.query.clone())
}

fn filters() -> AnyView {
    (move || match query().is_empty() {
        true => view! {
            <p class="muted">
                {t::filter_first()} " " <a href=Page::Wishes.fixed()>{t::to_list()}</a>
            </p>
        }
        .into_any(),
        false => view! {
            <p>
                <b>{t::narrowed()}</b>
                " "
                <a href=Page::Feeds.fixed()>{t::all()}</a>
            </p>
        }
        .into_any(),
    })
    .into_any()
}

fn made(desk: Desk, feed: &Feed) -> AnyView {
    let purpose = feed.purpose;
    let plain = feed.address.clone();
    let address = Signal::derive(move || match (purpose, query()) {
        (FeedPurpose::Wishes, query) if !query.is_empty() => format!("{plain}?{query}"),
        _ => plain.clone(),
    });
    let renew = move |_| {
        desk.renewing.set(Some(purpose));
        desk.dialog.set(true);
    };
    let close = move |_| {
        desk.change(
            async move { call::<CloseFeed>(&FeedPath { purpose }, &Empty {}, &Empty {}).await },
            t::closed(),
        );
    };
    view! {
        <div class="stack-s">
            <input class="form-input feed-address" type="text" readonly aria-label=t::address() prop:value=address />
            <div class="cluster">
                <CopyButton text=address label=t::copy() />
                <Button small=true kind=ButtonKind::Secondary icon=Glyph::Undo on_click=renew>
                    {t::renew()}
                </Button>
                <Button small=true kind=ButtonKind::Ghost busy=desk.busy on_click=close>
                    {t::close()}
                </Button>
                <small class="muted">{t::made(&format::date(feed.made_at))}</small>
            </div>
        </div>
    }
    .into_any()
}
