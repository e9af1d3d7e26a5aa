//! Deciding, for whoever leads: the clusters with what was agreed, a form for each, and one tap to a wish or an initiative.

use forenkl_api::{
    AreaId, CardId, ClusterId, Empty, Permission, Problem,
    areas::{Area, Areas, ListAreas},
    workshops::{
        Act, ClusterPath, FacilitatorView, Lead, LeadReply, MakeInitiative, MakeWish, OutcomeBody,
        OutcomeReply,
        act::CLUSTER_MAX,
        view::{ClusterView, Shown},
    },
};
use leptos::prelude::*;

use super::{
    decide_form::form,
    gathering::focus_on,
    held::{hold, passing},
    lead::Desk,
    shown::{option_title, order},
    texts as t, verdict,
};
use crate::{
    features::admin::saving::quietly,
    net::{call, fetched::Fetched},
    reactive::{Entry, keyed},
    routes::Page,
    session::use_session,
    storage,
    ui::{Button, ButtonKind, Choice, Dialog, Select},
};

/// What the rows share. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Table {
    pub desk: Desk,
    /// Where wishes and initiatives from here belong: chosen once for all of them.
    area: RwSignal<String>,
    area_error: RwSignal<Option<String>>,
    areas: Fetched<Areas>,
    /// The cluster that is being decided about.
    pub asked: RwSignal<Option<ClusterId>>,
    pub dialog: RwSignal<bool>,
    may_make_initiatives: bool,
}

/// The list.
pub fn view(desk: Desk) -> AnyView {
    let table = Table {
        desk,
        area: RwSignal::new(String::new()),
        area_error: RwSignal::new(None),
        areas: Fetched::new(|| call::<ListAreas>(&Empty {}, &Empty {}, &Empty {})),
        asked: RwSignal::new(None),
        dialog: RwSignal::new(false),
        may_make_initiatives: use_session().me_now().is_some_and(|me| me.can(Permission::InitiativeEdit)),
    };
    let rows = move || {
        // More dots move a group up: that takes its row off the page for a moment.
        hold();
        desk.seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let entry = |id: String| Entry::new(id.clone(), move || row(table, ClusterId(id)));
            verdict::in_order(shown).into_iter().map(entry).collect()
        })
    };
    let any_loose = Memo::new(move |_| {
        let any = |shown: &Shown| shown.cards.values().any(|card| card.cluster.is_none());
        desk.seen.with(|shown| shown.as_ref().is_some_and(any))
    });
    let loose_rows = move || {
        desk.seen.with(|shown| {
            let cards = shown.as_ref().map(loose_cards).unwrap_or_default();
            let entry = |id: String| Entry::new(id.clone(), move || loose_row(table, id));
            cards.into_iter().map(entry).collect()
        })
    };
    let none = Memo::new(move |_| {
        desk.seen.with(|shown| shown.as_ref().is_none_or(|shown| shown.clusters.is_empty()))
    });
    let title = Signal::derive(move || table.cluster(|cluster| cluster.title.clone()).unwrap_or_default());
    view! {
        <p class="muted" hidden=move || !none.get() || any_loose.get()>
            {t::nothing_to_decide()}
        </p>
        <div hidden=move || none.get()>
            <Select
                name="area"
                label=t::belongs_to()
                hint=t::belongs_to_hint()
                value=table.area
                options=Signal::derive(move || table.area_choices())
                empty=t::choose_area()
                error=table.area_error
            />
        </div>
        <ul class="plain workshop-decided">{keyed(rows)}</ul>
        <section hidden=move || !any_loose.get()>
            <h3>{t::loose()}</h3>
            <ul class="plain workshop-decided">{keyed(loose_rows)}</ul>
        </section>
        <Dialog open=table.dialog title=title on_close=move |()| table.back()>
            {form(table)}
        </Dialog>
    }
    .into_any()
}

impl Table {
    /// Something of the cluster that is asked about.
    pub fn cluster<T>(self, read: impl Fn(&ClusterView) -> T) -> Option<T> {
        let asked = self.asked.get()?;
        self.desk.seen.with(|shown| shown.as_ref()?.clusters.get(&asked).map(&read))
    }

    fn area_choices(self) -> Vec<Choice> {
        let open = |area: &&Area| !area.retired;
        let choices = |areas: &Areas| {
            areas.areas.iter().filter(open).map(|area| Choice::new(area.id.as_str(), &area.name)).collect()
        };
        self.areas.with(choices).unwrap_or_default()
    }

    /// The area that was chosen, with a word where none was.
    fn chosen_area(self) -> Option<AreaId> {
        let chosen = self.area.get_untracked();
        if chosen.is_empty() {
            self.area_error.set(Some(t::choose_area_first().to_owned()));
            if let Some(field) = document().get_element_by_id("f-area") {
                use wasm_bindgen::JsCast;
                let _ = field.unchecked_into::<web_sys::HtmlElement>().focus();
            }
            return None;
        }
        self.area_error.set(None);
        Some(AreaId(chosen))
    }

    /// Opens the form about a cluster.
    fn ask(self, cluster: ClusterId) {
        self.asked.set(Some(cluster));
        self.dialog.set(true);
    }

    /// The form is closed: what it was about has the focus, also where what opened it is gone.
    fn back(self) {
        if let Some(cluster) = self.asked.get_untracked() {
            focus_on(format!("[data-decides='{cluster}'] button"));
        }
    }

    fn make(self, cluster: ClusterId, kind: Outcome) {
        let Some(area) = self.chosen_area() else { return };
        // The unit that answers for the area sees to it.
        let responsible = |areas: &Areas| {
            areas.areas.iter().find(|known| known.id == area).map(|known| known.unit.id.clone())
        };
        let unit = untrack(|| self.areas.with(responsible)).flatten().filter(|_| kind == Outcome::Initiative);
        let path = ClusterPath { workshop: self.desk.id(), cluster };
        let body = OutcomeBody { id: storage::new_key(), area, unit };
        let work = async move { kind.call(&path, &body).await };
        let toasts = self.desk.toasts;
        let work = async move {
            let outcome: Result<OutcomeReply, Problem> = work.await;
            // The field that is refused is not in any form here.
            if kind == Outcome::Initiative
                && outcome.as_ref().is_err_and(|problem| !problem.fields.is_empty())
            {
                toasts.error(t::no_initiative_there());
                return Ok(None);
            }
            outcome.map(Some)
        };
        quietly(toasts, work, move |made: Option<OutcomeReply>| {
            let Some(made) = made else { return };
            toasts.success(match kind {
                Outcome::Wish => t::wish_made(made.number),
                Outcome::Initiative => t::initiative_made(made.number),
            });
        });
    }
}

/// What a cluster is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Wish,
    Initiative,
}

impl Outcome {
    async fn call(self, path: &ClusterPath, body: &OutcomeBody) -> Result<OutcomeReply, Problem> {
        match self {
            Self::Wish => call::<MakeWish>(path, &Empty {}, body).await,
            Self::Initiative => call::<MakeInitiative>(path, &Empty {}, body).await,
        }
    }
}

/// Drawn once for each; what changes in it moves, so that the focus stays in it.
fn row(table: Table, id: ClusterId) -> AnyView {
    let id = StoredValue::new(id);
    let cluster = Memo::new(move |_| {
        let of = |shown: &Shown| id.with_value(|id| shown.clusters.get(id).cloned());
        table.desk.seen.with(|shown| shown.as_ref().and_then(of))
    });
    let title =
        Memo::new(move |_| cluster.with(|cluster| cluster.as_ref().map(|cluster| cluster.title.clone())));
    let decision =
        Memo::new(move |_| cluster.with(|cluster| cluster.as_ref().and_then(|c| c.decision.clone())));
    let made = move |read: fn(&ClusterView) -> Option<i64>| {
        Memo::new(move |_| cluster.with(|cluster| cluster.as_ref().and_then(read)))
    };
    let (wish, initiative) = (made(|cluster| cluster.wish), made(|cluster| cluster.initiative));
    let count = move || {
        table.desk.seen.with(|shown| {
            let Some(shown) = shown else { return String::new() };
            let cards = shown.cards.values();
            let cards = cards.filter(|card| id.with_value(|id| card.cluster.as_ref() == Some(id))).count();
            let dots = id.with_value(|id| verdict::dots(shown, &id.0));
            t::cards_and_dots(i64::try_from(cards).unwrap_or(0), dots)
        })
    };
    let noted_by = move || {
        let by = |view: &FacilitatorView| id.with_value(|id| view.decided_by.get(id).cloned());
        let by = table.desk.view(by).flatten()?;
        Some(view! { <p class="muted small">{t::noted_by(&by)}</p> })
    };
    let word = move || if decision.with(Option::is_some) { t::change_decision() } else { t::decide() };
    let make = move |kind: Outcome, text: &'static str| {
        view! {
            <Button small=true kind=ButtonKind::Ghost on_click=move |_| table.make(id.get_value(), kind)>
                {text}
                <span class="sr-only">" " {title}</span>
            </Button>
        }
        .into_any()
    };
    let no_wish = Memo::new(move |_| wish.with(Option::is_none));
    let no_initiative = Memo::new(move |_| table.may_make_initiatives && initiative.with(Option::is_none));
    let link = |href: String, text: String| view! { <a href=href>{text}</a> };
    let attribute = id.with_value(|id| id.0.clone());
    view! {
        <li data-decides=attribute data-holds="" tabindex="-1">
            <div class="between">
                <strong>{title}</strong>
                {move || decision.with(|decision| decision.as_ref().map(|decision| verdict::tag(decision.verdict)))}
            </div>
            <p class="muted">{count}</p>
            {move || decision.with(|decision| decision.as_ref().map(verdict::decision))}
            {noted_by}
            <div class="cluster">
                <Button small=true kind=ButtonKind::Secondary on_click=move |_| table.ask(id.get_value())>
                    {word}
                    <span class="sr-only">" " {title}</span>
                </Button>
                {passing(no_wish, move || make(Outcome::Wish, t::make_wish()))}
                {move || wish.get().map(|number| link(Page::Wish(number).href(), t::wish(number)))}
                {passing(no_initiative, move || make(Outcome::Initiative, t::make_initiative()))}
                {move || {
                    initiative.get().map(|number| link(Page::Initiative(number).href(), t::initiative(number)))
                }}
            </div>
        </li>
    }
    .into_any()
}

/// The cards in no group, the most dots first.
fn loose_cards(shown: &Shown) -> Vec<String> {
    let loose = shown.cards.iter().filter(|(_, card)| card.cluster.is_none());
    let mut cards: Vec<String> = loose.map(|(id, _)| id.0.clone()).collect();
    cards.sort_by_key(|id| (-verdict::dots(shown, id), order(id)));
    cards
}

/// A card that nobody put with others can be decided about, too: it becomes a group of its own.
fn loose_row(table: Table, card: String) -> AnyView {
    let busy = RwSignal::new(false);
    let card = StoredValue::new(card);
    let seen = table.desk.seen;
    let text = Memo::new(move |_| {
        seen.with(|shown| shown.as_ref().map(|shown| card.with_value(|card| option_title(shown, card))))
            .unwrap_or_default()
    });
    let dots = Memo::new(move |_| {
        seen.with(|shown| {
            shown.as_ref().map_or(0, |shown| card.with_value(|card| verdict::dots(shown, card)))
        })
    });
    let decide = move |_| {
        busy.set(true);
        let cards = vec![CardId(card.get_value())];
        let act = Act::Gather { cards, title: group_title(&text.get_untracked()) };
        let work = table.desk.sending(Lead::Do { act });
        // Where it is refused, it can be tried again.
        let work = async move {
            let outcome = work.await;
            let _ = busy.try_set(false);
            outcome
        };
        quietly(table.desk.toasts, work, move |reply: LeadReply| {
            if let Some(made) = reply.made {
                table.ask(ClusterId(made));
            }
        });
    };
    view! {
        <li>
            <p>{text}</p>
            <div class="cluster">
                <Button small=true kind=ButtonKind::Secondary busy on_click=decide>
                    {t::decide()}
                    <span class="sr-only">" " {text}</span>
                </Button>
                {move || (dots.get() > 0).then(|| view! { <span class="muted">{t::dots(dots.get())}</span> })}
            </div>
        </li>
    }
    .into_any()
}

/// What a group of one card is called: the card's words, as far as there is room.
fn group_title(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let room = usize::try_from(CLUSTER_MAX).unwrap_or(80);
    if text.chars().count() <= room {
        return text;
    }
    let cut: String = text.chars().take(room - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_one_card_is_called_as_the_card_as_far_as_there_is_room() {
        assert_eq!(group_title("Tre underskrifter\n på et skab"), "Tre underskrifter på et skab");
        let long = group_title(&"æ".repeat(500));
        assert_eq!((long.chars().count(), long.ends_with('…')), (80, true));
        let gather = Act::Gather { cards: vec![CardId("c1".into())], title: long };
        assert!(gather.check().is_ok());
    }
}
