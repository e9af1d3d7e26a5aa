//! What was acknowledged is there after kill -9; a full disk is said to be full and reading goes on; many writes share a commit.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use crate::support::{TestApp, for_each_db, nothing};
use diesel::{connection::SimpleConnection, prelude::*, sql_types};
use forenkl_api::{
    ProblemCode,
    wishes::{CreateWish, ListWishes, WishQuery},
};
use serde_json::Value;

struct Server {
    child: Child,
    port: u16,
    /// Kept open: the server goes on talking.
    _output: BufReader<std::process::ChildStdout>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(data: &Path) -> Server {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut child = Command::new(env!("CARGO_BIN_EXE_forenkl"))
        .args(["serve", "--demo", "--listen", &format!("127.0.0.1:{port}"), "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    output.read_line(&mut line).unwrap();
    assert!(line.contains("Forenkl"), "{line}");
    Server { child, port, _output: output }
}

/// One call over a connection of its own; `None` when the server went away in the middle.
fn call(port: u16, method: &str, path: &str, cookie: &str, body: &str) -> Option<(u16, String, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some((status, head.to_owned(), body.to_owned()))
}

fn sign_in(port: u16) -> (String, Value) {
    let (_, _, session) = call(port, "GET", "/api/v1/session", "", "").unwrap();
    let session: Value = serde_json::from_str(&session).unwrap();
    let mut last = (String::new(), Value::Null);
    for persona in session["personas"].as_array().unwrap() {
        let body = serde_json::json!({ "person": persona["id"] }).to_string();
        let (status, head, reply) = call(port, "POST", "/api/v1/session/demo", "", &body).unwrap();
        assert_eq!(status, 200);
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        let me: Value = serde_json::from_str(&reply).unwrap();
        last = (cookie.split(';').next().unwrap().to_owned(), me["me"].clone());
        if last.1["home"]["role"] == "leader" {
            break;
        }
    }
    last
}

#[derive(QueryableByName)]
struct Text {
    #[diesel(sql_type = sql_types::Text)]
    value: String,
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let acknowledged: Arc<Mutex<Vec<String>>> = Arc::default();
    for round in 0..3u32 {
        let mut server = start(folder.path());
        let (cookie, me) = sign_in(server.port);
        let (_, _, areas) = call(server.port, "GET", "/api/v1/areas", &cookie, "").unwrap();
        let areas: Value = serde_json::from_str(&areas).unwrap();
        let area = areas["areas"][0]["id"].as_str().unwrap().to_owned();
        let unit = me["home"]["unit"].as_str().unwrap().to_owned();
        let writers: Vec<_> = (0..4u32)
            .map(|writer| {
                let (port, cookie, area, unit, done) = (server.port, cookie.clone(), area.clone(), unit.clone(), acknowledged.clone());
                thread::spawn(move || {
                    for number in 0..10_000u32 {
                        let key = format!("crash-{round}-{writer}-{number}");
                        let body = serde_json::json!({
                            "key": key, "title": format!("Efter strømsvigt {key}"), "area": area, "rule_source": "unknown",
                            "kind": "process", "visibility": "nobody", "unit": unit,
                        });
                        match call(port, "POST", "/api/v1/wishes", &cookie, &body.to_string()) {
                            Some((200, _, _)) => done.lock().unwrap().push(key),
                            Some((status, _, body)) => panic!("{status} {body}"),
                            None => return,
                        }
                    }
                })
            })
            .collect();
        let enough = usize::try_from(round + 1).unwrap() * 40;
        while acknowledged.lock().unwrap().len() < enough {
            thread::sleep(Duration::from_millis(5));
        }
        server.child.kill().unwrap();
        server.child.wait().unwrap();
        for writer in writers {
            writer.join().unwrap();
        }
    }
    let file = folder.path().join("forenkl.db");
    let mut conn = SqliteConnection::establish(&file.to_string_lossy()).unwrap();
    let check: Vec<Text> = diesel::sql_query("SELECT integrity_check AS value FROM pragma_integrity_check")
        .load(&mut conn)
        .unwrap();
    assert_eq!(check[0].value, "ok");
    let stored: Vec<Text> =
        diesel::sql_query("SELECT client_key AS value FROM wishes WHERE client_key LIKE 'crash-%'")
            .load(&mut conn)
            .unwrap();
    let stored: std::collections::BTreeSet<String> = stored.into_iter().map(|text| text.value).collect();
    for key in acknowledged.lock().unwrap().iter() {
        assert!(stored.contains(key), "{key} was acknowledged and is gone");
    }
    let gaps: Vec<Text> = diesel::sql_query(
        "SELECT CAST(count(*) AS TEXT) AS value FROM activity a WHERE seq > 1 AND NOT EXISTS (SELECT 1 FROM activity b WHERE b.seq = a.seq - 1)",
    )
    .load(&mut conn)
    .unwrap();
    assert_eq!(gaps[0].value, "0", "the activity has no gaps");
}

#[test]
fn a_full_disk_is_a_clear_503_and_reading_goes_on() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let app = TestApp::sqlite().await;
        let leader = app.town.leader.clone();
        let kept = app.a_wish(&leader, "Før disken blev fuld").await;
        // No page more than there are: what SQLite answers is what a full disk answers.
        app.app.db.write(|tx| Ok(tx.batch_execute("PRAGMA max_page_count = 1")?)).await.unwrap();
        let mut body = app.wish_body(&leader, "Mens disken var fuld", &app.town.personnel);
        body.body = "x".repeat(4000);
        let mut refused = None;
        for _ in 0..50 {
            body.key = crate::support::key();
            if let Err(problem) =
                app.call_as::<CreateWish>(&leader.id, nothing(), nothing(), body.clone()).await
            {
                refused = Some(problem);
                break;
            }
        }
        let refused = refused.expect("the disk is full");
        assert_eq!((refused.code, refused.status), (ProblemCode::StorageFull, 503));
        let list =
            app.call_as::<ListWishes>(&leader.id, nothing(), WishQuery::default(), nothing()).await.unwrap();
        assert!(list.items.iter().any(|row| row.number == kept.number), "reading goes on");
        body.key = crate::support::key();
        assert!(
            app.call_as::<CreateWish>(&leader.id, nothing(), nothing(), body).await.is_ok(),
            "and writing, once there is room"
        );
    });
}

#[test]
fn one_bad_write_takes_nothing_of_its_neighbours_with_it() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let app = TestApp::sqlite().await;
        let wish = app.a_wish(&app.town.leader.clone(), "Mange på en gang").await.number;
        let writes: Vec<_> = (0..200)
            .map(|number| {
                let (db, person) = (app.app.db.clone(), app.town.other_leader.id.clone());
                tokio::spawn(async move {
                    db.write(move |tx| {
                        forenkl::features::wishes::app::follow(tx, &person, wish)?;
                        match number % 3 {
                            0 => Err(forenkl::Fault::not_found()),
                            1 => panic!("a change that breaks off"),
                            _ => Ok(tx.next_number("initiative")?),
                        }
                    })
                    .await
                })
            })
            .collect();
        let mut numbers = Vec::new();
        for write in writes {
            numbers.extend(write.await.unwrap());
        }
        numbers.sort_unstable();
        let wanted: Vec<i64> = (1..=i64::try_from(numbers.len()).unwrap()).collect();
        assert_eq!(numbers, wanted, "each that succeeded got its own number, without gaps");
        assert_eq!(numbers.len(), (0..200).filter(|number| number % 3 == 2).count());
    });
}

/// An import taken back touches thousands of records and the activity; the clock touches some of them the other way round.
#[test]
fn changes_that_meet_in_opposite_order_both_go_through() {
    for_each_db(|app| async move {
        let other = app.second_node();
        let nodes = [&app, &app, other.as_ref().unwrap_or(&app)].map(|node| node.app.db.clone());
        let orders = [["activity", "wish"], ["wish", "activity"], ["activity", "wish"]];
        let changes = nodes.into_iter().zip(orders).map(|(db, [first, second])| async move {
            let change = move |tx: &mut forenkl::db::Tx<'_>| {
                tx.next_number(first)?;
                thread::sleep(Duration::from_millis(300));
                tx.next_number(second)
            };
            db.write(change).await
        });
        for change in changes.map(tokio::spawn).collect::<Vec<_>>() {
            change.await.unwrap().unwrap();
        }
    });
}
