//! The whole server in process, on SQLite and, where `FORENKL_TEST_POSTGRES` names one, on PostgreSQL.
pub mod hooks;
mod initiatives;
mod notices;
mod people;
pub mod smtp;
mod wishes;

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode, header},
};
use forenkl::{App, Config, auth::sessions, config::Settings, db::Location};
use forenkl_api::{Empty, Endpoint, Method, PersonId, Problem};
use http_body_util::BodyExt;
use tower::ServiceExt;

pub use people::{Someone, Town, someone};
pub use wishes::{ParseDate, key};

/// A running server with a town of its own.
pub struct TestApp {
    pub app: App,
    pub town: Town,
    router: Router,
    settings: Settings,
    folder: Arc<tempfile::TempDir>,
}

/// An answer as it came.
pub struct Raw {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Raw {
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| {
            panic!("{error}: {} {}", self.status, String::from_utf8_lossy(&self.body))
        })
    }
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Runs a test on each database there is.
pub fn for_each_db<F, Fut>(test: F)
where
    F: Fn(TestApp) -> Fut,
    Fut: Future<Output = ()>,
{
    for_each_db_with(Settings::default(), test);
}

/// The same with settings of its own.
pub fn for_each_db_with<F, Fut>(settings: Settings, test: F)
where
    F: Fn(TestApp) -> Fut,
    Fut: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        test(TestApp::start(String::new(), settings.clone()).await).await;
        if let Ok(url) = std::env::var("FORENKL_TEST_POSTGRES") {
            let database = fresh_postgres(&url);
            test(TestApp::start(database, settings).await).await;
        }
    });
}

/// Makes an empty database beside the one named.
pub fn fresh_postgres(url: &str) -> String {
    use diesel::{Connection, PgConnection, RunQueryDsl};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("forenkl_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut conn = PgConnection::establish(url).unwrap();
    diesel::sql_query(format!("CREATE DATABASE {name}")).execute(&mut conn).unwrap();
    let (base, query) = url.split_once('?').map_or((url, None), |(base, query)| (base, Some(query)));
    let (server, _) = base.rsplit_once('/').unwrap();
    match query {
        Some(query) => format!("{server}/{name}?{query}"),
        None => format!("{server}/{name}"),
    }
}

impl TestApp {
    /// On a fresh SQLite file.
    pub async fn sqlite() -> Self {
        Self::start(String::new(), Settings::default()).await
    }

    async fn start(database: String, settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            data: Some(folder.path().to_owned()),
            database: Some(database).filter(|database| !database.is_empty()),
            public_url: Some("http://forenkl.test".into()),
            ..settings
        };
        let app = App::start(Config::load(None, settings.clone()).unwrap()).unwrap();
        let town = app.db.write(people::build).await.unwrap();
        // What runs beside the requests may have read the town before it was there; a call of the API would have seen to that itself.
        app.org.forget();
        let router = forenkl::http::service(app.clone()).unwrap();
        Self { app, town, router, settings, folder: Arc::new(folder) }
    }

    /// A second server on the same database, where the database can have two.
    pub fn second_node(&self) -> Option<Self> {
        self.settings.database.as_ref()?;
        Some(self.started_again())
    }

    /// The server as it is after a start on the same data: it remembers nothing but what is stored.
    pub fn started_again(&self) -> Self {
        let app = App::start(Config::load(None, self.settings.clone()).unwrap()).unwrap();
        let router = forenkl::http::service(app.clone()).unwrap();
        let (town, settings, folder) = (self.town.clone(), self.settings.clone(), self.folder.clone());
        Self { app, town, router, settings, folder }
    }

    /// Where the SQLite file is.
    pub fn file(&self) -> Option<std::path::PathBuf> {
        match self.app.db.location() {
            Location::Sqlite(path) => Some(path.clone()),
            Location::Postgres(_) => None,
        }
    }

    /// A session cookie for the person.
    pub async fn cookie(&self, person: &PersonId) -> String {
        let person = person.clone();
        let token = self.app.db.write(move |tx| sessions::begin(tx, &person, 1)).await.unwrap();
        format!("{}={token}", sessions::cookie_name(false))
    }

    /// Calls as this person.
    pub async fn call_as<E: Endpoint>(
        &self,
        person: &PersonId,
        path: E::Path,
        query: E::Query,
        body: E::Body,
    ) -> Result<E::Reply, Problem> {
        let raw = self.raw_as::<E>(Some(person), path, query, body).await;
        if raw.status.is_success() { Ok(raw.json()) } else { Err(raw.json()) }
    }

    /// Calls as this person and looks at the answer as it came.
    pub async fn raw_as<E: Endpoint>(
        &self,
        person: Option<&PersonId>,
        path: E::Path,
        query: E::Query,
        body: E::Body,
    ) -> Raw {
        let cookie = match person {
            Some(person) => Some(self.cookie(person).await),
            None => None,
        };
        self.raw_with::<E>(cookie.as_deref(), path, query, body).await
    }

    /// Calls with this cookie, or none.
    pub async fn raw_with<E: Endpoint>(
        &self,
        cookie: Option<&str>,
        path: E::Path,
        query: E::Query,
        body: E::Body,
    ) -> Raw {
        let query = serde_urlencoded::to_string(&query).unwrap();
        let address = format!("{}?{query}", E::path(&path));
        let mut request = Request::builder().method(E::METHOD.name()).uri(address);
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        let body = match E::METHOD {
            Method::Get => Body::empty(),
            Method::Delete => {
                request = request.header(header::ORIGIN, "http://forenkl.test");
                Body::empty()
            }
            Method::Post | Method::Put => {
                request = request
                    .header(header::ORIGIN, "http://forenkl.test")
                    .header(header::CONTENT_TYPE, "application/json");
                Body::from(serde_json::to_vec(&body).unwrap())
            }
        };
        self.send(request.body(body).unwrap()).await
    }

    /// Sends any request.
    pub async fn send(&self, request: Request<Body>) -> Raw {
        let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Raw { status: parts.status, headers: parts.headers, body }
    }

    /// Sends a request and leaves the body to be read, for streams.
    pub async fn open(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }
}

/// Nothing.
pub fn nothing() -> Empty {
    Empty {}
}
