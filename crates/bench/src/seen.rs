//! From sending a change until others' streams tell of it.

use std::{
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use tokio::task::JoinSet;

use crate::{
    client::Connection,
    seed::Seeded,
    supports::{self, Given},
    times::p99,
};

const LISTENERS: usize = 100;
const CHANGES: usize = 150;
/// Between changes, so that each is told by itself.
const PAUSE: Duration = Duration::from_millis(20);

/// What the slowest hundredth of all tellings took.
pub async fn run(server: SocketAddr, seeded: &Rc<Seeded>, given: &Rc<Given>) -> Result<Duration> {
    let mut listeners = JoinSet::new();
    for listener in 0..LISTENERS {
        let mut stream = Connection::open(server).await?;
        stream.listen("/api/v1/live?topics=wishes", &seeded.caller(listener).cookie).await?;
        listeners.spawn_local(async move {
            let mut seen = Vec::with_capacity(CHANGES);
            for _ in 0..CHANGES {
                seen.push((stream.next_change().await?, Instant::now()));
            }
            anyhow::Ok(seen)
        });
    }
    let mut connection = Connection::open(server).await?;
    let mut sent = Vec::with_capacity(CHANGES);
    for _ in 0..CHANGES {
        let at = Instant::now();
        supports::give(&mut connection, seeded, given).await?;
        sent.push(at);
        tokio::time::sleep(PAUSE).await;
    }
    let mut times = Vec::with_capacity(LISTENERS * CHANGES);
    while let Some(seen) = listeners.join_next().await {
        let seen = seen??;
        // Nobody else writes: each listener hears of each change, once, in order.
        ensure!(seen.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0), "a listener missed a change");
        for ((_, seen), sent) in seen.into_iter().zip(&sent) {
            times.push(seen.checked_duration_since(*sent).context("seen before it was sent")?);
        }
    }
    Ok(p99(times))
}
