//! A workshop with a thousand phones, or as many as are asked for: joins, a facilitator's doings as the last phone sees them, votes, everybody coming back at once, and
//! readers that do not read. Arrivals do not wait for replies: whoever is served late is late from when they were due.

use std::{
    cell::RefCell,
    collections::HashMap,
    future::Future,
    path::Path,
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, ensure};
use forenkl::{
    Fault,
    auth::sessions,
    db::{Db, Location, Tx},
    features::{people, units},
};
use forenkl_api::{
    BlockId, Role,
    people::{Language, PositionBody},
    workshops::{
        Act, ActBody, Frame, JoinBody, Lead, LeadBody, LeadReply, TemplateKind, Workshop, WorkshopBody,
        templates::template,
    },
};
use serde_json::Value;
use tokio::task::JoinSet;

use crate::{
    client::{Connection, Request},
    server::Server,
    table::Row,
    times::{millis, p99},
};

const CARDS: usize = 300;
const DOTS: usize = 5;
const COMMANDS: usize = 60;
/// Between two doings of the facilitator, so that each is told by itself.
const PAUSE: Duration = Duration::from_millis(250);
const JOINING: Duration = Duration::from_secs(30);
const VOTING: Duration = Duration::from_secs(30);
const COMING_BACK: Duration = Duration::from_secs(5);
/// Of a hundred readers, so many stop reading.
const DEAF: usize = 5;
/// How often the room is watched with and without them, in turns: what else the machine does meets both alike.
const TURNS: usize = 4;

/// When each entry of the log was seen last, and by how many.
type Seen = Rc<RefCell<HashMap<i64, (usize, Instant)>>>;

/// Somebody with a phone.
struct Phone {
    cookie: String,
}

struct Hall {
    server: Server,
    workshop: String,
    facilitator: String,
    phones: Rc<Vec<Phone>>,
}

/// Plays the workshop and gives the figures.
pub async fn measure(program: &Path, people: usize) -> Result<Vec<Row>> {
    let beside = program.parent().context("the program lies in no folder")?;
    let folder = tempfile::tempdir_in(beside)?;
    let facilitator = seed(folder.path()).await?;
    let server = Server::start(program, folder.path()).await?;
    let (workshop, code) = open(&server, &facilitator).await?;
    let (phones, joined) = join(&server, &code, people).await?;
    eprintln!("{people} joined, p95 {}", millis(p95(joined.clone())));
    let hall = Hall { server, workshop, facilitator, phones: Rc::new(phones) };
    let before = hall.server.memory("VmRSS")?;
    let (seen, mut following) = hall.follow_all(0).await?;
    let memory = (hall.server.memory("VmRSS")?.saturating_sub(before)) / people as u64;
    let told = hall.commands(&seen, people).await?;
    eprintln!("facilitator → last of {people}: p99 {}", millis(p99(told.clone())));
    let snapshot = hall.cards().await?;
    let replies = hall.vote().await?;
    eprintln!("votes: reply p99 {}", millis(p99(replies.clone())));
    hall.check_totals().await?;
    following.abort_all();
    while following.join_next().await.is_some() {}
    let back = hall.come_back().await?;
    eprintln!("all back after {}", millis(back));
    let (full, beside_deaf) = hall.with_and_without_deaf().await?;
    let peak = hall.server.memory("VmHWM")?;
    Ok(vec![
        Row::new("participants in one workshop", "1,000", people.to_string())
            .beside(format!("{:.1} MB at most", peak as f64 / 1e6)),
        Row::new(
            format!("facilitator's command → last of {people} participants"),
            "p99 ≤ 100 ms",
            millis(p99(told.clone())),
        ),
        Row::new(
            format!("{people} voters, 5 dots each, within 30 s: reply"),
            "p99 ≤ 150 ms",
            millis(p99(replies)),
        )
        .beside("totals exact, none over budget".to_owned()),
        Row::new(
            format!("{people} joins in 30 s: request → first snapshot"),
            "p95 ≤ 150 ms",
            millis(p95(joined)),
        ),
        Row::new(format!("{people} reconnects in 5 s: all in the same state"), "≤ 10 s", millis(back)),
        Row::new("server memory per connection", "≤ 20 kB", format!("{:.1} kB", memory as f64 / 1e3)),
        Row::new("snapshot of 300 cards, compressed", "≤ 25 kB", format!("{:.1} kB", snapshot as f64 / 1e3)),
        Row::new("5 % of readers stop reading: others", "unchanged", millis(p99(beside_deaf.clone())))
            .beside(format!(
                "{:.2} × the {} without them; in the middle {} and {}",
                p99(beside_deaf.clone()).as_secs_f64() / p99(full.clone()).as_secs_f64(),
                millis(p99(full.clone())),
                millis(median(beside_deaf)),
                millis(median(full))
            )),
    ])
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn p95(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() * 95 / 100).copied().unwrap_or_default()
}

/// Runs one after the other when they are due, spread evenly over a time, whether or not those before have ended.
async fn spread<T: 'static, F: Future<Output = Result<T>> + 'static>(
    count: usize,
    over: Duration,
    start: impl Fn(usize, Instant) -> F,
) -> Result<Vec<T>> {
    let begun = Instant::now();
    let mut running = JoinSet::new();
    for number in 0..count {
        let due = begun + over.mul_f64(number as f64 / count as f64);
        tokio::time::sleep_until(due.into()).await;
        running.spawn_local(start(number, due));
    }
    let mut done = Vec::with_capacity(count);
    while let Some(one) = running.join_next().await {
        done.push(one??);
    }
    Ok(done)
}

/// Who leads it; their cookie.
async fn seed(folder: &Path) -> Result<String> {
    let db = Db::open(Location::Sqlite(folder.join("forenkl.db"))).map_err(|fault| anyhow!("{fault}"))?;
    db.write(make).await.map_err(|fault| anyhow!("{fault}"))
}

fn make(tx: &mut Tx<'_>) -> Result<String, Fault> {
    let unit = units::app::create_top(tx, "Stor Kommune")?;
    let person = people::app::create(tx, "Facilitator", Some("facilitator@test.dk"), None)?;
    let position =
        PositionBody { role: Role::Facilitator, unit, areas: Vec::new(), valid_from: None, valid_to: None };
    people::app::give_position(tx, &person, &position, None)?;
    Ok(format!("{}={}", sessions::cookie_name(false), sessions::begin(tx, &person, 1)?))
}

async fn open(server: &Server, cookie: &str) -> Result<(String, String)> {
    let mut connection = Connection::open(server.address).await?;
    let units: Value =
        serde_json::from_slice(connection.call(&Request::get("/api/v1/units", cookie)).await?)?;
    let unit = units["units"][0]["id"].as_str().context("no unit")?.to_owned();
    let template = template(TemplateKind::Simplify, Language::Danish);
    let mut body = WorkshopBody::from_template(template, unit.into());
    if let Some(vote) = body.blocks.get_mut(5) {
        vote.votes = Some(DOTS as i64);
    }
    let body = serde_json::to_string(&body)?;
    let made: Workshop =
        serde_json::from_slice(connection.call(&Request::post("/api/v1/workshops", cookie, &body)).await?)?;
    lead(&mut connection, made.id.as_str(), cookie, Lead::Open).await?;
    let path = format!("/api/v1/workshops/{}", made.id);
    let opened: Workshop = serde_json::from_slice(connection.call(&Request::get(&path, cookie)).await?)?;
    Ok((made.id.0, opened.code.context("no code")?))
}

fn fresh_id() -> String {
    thread_local! {
        static NEXT: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
    }
    NEXT.with(|next| {
        next.set(next.get() + 1);
        format!("id-{}", next.get())
    })
}

async fn lead(connection: &mut Connection, workshop: &str, cookie: &str, lead: Lead) -> Result<i64> {
    let body = serde_json::to_string(&LeadBody { id: fresh_id(), lead })?;
    let path = format!("/api/v1/workshops/{workshop}/lead");
    let reply: LeadReply =
        serde_json::from_slice(connection.call(&Request::post(&path, cookie, &body)).await?)?;
    Ok(reply.seq)
}

async fn join(server: &Server, code: &str, people: usize) -> Result<(Vec<Phone>, Vec<Duration>)> {
    let (address, code) = (server.address, code.to_owned());
    let done = spread(people, JOINING, move |number, due| {
        let code = code.clone();
        async move {
            let mut connection = Connection::open(address).await?;
            let body = JoinBody {
                key: fresh_id(),
                code,
                name: format!("Deltager {number}"),
                unit: None,
                as_myself: false,
            };
            let body = serde_json::to_string(&body)?;
            let request = Request { packed: true, ..Request::post("/api/v1/join", "", &body) };
            connection.call(&request).await?;
            let cookie = connection.set_cookie.take().context("no cookie")?;
            Ok((Phone { cookie }, due.elapsed()))
        }
    });
    Ok(done.await?.into_iter().unzip())
}

impl Hall {
    fn path(&self, rest: &str) -> String {
        format!("/api/v1/workshops/{}/{rest}", self.workshop)
    }

    /// Everybody watches; the first few of them never read what comes.
    async fn follow_all(&self, deaf: usize) -> Result<(Seen, JoinSet<Result<()>>)> {
        let seen: Seen = Rc::default();
        let mut following = JoinSet::new();
        let path = self.path("participant/stream");
        for (number, phone) in self.phones.iter().enumerate() {
            let mut connection = Connection::open(self.server.address).await?;
            connection.follow(&path, &phone.cookie).await?;
            if number < deaf {
                following.spawn_local(async move {
                    let _kept = connection;
                    std::future::pending().await
                });
                continue;
            }
            connection.next_frame().await?;
            let seen = seen.clone();
            following.spawn_local(async move {
                loop {
                    let (name, data) = connection.next_frame().await?;
                    let now = Instant::now();
                    // Heartbeats say how far things have come, too.
                    if let Some(seq) = seq_of(&data).filter(|_| name == "patch") {
                        let mut seen = seen.borrow_mut();
                        let (count, last) = seen.entry(seq).or_insert((0, now));
                        *count += 1;
                        *last = now;
                    }
                }
            });
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        Ok((seen, following))
    }

    /// How long the facilitator's doings take to the last, with all cards and votes there: without and with readers that do not
    /// read.
    async fn with_and_without_deaf(&self) -> Result<(Vec<Duration>, Vec<Duration>)> {
        let (mut all_read, mut some_do_not) = (Vec::new(), Vec::new());
        for turn in 0..2 * TURNS {
            // Who begins changes with every turn, too.
            let is_deaf = turn % 4 == 1 || turn % 4 == 2;
            let deaf = if is_deaf { self.phones.len() * DEAF / 100 } else { 0 };
            let (seen, mut following) = self.follow_all(deaf).await?;
            let times = self.commands(&seen, self.phones.len() - deaf).await?;
            eprintln!(
                "{deaf} do not read: in the middle {}, p99 {}",
                millis(median(times.clone())),
                millis(p99(times.clone()))
            );
            if is_deaf {
                some_do_not.extend(times)
            } else {
                all_read.extend(times)
            }
            following.abort_all();
            while following.join_next().await.is_some() {}
        }
        Ok((all_read, some_do_not))
    }

    /// What the facilitator does, and how long until the last has seen it.
    async fn commands(&self, seen: &Seen, readers: usize) -> Result<Vec<Duration>> {
        let mut connection = Connection::open(self.server.address).await?;
        let mut times = Vec::with_capacity(COMMANDS);
        for number in 0..COMMANDS {
            let at = Instant::now();
            let seconds = 60 + i64::try_from(number)?;
            let doing = Lead::Start { seconds };
            let seq = lead(&mut connection, &self.workshop, &self.facilitator, doing).await?;
            tokio::time::sleep(PAUSE).await;
            let (count, last) = seen.borrow().get(&seq).copied().context("nobody has seen it")?;
            ensure!(count == readers, "{count} of {readers} have seen it after {PAUSE:?}");
            times.push(last.saturating_duration_since(at));
        }
        Ok(times)
    }

    async fn act(&self, connection: &mut Connection, phone: &Phone, act: Act) -> Result<u16> {
        let body = serde_json::to_string(&ActBody { id: fresh_id(), act })?;
        connection.try_call(&Request::post(&self.path("acts"), &phone.cookie, &body)).await
    }

    /// Three hundred cards, and how many bytes a phone is sent with them.
    async fn cards(&self) -> Result<usize> {
        let mut connection = Connection::open(self.server.address).await?;
        let write = BlockId("b3".into());
        lead(&mut connection, &self.workshop, &self.facilitator, Lead::Go { block: write.clone() }).await?;
        let words = [
            "vagtplanen",
            "nøglekortet",
            "refusionen",
            "børneattesten",
            "kørselsregnskabet",
            "indkøbet",
            "årshjulet",
        ];
        let pains = [
            "tastes to steder",
            "kræver tre underskrifter",
            "kommer for sent",
            "kan ikke findes",
            "forstås af ingen",
        ];
        for number in 0..CARDS {
            let phone = &self.phones[number * 3 % self.phones.len()];
            let text = format!(
                "Hos os er det {} der {}, især {} gang nummer {number}.",
                words[number % 7],
                pains[number / 7 % 5],
                words[(number / 35 + 3) % 7]
            );
            let status = self.act(&mut connection, phone, Act::Write { block: write.clone(), text }).await?;
            ensure!(status == 200, "a card was answered with {status}");
        }
        lead(&mut connection, &self.workshop, &self.facilitator, Lead::Go { block: BlockId("b6".into()) })
            .await?;
        tokio::time::sleep(PAUSE).await;
        let path = self.path("participant");
        let request = Request { packed: true, ..Request::get(&path, &self.phones[0].cookie) };
        Ok(connection.call(&request).await?.len())
    }

    /// Everybody gives five dots, one at a time; some of them try a sixth.
    async fn vote(&self) -> Result<Vec<Duration>> {
        let (address, path, phones) = (self.server.address, Rc::new(self.path("acts")), self.phones.clone());
        let people = phones.len();
        spread(people * DOTS, VOTING, move |number, due| {
            let (path, phones) = (path.clone(), phones.clone());
            async move {
                let (person, dot) = (number % people, number / people);
                let mut connection = Connection::open(address).await?;
                let act = Act::Vote {
                    block: BlockId("b6".into()),
                    option: format!("c{}", (person * 7 + dot) % CARDS + 1),
                    dots: 1,
                };
                let body = serde_json::to_string(&ActBody { id: fresh_id(), act })?;
                let cookie = &phones[person].cookie;
                connection.call(&Request::post(&path, cookie, &body)).await?;
                Ok(due.elapsed())
            }
        })
        .await
    }

    async fn check_totals(&self) -> Result<()> {
        let mut connection = Connection::open(self.server.address).await?;
        for phone in self.phones.iter().step_by(50) {
            let act = Act::Vote { block: BlockId("b6".into()), option: "c300".into(), dots: 2 };
            let status = self.act(&mut connection, phone, act).await?;
            ensure!(status == 409, "a dot too many was answered with {status}");
        }
        let close = Lead::Close { block: BlockId("b6".into()), close: true };
        lead(&mut connection, &self.workshop, &self.facilitator, close).await?;
        tokio::time::sleep(PAUSE).await;
        let frame: Frame = serde_json::from_slice(
            connection.call(&Request::get(&self.path("participant"), &self.phones[0].cookie)).await?,
        )?;
        let block = frame.view.shown.blocks.get(&BlockId("b6".into())).context("no vote")?;
        let result = block.result.as_ref().context("no result")?;
        let total: i64 = result.dots.values().sum();
        ensure!(total == (self.phones.len() * DOTS) as i64, "{total} dots were counted");
        Ok(())
    }

    /// All phones lose their streams and come back; until the last is in the same state as the others.
    async fn come_back(&self) -> Result<Duration> {
        let (address, path, phones) =
            (self.server.address, Rc::new(self.path("participant/stream?after=1")), self.phones.clone());
        let begun = Instant::now();
        let states = spread(phones.len(), COMING_BACK, move |number, _| {
            let (path, phones) = (path.clone(), phones.clone());
            async move {
                let mut connection = Connection::open(address).await?;
                connection.follow(&path, &phones[number].cookie).await?;
                let (name, data) = connection.next_frame().await?;
                ensure!(name == "snapshot", "came back to {name}");
                let mut data: Value = serde_json::from_str(&data)?;
                Ok((begun.elapsed(), data["seq"].as_i64(), data["view"].take()))
            }
        })
        .await?;
        let first = states.first().map(|(_, seq, view)| (*seq, view.clone())).context("nobody came back")?;
        ensure!(
            states.iter().all(|(_, seq, view)| (*seq, view) == (first.0, &first.1)),
            "not all see the same"
        );
        Ok(states.into_iter().map(|(after, ..)| after).max().unwrap_or_default())
    }
}

fn seq_of(data: &str) -> Option<i64> {
    let after = data.split("\"seq\":").nth(1)?;
    after.split([',', '}']).next()?.parse().ok()
}
