//! Sorting a wish: area, kind, whose rule, status, and the burden where it was looked into.

use forenkl_api::{
    Empty, FieldCode, FieldError, Problem, ProblemCode,
    wishes::{AssessWish, AssessmentBody, RuleSource, Wish, WishKind, WishStatus},
};
use leptos::{prelude::*, task::spawn_local};

use super::close;
use crate::{
    features::wishes::{
        detail::Open,
        sources,
        stale_notice::{Stale, StaleNotice},
        texts::{assess as t, words},
    },
    net,
    ui::{
        Button, ButtonKind, Choice, ErrorSummary, Form, FormErrors, Glyph, NumberField, Select, Toasts,
        field::parse_number, field_text, use_toasts,
    },
};

#[derive(Clone, Copy)]
struct Sorting {
    open: Open,
    area: RwSignal<String>,
    kind: RwSignal<String>,
    source: RwSignal<String>,
    status: RwSignal<String>,
    /// Hours; the server keeps minutes.
    verified: RwSignal<String>,
    stale: Stale,
    errors: FormErrors,
    busy: RwSignal<bool>,
    toasts: Toasts,
}

#[component]
pub(super) fn SortForm(open: Open) -> impl IntoView {
    let wish = open.wish.get_untracked();
    let sorting = Sorting {
        open,
        area: RwSignal::default(),
        kind: RwSignal::default(),
        source: RwSignal::default(),
        status: RwSignal::default(),
        verified: RwSignal::default(),
        stale: Stale::new(wish.clone()),
        errors: FormErrors::new(),
        busy: RwSignal::new(false),
        toasts: use_toasts(),
    };
    sorting.fill(&wish);
    let Sorting { errors, busy, stale, .. } = sorting;
    let areas = sources::area_choices();
    view! {
        <Form on_submit=move |_| sorting.save()>
            <ErrorSummary errors />
            <div class="cols">
                <Select name="area" label=t::area() value=sorting.area options=areas error=errors.of("area") />
                <Select
                    name="kind"
                    label=t::kind()
                    value=sorting.kind
                    options=named(WishKind::ALL, WishKind::word, words::kind_name)
                    error=errors.of("kind")
                />
                <Select
                    name="rule_source"
                    label=t::whose()
                    value=sorting.source
                    options=named(RuleSource::ALL, RuleSource::word, words::rule_source_name)
                    error=errors.of("rule_source")
                />
                <Select
                    name="status"
                    label=t::status()
                    value=sorting.status
                    options=statuses(wish.status)
                    error=errors.of("status")
                />
            </div>
            <NumberField
                name="verified_minutes"
                label=t::verified()
                hint=t::verified_hint()
                unit=t::hours_unit()
                value=sorting.verified
                optional=true
                error=errors.of("verified_minutes")
            />
            <StaleNotice
                stale
                on_keep=Callback::new(move |()| sorting.save())
                on_take=Callback::new(move |now: Wish| sorting.fill(&now))
            />
            <div class="cluster">
                <Button submit=true busy icon=Glyph::Check>
                    {t::save()}
                </Button>
                <Button kind=ButtonKind::Secondary on_click=move |_| close()>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

fn named<T: Copy>(all: &[T], word: fn(T) -> &'static str, name: fn(T) -> &'static str) -> Vec<Choice> {
    all.iter().map(|one| Choice::new(word(*one), name(*one))).collect()
}

/// Only what can be set by hand; the others come by answering and delivering, and stand alone.
fn statuses(now: WishStatus) -> Vec<Choice> {
    let offered: &[WishStatus] = match now {
        WishStatus::Received | WishStatus::Assessing => &[WishStatus::Received, WishStatus::Assessing],
        WishStatus::Reopened => &[WishStatus::Reopened, WishStatus::Assessing],
        _ => &[now],
    };
    named(offered, WishStatus::word, words::status_name)
}

impl Sorting {
    fn fill(self, wish: &Wish) {
        self.area.set(wish.area.id.to_string());
        self.kind.set(wish.kind.word().to_owned());
        self.source.set(wish.rule_source.word().to_owned());
        self.status.set(wish.status.word().to_owned());
        self.verified.set(wish.burden.verified.map(|minutes| (minutes / 60).to_string()).unwrap_or_default());
    }

    fn body(self) -> Result<AssessmentBody, FieldError> {
        let verified = self.verified.get_untracked();
        let hours = match parse_number(&verified) {
            None if !verified.trim().is_empty() => {
                return Err(FieldError::new("verified_minutes", FieldCode::NotANumber));
            }
            hours => hours,
        };
        let wish = self.open.wish.get_untracked();
        // Untouched hours keep the minutes that were verified.
        let kept = wish.burden.verified.filter(|minutes| Some(minutes / 60) == hours);
        Ok(AssessmentBody {
            area: self.area.get_untracked().into(),
            kind: WishKind::from_word(&self.kind.get_untracked()).unwrap_or(wish.kind),
            rule_source: RuleSource::from_word(&self.source.get_untracked()).unwrap_or(wish.rule_source),
            status: WishStatus::from_word(&self.status.get_untracked()).unwrap_or(wish.status),
            verified_minutes: kept.or(hours.map(|hours| hours.saturating_mul(60))),
            version: self.stale.version(),
        })
    }

    fn save(self) {
        let body = match self.body() {
            Ok(body) => body,
            Err(error) => return self.errors.show(vec![(error.field.clone(), field_text(&error))]),
        };
        if let Err(problem) = body.check() {
            return self.errors.show_problem(&problem);
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<AssessWish>(&self.open.path(), &Empty {}, &body).await;
            let still_here = self.busy.try_set(false).is_none();
            match outcome {
                Ok(_) => {
                    self.toasts.success(t::saved());
                    self.open.refresh();
                    if still_here {
                        close();
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
