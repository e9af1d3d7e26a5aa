//! `/administration/webhooks`.

use forenkl_api::{
    Empty, WebhookId,
    webhooks::{
        ListWebhooks, RemoveWebhook, RenewWebhookSecret, TestWebhook, UpdateWebhook, Webhook, WebhookPath,
        Webhooks,
    },
};
use leptos::prelude::*;

use super::{
    super::{
        choices::{area_choices, label_of, use_areas},
        layout::AdminPage,
        saving::quietly,
        section::Section,
        texts as admin,
    },
    deliveries::DeliveryList,
    form::{WebhookForm, body_of},
    texts as t,
};
use crate::{
    format,
    net::{call, fetched::Fetched, live},
    reactive::{Entry, keyed},
    ui::{
        Button, ButtonKind, Choice, CopyButton, Dialog, EmptyState, Glyph, IconButton, LiveView, PageHeader,
        Shape, Tag, Toasts, Tone, use_toasts,
    },
};

/// What is asked before it is done, since it cannot be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Remove,
    Renew,
}

/// What the parts of the page share; `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub webhooks: Fetched<Webhooks>,
    /// The webhook the dialog is about; `None` makes a new one.
    pub editing: RwSignal<Option<Webhook>>,
    pub dialog: RwSignal<bool>,
    /// A secret that was made just now.
    pub secret: RwSignal<Option<String>>,
    /// Something was put into a queue.
    pub again: RwSignal<u32>,
    pub toasts: Toasts,
    asked: RwSignal<Option<(Asked, WebhookId, String)>>,
    asking: RwSignal<bool>,
    areas: Signal<Vec<Choice>>,
}

impl Desk {
    fn edit(self, webhook: Option<Webhook>) {
        self.editing.set(webhook);
        self.dialog.set(true);
    }

    fn ask(self, what: Asked, webhook: &Webhook) {
        self.asked.set(Some((what, webhook.id.clone(), webhook.name.clone())));
        self.asking.set(true);
    }

    /// Does what was asked about.
    fn go_on(self) {
        let Some((what, webhook, name)) = self.asked.get_untracked() else { return };
        self.asking.set(false);
        let path = WebhookPath { webhook };
        match what {
            Asked::Remove => {
                let work = async move { call::<RemoveWebhook>(&path, &Empty {}, &Empty {}).await };
                quietly(self.toasts, work, move |_| {
                    self.webhooks.refetch();
                    self.toasts.success(t::removed(&name));
                });
            }
            Asked::Renew => {
                let work = async move { call::<RenewWebhookSecret>(&path, &Empty {}, &Empty {}).await };
                quietly(self.toasts, work, move |made| self.secret.set(Some(made.secret)));
            }
        }
    }
}

/// The webhooks.
#[component]
pub fn WebhooksPage() -> impl IntoView {
    let changes = live::watch(&["webhooks"]);
    let webhooks = Fetched::new(move || {
        changes.track();
        async { call::<ListWebhooks>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    let desk = Desk {
        webhooks,
        editing: RwSignal::new(None),
        dialog: RwSignal::new(false),
        secret: RwSignal::new(None),
        again: RwSignal::new(0),
        toasts: use_toasts(),
        asked: RwSignal::new(None),
        asking: RwSignal::new(false),
        areas: area_choices(use_areas()),
    };
    let title = move || {
        desk.editing.with(|webhook| {
            webhook.as_ref().map_or_else(|| t::add().to_owned(), |webhook| webhook.name.clone())
        })
    };
    view! {
        <AdminPage section=Section::Webhooks>
            <PageHeader
                title=Section::Webhooks.name()
                lead=t::lead()
                actions=move || {
                    view! {
                        <Button icon=Glyph::Plus on_click=move |_| desk.edit(None)>
                            {t::add()}
                        </Button>
                    }
                }
            />
            {move || desk.secret.get().map(|secret| secret_card(desk, secret))}
            <LiveView of=webhooks skeleton=Shape::Card let:known>
                {list(desk, known)}
            </LiveView>
            <Dialog open=desk.dialog title=Signal::derive(title)>
                <WebhookForm desk webhook=desk.editing.get_untracked() />
            </Dialog>
            {question(desk)}
        </AdminPage>
    }
    .into_any()
}

fn question(desk: Desk) -> AnyView {
    let renewing =
        move || desk.asked.with(|asked| asked.as_ref().is_some_and(|(what, ..)| *what == Asked::Renew));
    let title =
        Signal::derive(move || if renewing() { t::renew_title() } else { t::remove_title() }.to_owned());
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Ghost on_click=move |_| desk.asking.set(false)>
                {admin::cancel()}
            </Button>
            <Button kind=ButtonKind::Danger on_click=move |_| desk.go_on()>
                {if renewing() { t::renew() } else { t::remove_now() }}
            </Button>
        }
    };
    view! {
        <Dialog open=desk.asking title footer=footer>
            <p>{if renewing() { t::renew_text() } else { t::remove_text() }}</p>
        </Dialog>
    }
    .into_any()
}

/// Shown this once; it stays until it is said to be kept.
fn secret_card(desk: Desk, secret: String) -> AnyView {
    let text = Signal::stored(secret.clone());
    view! {
        <section class="card card-tint stack-s" aria-label=t::secret_title()>
            <h2>{t::secret_title()}</h2>
            <p>{t::secret_text()}</p>
            <input class="form-input feed-address" type="text" readonly aria-label=t::secret() prop:value=secret />
            <div class="cluster">
                <CopyButton text label=t::copy() />
                <Button small=true kind=ButtonKind::Ghost on_click=move |_| desk.secret.set(None)>
                    {t::done()}
                </Button>
            </div>
        </section>
    }
    .into_any()
}

fn list(desk: Desk, known: Signal<Webhooks>) -> AnyView {
    let none = Memo::new(move |_| known.with(|known| known.webhooks.is_empty()));
    let cards = move || {
        let webhooks = known.with(|known| known.webhooks.clone());
        let entry = |webhook: Webhook| {
            let id = webhook.id.clone();
            Entry::new(id.clone(), move || card(desk, known, webhook))
        };
        webhooks.into_iter().map(entry).collect()
    };
    (move || match none.get() {
        true => view! {
            <div class="card">
                <EmptyState icon=Glyph::Send title=t::empty() text=t::empty_text() />
            </div>
        }
        .into_any(),
        false => view! { <div class="stack">{keyed(cards)}</div> }.into_any(),
    })
    .into_any()
}

/// A webhook, which follows what arrives for it while its log stays open.
fn card(desk: Desk, known: Signal<Webhooks>, first: Webhook) -> AnyView {
    let (id, name) = (first.id.clone(), first.name.clone());
    let (own, kept) = (first.id.clone(), first);
    let webhook = Memo::new(move |before: Option<&Webhook>| {
        let now = known.with(|known| known.webhooks.iter().find(|one| one.id == own).cloned());
        now.or_else(|| before.cloned()).unwrap_or_else(|| kept.clone())
    });
    let open = RwSignal::new(false);
    let log =
        move || open.get().then(|| view! { <DeliveryList desk webhook=id.clone() name=name.clone() /> });
    let test = move |_| {
        let path = WebhookPath { webhook: webhook.with_untracked(|webhook| webhook.id.clone()) };
        let work = async move { call::<TestWebhook>(&path, &Empty {}, &Empty {}).await };
        quietly(desk.toasts, work, move |_| {
            open.set(true);
            desk.again.update(|times| *times += 1);
            desk.toasts.info(t::test_sent());
        });
    };
    view! {
        <article class="card">
            {move || webhook.with(|webhook| facts(desk, webhook))}
            <div class="cluster">
                <Button small=true kind=ButtonKind::Secondary icon=Glyph::Send on_click=test>
                    {t::test()}
                </Button>
                {move || webhook.with(|webhook| actions(desk, webhook))}
            </div>
            <details
                class="chart-table"
                prop:open=open
                on:toggle=move |event| {
                    use wasm_bindgen::JsCast;
                    let now = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                    open.set(now.is_some_and(|details| details.has_attribute("open")));
                }
            >
                <summary>{t::history()}</summary>
                {log}
            </details>
        </article>
    }
    .into_any()
}

fn facts(desk: Desk, webhook: &Webhook) -> AnyView {
    let (tone, state) = if webhook.paused { (Tone::Warn, t::paused()) } else { (Tone::Ok, t::running()) };
    let events = webhook.events.iter().map(|event| t::event(*event)).collect::<Vec<_>>().join(", ");
    let areas = match webhook.areas.is_empty() {
        true => t::all_areas().to_owned(),
        false => desk.areas.with(|choices| {
            webhook.areas.iter().map(|area| label_of(choices, area.as_str())).collect::<Vec<_>>().join(", ")
        }),
    };
    // Behind the host there is often a key.
    let host = forenkl_api::webhooks::host(&webhook.url).unwrap_or_default().to_owned();
    let last = match webhook.delivered_at {
        Some(at) => t::last(&format::ago(at)),
        None => t::never().to_owned(),
    };
    let tag = |count: i64, tone: Tone, words: fn(i64) -> String| {
        (count > 0).then(|| view! { <Tag tone>{words(count)}</Tag> })
    };
    let failed = tag(webhook.failed, Tone::Bad, t::failed);
    let waiting = tag(webhook.waiting, Tone::Info, t::waiting);
    let (name, format) = (webhook.name.clone(), t::format_name(webhook.format).0);
    view! {
        <div class="between">
            <h2>{name}</h2>
            <div class="cluster">{failed} {waiting} <Tag tone>{state}</Tag></div>
        </div>
        <dl class="facts">
            <dt>{t::url()}</dt>
            <dd class="break">{host}</dd>
            <dt>{t::format()}</dt>
            <dd>{format}</dd>
            <dt>{t::events()}</dt>
            <dd>{events}</dd>
            <dt>{t::areas()}</dt>
            <dd>{areas}</dd>
        </dl>
        <p class="muted small">{last}</p>
    }
    .into_any()
}

fn actions(desk: Desk, webhook: &Webhook) -> AnyView {
    let (edited, paused, renewed, removed) =
        (webhook.clone(), webhook.clone(), webhook.clone(), webhook.clone());
    let pause = move |_| {
        let path = WebhookPath { webhook: paused.id.clone() };
        let mut body = body_of(&paused);
        body.paused = !body.paused;
        let work = async move { call::<UpdateWebhook>(&path, &Empty {}, &body).await };
        quietly(desk.toasts, work, move |_: Webhook| desk.webhooks.refetch());
    };
    let pause_words = if webhook.paused { t::resume() } else { t::pause() };
    let remove_words = t::remove(&webhook.name);
    view! {
        <Button
            small=true
            kind=ButtonKind::Secondary
            icon=Glyph::Edit
            on_click=move |_| desk.edit(Some(edited.clone()))
        >
            {admin::edit()}
        </Button>
        <Button small=true kind=ButtonKind::Ghost on_click=pause>
            {pause_words}
        </Button>
        <Button
            small=true
            kind=ButtonKind::Ghost
            icon=Glyph::Lock
            on_click=move |_| desk.ask(Asked::Renew, &renewed)
        >
            {t::renew()}
        </Button>
        <IconButton
            small=true
            icon=Glyph::Trash
            label=remove_words
            on_click=move |_| desk.ask(Asked::Remove, &removed)
        />
    }
    .into_any()
}
