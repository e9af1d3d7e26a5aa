//! Load for a running Forenkl: `forenkl-bench PATH-TO-FORENKL`, called by `cargo xtask bench server`; with `live PEOPLE` a workshop.
//!
//! Server and load share the machine. Figures that depend on the disk stand beside what the bare disk does in the same run.
//! Other work on the machine only ever makes a run slower, so each figure is the best of several short runs, and all runs are
//! shown.

mod client;
mod disk;
mod lists;
mod live;
mod searches;
mod seed;
mod seen;
mod server;
mod supports;
mod table;
mod times;

use std::{
    path::{Path, PathBuf},
    rc::Rc,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use lists::{How, Speed};
use seed::Seeded;
use server::Server;
use supports::Given;
use table::Row;
use times::{micros, millis};
use tokio::task::LocalSet;

const RUNS: usize = 4;
const RUN: Duration = Duration::from_secs(4);
/// What the live stream is measured under: long enough for all its changes.
const LONG_RUN: Duration = Duration::from_secs(8);

fn main() -> Result<()> {
    let usage = "usage: forenkl-bench PATH-TO-FORENKL [live PEOPLE]";
    let program: PathBuf = std::env::args().nth(1).context(usage)?.into();
    // One thread: the load is to cost little, and the server has the rest of the machine.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let rows = if std::env::args().nth(2).as_deref() == Some("live") {
        let people = std::env::args().nth(3).context(usage)?.parse()?;
        LocalSet::new().block_on(&runtime, live::measure(&program, people))?
    } else {
        LocalSet::new().block_on(&runtime, measure(&program))?.rows()
    };
    println!();
    table::print(&rows);
    Ok(())
}

struct Figures {
    idle: u64,
    lists: Speed,
    packed: Speed,
    searches: Duration,
    seen: Duration,
    seen_under_load: Duration,
    supports: supports::Speed,
    syncs: f64,
    /// Resident after everything, and at most.
    full: (u64, u64),
}

async fn measure(program: &Path) -> Result<Figures> {
    // Beside the program: the folder for temporary files may be no disk at all.
    let beside = program.parent().context("the program lies in no folder")?;
    let (empty, folder) = (tempfile::tempdir_in(beside)?, tempfile::tempdir_in(beside)?);
    let idle = idle(program, empty.path()).await?;

    eprintln!("making 10,000 wishes and 200,000 supports");
    let seeded = Rc::new(seed::fill(folder.path()).await?);
    let given = Rc::new(Given::default());
    let server = Server::start(program, folder.path()).await?;
    let lists = best_lists(&server, &seeded, false).await?;
    let packed = best_lists(&server, &seeded, true).await?;
    let searches = searches::run(&server, &seeded).await?;
    let mut supports = supports::Speed::default();
    let mut syncs = 0f64;
    for _ in 0..RUNS {
        let bare = disk::syncs_per_second(folder.path())?;
        let run = supports::run(&server, &seeded, &given, RUN).await?;
        eprintln!("supports: {:.0}/s, {}, fdatasync: {bare:.0}/s", run.per_second, micros(run.processor));
        syncs = syncs.max(bare);
        if run.per_second > supports.per_second {
            supports = run;
        }
    }
    let seen = seen::run(server.address, &seeded, &given).await?;
    let seen_under_load = seen_under_load(&server, &seeded, &given).await?;
    let full = (server.memory("VmRSS")?, server.memory("VmHWM")?);
    // Killed, not asked: what was acknowledged must be there.
    drop(server);
    let kept = seed::count_supports(folder.path()).await?;
    let expected = seed::SUPPORTS + given.acknowledged();
    ensure!(kept == expected, "{expected} supports were acknowledged, {kept} are there after kill -9");
    Ok(Figures { idle, lists, packed, searches, seen, seen_under_load, supports, syncs, full })
}

async fn idle(program: &Path, folder: &Path) -> Result<u64> {
    let server = Server::start(program, folder).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    server.memory("VmRSS")
}

async fn best_lists(server: &Server, seeded: &Rc<Seeded>, packed: bool) -> Result<Speed> {
    let how = How { packed, alone: true };
    let mut best = lists::run(server, seeded, how, RUN / 4).await?;
    for _ in 0..RUNS {
        let speed = lists::run(server, seeded, how, RUN).await?;
        let name = if packed { " with gzip" } else { "" };
        eprintln!(
            "lists{name}: {:.0}/s, p99 {}, {}",
            speed.per_second,
            millis(speed.p99),
            micros(speed.processor)
        );
        if speed.per_second > best.per_second {
            best = speed;
        }
    }
    Ok(best)
}

async fn seen_under_load(server: &Server, seeded: &Rc<Seeded>, given: &Rc<Given>) -> Result<Duration> {
    let how = How { packed: true, alone: false };
    let (reading, seen) =
        tokio::join!(lists::run(server, seeded, how, LONG_RUN), seen::run(server.address, seeded, given));
    reading?;
    seen
}

impl Figures {
    fn rows(&self) -> Vec<Row> {
        let list = |speed: &Speed| format!("{:.0}/s, p99 {}", speed.per_second, millis(speed.p99));
        vec![
            Row::new("one page written with fdatasync, bare", "", format!("{:.0}/s", self.syncs)),
            Row::new("durable supports over HTTP", "≥ 5,000/s", format!("{:.0}/s", self.supports.per_second))
                .beside(format!(
                    "{:.1} × fdatasync; {}",
                    self.supports.per_second / self.syncs,
                    micros(self.supports.processor)
                )),
            Row::new("list of 20 of 10,000 wishes", "≥ 8,000/s, p99 ≤ 25 ms", list(&self.lists))
                .beside(micros(self.lists.processor)),
            Row::new("the same, packed with gzip", "", list(&self.packed))
                .beside(micros(self.packed.processor)),
            Row::new("search of 10,000 wishes", "p99 ≤ 20 ms", millis(self.searches)),
            Row::new("memory, idle and empty", "≤ 40 MB", megabytes(self.idle)),
            Row::new("memory, 10,000 wishes, over 200,000 supports", "≤ 150 MB", megabytes(self.full.0))
                .beside(format!("{} at most", megabytes(self.full.1))),
            Row::new("change by one → seen by 100 others", "p99 ≤ 250 ms", millis(self.seen))
                .beside(format!("{} under full load of lists", millis(self.seen_under_load))),
        ]
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
