//! A receiver of webhooks: keeps what it is told, and can refuse, be slow, or send elsewhere.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

/// How it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Status(u16),
    /// With this address to go on to.
    Redirect(String),
    /// Takes its time.
    Slow(Duration),
}

/// What it was told.
#[derive(Debug, Clone)]
pub struct Told {
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Told {
    pub fn header(&self, name: &str) -> String {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// The receiver.
#[derive(Clone)]
pub struct Receiver {
    pub url: String,
    answer: Arc<Mutex<Answer>>,
    told: Arc<Mutex<Vec<Told>>>,
}

impl Receiver {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let receiver = Self { url, answer: Arc::new(Mutex::new(Answer::Status(204))), told: Arc::default() };
        let own = receiver.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let receiver = own.clone();
                thread::spawn(move || receiver.serve(stream));
            }
        });
        receiver
    }

    pub fn answer(&self, answer: Answer) {
        *self.answer.lock().unwrap() = answer;
    }

    pub fn told(&self) -> Vec<Told> {
        self.told.lock().unwrap().clone()
    }

    fn serve(&self, stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let (mut headers, mut line) = (Vec::new(), String::new());
        reader.read_line(&mut line).unwrap_or(0);
        loop {
            line.clear();
            if reader.read_line(&mut line).unwrap_or(0) == 0 || line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.trim().split_once(':') {
                headers.push((name.to_lowercase(), value.trim().to_owned()));
            }
        }
        let told = Told { headers, body: String::new() };
        let length = told.header("content-length").parse().unwrap_or(0);
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        self.told.lock().unwrap().push(Told { body: String::from_utf8(body).unwrap(), ..told });
        let answer = self.answer.lock().unwrap().clone();
        let head = match answer {
            Answer::Status(status) => format!("HTTP/1.1 {status} X\r\n"),
            Answer::Redirect(to) => format!("HTTP/1.1 307 X\r\nlocation: {to}\r\n"),
            Answer::Slow(time) => {
                thread::sleep(time);
                "HTTP/1.1 200 X\r\n".to_owned()
            }
        };
        let mut stream = stream;
        // Whoever was told to wait may be gone.
        drop(write!(stream, "{head}content-length: 0\r\nconnection: close\r\n\r\n"));
    }
}
