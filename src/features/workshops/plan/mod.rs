//! `/workshops/{id}/plan`: the plan of a workshop, which can be changed until its doors are opened.

mod about;
mod blocks;
mod differs;
mod fields;
mod known;
mod people;
mod top;
mod wrong;

use forenkl_api::{
    Empty, FieldError, Problem, ProblemCode, WorkshopId,
    workshops::{ShowWorkshop, UpdateWorkshop, Workshop, WorkshopBody, WorkshopPath, WorkshopStatus},
};
use leptos::{prelude::*, task::spawn_local};

use self::{blocks::List, fields::Fields, known::Known};
use super::{
    block::{self, Asked, Take},
    texts as t,
};
use crate::{
    navigation,
    net::{
        self, call,
        draft::{Draft, use_draft},
        fetched::Fetched,
    },
    reactive::Effect,
    routes::Page,
    ui::{
        Alert, AlertKind, Button, ButtonKind, ErrorSummary, Form, FormErrors, Glyph, LinkButton, LiveView,
        PageHeader, Shape, StaleChoice, Toasts, use_toasts,
    },
};

/// The page.
#[component]
pub fn PlanPage(id: String) -> impl IntoView {
    let workshop = WorkshopId(id);
    let known = Fetched::new(move || {
        let path = WorkshopPath { workshop: workshop.clone() };
        async move { call::<ShowWorkshop>(&path, &Empty {}, &Empty {}).await }
    });
    let lead = Signal::derive(move || known.with(|known| known.plan.title.clone()).unwrap_or_default());
    view! {
        <PageHeader title=t::edit_plan() lead=lead />
        <LiveView of=known skeleton=Shape::Lines(8) let:known>
            {form(&known.get_untracked())}
        </LiveView>
    }
    .into_any()
}

/// The form and what it is based on. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
struct Editing {
    workshop: StoredValue<WorkshopId>,
    fields: Fields,
    known: Known,
    errors: FormErrors,
    busy: RwSignal<bool>,
    /// The plan that was last saved, as the fields say it.
    saved: StoredValue<WorkshopBody>,
    /// The version the fields are based on.
    version: StoredValue<i64>,
    /// What someone else made of it meanwhile.
    stale: RwSignal<Option<Workshop>>,
    draft: Draft,
    toasts: Toasts,
}

impl Editing {
    fn save(self) {
        if self.busy.get_untracked() {
            return;
        }
        let (body, mut faults) =
            untrack(|| (self.fields.body(self.version.get_value()), self.fields.faults()));
        if let Err(problem) = body.check() {
            faults.extend(problem.fields);
        }
        if !faults.is_empty() {
            return self.tell(&faults);
        }
        self.errors.clear();
        self.stale.set(None);
        self.busy.set(true);
        let path = WorkshopPath { workshop: self.workshop.get_value() };
        spawn_local(async move {
            let outcome = call::<UpdateWorkshop>(&path, &Empty {}, &body).await;
            // The page may be gone by now.
            if self.busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(saved) => {
                    self.draft.forget();
                    self.toasts.success(t::plan_saved());
                    navigation::replace(&Page::Workshop(saved.id.0).href());
                }
                Err(problem) => self.refused(&problem),
            }
        });
    }

    fn tell(self, faults: &[FieldError]) {
        let told = self
            .fields
            .blocks
            .with_untracked(|blocks| faults.iter().map(|fault| wrong::sentence(fault, blocks)).collect());
        self.errors.show(told);
    }

    fn refused(self, problem: &Problem) {
        match net::current::<Workshop>(problem) {
            Some(current) if problem.code == ProblemCode::Stale => self.stale.set(Some(current)),
            _ if problem.fields.is_empty() => self.errors.show_problem(problem),
            _ => self.tell(&problem.fields),
        }
    }

    /// Fills the fields with a plan that is saved.
    fn take(self, plan: &WorkshopBody) {
        self.fields.fill(plan);
        self.saved.set_value(untrack(|| self.fields.body(0)));
        self.version.set_value(plan.version);
        self.errors.clear();
    }

    fn keep_mine(self) {
        if let Some(current) = self.stale.get_untracked() {
            self.version.set_value(current.plan.version);
            self.stale.set(None);
            self.save();
        }
    }

    fn take_theirs(self) {
        if let Some(current) = self.stale.get_untracked() {
            self.take(&current.plan);
            self.stale.set(None);
        }
    }

    /// The plan as it is written, where it is not the saved one; read reactively.
    fn unsaved(self) -> Option<WorkshopBody> {
        let body = self.fields.body(0);
        let changed = self.saved.with_value(|saved| *saved != body);
        changed.then(|| WorkshopBody { version: self.version.get_value(), ..body })
    }
}

fn form(workshop: &Workshop) -> AnyView {
    if workshop.status != WorkshopStatus::Planned {
        return fixed(workshop);
    }
    // What is written is kept as one text, so that a plan half changed is there the next time.
    let kept = RwSignal::new(String::new());
    let draft = use_draft(&format!("workshop.{}", workshop.id), vec![("plan", kept)]);
    let written = kept.with_untracked(|kept| net::read::<WorkshopBody>(kept).ok());
    let fields = Fields::of(&workshop.plan);
    let editing = Editing {
        workshop: StoredValue::new(workshop.id.clone()),
        fields,
        known: Known::fetch(),
        errors: FormErrors::new(),
        busy: RwSignal::new(false),
        saved: StoredValue::new(untrack(|| fields.body(0))),
        version: StoredValue::new(workshop.plan.version),
        stale: RwSignal::new(None),
        draft,
        toasts: use_toasts(),
    };
    let restored = RwSignal::new(written.is_some());
    if let Some(plan) = &written {
        fields.fill(plan);
        editing.version.set_value(plan.version);
    }
    Effect::new(move |_| {
        let text = editing.unsaved().map(|plan| net::write(&plan)).unwrap_or_default();
        if kept.with_untracked(|kept| *kept != text) {
            kept.set(text);
        }
    });
    let known = workshop.plan.clone();
    let drop = move || {
        editing.take(&known);
        restored.set(false);
    };
    view! {
        {move || restored.get().then(|| earlier(drop.clone()))}
        {whole(editing, kept)}
    }
    .into_any()
}

/// Says that what is shown was written earlier, and offers the saved plan.
fn earlier(drop: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! {
        <Alert kind=AlertKind::Info title=t::plan_kept() quiet=true>
            <Button kind=ButtonKind::Secondary small=true on_click=move |_| drop()>
                {t::plan_drop()}
            </Button>
        </Alert>
    }
    .into_any()
}

/// Once the doors are open.
fn fixed(workshop: &Workshop) -> AnyView {
    let href = Page::Workshop(workshop.id.0.clone()).href();
    view! {
        <Alert kind=AlertKind::Info title=t::plan_fixed() quiet=true>
            <LinkButton
                small=true
                kind=ButtonKind::Secondary
                href=href.clone()
            >
                {t::to_room()}
            </LinkButton>
        </Alert>
    }
    .into_any()
}

fn whole(editing: Editing, kept: RwSignal<String>) -> AnyView {
    let Editing { fields, known, errors, .. } = editing;
    let asked = RwSignal::new(None::<Asked>);
    let list = List { blocks: fields.blocks, errors, asked, toasts: editing.toasts };
    let take: Take = Callback::new(move |(asked, form): (Asked, block::Editing)| {
        let block = asked.block;
        errors.mend(&wrong::row_name(&block.id), None);
        fields.blocks.update(|blocks| match blocks.iter().position(|one| one.id == block.id) {
            Some(at) => {
                if let Some(place) = blocks.get_mut(at) {
                    *place = block;
                }
            }
            None => blocks.push(block),
        });
        form.close();
    });
    let stale = move || {
        editing.stale.get().map(|current| {
            let mine = untrack(|| fields.body(current.plan.version));
            view! {
                <StaleChoice
                    differs=differs::differs(known, &mine, &current.plan)
                    busy=editing.busy
                    on_mine=move |()| editing.keep_mine()
                    on_theirs=move |()| editing.take_theirs()
                />
            }
        })
    };
    let unsaved = move || kept.with(|kept| !kept.is_empty()).then(t::plan_unsaved);
    let back = Page::Workshop(editing.workshop.get_value().0).href();
    view! {
        <Form on_submit=move |_| editing.save()>
            <ErrorSummary errors />
            {about::about(fields, errors)}
            {blocks::view(list)}
            {people::people(fields, known, errors)}
            {about::beginning(fields, known, errors)}
            {stale}
            <div class="cluster">
                <Button submit=true busy=editing.busy icon=Glyph::Check>
                    {t::save_plan()}
                </Button>
                <LinkButton kind=ButtonKind::Ghost href=back>
                    {t::cancel()}
                </LinkButton>
                <span role="status" class="muted">
                    {unsaved}
                </span>
            </div>
        </Form>
        {block::dialog(asked, take)}
    }
    .into_any()
}
