//! `forenkl serve`.

use std::{fs, net::SocketAddr, time::Duration};

use diesel::prelude::*;
use tokio::net::TcpListener;

use super::{runtime, say};
use crate::{
    app::App,
    config::Config,
    db::{
        Location,
        schema::{people, positions, units},
    },
    demo,
    fault::Fault,
    http,
};

/// How long open requests may finish when the server is told to stop.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn serve(config: Config) -> Result<(), Fault> {
    if let Location::Sqlite(_) = config.location {
        fs::create_dir_all(&config.data).map_err(|error| {
            Fault::start(format!("the folder {} cannot be made: {error}", config.data.display()))
        })?;
    }
    runtime()?.block_on(run(config))
}

async fn run(config: Config) -> Result<(), Fault> {
    let listener = TcpListener::bind(config.listen).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => Fault::start(format!(
            "{} is in use by another program; choose another with --listen",
            config.listen
        )),
        _ => Fault::start(format!("cannot listen on {}: {error}", config.listen)),
    })?;
    let app = App::start(config)?;
    if app.config.demo {
        demo::fill(&app).await?;
    }
    greet(&app).await?;
    let live = app.live.clone();
    let service = http::service(app)?.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop_asked().await;
        live.close();
    });
    let stopped = async {
        stop_asked().await;
        tokio::time::sleep(PATIENCE).await;
    };
    tokio::select! {
        ended = async { serving.await } => {
            ended.map_err(|error| Fault::start(format!("the server stopped: {error}")))
        }
        () = stopped => Ok(()),
    }
}

async fn stop_asked() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}

/// Says where Forenkl is and, in the demo, who one can be.
async fn greet(app: &App) -> Result<(), Fault> {
    let mut lines = vec![format!("Forenkl  {}", app.config.public_url)];
    match &app.config.location {
        Location::Sqlite(path) => lines.push(format!("Data     {}", path.display())),
        Location::Postgres(_) => lines.push("Data     PostgreSQL".to_owned()),
    }
    if app.config.demo {
        let personas: Vec<(String, String, String)> = app
            .db
            .read(|conn| {
                Ok(people::table
                    .inner_join(positions::table.inner_join(units::table))
                    .filter(people::persona.is_not_null())
                    .order((people::id, positions::id))
                    .select((people::name, positions::role, units::name))
                    .load(conn)?)
            })
            .await?;
        lines.push("Demo     anyone can sign in as:".to_owned());
        lines.extend(personas.iter().map(|(name, role, unit)| format!("         {name}  ({role}, {unit})")));
    }
    say(&lines.join("\n"));
    Ok(())
}
