//! The server under load: the program as it is shipped.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result};

use crate::client::{Connection, Request};

/// A running server, killed when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// Starts it on a free port and waits until it answers.
    pub async fn start(program: &Path, data: &Path) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let child = Command::new(program)
            .args(["serve", "--listen", &address.to_string(), "--data"])
            .arg(data)
            .stdout(Stdio::null())
            .spawn()
            .with_context(|| format!("{} does not start", program.display()))?;
        let server = Self { child, address };
        for _ in 0..200 {
            if let Ok(mut connection) = Connection::open(address).await
                && connection.call(&Request::get("/healthz", "")).await.is_ok()
            {
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        anyhow::bail!("the server does not answer")
    }

    /// Memory in bytes: resident now (`VmRSS`) or at most so far (`VmHWM`).
    pub fn memory(&self, which: &str) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with(which)).context("no such figure")?;
        let kilobytes: u64 = line.split_whitespace().nth(1).context("no number")?.parse()?;
        Ok(kilobytes * 1024)
    }

    /// Processor time used so far, by the server alone.
    pub fn processor(&self) -> Result<Duration> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let (_, after_name) = stat.rsplit_once(')').context("no figures")?;
        let mut ticks = after_name.split_whitespace().skip(11);
        let mut next = || -> Result<u64> { Ok(ticks.next().context("no figure")?.parse()?) };
        // A tick is a hundredth of a second wherever Linux runs.
        Ok(Duration::from_millis((next()? + next()?) * 10))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
