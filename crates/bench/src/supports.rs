//! Supports: each a new one, by another person, of another wish; answered when it is on disk.

use std::{
    cell::Cell,
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use memchr::memmem;
use tokio::task::JoinSet;

use crate::{
    client::{Connection, Request},
    seed::Seeded,
    server::Server,
};

const SUPPORTERS: usize = 96;

/// Which supports were given; none is given twice.
#[derive(Default)]
pub struct Given(Cell<usize>);

impl Given {
    fn next(&self) -> usize {
        let turn = self.0.get();
        self.0.set(turn + 1);
        turn
    }

    /// How many were acknowledged: a call that fails ends the whole run.
    pub fn acknowledged(&self) -> usize {
        self.0.get()
    }
}

/// Gives the next support.
pub async fn give(connection: &mut Connection, seeded: &Seeded, given: &Given) -> Result<()> {
    let turn = given.next();
    let (person, wish) = (seeded.supporter(turn), seeded.fresh_wish(turn));
    let (path, body) =
        (format!("/api/v1/wishes/{wish}/support"), format!("{{\"unit\":\"{}\"}}", person.unit));
    let reply = connection.call(&Request::put(&path, &person.cookie, &body)).await?;
    ensure!(memmem::find(reply, b"\"supported\":true").is_some(), "a support was not taken");
    Ok(())
}

/// What a run gave.
#[derive(Default)]
pub struct Speed {
    pub per_second: f64,
    /// Processor time of the server for each.
    pub processor: Duration,
}

/// Gives supports from many connections until the time is over.
pub async fn run(server: &Server, seeded: &Rc<Seeded>, given: &Rc<Given>, run: Duration) -> Result<Speed> {
    let (begun, used, before) = (Instant::now(), server.processor()?, given.acknowledged());
    let address = server.address;
    let mut supporters = JoinSet::new();
    for _ in 0..SUPPORTERS {
        let (seeded, given) = (seeded.clone(), given.clone());
        supporters.spawn_local(async move {
            let mut connection = Connection::open(address).await?;
            while begun.elapsed() < run {
                give(&mut connection, &seeded, &given).await?;
            }
            anyhow::Ok(())
        });
    }
    while let Some(done) = supporters.join_next().await {
        done??;
    }
    let done = given.acknowledged() - before;
    Ok(Speed {
        per_second: done as f64 / begun.elapsed().as_secs_f64(),
        processor: (server.processor()? - used) / u32::try_from(done.max(1))?,
    })
}
