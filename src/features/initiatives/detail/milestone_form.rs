//! Adding a milestone, changing one, taking one away.

use forenkl_api::{
    Empty, MilestoneId, PartialDate,
    initiatives::{
        CreateMilestone, DeleteMilestone, Initiative, Milestone, MilestoneBody, MilestonePath,
        UpdateMilestone,
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::desk::Desk;
use crate::{
    features::initiatives::{
        HorizonField,
        choices::{fetch_people, people_choices},
        missing::sentences,
        texts as t,
    },
    net,
    reactive::Effect,
    ui::*,
};

/// The dialog; `editing` holds which one, or nothing inside for a new one.
pub fn view(
    desk: Desk,
    initiative: Signal<Initiative>,
    editing: RwSignal<Option<Option<MilestoneId>>>,
) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(editing.with(Option::is_some)));
    let title = Signal::derive(move || {
        let new = editing.with(|editing| !matches!(editing, Some(Some(_))));
        if new { t::milestone_add() } else { t::milestone_edit() }.to_owned()
    });
    let existing = move || {
        let id = editing.get_untracked()??;
        initiative.with_untracked(|it| it.row.milestones.iter().find(|milestone| milestone.id == id).cloned())
    };
    view! {
        <Dialog open title on_close=move |()| editing.set(None)>
            {form(desk, existing(), open)}
        </Dialog>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct Editing {
    desk: Desk,
    open: RwSignal<bool>,
    existing: StoredValue<Option<Milestone>>,
    title: RwSignal<String>,
    due: RwSignal<String>,
    owner: RwSignal<String>,
    errors: FormErrors,
    busy: RwSignal<bool>,
}

impl Editing {
    fn save(self) {
        let owner = self.owner.get_untracked();
        let body = MilestoneBody {
            title: self.title.get_untracked().trim().to_owned(),
            owner: (!owner.is_empty()).then(|| owner.into()),
            due: PartialDate::parse(&self.due.get_untracked()),
            done: self.existing.with_value(|it| it.as_ref().is_some_and(|it| it.done_at.is_some())),
        };
        if let Err(problem) = body.check() {
            return self.errors.show(sentences(&problem, &[("title", t::need_milestone())]));
        }
        self.errors.clear();
        let (path, id) =
            (self.desk.path(), self.existing.with_value(|it| it.as_ref().map(|it| it.id.clone())));
        let work = async move {
            match id {
                Some(milestone) => {
                    let path = MilestonePath { initiative: path.initiative, milestone };
                    net::call::<UpdateMilestone>(&path, &Empty {}, &body).await
                }
                None => net::call::<CreateMilestone>(&path, &Empty {}, &body).await,
            }
        };
        let done = move || {
            let _ = self.open.try_set(false);
            self.desk.toasts.success(t::milestone_saved());
        };
        self.desk.change(self.busy, work, done, move |problem| self.errors.show_problem(&problem));
    }

    fn remove(self, milestone: Milestone) {
        let path = MilestonePath { initiative: self.desk.number, milestone: milestone.id.clone() };
        let work = async move { net::call::<DeleteMilestone>(&path, &Empty {}, &Empty {}).await };
        let done = move || {
            let _ = self.open.try_set(false);
            let desk = self.desk;
            desk.toasts.undo(t::milestone_removed(), move || put_back(desk, &milestone));
        };
        self.desk.change(self.busy, work, done, move |problem| self.errors.show_problem(&problem));
    }
}

/// Makes the same milestone again.
fn put_back(desk: Desk, milestone: &Milestone) {
    let body = MilestoneBody {
        title: milestone.title.clone(),
        owner: milestone.owner.as_ref().map(|owner| owner.id.clone()),
        due: milestone.due,
        done: milestone.done_at.is_some(),
    };
    let path = desk.path();
    spawn_local(async move {
        match net::call::<CreateMilestone>(&path, &Empty {}, &body).await {
            Ok(initiative) => desk.show(initiative),
            Err(problem) => desk.toasts.error(problem_text(&problem)),
        }
    });
}

fn form(desk: Desk, existing: Option<Milestone>, open: RwSignal<bool>) -> AnyView {
    let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
    let editing = Editing {
        desk,
        open,
        title: text(existing.as_ref().map(|it| it.title.clone())),
        due: text(existing.as_ref().and_then(|it| it.due).map(|due| due.to_string())),
        owner: text(existing.as_ref().and_then(|it| it.owner.as_ref()).map(|owner| owner.id.0.clone())),
        existing: StoredValue::new(existing.clone()),
        errors: FormErrors::new(),
        busy: RwSignal::new(false),
    };
    let remove = existing.map(|milestone| {
        view! {
            <Button kind=ButtonKind::Ghost icon=Glyph::Trash on_click=move |_| editing.remove(milestone.clone())>
                {t::remove()}
            </Button>
        }
    });
    view! {
        <Form on_submit=move |_| editing.save()>
            <ErrorSummary errors=editing.errors />
            <TextField
                name="title"
                label=t::milestone_what()
                hint=t::milestone_what_hint()
                value=editing.title
                error=editing.errors.of("title")
                max=140
            />
            <HorizonField name="due" label=t::milestone_due() value=editing.due errors=editing.errors optional=true />
            <Combobox
                name="owner"
                label=t::milestone_who()
                value=editing.owner
                options=people_choices(fetch_people())
                empty=t::nobody()
                error=editing.errors.of("owner")
                optional=true
            />
            <div class="cluster">
                <Button submit=true busy=editing.busy icon=Glyph::Check>
                    {t::save_milestone()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| open.set(false)>
                    {t::cancel()}
                </Button>
                {remove}
            </div>
        </Form>
    }
    .into_any()
}
