//! The milestones: ticked off, due, or late.

use forenkl_api::{
    Empty, MilestoneId,
    initiatives::{Initiative, Milestone, MilestoneBody, MilestonePath, UpdateMilestone},
};
use leptos::prelude::*;

use super::{desk::Desk, milestone_form};
use crate::{
    features::initiatives::texts as t,
    format::{date, partial_date},
    net,
    reactive::{Entry, keyed},
    ui::*,
};

/// The card.
pub fn view(desk: Desk, initiative: Signal<Initiative>) -> AnyView {
    let may_edit = Signal::derive(move || initiative.with(|it| it.may.edit));
    // Which one is being edited; an empty id is a new one.
    let editing = RwSignal::new(None::<Option<MilestoneId>>);
    let ids = move || {
        initiative
            .with(|it| it.row.milestones.iter().map(|milestone| milestone.id.clone()).collect::<Vec<_>>())
    };
    let none = move || {
        initiative
            .with(|it| it.row.milestones.is_empty())
            .then(|| view! { <p class="muted">{t::milestone_none()}</p> })
    };
    let add = move || {
        may_edit.get().then(|| {
            view! {
                <Button
                    kind=ButtonKind::Secondary
                    small=true
                    icon=Glyph::Plus
                    on_click=move |_| editing.set(Some(None))
                >
                    {t::milestone_add()}
                </Button>
            }
        })
    };
    view! {
        <Card title=t::milestones() actions=move || add.into_any()>
            {none}
            <ul class="list init-milestones">
                {keyed(move || {
                    let entry = |id: MilestoneId| {
                        Entry::new(id.clone(), move || item(desk, initiative, id, may_edit, editing))
                    };
                    ids().into_iter().map(entry).collect()
                })}
            </ul>
        </Card>
        {milestone_form::view(desk, initiative, editing)}
    }
    .into_any()
}

fn item(
    desk: Desk,
    initiative: Signal<Initiative>,
    id: MilestoneId,
    may_edit: Signal<bool>,
    editing: RwSignal<Option<Option<MilestoneId>>>,
) -> AnyView {
    let own = id.clone();
    let milestone = Memo::new(move |_| {
        initiative.with(|it| it.row.milestones.iter().find(|milestone| milestone.id == own).cloned())
    });
    let title = Signal::derive(move || milestone.get().map(|milestone| milestone.title).unwrap_or_default());
    let done =
        Signal::derive(move || milestone.with(|it| it.as_ref().is_some_and(|it| it.done_at.is_some())));
    let busy = RwSignal::new(false);
    let edit = move || {
        let id = id.clone();
        may_edit.get().then(|| {
            view! {
                <IconButton
                    small=true
                    label=t::milestone_edit_this(&title.get_untracked())
                    icon=Glyph::Edit
                    on_click=move |_| editing.set(Some(Some(id.clone())))
                />
            }
        })
    };
    view! {
        <li class="init-milestone" class:done=done>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=done
                    disabled=move || !may_edit.get()
                    on:change=move |event| {
                        if let Some(milestone) = milestone.get_untracked() {
                            tick(desk, busy, &milestone, event_target_checked(&event));
                        }
                    }
                />
                <span>{title} <small>{move || milestone.get().map(|milestone| facts(&milestone))}</small></span>
            </label>
            {edit}
        </li>
    }
    .into_any()
}

/// Who and when; what is late says so in words and with a mark.
fn facts(milestone: &Milestone) -> AnyView {
    let owner = milestone.owner.as_ref().map(|owner| format!(" · {}", owner.name));
    let due = milestone.due.map(|due| partial_date(&due));
    let when = match (milestone.done_at, due) {
        (Some(done), _) => t::milestone_done_on(&date(done)),
        (None, Some(due)) => due,
        (None, None) => t::no_date().to_owned(),
    };
    let late = milestone.late.then(|| view! { <Tag tone=Tone::Bad>{t::milestone_late()}</Tag> });
    view! {
        {late}
        {when}
        {owner}
    }
    .into_any()
}

/// Its body as it stands, with the tick changed.
fn tick(desk: Desk, busy: RwSignal<bool>, milestone: &Milestone, done: bool) {
    let path = MilestonePath { initiative: desk.number, milestone: milestone.id.clone() };
    let body = MilestoneBody {
        title: milestone.title.clone(),
        owner: milestone.owner.as_ref().map(|owner| owner.id.clone()),
        due: milestone.due,
        done,
    };
    let work = async move { net::call::<UpdateMilestone>(&path, &Empty {}, &body).await };
    desk.quick(busy, work, if done { t::milestone_done() } else { t::milestone_undone() });
}
