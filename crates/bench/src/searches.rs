//! Searches as people type them: one word, two, a part of one, a typing error; by relevance and in a filter.

use std::{
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use forenkl_api::{Page, wishes::WishRow};

use crate::{
    client::{Connection, Request},
    seed::Seeded,
    server::Server,
    times::p99,
};

/// In an address, so without letters that would have to be written otherwise. Each finds thousands of wishes.
const QUESTIONS: [&str; 8] = [
    "vagtplan",
    "vagtplan+refusion",
    "vagtp",
    "plan",
    "refussion",
    "skema+adgange+vagtplan",
    "vagtplan&sort=units",
    "vagtplan&status=received&page=3",
];
const EACH: usize = 50;

/// Searches one after the other; the time that 99 of 100 stay below. Each must find, and mark what it found.
pub async fn run(server: &Server, seeded: &Rc<Seeded>) -> Result<Duration> {
    let mut connection = Connection::open(server.address).await?;
    // The index is read beside the start; until it is there the texts are looked through.
    for _ in 0..100 {
        let path = "/api/v1/wishes?q=refussion";
        let body = connection.call(&Request::get(path, &seeded.caller(0).cookie)).await?;
        if serde_json::from_slice::<Page<WishRow>>(body)?.total > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let mut times = Vec::with_capacity(QUESTIONS.len() * EACH);
    for turn in 0..QUESTIONS.len() * EACH {
        let path = format!("/api/v1/wishes?q={}", QUESTIONS[turn % QUESTIONS.len()]);
        let request = Request::get(&path, &seeded.caller(turn).cookie);
        let sent = Instant::now();
        let body = connection.call(&request).await?;
        times.push(sent.elapsed());
        let page: Page<WishRow> = serde_json::from_slice(body)?;
        let marked = page.items.iter().all(|row| row.hits.is_some());
        ensure!(page.items.len() == 20 && marked, "{path} found {} of {}", page.items.len(), page.total);
    }
    Ok(p99(times))
}
