//! Giving status: how far, how it goes, one sentence. Delivering says beforehand what it sets going.

use forenkl_api::{
    Empty, Problem, ProblemCode,
    initiatives::{GiveStatus, Health, Initiative, InitiativeStatus, StatusUpdateBody},
    wishes::{GetWish, WishPath},
};
use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    features::initiatives::{
        missing::sentences,
        texts as t,
        words::{health_hint, health_name, status_hint, status_name},
    },
    net,
    net::fetched::Fetched,
    ui::*,
};

/// The dialog.
pub fn view(desk: Desk, initiative: Signal<Initiative>, open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=t::give_status()>
            <div class="init-giving">{form(desk, initiative, open)}</div>
        </Dialog>
    }
    .into_any()
}

/// What is chosen and written, and what it is based on.
#[derive(Clone, Copy)]
struct Giving {
    desk: Desk,
    initiative: Signal<Initiative>,
    open: RwSignal<bool>,
    status: RwSignal<String>,
    health: RwSignal<String>,
    text: RwSignal<String>,
    version: StoredValue<i64>,
    errors: FormErrors,
    busy: RwSignal<bool>,
    stale: RwSignal<Option<Initiative>>,
    draft: net::draft::Draft,
}

impl Giving {
    fn chosen(self) -> InitiativeStatus {
        self.status.with(|word| InitiativeStatus::from_word(word)).unwrap_or(InitiativeStatus::InProgress)
    }

    fn send(self) {
        let body = StatusUpdateBody {
            status: untrack(|| self.chosen()),
            health: self.health.with_untracked(|word| Health::from_word(word)).unwrap_or(Health::OnTrack),
            text: self.text.get_untracked().trim().to_owned(),
            version: self.version.get_value(),
        };
        if let Err(problem) = body.check() {
            return self.errors.show(sentences(&problem, &[("text", t::need_sentence())]));
        }
        self.errors.clear();
        let said = if body.status == InitiativeStatus::Delivered && !self.was_delivered() {
            t::delivered_saved()
        } else {
            t::status_saved()
        };
        let path = self.desk.path();
        let work = async move { net::call::<GiveStatus>(&path, &Empty {}, &body).await };
        let done = move || {
            self.draft.forget();
            let _ = self.open.try_set(false);
            self.desk.toasts.success(said);
        };
        self.desk.change(self.busy, work, done, move |problem| self.refused(&problem));
    }

    fn was_delivered(self) -> bool {
        self.initiative.with_untracked(|it| it.row.status == InitiativeStatus::Delivered)
    }

    fn refused(self, problem: &Problem) {
        match net::current::<Initiative>(problem) {
            Some(current) if problem.code == ProblemCode::Stale => {
                let _ = self.stale.try_set(Some(current));
            }
            _ => self.errors.show_problem(problem),
        }
    }

    fn keep_mine(self) {
        if let Some(current) = self.stale.get_untracked() {
            self.version.set_value(current.version);
            self.stale.set(None);
            self.send();
        }
    }

    fn take_theirs(self) {
        if let Some(current) = self.stale.get_untracked() {
            self.stale.set(None);
            self.draft.forget();
            self.open.set(false);
            self.desk.show(current);
        }
    }
}

fn form(desk: Desk, initiative: Signal<Initiative>, open: RwSignal<bool>) -> AnyView {
    let now = initiative.get_untracked();
    let text = RwSignal::new(String::new());
    let giving = Giving {
        desk,
        initiative,
        open,
        status: RwSignal::new(now.row.status.word().to_owned()),
        health: RwSignal::new(now.row.health.word().to_owned()),
        text,
        version: StoredValue::new(now.version),
        errors: FormErrors::new(),
        busy: RwSignal::new(false),
        stale: RwSignal::new(None),
        draft: net::draft::use_draft(&format!("initiative-status.{}", desk.number), vec![("text", text)]),
    };
    view! {
        <Form on_submit=move |_| giving.send()>
            <ErrorSummary errors=giving.errors />
            <RadioCards name="status" legend=t::how_far() value=giving.status options=statuses() />
            {move || (!giving.chosen().is_over()).then(|| health_cards(giving))} {move || sentence(giving)}
            {move || (giving.chosen() == InitiativeStatus::Delivered && !giving.was_delivered()).then(|| consequences(giving))}
            {move || giving.stale.get().map(|current| stale(giving, &current))}
            <div class="cluster">
                <Button submit=true busy=giving.busy icon=Glyph::Check>
                    {move || {
                        let delivers = giving.chosen() == InitiativeStatus::Delivered && !giving.was_delivered();
                        if delivers { t::deliver() } else { t::save_status() }
                    }}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| open.set(false)>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

fn statuses() -> Vec<Choice> {
    let choice = |status: &InitiativeStatus| {
        Choice::new(status.word(), status_name(*status)).hint(status_hint(*status))
    };
    InitiativeStatus::ALL.iter().map(choice).collect()
}

fn health_cards(giving: Giving) -> AnyView {
    let choice =
        |health: &Health| Choice::new(health.word(), health_name(*health)).hint(health_hint(*health));
    let options: Vec<Choice> = Health::ALL.iter().map(choice).collect();
    view! { <RadioCards name="health" legend=t::how_goes() value=giving.health options /> }.into_any()
}

/// Pausing and stopping ask for the reason.
fn sentence(giving: Giving) -> AnyView {
    let needs_reason =
        Memo::new(move |_| matches!(giving.chosen(), InitiativeStatus::Paused | InitiativeStatus::Stopped));
    let label = if needs_reason.get() { t::reason_sentence() } else { t::one_sentence() };
    view! {
        <TextArea
            name="text"
            label=label
            hint=t::one_sentence_hint()
            value=giving.text
            error=giving.errors.of("text")
            rows=2
            max=500
        />
    }
    .into_any()
}

/// What delivering sets going: wishes move on, and people are asked.
fn consequences(giving: Giving) -> AnyView {
    let numbers: Vec<i64> =
        giving.initiative.with_untracked(|it| it.wishes.iter().map(|wish| wish.number).collect());
    let count = i64::try_from(numbers.len()).unwrap_or(0);
    if count == 0 {
        return view! { <Alert kind=AlertKind::Warning quiet=true>{t::deliver_none()}</Alert> }.into_any();
    }
    let people = Fetched::new(move || {
        let people = supporters(numbers.clone());
        async { Ok(people.await) }
    });
    let asked = move || match people.value().flatten() {
        Some(people) if people > 0 => t::deliver_people(people),
        _ => t::deliver_asked().to_owned(),
    };
    view! {
        <Alert kind=AlertKind::Info title=t::deliver_title() quiet=true>
            <ul>
                <li>{t::deliver_wishes(count)}</li>
                <li>{asked}</li>
            </ul>
        </Alert>
    }
    .into_any()
}

/// At most how many have written or supported the wishes (someone may have supported several); nothing when that could not be found out.
async fn supporters(numbers: Vec<i64>) -> Option<i64> {
    let mut sum = 0;
    for number in numbers {
        let wish = net::call::<GetWish>(&WishPath { wish: number }, &Empty {}, &Empty {}).await.ok()?;
        sum += wish.supporters + 1;
    }
    Some(sum)
}

fn stale(giving: Giving, current: &Initiative) -> AnyView {
    let words = |status: InitiativeStatus, health: Health| {
        format!("{}, {}", status_name(status), health_name(health))
    };
    let health = giving.health.with_untracked(|word| Health::from_word(word)).unwrap_or(Health::OnTrack);
    let latest = current.updates.first().map(|update| update.text.clone()).unwrap_or_default();
    let differs = Differs::only(vec![
        (
            t::status(),
            words(untrack(|| giving.chosen()), health),
            words(current.row.status, current.row.health),
        ),
        (t::latest(), giving.text.get_untracked(), latest),
    ]);
    view! {
        <StaleChoice
            differs
            busy=giving.busy
            on_mine=move |()| giving.keep_mine()
            on_theirs=move |()| giving.take_theirs()
        />
    }
    .into_any()
}
