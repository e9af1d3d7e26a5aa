//! Answering one wish, on its page.

use forenkl_api::{
    Empty, Problem, ProblemCode,
    wishes::{AnswerWish, Wish},
};
use leptos::{prelude::*, task::spawn_local};

use super::close;
use crate::{
    features::wishes::{
        answering::{AnswerFields, Answering, Known, Preview, Subject},
        detail::Open,
        stale_notice::{Stale, StaleNotice},
        texts::assess as t,
    },
    net::{
        self,
        draft::{Draft, use_draft},
    },
    ui::{Button, ButtonKind, ErrorSummary, Form, Glyph, Toasts, use_toasts},
};

/// An answer to the wish of the page.
#[derive(Clone, Copy)]
struct Writing {
    open: Open,
    answering: Answering,
    draft: Draft,
    stale: Stale,
    busy: RwSignal<bool>,
    toasts: Toasts,
}

impl Writing {
    fn start(open: Open) -> Self {
        let wish = open.wish.get_untracked();
        let subject = Subject {
            number: Signal::stored(open.number),
            title: open.part(|wish| wish.title.clone()).into(),
            source: open.part(|wish| wish.rule_source).into(),
            area: open.part(|wish| wish.area.id.0.clone()).into(),
        };
        let answering = Answering::new(subject, Known::fetch());
        let draft = use_draft(&format!("answer.{}", open.number), answering.fields());
        if answering.unit.with_untracked(String::is_empty) {
            answering.unit.set(wish.responsible.id.to_string());
        }
        // An initiative that was made for this wish in the meantime is most likely the one.
        if answering.initiative.with_untracked(String::is_empty)
            && let Some(first) = wish.initiatives.first()
        {
            answering.initiative.set(first.number.to_string());
        }
        Self {
            open,
            answering,
            draft,
            stale: Stale::new(wish),
            busy: RwSignal::new(false),
            toasts: use_toasts(),
        }
    }

    fn send(self) {
        let body = match self.answering.body(self.stale.version()) {
            Ok(body) => body,
            Err(errors) => return self.answering.show(&errors),
        };
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<AnswerWish>(&self.open.path(), &Empty {}, &body).await;
            let still_here = self.busy.try_set(false).is_none();
            match outcome {
                Ok(_) => {
                    self.toasts.success(if body.publish_at.is_some() { t::kept_until() } else { t::sent() });
                    self.open.refresh();
                    if still_here {
                        self.drop();
                        window().scroll_to_with_x_and_y(0.0, 0.0);
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
            _ if problem.fields.is_empty() => self.answering.errors.show_problem(problem),
            _ => self.answering.show(&problem.fields),
        }
    }
}

#[component]
pub(super) fn AnswerForm(open: Open) -> impl IntoView {
    let writing = Writing::start(open);
    let Writing { answering, busy, stale, .. } = writing;
    view! {
        <Form on_submit=move |_| writing.send()>
            <ErrorSummary errors=answering.errors />
            <AnswerFields answering />
            <Preview answering />
            <StaleNotice
                stale
                on_keep=Callback::new(move |()| writing.send())
                on_take=Callback::new(move |_: Wish| writing.drop())
            />
            <div class="cluster">
                <Button submit=true busy icon=Glyph::Send>
                    {move || if answering.later.get() { t::send_later() } else { t::send() }}
                </Button>
                <Button kind=ButtonKind::Secondary on_click=move |_| close()>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}
