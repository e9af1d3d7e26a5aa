//! The smallest HTTP client that will do: one kept-alive connection, one call at a time, so that the load costs little.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(32 * 1024) })
    }

    /// Calls, and returns the status and the length of the body.
    pub async fn call(&mut self, method: &str, path: &str, cookie: &str, body: &str) -> Result<(u16, usize)> {
        self.send(method, path, cookie, body).await?;
        let head = self.head().await?;
        let (status, length) = read_head(&self.buffer[..head])?;
        while self.buffer.len() < head + length {
            self.read().await?;
        }
        self.buffer.drain(..head + length);
        Ok((status, length))
    }

    /// Begins a stream; read it with [`Self::read_until`].
    pub async fn listen(&mut self, path: &str, cookie: &str) -> Result<()> {
        self.send("GET", path, cookie, "").await?;
        let head = self.head().await?;
        self.buffer.drain(..head);
        self.read_until("heartbeat").await
    }

    /// Reads until the text has come, and forgets what came before.
    pub async fn read_until(&mut self, text: &str) -> Result<()> {
        loop {
            if let Some(at) = find(&self.buffer, text.as_bytes()) {
                self.buffer.drain(..at + text.len());
                return Ok(());
            }
            self.read().await?;
        }
    }

    async fn send(&mut self, method: &str, path: &str, cookie: &str, body: &str) -> Result<()> {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\ncookie: {cookie}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        Ok(self.stream.write_all(request.as_bytes()).await?)
    }

    async fn head(&mut self) -> Result<usize> {
        loop {
            if let Some(at) = find(&self.buffer, b"\r\n\r\n") {
                return Ok(at + 4);
            }
            self.read().await?;
        }
    }

    async fn read(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the server hung up");
        }
        Ok(())
    }
}

fn read_head(head: &[u8]) -> Result<(u16, usize)> {
    let head = std::str::from_utf8(head)?;
    let status = head.split(' ').nth(1).context("no status")?.parse()?;
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .context("no content-length")?
        .trim()
        .parse()?;
    Ok((status, length))
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
