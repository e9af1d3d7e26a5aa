//! `/oensker/:nr`: one wish. The answer stands on top once there is one; then its path, what it says, who it hits, the discussion.

mod answer;
mod appeal;
mod burden;
mod clock;
mod dialogs;
mod estimate;
mod facts;
mod handling;
mod head;
mod history;
mod judge;
mod merged;
mod referral;
mod referral_form;
mod said;
mod talk;
mod withdraw;

use forenkl_api::{
    Empty, ProblemCode,
    notices::ReadBody,
    wishes::{GetWish, Wish, WishPath},
};
use leptos::prelude::*;

use super::{calm::calm, model::path::path_steps, support::Supporting, texts::detail as t};
use crate::{
    features::notices,
    net,
    net::fetched::Fetched,
    reactive::Effect,
    routes::Page,
    ui::{EmptyState, Glyph, LinkButton, LiveView, PageHeader, PathDots, Shape},
};
use answer::AnswerCard;
pub use answer::AnswerText;
use appeal::AppealPart;
use burden::BurdenCard;
use clock::Clock;
use facts::{FactsCard, InitiativesCard, WhereItHits};
use handling::Handling;
use head::Head;
use history::HistoryFold;
use judge::JudgeCard;
use merged::{MergedNotice, PartsCard};
use referral::ReferralCard;
use said::SaidCard;
use talk::{QuestionCard, Talk};

/// A wish on its page, as its parts share it.
#[derive(Clone, Copy)]
struct Open {
    number: i64,
    wish: Signal<Wish>,
    /// Something changed here or elsewhere.
    changes: Signal<u64>,
    again: RwSignal<u64>,
    supporting: Supporting,
}

impl Open {
    /// Fetches the wish and its discussion again.
    fn refresh(self) {
        let _ = self.again.try_update(|times| *times += 1);
    }

    /// A part of the wish that tells only when it changes itself.
    fn part<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&Wish) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.wish.with(&of))
    }

    fn path(self) -> WishPath {
        WishPath { wish: self.number }
    }
}

/// A wish in full, kept up to date while it is read.
#[component]
pub fn WishPage(number: i64) -> impl IntoView {
    let live = calm(net::live::watch(&[&format!("wish:{number}")]));
    let again = RwSignal::new(0_u64);
    let returns = net::connection::returns();
    let changes = Signal::derive(move || live.get() + again.get() + returns.get());
    let wish = Fetched::new(move || {
        changes.track();
        async move { net::call::<GetWish>(&WishPath { wish: number }, &Empty {}, &Empty {}).await }
    });
    let missing =
        Memo::new(move |_| matches!(wish.get(), Some(Err(problem)) if problem.code == ProblemCode::NotFound));
    move || {
        if missing.get() {
            return wish_missing();
        }
        view! {
            <LiveView of=wish skeleton=Shape::Card let:wish>
                <WishView number wish changes again />
            </LiveView>
        }
        .into_any()
    }
}

/// No wish has this number, or it was withdrawn.
pub(super) fn wish_missing() -> AnyView {
    view! {
        <PageHeader title=t::not_found() />
        <div class="card">
            <EmptyState icon=Glyph::Search title=t::not_found() text=t::not_found_text()>
                <LinkButton href=Page::Wishes.href()>{t::to_list()}</LinkButton>
            </EmptyState>
        </div>
    }
    .into_any()
}

#[component]
fn WishView(number: i64, wish: Signal<Wish>, changes: Signal<u64>, again: RwSignal<u64>) -> impl IntoView {
    let title = Signal::derive(move || wish.with(|wish| wish.title.clone()));
    let author = Signal::derive(move || wish.with(|wish| wish.mine.author));
    let supporting = Supporting::new(number, title, author);
    Effect::new(move |_| {
        wish.with(|wish| {
            supporting.follow(wish.mine.supported, wish.units_hit);
            supporting.load.set(wish.mine.load.clone());
        });
    });
    notices::read_here(ReadBody { wish: Some(number), ..ReadBody::default() });
    let open = Open { number, wish, changes, again, supporting };
    let part = open.part(|wish| wish.merged_into.is_some());
    let path = open.part(|wish| {
        let horizon = wish.answers.first().and_then(|answer| answer.horizon.as_ref());
        path_steps(&wish.path, wish.received.as_ref(), horizon)
    });
    view! {
        <Head open />
        <MergedNotice open />
        <div class="two">
            <div class="stack">
                <AnswerCard open />
                <AppealPart open />
                <ReferralCard open />
                <QuestionCard open />
                <JudgeCard open />
                <section class="card wish-path" aria-label=t::path()>
                    <PathDots steps=path />
                    <Clock open />
                </section>
                <SaidCard open />
                <PartsCard open />
                <Handling open />
                {move || (!part.get()).then(|| view! { <Talk open /> })}
                <HistoryFold open />
            </div>
            <div class="stack">
                <BurdenCard open />
                <InitiativesCard open />
                <WhereItHits open />
                <FactsCard open />
            </div>
        </div>
    }
    .into_any()
}
