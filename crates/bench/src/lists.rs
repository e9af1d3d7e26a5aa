//! Lists as people ask for them: sorted three ways, the first pages, some of one area.

use std::{
    io::Read,
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use forenkl_api::{Page, wishes::WishRow};
use memchr::memmem;
use tokio::task::JoinSet;

use crate::{
    client::{Connection, Request},
    seed::{Caller, Seeded, WISHES},
    server::Server,
    times::p99,
};

const READERS: usize = 32;
const ROWS: usize = 20;
/// Every reply is looked at; each so many-th is read in full.
const READ_IN_FULL: usize = 64;
const SORTS: [&str; 3] = ["units", "hours", "newest"];

/// How lists are asked for.
#[derive(Clone, Copy)]
pub struct How {
    /// Packed with gzip, as browsers accept it.
    pub packed: bool,
    /// Nobody supports anything meanwhile, so it is known who supports what.
    pub alone: bool,
}

/// What a run gave.
pub struct Speed {
    pub per_second: f64,
    pub p99: Duration,
    /// Processor time of the server for each.
    pub processor: Duration,
}

/// Asks for lists from as many people as there are readers until the time is over.
pub async fn run(server: &Server, seeded: &Rc<Seeded>, how: How, run: Duration) -> Result<Speed> {
    let (begun, used) = (Instant::now(), server.processor()?);
    let mut readers = JoinSet::new();
    for reader in 0..READERS {
        readers.spawn_local(read(server.address, seeded.clone(), reader, how, begun + run));
    }
    let mut times = Vec::new();
    while let Some(done) = readers.join_next().await {
        times.extend(done??);
    }
    let per_second = times.len() as f64 / begun.elapsed().as_secs_f64();
    let processor = (server.processor()? - used) / u32::try_from(times.len().max(1))?;
    Ok(Speed { per_second, p99: p99(times), processor })
}

async fn read(
    server: SocketAddr,
    seeded: Rc<Seeded>,
    reader: usize,
    how: How,
    until: Instant,
) -> Result<Vec<Duration>> {
    let mut connection = Connection::open(server).await?;
    let mut times = Vec::new();
    let mut turn = reader;
    while Instant::now() < until {
        let asked = Asked::of(turn, &seeded);
        let caller = seeded.caller(turn);
        let request = Request { packed: how.packed, ..Request::get(&asked.path, &caller.cookie) };
        let sent = Instant::now();
        let body = connection.call(&request).await?;
        times.push(sent.elapsed());
        if how.alone && turn % READ_IN_FULL == reader {
            asked.read(&seeded, caller, &plain(body, how.packed)?)?;
        } else if !how.packed {
            asked.look(body)?;
        }
        turn += READERS + 1;
    }
    Ok(times)
}

fn plain(body: &[u8], packed: bool) -> Result<Vec<u8>> {
    let mut plain = Vec::new();
    if packed {
        flate2::read::GzDecoder::new(body).read_to_end(&mut plain).context("a list that is no gzip")?;
    } else {
        plain.extend_from_slice(body);
    }
    Ok(plain)
}

/// A list, and what must be on it.
struct Asked {
    path: String,
    sort: &'static str,
    total: usize,
}

impl Asked {
    fn of(turn: usize, seeded: &Seeded) -> Self {
        let sort = SORTS[turn % 3];
        match turn % 4 {
            0 => {
                let areas = seeded.areas.len();
                let path = format!("/api/v1/wishes?sort={sort}&area={}", seeded.areas[turn / 4 % areas]);
                Self { path, sort, total: WISHES / areas }
            }
            page => Self { path: format!("/api/v1/wishes?sort={sort}&page={page}"), sort, total: WISHES },
        }
    }

    /// Twenty rows, and the total.
    fn look(&self, body: &[u8]) -> Result<()> {
        let rows = memmem::find_iter(body, b"\"number\":").count();
        let total = memmem::find(body, format!("\"total\":{},", self.total).as_bytes());
        ensure!(rows == ROWS && total.is_some(), "{} answered {rows} rows, or a wrong total", self.path);
        Ok(())
    }

    /// Each row whole, in order, and marked as supported when this person supports it.
    fn read(&self, seeded: &Seeded, caller: &Caller, body: &[u8]) -> Result<()> {
        self.look(body)?;
        let page: Page<WishRow> = serde_json::from_slice(body)?;
        let in_order = page.items.is_sorted_by_key(|row| match self.sort {
            "units" => -row.units_hit,
            "newest" => -row.number,
            _ => 0,
        });
        ensure!(in_order, "{} is not in order", self.path);
        for row in &page.items {
            let number = usize::try_from(row.number)?;
            ensure!(row.supported == seeded.is_supported(number, caller), "wish {number} is marked wrongly");
            ensure!(row.mine == seeded.is_author(number, caller), "wish {number} is someone else's");
        }
        Ok(())
    }
}
