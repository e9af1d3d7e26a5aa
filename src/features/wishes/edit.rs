//! `/oensker/:nr/ret`: the author mends a wish that has no answer yet.

use forenkl_api::{
    Empty, Permission, Problem, ProblemCode,
    wishes::{GetWish, UpdateWish, Wish, WishPath},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    detail::wish_missing,
    form::{LoadFields, RuleFields, UnitField, VisibilityField, WhatFields, WishForm},
    model::{draft::WishText, sender::own_units},
    sources,
    stale_notice::{Stale, StaleNotice},
    texts::{detail as d, form as t},
};
use crate::{
    navigation,
    net::fetched::Fetched,
    net::{
        self,
        draft::{Draft, use_draft},
    },
    routes::Page,
    session::use_session,
    storage,
    ui::{
        AsyncView, Button, ButtonKind, Card, ErrorSummary, Form, FormErrors, Glyph, PageHeader, Shape,
        Toasts, field_text, use_toasts,
    },
};

/// The wish as a form on one page.
#[component]
pub fn EditWishPage(number: i64) -> impl IntoView {
    let wish = Fetched::new(move || async move {
        net::call::<GetWish>(&WishPath { wish: number }, &Empty {}, &Empty {}).await
    });
    let missing =
        Memo::new(move |_| matches!(wish.get(), Some(Err(problem)) if problem.code == ProblemCode::NotFound));
    move || {
        if missing.get() {
            return wish_missing();
        }
        view! {
            <PageHeader title=t::edit_title() lead=d::wish_number(number) />
            <AsyncView of=wish skeleton=Shape::Card let:wish>
                <EditForm wish />
            </AsyncView>
        }
        .into_any()
    }
}

/// What saving needs.
#[derive(Clone, Copy)]
struct Editing {
    number: i64,
    form: WishForm,
    draft: Draft,
    errors: FormErrors,
    stale: Stale,
    busy: RwSignal<bool>,
    toasts: Toasts,
}

#[component]
fn EditForm(wish: Wish) -> impl IntoView {
    let units = use_session().me_now().map(|me| own_units(&me, Permission::WishSubmit)).unwrap_or_default();
    let number = wish.number;
    let form = WishForm::new();
    let based_on = RwSignal::new(String::new());
    let mut kept = form.kept();
    kept.push(("version", based_on));
    let draft = use_draft(&format!("wish.{number}"), kept);
    let stale = Stale::new(wish.clone());
    if draft.was_restored() {
        // Written on top of a state that is gone: the writer decides before anything is sent.
        if based_on.get_untracked() != wish.version.to_string() {
            stale.found(wish.clone());
        }
    } else {
        fill(form, &wish);
    }
    based_on.set(wish.version.to_string());
    let editing = Editing {
        number,
        form,
        draft,
        errors: FormErrors::new(),
        stale,
        busy: RwSignal::new(false),
        toasts: use_toasts(),
    };
    let Editing { errors, busy, .. } = editing;
    let areas = sources::area_choices();
    let take = move |now: Wish| {
        fill(form, &now);
        draft.forget();
    };
    let cancel = move |_| {
        draft.forget();
        navigation::go(&Page::Wish(number).href());
    };
    view! {
        <Form on_submit=move |_| editing.save()>
            <ErrorSummary errors />
            <Card title=t::what()>
                <div class="stack">
                    <WhatFields form errors />
                </div>
            </Card>
            <Card title=t::rule_step()>
                <div class="stack">
                    <RuleFields form areas errors />
                </div>
            </Card>
            <Card title=t::load_step()>
                <div class="stack">
                    <LoadFields load=form.load errors />
                </div>
            </Card>
            <Card>
                <div class="stack">
                    <VisibilityField form errors legend=t::who_step() />
                    <UnitField form units errors />
                </div>
            </Card>
            <StaleNotice stale on_keep=Callback::new(move |()| editing.save()) on_take=Callback::new(take) />
            <div class="cluster">
                <Button submit=true busy icon=Glyph::Check>
                    {t::save()}
                </Button>
                <Button kind=ButtonKind::Secondary on_click=cancel>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

fn fill(form: WishForm, wish: &Wish) {
    let unit =
        use_session().me_now().and_then(|me| own_units(&me, Permission::WishSubmit).into_iter().next());
    form.fill(WishText::of_wish(wish, storage::new_key(), unit.map(|unit| unit.id)));
}

impl Editing {
    fn save(self) {
        let round = self.stale.round();
        let text = WishText { version: self.stale.version(), round, ..untrack(|| self.form.text()) };
        let (body, faults) = text.read();
        if !faults.is_empty() {
            return self
                .errors
                .show(faults.iter().map(|fault| (fault.field.clone(), field_text(fault))).collect());
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<UpdateWish>(&WishPath { wish: self.number }, &Empty {}, &body).await;
            let still_here = self.busy.try_set(false).is_none();
            match outcome {
                Ok(_) => {
                    self.draft.forget();
                    self.toasts.success(t::saved());
                    if still_here {
                        navigation::replace(&Page::Wish(self.number).href());
                    }
                }
                Err(problem) => self.refused(&problem),
            }
        });
    }

    fn refused(self, problem: &Problem) {
        match net::current::<Wish>(problem) {
            Some(now) if problem.code == ProblemCode::Stale => self.stale.found(now),
            _ => self.errors.show_problem(problem),
        }
    }
}
