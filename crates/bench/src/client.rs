//! The smallest HTTP client that will do: one kept-alive connection, one call at a time, so that the load costs little.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use memchr::memmem::find;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    body: Vec<u8>,
    /// The cookie that the last reply set.
    pub set_cookie: Option<String>,
}

/// What is asked.
pub struct Request<'a> {
    pub method: &'static str,
    pub path: &'a str,
    pub cookie: &'a str,
    /// Accept gzip, as browsers do.
    pub packed: bool,
    pub body: &'a str,
}

impl<'a> Request<'a> {
    pub fn get(path: &'a str, cookie: &'a str) -> Self {
        Self { method: "GET", path, cookie, packed: false, body: "" }
    }

    pub fn post(path: &'a str, cookie: &'a str, body: &'a str) -> Self {
        Self { method: "POST", path, cookie, packed: false, body }
    }

    pub fn put(path: &'a str, cookie: &'a str, body: &'a str) -> Self {
        Self { method: "PUT", path, cookie, packed: false, body }
    }
}

/// How long the body is.
enum Length {
    Known(usize),
    Chunks,
}

impl Connection {
    /// Connects.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::new(), body: Vec::new(), set_cookie: None })
    }

    /// Calls, and returns the body of a reply whose status is 200; any other is an error.
    pub async fn call(&mut self, request: &Request<'_>) -> Result<&[u8]> {
        let status = self.try_call(request).await?;
        if status != 200 {
            bail!(
                "{} {} answered {status}: {}",
                request.method,
                request.path,
                String::from_utf8_lossy(&self.body)
            );
        }
        Ok(&self.body)
    }

    /// Calls, and returns the status of the reply.
    pub async fn try_call(&mut self, request: &Request<'_>) -> Result<u16> {
        self.send(request).await?;
        let head = self.head().await?;
        let (status, length) = read_head(&self.buffer[..head])?;
        self.set_cookie = set_cookie(&self.buffer[..head]);
        self.buffer.drain(..head);
        self.body.clear();
        match length {
            Length::Known(length) => self.take(length).await?,
            Length::Chunks => while self.chunk().await? {},
        }
        Ok(status)
    }

    /// Begins a stream of server-sent events; read it with [`Self::next_frame`], or do not.
    pub async fn follow(&mut self, path: &str, cookie: &str) -> Result<()> {
        self.send(&Request::get(path, cookie)).await?;
        let head = self.head().await?;
        let (status, _) = read_head(&self.buffer[..head])?;
        self.buffer.drain(..head);
        self.body.clear();
        if status != 200 {
            bail!("{path} answered {status}");
        }
        Ok(())
    }

    /// The next event of the stream: its name and data.
    pub async fn next_frame(&mut self) -> Result<(String, String)> {
        loop {
            if let Some(at) = find(&self.body, b"\n\n") {
                let frame = String::from_utf8(self.body[..at].to_vec())?;
                self.body.drain(..at + 2);
                let (name, data) = frame.split_once("\ndata: ").context("a frame without data")?;
                return Ok((name.trim_start_matches("event: ").to_owned(), data.to_owned()));
            }
            if !self.chunk().await? {
                bail!("the stream ended");
            }
        }
    }

    /// Begins a stream, and returns once it has begun; read it with [`Self::next_change`].
    pub async fn listen(&mut self, path: &str, cookie: &str) -> Result<()> {
        self.send(&Request::get(path, cookie)).await?;
        let head = self.head().await?;
        let (status, _) = read_head(&self.buffer[..head])?;
        if status != 200 {
            bail!("the live stream answered {status}");
        }
        while find(&self.buffer, b"heartbeat").is_none() {
            self.read().await?;
        }
        self.buffer.clear();
        Ok(())
    }

    /// The number, in the order of commits, of the next change that the stream tells of.
    pub async fn next_change(&mut self) -> Result<usize> {
        const BEFORE: &[u8] = b"{\"seq\":";
        loop {
            if let Some(at) = find(&self.buffer, BEFORE)
                && let Some(end) = self.buffer[at + BEFORE.len()..].iter().position(|byte| *byte == b',')
            {
                let number = std::str::from_utf8(&self.buffer[at + BEFORE.len()..][..end])?.parse()?;
                self.buffer.drain(..at + BEFORE.len() + end);
                return Ok(number);
            }
            self.read().await?;
        }
    }

    async fn send(&mut self, request: &Request<'_>) -> Result<()> {
        let Request { method, path, cookie, packed, body } = request;
        let accept = if *packed { "accept-encoding: gzip, deflate, br\r\n" } else { "" };
        let text = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\ncookie: {cookie}\r\n{accept}\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        Ok(self.stream.write_all(text.as_bytes()).await?)
    }

    async fn head(&mut self) -> Result<usize> {
        loop {
            if let Some(at) = find(&self.buffer, b"\r\n\r\n") {
                return Ok(at + 4);
            }
            self.read().await?;
        }
    }

    /// Moves the next bytes to the body.
    async fn take(&mut self, length: usize) -> Result<()> {
        while self.buffer.len() < length {
            self.read().await?;
        }
        self.body.extend(self.buffer.drain(..length));
        Ok(())
    }

    /// Moves the next chunk to the body; `false` after the last.
    async fn chunk(&mut self) -> Result<bool> {
        let line = loop {
            if let Some(at) = find(&self.buffer, b"\r\n") {
                break at;
            }
            self.read().await?;
        };
        let length = usize::from_str_radix(std::str::from_utf8(&self.buffer[..line])?, 16)?;
        self.buffer.drain(..line + 2);
        self.take(length + 2).await?;
        self.body.truncate(self.body.len() - 2);
        Ok(length > 0)
    }

    async fn read(&mut self) -> Result<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            bail!("the server hung up");
        }
        Ok(())
    }
}

fn set_cookie(head: &[u8]) -> Option<String> {
    let head = std::str::from_utf8(head).ok()?;
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: "))?;
    cookie.split(';').next().map(str::to_owned)
}

fn read_head(head: &[u8]) -> Result<(u16, Length)> {
    let head = std::str::from_utf8(head)?;
    let status = head.split(' ').nth(1).context("no status")?.parse()?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    Ok((status, length.map_or(Ok(Length::Chunks), |text| text.trim().parse().map(Length::Known))?))
}
