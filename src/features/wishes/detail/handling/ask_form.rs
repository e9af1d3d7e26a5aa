//! Asking the author back.

use forenkl_api::{
    Empty, Problem, ProblemCode,
    wishes::{AskAuthor, QuestionBody, TEXT_MAX, Wish},
};
use leptos::{prelude::*, task::spawn_local};

use super::close;
use crate::{
    features::wishes::{
        detail::Open,
        form::CprNotice,
        stale_notice::{Stale, StaleNotice},
        texts::assess as t,
    },
    net::{
        self,
        draft::{Draft, use_draft},
    },
    ui::{Button, ButtonKind, ErrorSummary, Form, FormErrors, Glyph, TextArea, Toasts, use_toasts},
};

#[derive(Clone, Copy)]
struct Asking {
    open: Open,
    text: RwSignal<String>,
    draft: Draft,
    stale: Stale,
    errors: FormErrors,
    busy: RwSignal<bool>,
    toasts: Toasts,
}

#[component]
pub(super) fn AskForm(open: Open) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let asking = Asking {
        open,
        text,
        draft: use_draft(&format!("question.{}", open.number), vec![("text", text)]),
        stale: Stale::new(open.wish.get_untracked()),
        errors: FormErrors::new(),
        busy: RwSignal::new(false),
        toasts: use_toasts(),
    };
    let Asking { errors, busy, stale, .. } = asking;
    view! {
        <Form on_submit=move |_| asking.send()>
            <ErrorSummary errors />
            <TextArea
                name="text"
                label=t::question()
                hint=t::question_hint()
                value=text
                error=errors.of("text")
                rows=4
                max=usize::try_from(TEXT_MAX).unwrap_or(4000)
            />
            <CprNotice texts=vec![(t::question(), text)] />
            <StaleNotice
                stale
                on_keep=Callback::new(move |()| asking.send())
                on_take=Callback::new(move |_: Wish| asking.drop())
            />
            <div class="cluster">
                <Button submit=true busy icon=Glyph::Send>
                    {t::send_question()}
                </Button>
                <Button kind=ButtonKind::Secondary on_click=move |_| close()>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

impl Asking {
    fn send(self) {
        let body =
            QuestionBody { text: self.text.get_untracked().trim().to_owned(), version: self.stale.version() };
        if let Err(problem) = body.check() {
            return self.errors.show_problem(&problem);
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<AskAuthor>(&self.open.path(), &Empty {}, &body).await;
            let still_here = self.busy.try_set(false).is_none();
            match outcome {
                Ok(_) => {
                    self.toasts.success(t::question_sent());
                    self.open.refresh();
                    if still_here {
                        self.drop();
                    } else {
                        self.draft.forget();
                    }
                }
                Err(problem) => self.refused(&problem),
            }
        });
    }

    fn drop(self) {
        self.draft.forget();
        close();
    }

    fn refused(self, problem: &Problem) {
        match net::current::<Wish>(problem) {
            Some(now) if problem.code == ProblemCode::Stale => self.stale.found(now),
            _ => self.errors.show_problem(problem),
        }
    }
}
