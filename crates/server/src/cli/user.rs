//! `forenkl user add`: the first administrator, before anyone can invite anyone.

use std::io::IsTerminal;

use clap::Subcommand;
use forenkl_api::{Role, check::Check, people::PositionBody};

use super::say;
use crate::{
    auth::password,
    config::Config,
    db::{Db, Tx},
    fault::Fault,
    features::{people, units},
    org::Org,
};

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add a person with a role at the municipality itself. The password is read from FORENKL_PASSWORD or standard input
    Add {
        /// Full name
        #[arg(long)]
        name: String,
        /// E-mail address to sign in with
        #[arg(long)]
        email: String,
        /// leader, process_owner, facilitator, management or administrator
        #[arg(long, default_value = "administrator")]
        role: String,
        /// The municipality's name, where there is none yet
        #[arg(long, default_value = "Kommunen")]
        municipality: String,
    },
}

pub(super) fn run(config: Config, command: UserCommand) -> Result<(), Fault> {
    let UserCommand::Add { name, email, role, municipality } = command;
    let role = Role::from_word(&role).ok_or_else(|| Fault::start(format!("there is no role {role}")))?;
    let secret = read_password()?;
    let mut check = Check::new();
    check.text("name", &name, 2, 120).email("email", &email).password("password", &secret);
    if let Some(error) = check.errors().first() {
        return Err(Fault::start(format!("{}: {}", error.field, error.code)));
    }
    let hash = password::hash_now(&secret)?;
    super::runtime()?.block_on(async move {
        let db = Db::open(config.location)?;
        db.write(move |tx| add(tx, &name, &email, role, &municipality, &hash)).await
    })?;
    say("Done. They can sign in now.");
    Ok(())
}

fn add(
    tx: &mut Tx<'_>,
    name: &str,
    email: &str,
    role: Role,
    municipality: &str,
    hash: &str,
) -> Result<(), Fault> {
    let org = Org::load(tx)?;
    let top = match org.top() {
        Some(top) => top.clone(),
        None => units::app::create_top(tx, municipality)?,
    };
    let person = people::app::create(tx, name, Some(email), None)?;
    people::app::set_password(tx, &person, hash)?;
    let position = PositionBody { role, unit: top, areas: Vec::new(), valid_from: None, valid_to: None };
    people::app::give_position(tx, &person, &position, None)?;
    Ok(())
}

fn read_password() -> Result<String, Fault> {
    if let Ok(secret) = std::env::var("FORENKL_PASSWORD") {
        return Ok(secret);
    }
    if std::io::stdin().is_terminal() {
        say("Password (at least 12 characters), then Enter. It is shown as you type:");
    }
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .map_err(|error| Fault::start(format!("the password cannot be read: {error}")))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
