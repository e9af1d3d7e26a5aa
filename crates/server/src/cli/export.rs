//! `forenkl export`: lists and the archive as files.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::{Args, ValueEnum};
use forenkl_api::{PersonId, people::Language, session::Me};

use super::{runtime, say};
use crate::{
    auth::Actor,
    config::Config,
    db::{Conn, Db},
    fault::Fault,
    features::{
        initiatives::app::Reader,
        transfer::{
            archive,
            export::{Format, lists},
        },
    },
    org::Org,
};

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// What to take out
    #[arg(long, value_enum)]
    kind: Kind,
    /// csv, xlsx or json; an archive is always json [default: from the file's ending]
    #[arg(long, value_enum)]
    format: Option<FileFormat>,
    /// Language of headings and words: da or en
    #[arg(long, default_value = "da", value_parser = language)]
    language: Language,
    /// Where to write; `-` is standard output
    file: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    Wishes,
    Initiatives,
    Units,
    Areas,
    Activity,
    /// Everything, for a fresh instance to take in
    Archive,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FileFormat {
    Csv,
    Xlsx,
    Json,
}

fn language(word: &str) -> Result<Language, String> {
    Language::from_word(word).ok_or_else(|| "expected da or en".to_owned())
}

pub(super) fn run(config: Config, args: ExportArgs) -> Result<(), Fault> {
    let format = match (args.format, args.kind) {
        (None | Some(FileFormat::Json), Kind::Archive) => FileFormat::Json,
        (Some(_), Kind::Archive) => return Err(Fault::start("an archive is always json")),
        (Some(format), _) => format,
        (None, _) => by_ending(&args.file)?,
    };
    let (kind, language) = (args.kind, args.language);
    let bytes = runtime()?.block_on(async move {
        let db = Db::open(config.location)?;
        db.read(move |conn| content(conn, kind, format, language)).await
    })?;
    write(&args.file, &bytes)
}

fn by_ending(file: &Path) -> Result<FileFormat, Fault> {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("csv") => Ok(FileFormat::Csv),
        Some("xlsx") => Ok(FileFormat::Xlsx),
        Some("json") => Ok(FileFormat::Json),
        _ => Err(Fault::start("say which format: --format csv, xlsx or json")),
    }
}

fn content(conn: &mut Conn, kind: Kind, format: FileFormat, language: Language) -> Result<Vec<u8>, Fault> {
    if kind == Kind::Archive {
        return archive::write(conn).map(String::into_bytes);
    }
    let org = Arc::new(Org::load(conn)?);
    let actor = Arc::new(nobody(language));
    let table = match kind {
        Kind::Wishes => lists::wishes(conn, &Default::default(), &org, &actor, &Default::default())?,
        Kind::Initiatives => lists::initiatives(conn, &Reader { org, actor }, &Default::default())?,
        Kind::Units => lists::units(&org, language),
        Kind::Areas => lists::areas(conn, &org, language)?,
        Kind::Activity | Kind::Archive => lists::activity(conn, &actor, &Default::default())?,
    };
    match format {
        FileFormat::Csv => Format::Csv.write(&table, "", language),
        FileFormat::Xlsx => Format::Xlsx.write(&table, "Forenkl", language),
        FileFormat::Json => table.json(language),
    }
}

/// A list on a file system is for whoever reads the file: it shows what anyone may see, and no author who chose to be hidden.
fn nobody(language: Language) -> Actor {
    let me = Me {
        id: PersonId(String::new()),
        name: String::new(),
        email: None,
        language,
        grants: Vec::new(),
        home: None,
    };
    Actor { me, session: String::new() }
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let cannot =
        |error: std::io::Error| Fault::start(format!("{} cannot be written: {error}", file.display()));
    if file == Path::new("-") {
        return std::io::stdout().lock().write_all(bytes).map_err(cannot);
    }
    fs::write(file, bytes).map_err(cannot)?;
    say(&format!("Written to {}.", file.display()));
    Ok(())
}
