//! Deciding, for whoever leads: the clusters with what was agreed, a form for each, and one tap to a wish or an initiative.

use forenkl_api::{
    AreaId, ClusterId, Empty, PartialDate, Permission, Problem,
    areas::{Area, Areas, ListAreas},
    wishes::RuleSource,
    workshops::{
        ClusterPath, Lead, MakeInitiative, MakeWish, OutcomeBody, OutcomeReply,
        lead::{Decision, Verdict},
        view::ClusterView,
    },
};
use leptos::prelude::*;

use super::{lead::Desk, texts as t, verdict};
use crate::{
    features::{
        admin::saving::{Saving, quietly},
        wishes::rule_source_name,
    },
    net::{self, call, fetched::Fetched},
    reactive::{Entry, keyed},
    routes::Page,
    session::use_session,
    storage,
    ui::{
        Button, ButtonKind, Choice, Dialog, ErrorSummary, Form, PartialDateField, RadioCards, Select,
        TextArea, TextField,
    },
};

/// What the rows share. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
struct Table {
    desk: Desk,
    /// Where wishes and initiatives from here belong: chosen once for all of them.
    area: RwSignal<String>,
    area_error: RwSignal<Option<String>>,
    areas: Fetched<Areas>,
    /// The cluster that is being decided about.
    asked: RwSignal<Option<ClusterId>>,
    dialog: RwSignal<bool>,
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
        desk.seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let found = verdict::in_order(shown).into_iter().filter_map(|id| {
                let (id, cluster) = shown.clusters.iter().find(|(known, _)| known.0 == id)?;
                let cards = shown.cards.values().filter(|card| card.cluster.as_ref() == Some(id)).count();
                let dots = verdict::dots(shown, &id.0);
                let (id, cluster) = (id.clone(), cluster.clone());
                // Not with {:?}: the shipped program formats nothing for debugging.
                let key = format!("{id} {cards} {dots} {}", net::write(&cluster));
                Some(Entry::new(key, move || row(table, id, &cluster, cards, dots)))
            });
            found.collect()
        })
    };
    let none = Memo::new(move |_| {
        desk.seen.with(|shown| shown.as_ref().is_none_or(|shown| shown.clusters.is_empty()))
    });
    let title = Signal::derive(move || table.cluster(|cluster| cluster.title.clone()).unwrap_or_default());
    view! {
        <p class="muted" hidden=move || !none.get()>
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
        <Dialog open=table.dialog title=title>
            {form(table)}
        </Dialog>
    }
    .into_any()
}

impl Table {
    /// Something of the cluster that is asked about.
    fn cluster<T>(self, read: impl Fn(&ClusterView) -> T) -> Option<T> {
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

fn row(table: Table, id: ClusterId, cluster: &ClusterView, cards: usize, dots: i64) -> AnyView {
    let ask = {
        let id = id.clone();
        move |_| {
            table.asked.set(Some(id.clone()));
            table.dialog.set(true);
        }
    };
    let title = cluster.title.clone();
    let said = {
        let title = title.clone();
        move || view! { <span class="sr-only">" " {title.clone()}</span> }
    };
    let word = if cluster.decision.is_some() { t::change_decision() } else { t::decide() };
    let make = |kind: Outcome, text: &'static str| {
        let (id, said) = (id.clone(), said.clone());
        view! {
            <Button small=true kind=ButtonKind::Ghost on_click=move |_| table.make(id.clone(), kind)>
                {text}
                {said()}
            </Button>
        }
        .into_any()
    };
    let wish = match cluster.wish {
        Some(number) => view! { <a href=Page::Wish(number).href()>{t::wish(number)}</a> }.into_any(),
        None => make(Outcome::Wish, t::make_wish()),
    };
    let initiative = match cluster.initiative {
        Some(number) => {
            view! { <a href=Page::Initiative(number).href()>{t::initiative(number)}</a> }.into_any()
        }
        None if table.may_make_initiatives => make(Outcome::Initiative, t::make_initiative()),
        None => ().into_any(),
    };
    let count = i64::try_from(cards).unwrap_or(0);
    view! {
        <li>
            <div class="between">
                <strong>{title}</strong>
                {cluster.decision.as_ref().map(|decision| verdict::tag(decision.verdict))}
            </div>
            <p class="muted">{t::cards_and_dots(count, dots)}</p>
            {cluster.decision.as_ref().map(verdict::decision)}
            <div class="cluster">
                <Button small=true kind=ButtonKind::Secondary on_click=ask>
                    {word}
                    {said()}
                </Button>
                {wish}
                {initiative}
            </div>
        </li>
    }
    .into_any()
}

fn label(field: &str) -> &'static str {
    match field {
        "verdict" => t::what_becomes_of_it(),
        "reason" => t::reason(),
        "decides" => t::decides(),
        "owner" => t::owner(),
        "if_then" => t::if_then(),
        _ => "",
    }
}

/// The form about one cluster; made fresh for each, from what was decided before.
fn form(table: Table) -> impl Fn() -> AnyView + Send + Sync + Clone {
    move || {
        let Some(id) = table.asked.get_untracked() else { return ().into_any() };
        let before = untrack(|| table.cluster(|cluster| cluster.decision.clone())).flatten();
        let text =
            |read: fn(&Decision) -> String| RwSignal::new(before.as_ref().map(read).unwrap_or_default());
        let verdict = text(|decision| decision.verdict.word().to_owned());
        let source = RwSignal::new(
            before.as_ref().map_or(RuleSource::Unknown, |decision| decision.rule_source).word().to_owned(),
        );
        let (reason, decides) = (text(|d| d.reason.clone()), text(|d| d.decides.clone()));
        let (owner, if_then) = (text(|d| d.owner.clone()), text(|d| d.if_then.clone()));
        let deadline = text(|d| d.deadline.map(|deadline| deadline.to_string()).unwrap_or_default());
        let saving = Saving::<()>::new(label);
        let verdicts: Vec<Choice> = Verdict::ALL
            .iter()
            .map(|one| Choice::new(one.word(), verdict::name(*one)).hint(hint(*one)))
            .collect();
        let sources: Vec<Choice> =
            RuleSource::ALL.iter().map(|one| Choice::new(one.word(), rule_source_name(*one))).collect();
        let save = move || {
            let Some(chosen) = Verdict::from_word(&verdict.get_untracked()) else {
                let finding = saving.finding("verdict", forenkl_api::FieldCode::Required);
                return saving.errors.show(vec![finding]);
            };
            let decision = Decision {
                verdict: chosen,
                reason: reason.get_untracked().trim().to_owned(),
                rule_source: RuleSource::from_word(&source.get_untracked()).unwrap_or(RuleSource::Unknown),
                decides: decides.get_untracked().trim().to_owned(),
                owner: owner.get_untracked().trim().to_owned(),
                deadline: PartialDate::parse(&deadline.get_untracked()),
                if_then: if_then.get_untracked().trim().to_owned(),
            };
            let lead = Lead::Decide { cluster: id.clone(), decision };
            let errors = saving.found(lead.check());
            if !errors.is_empty() {
                return saving.errors.show(errors);
            }
            saving.run(table.desk.sending(lead), move |_| {
                let _ = table.dialog.try_set(false);
            });
        };
        view! {
            <Form on_submit=move |_| save()>
                <ErrorSummary errors=saving.errors />
                <RadioCards
                    name="verdict"
                    legend=t::what_becomes_of_it()
                    value=verdict
                    options=verdicts
                    error=saving.errors.of("verdict")
                />
                <TextArea name="reason" label=t::reason() value=reason error=saving.errors.of("reason") rows=2 optional=true />
                <Select name="rule_source" label=t::whose_rule() value=source options=sources />
                <TextField
                    name="owner"
                    label=t::owner()
                    hint=t::owner_hint()
                    value=owner
                    error=saving.errors.of("owner")
                    max=120
                    optional=true
                />
                <PartialDateField name="deadline" label=t::deadline() value=deadline optional=true />
                <TextField
                    name="decides"
                    label=t::decides()
                    hint=t::decides_hint()
                    value=decides
                    error=saving.errors.of("decides")
                    max=120
                    optional=true
                />
                <TextArea
                    name="if_then"
                    label=t::if_then()
                    hint=t::if_then_hint()
                    value=if_then
                    error=saving.errors.of("if_then")
                    rows=2
                    optional=true
                />
                <div class="cluster">
                    <Button submit=true busy=saving.busy>
                        {t::save_decision()}
                    </Button>
                    <Button kind=ButtonKind::Ghost on_click=move |_| table.dialog.set(false)>
                        {t::cancel()}
                    </Button>
                </div>
            </Form>
        }
        .into_any()
    }
}

fn hint(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Remove => t::verdict_remove_hint(),
        Verdict::Simplify => t::verdict_simplify_hint(),
        Verdict::Move => t::verdict_move_hint(),
        Verdict::Keep => t::verdict_keep_hint(),
        Verdict::ChallengeRule => t::verdict_challenge_hint(),
    }
}
