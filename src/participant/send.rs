//! What a phone sends: kept in the browser until the server has it, one after the other, each under an id made once.

use std::time::Duration;

use forenkl_api::{
    Endpoint, Method, Problem, ProblemCode, WorkshopId,
    workshops::{
        Act, ActBody, ActInWorkshop, Own, SeeWorkshop, WorkshopPath,
        view::{OwnCard, OwnPlace, OwnStance},
    },
};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};

use super::texts as t;
use crate::{
    net::{self, objects, outbox},
    storage::{self, Shelf},
    ui::{Toasts, problem_text},
};

/// Longest pause between two tries, in milliseconds.
const LONGEST_PAUSE: u32 = 30_000;

/// Something that waits to be sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    pub id: String,
    /// As it is sent.
    body: String,
    /// The block and the text of a card, so that it can be shown meanwhile; of one that is written anew, and of what is put aside, the text
    /// alone.
    #[serde(default)]
    pub block: String,
    #[serde(default)]
    pub text: String,
    /// What it does. After the page was loaded anew it is read from the body, by what follows the first prompt.
    #[serde(skip)]
    act: Option<Act>,
}

impl Waiting {
    /// Whether it does this, also after the page was loaded anew. A text in it cannot say so: its quotes are written as `\"`.
    pub fn does(&self, what: &str) -> bool {
        self.body.contains(&format!("\"do\":\"{what}\""))
    }
}

/// How long to wait before trying again, in milliseconds, after so many tries in a row: two seconds, then twice as long each time.
fn pause(fails: u32) -> u32 {
    (1_000_u32 << fails.min(5)).min(LONGEST_PAUSE)
}

/// One's own things as they will be: what was done shows at once, whatever the network does.
fn ahead(own: &mut Own, act: &Act) {
    match act {
        Act::Vote { block, option, dots } => {
            let votes = own.votes.or_default(block.clone());
            votes.insert(option.clone(), *dots);
            votes.retain(|_, dots| *dots > 0);
        }
        Act::Place { block, option, effort, effect } => {
            let place = OwnPlace { effort: *effort, effect: *effect };
            own.places.or_default(block.clone()).insert(option.clone(), place);
        }
        Act::Stand { block, statement, stance, important } => {
            let stance = OwnStance { stance: *stance, important: *important };
            own.stances.or_default(block.clone()).insert(statement.to_string(), stance);
        }
        Act::Ready { block, ready } => own.ready = ready.then(|| block.clone()),
        Act::Hand { up } => own.hand = *up,
        Act::TakeBack { card } => own.cards.remove(card),
        Act::Rewrite { card, text } => {
            // One that is gone does not come back by it.
            if let Some(block) = own.cards.get(card).map(|before| before.block.clone()) {
                own.cards.insert(card.clone(), OwnCard { block, text: text.clone() });
            }
        }
        _ => {}
    }
}

/// What of a frame or a reply is read here.
#[derive(Deserialize)]
struct Mine {
    own: Own,
}

/// As it is kept.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    waiting: Vec<Waiting>,
    #[serde(default)]
    refused: String,
}

/// What waits to be sent. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Sender {
    workshop: StoredValue<WorkshopId>,
    /// In the order it was done.
    pub waiting: RwSignal<Vec<Waiting>>,
    busy: RwSignal<bool>,
    /// How often in a row the server was not reached.
    pub fails: RwSignal<u32>,
    /// Counts tries, so that a pause that another try came before ends in nothing.
    tries: StoredValue<u32>,
    /// There is nothing to send to any more: the workshop is not there, or not for this phone.
    gone: RwSignal<bool>,
    own: RwSignal<Option<Own>>,
    /// The card that is being written.
    pub written: RwSignal<String>,
    /// Which card it is where one that was laid is written anew; empty for the next one.
    pub anew: RwSignal<String>,
    /// The block it was begun in; empty while nothing is being written.
    pub begun_in: RwSignal<String>,
    /// What is being put aside.
    pub parked: RwSignal<String>,
    /// What was refused while something else was being written.
    pub refused: RwSignal<String>,
    toasts: Toasts,
}

impl Sender {
    /// With what was left from before the page was loaded anew.
    pub fn new(
        workshop: WorkshopId,
        own: RwSignal<Option<Own>>,
        written: RwSignal<String>,
        gone: RwSignal<bool>,
        toasts: Toasts,
    ) -> Self {
        let kept = storage::get(Shelf::Lasting, &shelf(&workshop))
            .and_then(|text| objects::from_str::<Kept>(&text).ok())
            .unwrap_or_default();
        let sender = Self {
            workshop: StoredValue::new(workshop),
            waiting: RwSignal::new(kept.waiting),
            busy: RwSignal::new(false),
            fails: RwSignal::new(0),
            tries: StoredValue::new(0),
            gone,
            own,
            written,
            anew: RwSignal::new(String::new()),
            begun_in: RwSignal::new(String::new()),
            parked: RwSignal::new(String::new()),
            refused: RwSignal::new(kept.refused),
            toasts,
        };
        for event in ["online", "visibilitychange"] {
            let listener = window_event_listener_untyped(event, move |_| sender.wake());
            on_cleanup(move || listener.remove());
        }
        sender.go_on();
        sender
    }

    /// Does something, now or when the network is back.
    pub fn act(self, act: Act) {
        let (block, text) = match &act {
            Act::Write { block, text } => (block.0.clone(), text.clone()),
            Act::Rewrite { text, .. } | Act::Park { text } => (String::new(), text.clone()),
            _ => Default::default(),
        };
        let id = storage::new_key();
        let body = ActBody { id: id.clone(), act };
        let written = net::write(&body);
        self.own.update(|own| own.iter_mut().for_each(|own| ahead(own, &body.act)));
        let one = Waiting { id, body: written, block, text, act: Some(body.act) };
        self.waiting.update(|waiting| waiting.push(one));
        self.keep();
        self.go_on();
    }

    /// Shows what was done before the page was loaded anew as one's own. `read` finds the act in a body.
    pub fn recall(self, read: fn(&str) -> Option<Act>) {
        self.waiting.update(|waiting| {
            for one in waiting.iter_mut().filter(|one| one.act.is_none()) {
                one.act = read(&one.body);
            }
        });
        if let Some(own) = self.own.get_untracked() {
            self.take(own);
        }
    }

    /// Asks how things stand, after something did not come to be.
    fn look(self) {
        let path = WorkshopPath { workshop: self.workshop.get_value() };
        spawn_local(async move {
            let asked = net::send(Method::Get, SeeWorkshop::path(&path), None).await;
            match asked.and_then(|text| net::read(&text)) {
                Ok(Mine { own }) => self.take(own),
                Err(problem) if matches!(problem.code, ProblemCode::NotFound | ProblemCode::SignInNeeded) => {
                    let _ = self.gone.try_set(true);
                }
                Err(_) => {}
            }
        });
    }

    /// What the server says of one's own, with what waits to be sent. What was asked for before something was done and comes after it
    /// takes nothing back.
    pub fn take(self, mut own: Own) {
        let is_late = |known: &Own| known.seq > own.seq;
        if self.own.try_with_untracked(|known| known.as_ref().is_some_and(is_late)) != Some(false) {
            return;
        }
        self.waiting.with_untracked(|waiting| {
            waiting.iter().filter_map(|one| one.act.as_ref()).for_each(|act| ahead(&mut own, act));
        });
        self.own.set(Some(own));
    }

    /// Whether something is being written.
    pub fn is_writing(self) -> bool {
        self.written.with(|text| !text.trim().is_empty()) || self.anew.with(|card| !card.is_empty())
    }

    /// What was being written is done: the field is empty for the next card, or has what was refused meanwhile.
    pub fn done(self) {
        // Only where it was another, because the form is drawn anew with it.
        if self.anew.with_untracked(|card| !card.is_empty()) {
            self.anew.set(String::new());
        }
        self.written.set(self.refused.get_untracked());
        self.refused.set(String::new());
        self.keep();
    }

    /// A text that was refused is there again: what was put aside in its own field, the others to be laid as a card, for the block it was
    /// written in, at once or when what is being written is done.
    fn give_back(self, one: &Waiting) {
        if one.text.is_empty() {
            return;
        }
        let (later, between) = if one.does("park") {
            (self.parked, ' ')
        } else if untrack(|| self.is_writing()) {
            (self.refused, '\n')
        } else {
            let block = match &one.act {
                Some(Act::Rewrite { card, .. }) => self.own.with_untracked(|own| {
                    let card = own.as_ref().and_then(|own| own.cards.get(card));
                    card.map(|card| card.block.0.clone()).unwrap_or_default()
                }),
                _ => one.block.clone(),
            };
            self.begun_in.set(block);
            (self.written, '\n')
        };
        later.update(|before| {
            if !before.is_empty() {
                before.push(between);
            }
            before.push_str(&one.text);
        });
    }

    /// Where the card that is being written is kept.
    pub fn draft_shelf(self) -> String {
        self.workshop.with_value(|workshop| format!("{}.draft", shelf(workshop)))
    }

    fn keep(self) {
        let kept = Kept { waiting: self.waiting.get_untracked(), refused: self.refused.get_untracked() };
        let text = net::write(&kept);
        storage::set(Shelf::Lasting, &self.workshop.with_value(shelf), &text);
    }

    /// Tries again at once: the server may be within reach now.
    pub fn wake(self) {
        if self.fails.try_get_untracked().is_some_and(|fails| fails > 0) {
            self.fails.set(0);
            self.go_on();
        }
    }

    fn go_on(self) {
        if self.busy.get_untracked() || self.gone.get_untracked() {
            return;
        }
        let Some(first) = self.waiting.with_untracked(|waiting| waiting.first().cloned()) else { return };
        self.busy.set(true);
        self.tries.update_value(|tries| *tries += 1);
        let url = ActInWorkshop::path(&WorkshopPath { workshop: self.workshop.get_value() });
        spawn_local(async move {
            let outcome = net::send(Method::Post, url, Some(first.body.clone())).await;
            // The page may be gone by now; what was not sent is kept.
            if self.busy.try_set(false).is_none() {
                self.answered(&first, outcome.and_then(|text| net::read(&text)));
            }
        });
    }

    /// Less and less often, and not all phones at the same moment.
    fn go_on_later(self) {
        self.fails.update(|fails| *fails += 1);
        let (pause, tries) = (pause(self.fails.get_untracked()), self.tries.get_value());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
        let extra = (js_sys::Math::random() * f64::from(pause / 4)) as u32;
        let again = move || {
            if self.tries.try_get_value() == Some(tries) {
                self.go_on();
            }
        };
        set_timeout(again, Duration::from_millis(u64::from(pause + extra)));
    }

    fn answered(self, sent: &Waiting, outcome: Result<Mine, Problem>) {
        let done = || {
            self.fails.set(0);
            self.waiting.update(|waiting| waiting.retain(|one| one.id != sent.id));
        };
        match outcome {
            // What waits is kept: whoever joins anew sends it then.
            Err(problem) if problem.code == ProblemCode::SignInNeeded => return self.gone.set(true),
            Err(problem) if outbox::goes_out_later(problem.code) => return self.go_on_later(),
            Ok(reply) => {
                done();
                self.take(reply.own);
                if sent.does("tell") {
                    self.toasts.success(t::told_saved());
                }
            }
            Err(problem) => {
                done();
                self.toasts.error(problem_text(&problem));
                self.give_back(sent);
                self.look();
            }
        }
        self.keep();
        self.go_on();
    }
}

fn shelf(workshop: &WorkshopId) -> String {
    format!("forenkl.workshop.{workshop}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_grows_up_to_half_a_minute() {
        assert_eq!([1, 2, 3, 4, 5, 6, 900].map(pause), [2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    }

    #[test]
    fn what_waits_is_known_by_what_it_does_and_not_by_what_is_written_in_it() {
        let act = Act::Park { text: r#""do":"tell""#.to_owned() };
        let body = net::write(&ActBody { id: "a1".to_owned(), act });
        let one = Waiting { id: "a1".to_owned(), body, block: String::new(), text: String::new(), act: None };
        assert!(one.does("park"));
        assert!(!one.does("tell"));
    }
}
