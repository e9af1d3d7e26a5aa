//! `forenkl import`: records from files, or everything from an archive.

use std::{collections::BTreeMap, fs, path::PathBuf};

use clap::Args;
use forenkl_api::{
    people::Language,
    transfer::{ImportKind, ImportReport, RowOutcome},
};

use super::{runtime, say};
use crate::{
    config::Config,
    db::Db,
    fault::Fault,
    features::transfer::{
        app::{self, Incoming},
        archive, refused,
    },
};

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// What the file holds: units, areas, wishes or initiatives
    #[arg(long, value_parser = kind, required_unless_present = "archive", conflicts_with = "archive")]
    kind: Option<ImportKind>,
    /// The file, CSV or XLSX
    #[arg(required_unless_present = "archive")]
    file: Option<PathBuf>,
    /// Which field a column is, as "Heading=field"; again for further columns. An empty field leaves the column out
    #[arg(long, value_parser = pair, value_name = "HEADING=FIELD")]
    mapping: Vec<(String, String)>,
    /// Say what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Write the refused rows to this file, with what is wrong in a column of its own
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
    /// Take in everything from an archive; only into a fresh store
    #[arg(long, value_name = "FILE")]
    archive: Option<PathBuf>,
}

fn kind(word: &str) -> Result<ImportKind, String> {
    ImportKind::from_word(word).ok_or_else(|| "expected units, areas, wishes or initiatives".to_owned())
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (heading, field) = text.rsplit_once('=').ok_or("expected HEADING=FIELD")?;
    Ok((heading.trim().to_owned(), field.trim().to_owned()))
}

pub(super) fn run(config: Config, args: ImportArgs) -> Result<(), Fault> {
    match (args.archive, args.kind, args.file) {
        (Some(file), ..) => take_in_archive(config, &file),
        (None, Some(kind), Some(file)) => {
            let mapping: BTreeMap<String, String> = args.mapping.into_iter().collect();
            let bytes = read(&file)?;
            let incoming = Incoming::read(kind, &file.to_string_lossy(), &bytes, mapping).map_err(explain)?;
            let report = carry_out(config, incoming, args.dry_run, args.refused)?;
            say(&summary(&report));
            Ok(())
        }
        _ => Err(Fault::start("expected --kind KIND FILE, or --archive FILE")),
    }
}

fn read(file: &PathBuf) -> Result<Vec<u8>, Fault> {
    fs::read(file).map_err(|error| Fault::start(format!("{} cannot be read: {error}", file.display())))
}

fn take_in_archive(config: Config, file: &PathBuf) -> Result<(), Fault> {
    let text = String::from_utf8(read(file)?)
        .map_err(|_| Fault::start("this is no archive of Forenkl: it is not UTF-8"))?;
    runtime()?.block_on(async move {
        let db = Db::open(config.location)?;
        db.write(move |tx| archive::read(tx, &text)).await.map_err(explain)
    })?;
    say(
        "Everything is in. Passwords are not part of an archive: make new invitations, and add an administrator with `forenkl user add`.",
    );
    Ok(())
}

fn carry_out(
    config: Config,
    incoming: Incoming,
    dry_run: bool,
    refused: Option<PathBuf>,
) -> Result<ImportReport, Fault> {
    runtime()?.block_on(async move {
        let db = Db::open(config.location)?;
        if dry_run {
            return db.read(move |conn| app::preview(conn, &incoming)).await.map_err(explain);
        }
        let report = db.write(move |tx| app::run(tx, &incoming, None)).await.map_err(explain)?;
        if let (Some(path), Some(id)) = (refused, report.import.clone()) {
            let csv = db.read(move |conn| app::refused_csv(conn, &id)).await?;
            fs::write(&path, csv)
                .map_err(|error| Fault::start(format!("{} cannot be written: {error}", path.display())))?;
        }
        Ok(report)
    })
}

/// On the command line a problem is told in a sentence.
pub(super) fn explain(fault: Fault) -> Fault {
    match fault {
        Fault::Problem(problem) => {
            let fields: Vec<String> =
                problem.fields.iter().map(|field| refused::sentence(field, Language::English)).collect();
            let reason = problem.reason.map(|reason| format!(" ({reason})")).unwrap_or_default();
            let fields = if fields.is_empty() { String::new() } else { format!(": {}", fields.join("; ")) };
            Fault::start(format!("{}{reason}{fields}", problem.code))
        }
        other => other,
    }
}

fn summary(report: &ImportReport) -> String {
    let verb = if report.import.is_some() { "Imported" } else { "Would import" };
    let mut lines = vec![format!(
        "{verb} {} ({}): {} new, {} changed, {} the same, {} refused.",
        report.file_name, report.encoding, report.new, report.changed, report.same, report.refused
    )];
    for column in &report.columns {
        let field = if column.field.is_empty() { "(left out)" } else { &column.field };
        lines.push(format!("  column {:?} → {field}", column.heading));
    }
    if !report.missing.is_empty() {
        lines.push(format!("  no column for: {}", report.missing.join(", ")));
    }
    for row in report.rows.iter().filter(|row| row.outcome == RowOutcome::Refused) {
        let problems: Vec<String> =
            row.problems.iter().map(|problem| refused::sentence(problem, Language::English)).collect();
        lines.push(format!("  row {} refused: {}", row.row, problems.join("; ")));
    }
    lines.join("\n")
}
