//! Load for a running Forenkl: `forenkl-bench PATH-TO-FORENKL`, called by `cargo xtask bench server`.
//!
//! Server and load share the machine. Figures that depend on the disk stand beside what the bare disk does in the same run.

mod client;
mod disk;
mod seed;
mod server;
mod table;

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use client::Connection;
use seed::Seeded;
use server::Server;
use table::Row;

const RUN: Duration = Duration::from_secs(8);
const SUPPORTERS: usize = 96;
const READERS: usize = 32;
const CHANGES: usize = 200;

fn main() -> Result<()> {
    let program: PathBuf = std::env::args().nth(1).context("usage: forenkl-bench PATH-TO-FORENKL")?.into();
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(run(program))
}

async fn run(program: PathBuf) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let syncs = disk::syncs_per_second(folder.path())?;

    let empty = tempfile::tempdir()?;
    let idle = Server::start(&program, empty.path()).await?;
    let idle_memory = idle.memory()?;
    drop(idle);

    let seeded = Arc::new(seed::fill(folder.path()).await?);
    let server = Server::start(&program, folder.path()).await?;

    let (lists, p99) = lists(&server, &seeded).await?;
    let full_memory = server.memory()?;
    let seen = live(&server, &seeded).await?;
    let supports = supports(&server, &seeded).await?;
    drop(server);

    table::print(&[
        Row::new("bare fdatasync on this disk, per second", format!("{syncs:.0}"), "beside the next"),
        Row::new(
            "durable supports per second",
            format!("{supports:.0} ({:.1} × fdatasync)", supports / syncs),
            "≥ 5,000",
        ),
        Row::new("list of 20 of 10,000 wishes, per second", format!("{lists:.0}"), "≥ 8,000"),
        Row::new("  … p99", millis(p99), "≤ 25 ms"),
        Row::new("memory when idle", megabytes(idle_memory), "≤ 40 MB"),
        Row::new(
            "memory, 10,000 wishes and 200,000 supports, after the lists",
            megabytes(full_memory),
            "≤ 150 MB",
        ),
        Row::new("change by one person → seen by another, p99", millis(seen), "≤ 250 ms"),
    ]);
    Ok(())
}

fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

fn p99(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() * 99 / 100).or(times.last()).copied().unwrap_or_default()
}

/// Lists as people ask for them: sorted three ways, the first pages, some filtered.
async fn lists(server: &Server, seeded: &Arc<Seeded>) -> Result<(f64, Duration)> {
    let until = Instant::now() + RUN;
    let begun = Instant::now();
    let mut readers = Vec::new();
    for reader in 0..READERS {
        let (seeded, address) = (seeded.clone(), server.address);
        readers.push(tokio::spawn(async move {
            let mut connection = Connection::open(address).await?;
            let cookie = &seeded.people[reader % seeded.people.len()].cookie;
            let mut times = Vec::new();
            let mut turn = reader;
            while Instant::now() < until {
                let sort = ["units", "hours", "newest"][turn % 3];
                let path = match turn % 4 {
                    0 => {
                        format!("/api/v1/wishes?sort={sort}&area={}", seeded.areas[turn % seeded.areas.len()])
                    }
                    page => format!("/api/v1/wishes?sort={sort}&page={page}"),
                };
                let sent = Instant::now();
                let (status, length) = connection.call("GET", &path, cookie, "").await?;
                anyhow::ensure!(status == 200 && length > 1000, "a list answered {status}");
                times.push(sent.elapsed());
                turn += 1;
            }
            Ok(times)
        }));
    }
    let mut times = Vec::new();
    for reader in readers {
        times.extend(reader.await??);
    }
    Ok((times.len() as f64 / begun.elapsed().as_secs_f64(), p99(times)))
}

/// Each support is a new one: another person, another wish; answered when it is on disk.
async fn supports(server: &Server, seeded: &Arc<Seeded>) -> Result<f64> {
    let next = Arc::new(AtomicUsize::new(0));
    let until = Instant::now() + RUN;
    let begun = Instant::now();
    let mut supporters = Vec::new();
    for _ in 0..SUPPORTERS {
        let (seeded, address, next) = (seeded.clone(), server.address, next.clone());
        supporters.push(tokio::spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut done = 0usize;
            while Instant::now() < until {
                let turn = next.fetch_add(1, Ordering::Relaxed);
                let person = &seeded.people[turn % seeded.people.len()];
                let wish = seeded.fresh_wish(turn);
                let body = format!("{{\"unit\":\"{}\"}}", person.unit);
                let (status, _) = connection
                    .call("PUT", &format!("/api/v1/wishes/{wish}/support"), &person.cookie, &body)
                    .await?;
                anyhow::ensure!(status == 200, "a support answered {status}");
                done += 1;
            }
            Ok(done)
        }));
    }
    let mut done = 0;
    for supporter in supporters {
        done += supporter.await??;
    }
    Ok(done as f64 / begun.elapsed().as_secs_f64())
}

/// From sending a change until another's stream tells of it.
async fn live(server: &Server, seeded: &Arc<Seeded>) -> Result<Duration> {
    let mut stream = Connection::open(server.address).await?;
    let (writer, reader) = (&seeded.people[0], &seeded.people[1]);
    stream.listen("/api/v1/live?topics=wishes", &reader.cookie).await?;
    let mut connection = Connection::open(server.address).await?;
    let mut times = Vec::new();
    for turn in 0..CHANGES {
        let path = format!("/api/v1/wishes/{}/follow", turn + 1);
        let sent = Instant::now();
        let (status, _) = connection.call("PUT", &path, &writer.cookie, "{}").await?;
        anyhow::ensure!(status == 200, "following answered {status}");
        stream.read_until(&format!("wish:{}\"", turn + 1)).await.ok();
        times.push(sent.elapsed());
    }
    Ok(p99(times))
}
