//! A PostgreSQL of our own for the tests: made, used and thrown away.

use crate::packages;
use crate::process;
use crate::project::Project;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Nothing in it outlives the tests, so it need not reach the disk.
const SETTINGS: [&str; 7] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=300",
    "shared_buffers=64MB",
];

/// A running cluster; dropping it stops it and removes its data.
pub struct Postgres {
    programs: PathBuf,
    data: PathBuf,
    as_other: bool,
    port: u16,
}

impl Postgres {
    /// Makes and starts a cluster on a free port, installing PostgreSQL on Debian when there is none.
    pub fn start(project: &Project) -> Result<Self> {
        let programs = match find_programs() {
            Some(programs) => programs,
            None => {
                packages::install(&["postgresql"], "testing the server on PostgreSQL")?;
                find_programs().context("PostgreSQL was installed but initdb cannot be found")?
            }
        };
        // PostgreSQL refuses to run as root; its own user is there where its package is.
        let as_other = packages::is_root();
        let cluster =
            Self { programs, data: data_folder(project, as_other)?, as_other, port: process::free_port()? };
        cluster.make_and_start()?;
        Ok(cluster)
    }

    /// Where tests connect; they may create databases.
    pub fn url(&self) -> String {
        format!("postgres://forenkl@127.0.0.1:{}/postgres", self.port)
    }

    fn make_and_start(&self) -> Result<()> {
        self.remove_left_over()?;
        let mut initdb = self.program("initdb");
        initdb.arg("-D").arg(&self.data);
        initdb.args([
            "--username=forenkl",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]);
        process::run(initdb.stdout(Stdio::null()), "initdb")?;
        let settings: String = SETTINGS.iter().map(|setting| format!(" -c {setting}")).collect();
        let mut start = self.program("pg_ctl");
        start.arg("-D").arg(&self.data).arg("-l").arg(self.data.join("log"));
        start.args(["-w", "start", "-o", &format!("-p {}{settings}", self.port)]);
        process::run(start.stdout(Stdio::null()), "starting PostgreSQL")
    }

    /// A cluster that an interrupted run left behind is stopped and thrown away.
    fn remove_left_over(&self) -> Result<()> {
        if self.data.join("postmaster.pid").exists() {
            process::succeeds(&mut self.stop());
        }
        if self.data.exists() {
            std::fs::remove_dir_all(&self.data)
                .with_context(|| format!("{} is in use", self.data.display()))?;
        }
        Ok(())
    }

    fn stop(&self) -> Command {
        let mut stop = self.program("pg_ctl");
        stop.arg("-D").arg(&self.data).args(["-m", "immediate", "-w", "stop"]);
        stop
    }

    fn program(&self, name: &str) -> Command {
        let path = self.programs.join(name);
        let mut command = if self.as_other {
            let mut runuser = Command::new("runuser");
            runuser.args(["-u", "postgres", "--"]).arg(path);
            runuser
        } else {
            Command::new(path)
        };
        // A folder that its user can always enter.
        command.current_dir("/");
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        process::succeeds(&mut self.stop());
        // What stays behind is removed at the next start.
        std::fs::remove_dir_all(&self.data).unwrap_or_default();
    }
}

/// The newest PostgreSQL's programs.
fn find_programs() -> Option<PathBuf> {
    let has_initdb = |folder: &PathBuf| folder.join("initdb").is_file();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = debian
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
        })
        .filter(|(_, folder)| has_initdb(folder))
        .max();
    let on_path = || process::find_on_path("initdb")?.parent().map(Path::to_owned);
    newest.map(|(_, folder)| folder).or_else(on_path)
}

/// `target/pg`, or a folder for temporary files when PostgreSQL's user cannot reach the checkout.
fn data_folder(project: &Project, as_other: bool) -> Result<PathBuf> {
    let own = project.path("target/pg");
    std::fs::create_dir_all(&own)?;
    if !as_other {
        return Ok(own.join("data"));
    }
    process::run(Command::new("chown").arg("postgres").arg(&own), "giving target/pg to the user postgres")?;
    let reachable = |folder: &Path| {
        process::succeeds(Command::new("runuser").args(["-u", "postgres", "--", "test", "-w"]).arg(folder))
    };
    if reachable(&own) {
        return Ok(own.join("data"));
    }
    let temporary = std::env::temp_dir();
    if !reachable(&temporary) {
        bail!("the user postgres can write neither to {} nor to {}", own.display(), temporary.display());
    }
    Ok(temporary.join("forenkl-pg"))
}
