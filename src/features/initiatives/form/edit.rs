//! Changing an initiative. Its status changes with a status update, not here.

use forenkl_api::{
    Empty, PartialDate, Problem, ProblemCode,
    initiatives::{GetInitiative, Initiative, InitiativePath, UpdateInitiative},
};
use leptos::{prelude::*, task::spawn_local};

use super::fields::{self, Fields};
use crate::{
    features::initiatives::{model::address, texts as t},
    format::partial_date,
    navigation, net,
    net::fetched::Fetched,
    storage,
    ui::*,
};

/// The page.
#[component]
pub fn EditInitiativePage(number: i64) -> impl IntoView {
    let initiative = Fetched::new(move || async move {
        net::call::<GetInitiative>(&InitiativePath { initiative: number }, &Empty {}, &Empty {}).await
    });
    let title = Signal::derive(move || match initiative.get() {
        Some(Ok(initiative)) => t::edit_title(&initiative.row.title),
        _ => t::edit().to_owned(),
    });
    view! {
        <PageHeader title />
        <LiveView of=initiative skeleton=Shape::Lines(8) let:initiative>
            {form(&initiative.get_untracked())}
        </LiveView>
    }
    .into_any()
}

/// The form and what it is based on.
#[derive(Clone, Copy)]
struct Editing {
    number: i64,
    fields: Fields,
    errors: FormErrors,
    busy: RwSignal<bool>,
    /// What the fields were filled from.
    base: StoredValue<Initiative>,
    /// What someone else made of it meanwhile.
    stale: RwSignal<Option<Initiative>>,
    toasts: Toasts,
}

impl Editing {
    fn save(self) {
        let body =
            self.fields.body(storage::new_key(), Vec::new(), self.base.with_value(|base| base.version));
        if let Err(problem) = body.check() {
            return self.errors.show(Fields::explain(&problem));
        }
        self.errors.clear();
        self.busy.set(true);
        spawn_local(async move {
            let path = InitiativePath { initiative: self.number };
            let outcome = net::call::<UpdateInitiative>(&path, &Empty {}, &body).await;
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(_) => {
                    self.toasts.success(t::saved());
                    navigation::replace(&address(self.number));
                }
                Err(problem) => self.refused(&problem),
            }
        });
    }

    fn refused(self, problem: &Problem) {
        match net::current::<Initiative>(problem) {
            Some(current) if problem.code == ProblemCode::Stale => {
                // The page may be gone by now.
                if self.stale.is_disposed() {
                    return;
                }
                self.fields.follow(&self.base.get_value(), &current);
                self.stale.set(Some(current));
            }
            _ => self.errors.show_problem(problem),
        }
    }

    fn keep_mine(self) {
        if let Some(current) = self.stale.get_untracked() {
            self.base.set_value(current);
            self.stale.set(None);
            self.save();
        }
    }

    fn take_theirs(self) {
        if let Some(current) = self.stale.get_untracked() {
            self.fields.fill(&current);
            self.base.set_value(current);
            self.stale.set(None);
        }
    }

    fn differs(self, current: &Initiative) -> Vec<Differs> {
        let theirs = Fields::empty();
        theirs.fill(current);
        let pair = |label, of: fn(Fields) -> RwSignal<String>| {
            (label, of(self.fields).get_untracked(), of(theirs).get_untracked())
        };
        let named = |label, mine: RwSignal<String>, theirs: RwSignal<String>, name: &str| {
            let mine = mine.get_untracked();
            let same = theirs.with_untracked(|theirs| *theirs == mine);
            // Ids say nothing to people: the other one's name, and that one's own choice still stands in the form.
            (label, if same { name.to_owned() } else { t::your_choice().to_owned() }, name.to_owned())
        };
        let row = &current.row;
        let owner = row.owner.as_ref().map(|owner| owner.name.as_str()).unwrap_or_default();
        let mut fields = vec![
            pair(t::field_title(), |fields| fields.title),
            pair(t::field_purpose(), |fields| fields.purpose),
            pair(t::field_improvement(), |fields| fields.improvement),
            named(t::area(), self.fields.area, theirs.area, &row.area.name),
            named(t::unit(), self.fields.unit, theirs.unit, &row.unit.name),
            named(t::owner(), self.fields.owner, theirs.owner, owner),
        ];
        for (label, mine, theirs) in [
            pair(t::field_starts(), |fields| fields.starts),
            pair(t::field_horizon(), |fields| fields.horizon),
        ] {
            fields.push((label, in_words(&mine), in_words(&theirs)));
        }
        Differs::only(fields)
    }
}

fn in_words(date: &str) -> String {
    PartialDate::parse(date).map(|date| partial_date(&date)).unwrap_or_default()
}

fn form(initiative: &Initiative) -> AnyView {
    if !initiative.may.edit {
        return view! { <ProblemView problem=Problem::new(ProblemCode::Forbidden) /> }.into_any();
    }
    let editing = Editing {
        number: initiative.row.number,
        fields: Fields::empty(),
        errors: FormErrors::new(),
        busy: RwSignal::new(false),
        base: StoredValue::new(initiative.clone()),
        stale: RwSignal::new(None),
        toasts: use_toasts(),
    };
    editing.fields.fill(initiative);
    let stale = move || {
        editing.stale.get().map(|current| {
            view! {
                <StaleChoice
                    differs=editing.differs(&current)
                    busy=editing.busy
                    on_mine=move |()| editing.keep_mine()
                    on_theirs=move |()| editing.take_theirs()
                />
            }
        })
    };
    view! {
        <Form on_submit=move |_| editing.save()>
            <ErrorSummary errors=editing.errors />
            {fields::view(editing.fields, editing.errors)}
            {stale}
            <div class="cluster">
                <Button submit=true busy=editing.busy icon=Glyph::Check>
                    {t::save()}
                </Button>
                <LinkButton kind=ButtonKind::Ghost href=address(editing.number)>
                    {t::cancel()}
                </LinkButton>
            </div>
        </Form>
    }
    .into_any()
}
