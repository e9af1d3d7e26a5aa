//! A mail server that keeps what it is given, and can refuse, be slow, or go away in the middle.

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use forenkl::config::Settings;

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Kind,
    /// Answers each recipient with this code.
    Refuse(u16),
    /// Goes away when it is given the text.
    DropAtText,
    /// Takes the mail, and goes away before saying so.
    DropAfterText,
    /// Takes its time.
    Slow(Duration),
}

/// What it was given.
#[derive(Debug, Clone)]
pub struct Received {
    pub to: String,
    pub raw: String,
}

impl Received {
    fn parsed(&self) -> mailparse::ParsedMail<'_> {
        mailparse::parse_mail(self.raw.as_bytes()).unwrap()
    }
    /// A header, decoded.
    pub fn header(&self, name: &str) -> String {
        use mailparse::MailHeaderMap;
        self.parsed().headers.get_first_value(name).unwrap_or_default()
    }
    pub fn subject(&self) -> String {
        self.header("Subject")
    }
    /// The part of this type, decoded.
    pub fn part(&self, kind: &str) -> String {
        let mail = self.parsed();
        assert_eq!(mail.ctype.mimetype, "multipart/alternative");
        mail.subparts.iter().find(|part| part.ctype.mimetype == kind).unwrap().get_body().unwrap()
    }
    pub fn text(&self) -> String {
        self.part("text/plain")
    }
    pub fn html(&self) -> String {
        self.part("text/html")
    }
}

/// The server.
#[derive(Clone)]
pub struct Smtp {
    port: u16,
    mood: Arc<Mutex<Mood>>,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Smtp {
    /// Starts it on a port of its own.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            mood: Arc::new(Mutex::new(Mood::Kind)),
            received: Arc::default(),
        };
        let serving = server.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = serving.clone();
                // Whoever goes away in the middle is no failure of the test.
                thread::spawn(move || drop(server.talk(stream)));
            }
        });
        server
    }

    /// What sends mail here.
    pub fn settings(&self) -> Settings {
        Settings {
            smtp_url: Some(format!("smtp://127.0.0.1:{}", self.port)),
            mail_from: Some("Forenkl <forenkl@kommune.test>".into()),
            ..Settings::default()
        }
    }

    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// Takes out what has come.
    pub fn take(&self) -> Vec<Received> {
        std::mem::take(&mut *self.received.lock().unwrap())
    }

    fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let mood = *self.mood.lock().unwrap();
        let mut lines = BufReader::new(stream.try_clone()?);
        let mut stream = stream;
        let mut say = move |line: &str| stream.write_all(format!("{line}\r\n").as_bytes());
        if let Mood::Slow(wait) = mood {
            thread::sleep(wait);
        }
        say("220 test")?;
        let mut to = String::new();
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let line = line.trim_end();
            match line.split([' ', ':']).next().unwrap_or_default().to_uppercase().as_str() {
                "EHLO" | "HELO" => say("250 8BITMIME")?,
                "RCPT" => {
                    if let Mood::Refuse(code) = mood {
                        say(&format!("{code} no <{line}>"))?;
                        continue;
                    }
                    to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    say("250 ok")?;
                }
                "DATA" => {
                    if mood == Mood::DropAtText {
                        return Ok(());
                    }
                    say("354 go on")?;
                    let mut raw = String::new();
                    loop {
                        let mut line = String::new();
                        lines.read_line(&mut line)?;
                        if line == ".\r\n" {
                            break;
                        }
                        raw.push_str(line.strip_prefix('.').unwrap_or(&line));
                    }
                    self.received.lock().unwrap().push(Received { to: to.clone(), raw });
                    if mood == Mood::DropAfterText {
                        return Ok(());
                    }
                    say("250 taken")?;
                }
                "QUIT" => return say("221 bye"),
                _ => say("250 ok")?,
            }
        }
    }
}
