//! Short confirmations at the edge of the screen, with a way to undo.

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

use crate::reactive::{Entry, keyed};

use super::{Announcer, Button, ButtonKind, Glyph, Icon, IconButton, texts, use_announcer};

/// How long a toast stays; longer where something can be undone.
const STAYS: Duration = Duration::from_secs(7);
const STAYS_TO_UNDO: Duration = Duration::from_secs(15);
/// One that is read (pointer or focus on it) is asked again after this.
const HELD: Duration = Duration::from_secs(3);

type Undo = Arc<dyn Fn() + Send + Sync>;

#[derive(Clone)]
struct Toast {
    id: u32,
    glyph: Glyph,
    text: String,
    undo: Option<Undo>,
    held: ArcRwSignal<bool>,
}

/// Shows toasts; they are also read out. Copy it before an `.await`.
#[derive(Debug, Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    announcer: Announcer,
}

impl std::fmt::Debug for Toast {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl Toasts {
    fn new(announcer: Announcer) -> Self {
        Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0), announcer }
    }

    /// It worked.
    pub fn success(&self, text: impl Into<String>) {
        self.show(Glyph::Check, text.into(), None);
    }

    /// Good to know.
    pub fn info(&self, text: impl Into<String>) {
        self.show(Glyph::Info, text.into(), None);
    }

    /// It did not work; for things that need no answer on the page itself.
    pub fn error(&self, text: impl Into<String>) {
        self.show(Glyph::Alert, text.into(), None);
    }

    /// It worked, and can be undone. The page may be gone when `undo` runs: use `try_set` in it.
    pub fn undo(&self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.show(Glyph::Check, text.into(), Some(Arc::new(undo)));
    }

    fn show(&self, glyph: Glyph, text: String, undo: Option<Undo>) {
        let id = self
            .next
            .try_update_value(|next| {
                *next += 1;
                *next
            })
            .unwrap_or_default();
        let stays = if undo.is_some() { STAYS_TO_UNDO } else { STAYS };
        self.announcer.say(text.clone());
        let toast = Toast { id, glyph, text, undo, held: ArcRwSignal::new(false) };
        let _ = self.list.try_update(|list| {
            if list.len() > 2 {
                list.remove(0);
            }
            list.push(toast);
        });
        self.expire(id, stays);
    }

    fn expire(self, id: u32, after: Duration) {
        set_timeout(
            move || {
                let held = self.list.try_with_untracked(|list| {
                    list.iter().any(|toast| toast.id == id && toast.held.get_untracked())
                });
                if held == Some(true) { self.expire(id, HELD) } else { self.dismiss(id) }
            },
            after,
        );
    }

    fn dismiss(self, id: u32) {
        let _ = self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }

    fn view(self, toast: Toast) -> AnyView {
        let id = toast.id;
        let (enter, leave) = (toast.held.clone(), toast.held.clone());
        let (focus, blur) = (toast.held.clone(), toast.held);
        view! {
            <div
                class="toast"
                on:pointerenter=move |_| enter.set(true)
                on:pointerleave=move |_| leave.set(false)
                on:focusin=move |_| focus.set(true)
                on:focusout=move |_| blur.set(false)
            >
                <Icon of=toast.glyph />
                <span>{toast.text}</span>
                {toast
                    .undo
                    .map(|undo| {
                        let run = move |_| {
                            self.dismiss(id);
                            undo();
                        };
                        view! {
                            <Button kind=ButtonKind::Ghost icon=Glyph::Undo on_click=run>
                                {texts::undo()}
                            </Button>
                        }
                    })}
                <IconButton label=texts::dismiss() icon=Glyph::Cross on_click=move |_| self.dismiss(id) />
            </div>
        }
        .into_any()
    }
}

/// Makes toasts and announcements available below; once, in the app.
pub fn provide_ui() {
    let announcer = Announcer::new();
    provide_context(announcer);
    provide_context(Toasts::new(announcer));
}

/// The app's toasts.
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(|| Toasts::new(use_announcer()))
}

/// Where announcements are made; once, last on the page.
#[component]
pub fn UiRegions() -> impl IntoView {
    use_announcer().region()
}

/// Where toasts appear; once, at the end of the page.
pub fn toasts() -> AnyView {
    let toasts = use_toasts();
    view! {
        <section class="toasts" aria-label=texts::messages()>
            {keyed(move || {
                let entry = |toast: Toast| Entry::new(toast.id, move || toasts.view(toast));
                toasts.list.get().into_iter().map(entry).collect()
            })}
        </section>
    }
    .into_any()
}
