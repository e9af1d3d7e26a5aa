//! Mending and deleting one's own comment; removing one that breaks the rules.

use forenkl_api::{
    Empty,
    comments::{Comment, CommentBody, CommentPath, RemoveComment, RestoreComment, UpdateComment},
    wishes::RemovalBody,
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use super::comment::name;
use crate::{
    features::wishes::{
        detail::Open,
        form::CprNotice,
        model::cpr::all_harmless,
        texts::{detail as d, talk as t},
    },
    net, storage,
    ui::{Button, ButtonKind, Dialog, FormErrors, Glyph, TextArea, Toasts, problem_text, use_toasts},
};

/// What is being done with a comment.
#[derive(Clone, Copy)]
pub(super) struct Acting {
    open: Open,
    comment: Memo<Comment>,
    pub editing: RwSignal<bool>,
    busy: RwSignal<bool>,
    toasts: Toasts,
}

impl Acting {
    pub fn new(open: Open, comment: Memo<Comment>) -> Self {
        Self {
            open,
            comment,
            editing: RwSignal::new(false),
            busy: RwSignal::new(false),
            toasts: use_toasts(),
        }
    }

    /// Deletes one's own; the toast brings it back.
    fn delete(self) {
        let path = self.path();
        let body = RemovalBody { reason: t::own_reason().to_owned() };
        self.busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<RemoveComment>(&path, &Empty {}, &body).await;
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(_) => {
                    self.open.refresh();
                    self.toasts.undo(t::deleted(), move || self.restore(path.clone()));
                }
                Err(problem) => self.toasts.error(problem_text(&problem)),
            }
        });
    }

    fn restore(self, path: CommentPath) {
        spawn_local(async move {
            match net::call::<RestoreComment>(&path, &Empty {}, &Empty {}).await {
                Ok(_) => self.open.refresh(),
                Err(problem) => self.toasts.error(problem_text(&problem)),
            }
        });
    }

    fn path(self) -> CommentPath {
        CommentPath { comment: self.comment.with_untracked(|comment| comment.id.clone()) }
    }

    /// Removes another's, with the reason given.
    fn remove(self, reason: String, errors: FormErrors) {
        let (path, body) = (self.path(), RemovalBody { reason });
        if let Err(problem) = body.check() {
            return errors.show_problem(&problem);
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<RemoveComment>(&path, &Empty {}, &body).await;
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(_) => self.open.refresh(),
                Err(problem) => self.toasts.error(problem_text(&problem)),
            }
        });
    }

    fn save(self, text: String, harmless: &str, errors: FormErrors) {
        let (id, official) = self.comment.with_untracked(|comment| (comment.id.clone(), comment.official));
        let text = text.trim().to_owned();
        let not_cpr = all_harmless(&[&text], harmless);
        let body = CommentBody { key: storage::new_key(), body: text, official, not_cpr };
        if let Err(problem) = body.check() {
            return errors.show_problem(&problem);
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<UpdateComment>(&CommentPath { comment: id }, &Empty {}, &body).await;
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(_) => {
                    let _ = self.editing.try_set(false);
                    self.open.refresh();
                }
                Err(problem) if problem.fields.is_empty() => {
                    errors.mend("body", Some(problem_text(&problem)))
                }
                Err(problem) => errors.show_problem(&problem),
            }
        });
    }
}

/// Buttons for one's own; for moderators on others'.
#[component]
pub(super) fn CommentActions(acting: Acting) -> impl IntoView {
    let mine = Memo::new(move |_| acting.comment.with(|comment| comment.mine));
    let may_remove = Memo::new(move |_| acting.comment.with(|comment| comment.may_remove));
    let removing = RwSignal::new(false);
    view! {
        {move || match (mine.get(), may_remove.get()) {
            (true, _) => {
                view! {
                    <div class="cluster wish-comment-actions">
                        <Button
                            kind=ButtonKind::Ghost
                            small=true
                            icon=Glyph::Edit
                            on_click=move |_| acting.editing.set(true)
                        >
                            {t::edit()}
                        </Button>
                        <Button kind=ButtonKind::Ghost small=true icon=Glyph::Trash on_click=move |_| acting.delete()>
                            {t::delete()}
                        </Button>
                    </div>
                }
                    .into_any()
            }
            (false, true) => {
                view! {
                    <div class="cluster wish-comment-actions">
                        <Button kind=ButtonKind::Ghost small=true icon=Glyph::Trash on_click=move |_| removing.set(true)>
                            {t::remove()}
                        </Button>
                    </div>
                    <RemovalDialog acting shown=removing />
                }
                    .into_any()
            }
            (false, false) => ().into_any(),
        }}
    }
    .into_any()
}

/// A moderator says why.
#[component]
fn RemovalDialog(acting: Acting, shown: RwSignal<bool>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let send = move |_| {
        acting.remove(reason.get_untracked().trim().to_owned(), errors);
    };
    view! {
        <Dialog
            open=shown
            title=t::remove_title()
            footer=move || {
                view! {
                    <Button kind=ButtonKind::Danger busy=acting.busy on_click=send>
                        {t::remove()}
                    </Button>
                }
            }
        >
            <p>{t::remove_text()}</p>
            <TextArea name="removal" label=d::reason() value=reason error=errors.of("reason") rows=3 max=500 />
        </Dialog>
    }
    .into_any()
}

/// The comment as a field.
#[component]
pub(super) fn EditBox(acting: Acting) -> impl IntoView {
    let (text, who) =
        acting.comment.with_untracked(|comment| (RwSignal::new(comment.body.clone()), name(comment)));
    let field = acting.comment.with_untracked(|comment| format!("comment-{}", comment.id));
    let harmless = RwSignal::<String>::default();
    let errors = FormErrors::new();
    // The button that led here is gone.
    let id = format!("f-{field}");
    request_animation_frame(move || {
        let area =
            document().get_element_by_id(&id).and_then(|area| area.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(area) = area {
            let _ = area.focus();
        }
    });
    let save = move |_| acting.save(text.get_untracked(), &harmless.get_untracked(), errors);
    view! {
        <div class="stack-s">
            <TextArea name=field label=t::edit_of(&who) value=text error=errors.of("body") rows=2 />
            <CprNotice texts=vec![(t::title(), text)] harmless />
            <div class="cluster">
                <Button small=true busy=acting.busy on_click=save>
                    {t::save()}
                </Button>
                <Button kind=ButtonKind::Secondary small=true on_click=move |_| acting.editing.set(false)>
                    {t::cancel()}
                </Button>
            </div>
        </div>
    }
    .into_any()
}
