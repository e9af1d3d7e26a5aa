//! The field one writes a comment in. What is typed is kept; what is sent is sent once.

use forenkl_api::comments::{CommentBody, CreateComment};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    features::wishes::{detail::Open, form::CprNotice, model::cpr::all_harmless, texts::talk as t},
    net::{
        draft::{Draft, use_draft},
        outbox,
    },
    storage,
    ui::{
        Button, ButtonKind, CheckField, Form, FormErrors, Glyph, TextArea, Toasts, problem_text, use_toasts,
    },
};

/// A comment as it is being written.
#[derive(Clone, Copy)]
struct Writing {
    open: Open,
    key: RwSignal<String>,
    text: RwSignal<String>,
    official: RwSignal<bool>,
    harmless: RwSignal<String>,
    draft: Draft,
    errors: FormErrors,
    busy: RwSignal<bool>,
    sent: &'static str,
    toasts: Toasts,
}

#[component]
pub(super) fn Writer(
    open: Open,
    /// Under which name the draft is kept.
    draft: String,
    label: &'static str,
    hint: &'static str,
    /// The button's words.
    send: &'static str,
    /// What is said afterwards.
    sent: &'static str,
    may_be_official: bool,
) -> impl IntoView {
    let (key, text) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let name = draft.replace('.', "-");
    let draft = use_draft(&draft, vec![("key", key), ("text", text)]);
    let writing = Writing {
        open,
        key,
        text,
        official: RwSignal::new(may_be_official),
        harmless: RwSignal::default(),
        draft,
        errors: FormErrors::new(),
        busy: RwSignal::new(false),
        sent,
        toasts: use_toasts(),
    };
    let Writing { official, harmless, errors, busy, .. } = writing;
    let writes = Memo::new(move |_| text.with(|text| !text.trim().is_empty()));
    view! {
        <Form on_submit=move |_| writing.send()>
            <TextArea
                name=name
                label=label
                hint=hint
                value=text
                error=errors.of("body")
                rows=2
                max=usize::try_from(forenkl_api::wishes::TEXT_MAX).unwrap_or(4000)
            />
            <CprNotice texts=vec![(label, text)] harmless />
            <div class="between">
                {may_be_official
                    .then(|| {
                        view! {
                            <CheckField
                                name="official"
                                label=t::official_as()
                                hint=t::official_hint()
                                value=official
                            />
                        }
                    })}
                <Button
                    submit=true
                    kind=ButtonKind::Secondary
                    icon=Glyph::Send
                    busy
                    disabled=Signal::derive(move || !writes.get())
                >
                    {send}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

impl Writing {
    fn send(self) {
        if self.busy.get_untracked() {
            return;
        }
        if self.key.with_untracked(String::is_empty) {
            self.key.set(storage::new_key());
        }
        let text = self.text.get_untracked().trim().to_owned();
        let body = CommentBody {
            key: self.key.get_untracked(),
            not_cpr: self.harmless.with_untracked(|harmless| all_harmless(&[&text], harmless)),
            body: text,
            official: self.official.get_untracked(),
        };
        if let Err(problem) = body.check() {
            return self.errors.show_problem(&problem);
        }
        self.busy.set(true);
        spawn_local(async move {
            let label: String = body.body.chars().take(200).collect();
            let outcome = outbox::send::<CreateComment>(&body.key, &label, &self.open.path(), &body).await;
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(_) => self.done(self.sent),
                Err(problem) if outbox::goes_out_later(problem.code) => self.done(t::waiting()),
                Err(problem) if !problem.fields.is_empty() => self.errors.show_problem(&problem),
                Err(problem) => self.errors.mend("body", Some(problem_text(&problem))),
            }
        });
    }

    fn done(self, said: &str) {
        self.draft.forget();
        self.errors.clear();
        let _ = self.text.try_set(String::new());
        let _ = self.key.try_set(storage::new_key());
        self.toasts.success(said);
        self.open.refresh();
    }
}
