//! The page: one group at a time, and how many are left.

use forenkl_api::{
    Empty,
    wishes::{DoubleGroup, Doubles, ListDoubles},
};
use leptos::prelude::*;

use super::{
    group::{HEADING, group_view},
    keys::Keys,
    texts as t,
};
use crate::{
    net::{self, fetched::Fetched},
    reactive::Effect,
    ui::{
        AsyncView, Button, ButtonKind, EmptyState, Glyph, LinkButton, PageHeader, Shape, Toasts, use_toasts,
    },
};

/// The groups that are left, and which is looked at.
#[derive(Clone, Copy)]
pub struct Desk {
    pub found: Fetched<Doubles>,
    /// A wish whose group is looked at first when the groups come.
    pub wanted: RwSignal<i64>,
    pub left: RwSignal<Vec<DoubleGroup>>,
    /// The place in `left`; behind the last when all have been seen.
    pub at: RwSignal<usize>,
    /// The wish that stays when the group is merged.
    pub stays: RwSignal<i64>,
    /// Those of the group that are about something else.
    pub apart: RwSignal<Vec<i64>>,
    pub busy: RwSignal<bool>,
    pub toasts: Toasts,
}

impl Desk {
    /// The group that is looked at.
    pub fn group(self) -> Option<DoubleGroup> {
        self.left.with(|left| left.get(self.at.get()).cloned())
    }

    /// Looks at the next or the one before.
    pub fn step(self, by: isize) {
        let last = self.left.with_untracked(Vec::len);
        self.at.update(|at| *at = at.saturating_add_signed(by).min(last));
    }

    /// Takes the group away that has been dealt with.
    pub fn done(self, group: &DoubleGroup) {
        let _ = self.left.try_update(|left| left.retain(|one| one != group));
    }

    /// Begins with what there is now, at the group of a wish.
    pub fn again(self, wish: i64) {
        let _ = self.wanted.try_set(wish);
        self.found.refetch();
    }
}

#[component]
pub fn DoublesPage() -> impl IntoView {
    let found = Fetched::new(|| net::call::<ListDoubles>(&Empty {}, &Empty {}, &Empty {}));
    let wanted = RwSignal::new(0);
    view! {
        <PageHeader
            title=t::title()
            lead=t::lead()
            actions=move || {
                view! {
                    <LinkButton href="/svar" kind=ButtonKind::Ghost icon=Glyph::ArrowLeft>
                        {t::back()}
                    </LinkButton>
                }
            }
        />
        <AsyncView of=found skeleton=Shape::Lines(8) let:doubles>
            <DeskView found wanted doubles />
        </AsyncView>
    }
    .into_any()
}

#[component]
fn DeskView(found: Fetched<Doubles>, wanted: RwSignal<i64>, doubles: Doubles) -> impl IntoView {
    let more = doubles.more;
    let has_wanted = |group: &DoubleGroup| {
        wanted.with_untracked(|wanted| group.wishes.iter().any(|one| one.wish.number == *wanted))
    };
    let at = doubles.groups.iter().position(has_wanted).unwrap_or(0);
    let desk = Desk {
        found,
        wanted,
        left: RwSignal::new(doubles.groups),
        at: RwSignal::new(at),
        stays: RwSignal::new(0),
        apart: RwSignal::new(Vec::new()),
        busy: RwSignal::new(false),
        toasts: use_toasts(),
    };
    let group = Memo::new(move |_| desk.group());
    Effect::new(move |_| {
        desk.stays.set(group.with(|group| group.as_ref().map_or(0, most_heard)));
        desk.apart.set(Vec::new());
    });
    view! {
        {move || match group.get() {
            Some(group) => group_view(desk, &group),
            None => through(desk, more),
        }}
        <Keys desk />
    }
    .into_any()
}

/// The wish that speaks for most; of equals the oldest.
fn most_heard(group: &DoubleGroup) -> i64 {
    let heard = |one: &&forenkl_api::wishes::DoubleWish| {
        (one.wish.units_hit, one.wish.supporters, std::cmp::Reverse(one.wish.number))
    };
    group.wishes.iter().max_by_key(heard).map_or(0, |one| one.wish.number)
}

/// All have been seen.
fn through(desk: Desk, more: bool) -> AnyView {
    let skipped = i64::try_from(desk.left.with_untracked(Vec::len)).unwrap_or(0);
    let (title, text) = match skipped {
        0 => (t::none(), t::none_text().to_owned()),
        _ => (t::seen_all(), t::skipped(skipped)),
    };
    view! {
        <div class="card" id=HEADING tabindex="-1">
            <EmptyState icon=Glyph::Check title text>
                {(skipped > 0)
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Secondary on_click=move |_| desk.at.set(0)>
                                {t::see_skipped()}
                            </Button>
                        }
                    })}
                {more
                    .then(|| {
                        view! { <Button on_click=move |_| desk.again(0)>{t::find_more()}</Button> }
                    })}
            </EmptyState>
        </div>
    }
    .into_any()
}
