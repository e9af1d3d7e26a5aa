//! What can be done with a whole group on the desk: another name, and all its cards into another group.

use forenkl_api::{
    CardId, ClusterId,
    workshops::{Act, view::Shown},
};
use leptos::prelude::*;

use super::{
    gathering::{Gathering, focus_on, naming_field, naming_form},
    held::focus_if_lost,
    picking::too_many,
    shown::order,
    texts as t,
};
use crate::ui::{Button, ButtonKind, Choice, Form, FormErrors, Select, field_text, use_announcer};
use forenkl_api::{FieldCode, FieldError};

/// What is asked about a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Name,
    Merge,
}

/// The group whose form is open; one at a time.
pub type Opened = RwSignal<Option<(String, Asked)>>;

/// What stands below a group's name.
pub fn head(gathering: Gathering, opened: Opened, cluster: String) -> AnyView {
    let cluster = StoredValue::new(cluster);
    let title = Memo::new(move |_| cluster.with_value(|id| gathering.title(id)));
    let others = Memo::new(move |_| gathering.clusters.with(|clusters| clusters.len() > 1));
    let asked = Memo::new(move |_| {
        opened.with(|opened| {
            let here = opened.as_ref().filter(|(id, _)| cluster.with_value(|cluster| id == cluster));
            here.map(|(_, asked)| *asked)
        })
    });
    let ask = move |asked: Asked| opened.set(Some((cluster.get_value(), asked)));
    let button = move |asked: Asked, text: &'static str| {
        view! {
            <Button small=true kind=ButtonKind::Ghost on_click=move |_| ask(asked)>
                {text}
                <span class="sr-only">" " {title}</span>
            </Button>
        }
        .into_any()
    };
    let tools = move || {
        (gathering.may.get() && asked.get().is_none()).then(|| {
            view! {
                <div class="cluster workshop-group-tools">
                    {button(Asked::Name, t::rename())}
                    {move || others.get().then(|| button(Asked::Merge, t::merge()))}
                </div>
            }
        })
    };
    let form = move || {
        gathering.may.get().then(|| match asked.get() {
            Some(Asked::Name) => naming(gathering, opened, cluster.get_value(), title.get_untracked()),
            Some(Asked::Merge) => merging(gathering, opened, cluster.get_value()),
            None => ().into_any(),
        })
    };
    view! {
        {tools}
        {form}
    }
    .into_any()
}

/// Closes the form of a group, unless another was opened since; the focus goes to the first button of a group.
fn close(opened: Opened, of: &str, to: &str) {
    let _ = opened.try_update(|opened| {
        if opened.as_ref().is_some_and(|(id, _)| id == of) {
            *opened = None;
        }
    });
    focus_if_lost(format!("[data-cluster='{to}'] button"));
}

fn naming(gathering: Gathering, opened: Opened, cluster: String, title: String) -> AnyView {
    let (of, back) = (cluster.clone(), cluster.clone());
    focus_on(naming_field(&of));
    naming_form(
        &of,
        RwSignal::new(title),
        t::save_name(),
        move || close(opened, &back, &back),
        move |title, busy| {
            let cluster = cluster.clone();
            let act = Act::Name { cluster: ClusterId(cluster.clone()), title };
            gathering.act_then(act, move |done| {
                let _ = busy.try_set(false);
                if done {
                    close(opened, &cluster, &cluster);
                }
            });
        },
    )
}

/// The cards of a group, in the order in which they were made.
fn cards_of(shown: &Shown, cluster: &str) -> Vec<CardId> {
    let within =
        shown.cards.iter().filter(|(_, card)| card.cluster.as_ref().is_some_and(|of| of.0 == cluster));
    let mut cards: Vec<CardId> = within.map(|(id, _)| id.clone()).collect();
    cards.sort_by_key(|id| order(id.as_str()));
    cards
}

fn merging(gathering: Gathering, opened: Opened, cluster: String) -> AnyView {
    let (into, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (errors, announcer) = (FormErrors::new(), use_announcer());
    let cluster = StoredValue::new(cluster);
    let choices = Signal::derive(move || {
        gathering.clusters.with(|clusters| {
            let others = clusters.iter().filter(|(id, _)| cluster.with_value(|cluster| id != cluster));
            others.map(|(id, title)| Choice::new(id, title)).collect::<Vec<_>>()
        })
    });
    let merge = move || {
        let to = into.get_untracked();
        let cards = gathering.seen.with_untracked(|shown| {
            shown.as_ref().map(|shown| cluster.with_value(|id| cards_of(shown, id))).unwrap_or_default()
        });
        if to.is_empty() {
            let wrong = field_text(&FieldError::new("into", FieldCode::Required));
            return errors.show(vec![("into".to_owned(), wrong)]);
        }
        if let Some(too_many) = too_many(&cards) {
            return errors.show(vec![("into".to_owned(), too_many)]);
        }
        let (of, said) = (cluster.get_value(), t::merged(&untrack(|| gathering.title(&to))));
        let act = Act::Move { cards, cluster: Some(ClusterId(to.clone())) };
        errors.clear();
        busy.set(true);
        gathering.act_then(act, move |done| {
            let _ = busy.try_set(false);
            if done {
                announcer.say(gathering.told(said));
                // The group is gone in a moment, and the other one has what was in it.
                close(opened, &of, &to);
            }
        });
    };
    focus_if_lost(".workshop-naming select".to_owned());
    view! {
        <div class="workshop-naming">
            <Form on_submit=move |_| merge()>
                <Select
                    name="into"
                    label=t::merge_into()
                    value=into
                    options=choices
                    empty=t::choose_group()
                    error=errors.of("into")
                />
                <div class="cluster">
                    <Button submit=true small=true busy=busy>
                        {t::move_them()}
                    </Button>
                    <Button
                        small=true
                        kind=ButtonKind::Ghost
                        on_click=move |_| cluster.with_value(|cluster| close(opened, cluster, cluster))
                    >
                        {t::cancel()}
                    </Button>
                </div>
            </Form>
        </div>
    }
    .into_any()
}
