//! Splits the compiled app into a main module and its lazy parts, writes the JavaScript that ties them to the browser,
//! shrinks them, and puts what is fetched together into one file.

use super::packs::{self, Module};
use super::script::{self, Manner, Part};
use super::{compile, compress, names, sections, table, trim};
use crate::process;
use crate::project::{Mode, Project};
use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// A program that the browser runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    App,
    /// The page of those who take part in a workshop.
    Participant,
}

impl Program {
    /// What its files are called.
    pub fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Participant => "participant",
        }
    }

    /// What cargo calls it.
    pub fn binary(self) -> &'static str {
        match self {
            Self::App => "forenkl-web",
            Self::Participant => "forenkl-participant",
        }
    }

    /// A participant's style sheet is one, and nobody in a workshop is interrupted because of the network.
    pub fn manner(self) -> Manner {
        Manner { styled: self == Self::App, patient: self == Self::Participant }
    }

    /// What a pack may weigh. All of what follows a participant's first prompt is fetched at once: one file is less than two.
    fn heaviest(self) -> u64 {
        match self {
            Self::App => packs::HEAVIEST,
            Self::Participant => u64::MAX,
        }
    }

    fn script(self) -> String {
        format!("{}.js", self.name())
    }

    fn main(self) -> String {
        format!("{}_bg.wasm", self.name())
    }
}

/// The app as the browser can load it, before names are hashed.
pub struct BoundApp {
    /// The module script: what wasm-bindgen wrote, with the loader of the lazy parts in it.
    pub script: String,
    /// The main module.
    pub main: Vec<u8>,
    pub packs: Vec<BoundPack>,
    /// Scripts that crates bring along: the path the script imports them by, and the text.
    pub snippets: Vec<(String, String)>,
}

/// Lazy modules that travel together.
pub struct BoundPack {
    /// The file name the script knows it by.
    pub name: String,
    /// The parts of the app that need it.
    pub parts: Vec<String>,
    pub content: Vec<u8>,
}

/// The splitter puts a hash of what it exports into this name; the length is what it asks for.
const LOADER: &str = "./__wasm_split.______________________.js";
const STAMP: &str = "stamp";
/// The main module with the names of its functions, to look inside.
const NAMED: &str = "main.named";
/// Which parts need a pack, by its name.
const NEEDED_BY: &str = "needed-by.json";

/// What shrinks modules, run by Node.
const SHRINKER: &str = include_str!("shrink.mjs");

/// Splits, binds and (for a release) shrinks the module, or takes the result of last time when the module is the same.
pub fn bind(project: &Project, program: Program, mode: Mode) -> Result<BoundApp> {
    let wasm = compile::module(project, program, mode);
    let module = std::fs::read(&wasm).with_context(|| format!("{} is missing", wasm.display()))?;
    let folder = bound_folder(project, program, mode);
    let stamp = fingerprint(&module)?;
    if std::fs::read_to_string(folder.join(STAMP)).is_ok_and(|last| last == stamp) {
        return load(&folder, program);
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    make(project, program, &module, &folder, mode)?;
    std::fs::write(folder.join(STAMP), stamp)?;
    load(&folder, program)
}

/// The app's script, module and packs, into an empty folder.
fn make(project: &Project, program: Program, module: &[u8], folder: &Path, mode: Mode) -> Result<()> {
    let split = split_and_bind(program, &trim::trim(module)?, folder)?;
    if mode == Mode::Release {
        shrink(project, folder)?;
    }
    let main = folder.join(program.main());
    keep_names_apart(folder, &main)?;
    let (files, parts) = pack(folder, &main, &split.needs, program.heaviest())?;
    let bound = std::fs::read_to_string(folder.join(program.script()))?;
    let mut script = script::join(&bound, LOADER, &split.loader, &files, &parts, program.manner())?;
    if mode == Mode::Release {
        let (renamed, renamed_script) = names::shorten(&std::fs::read(&main)?, &script)?;
        std::fs::write(&main, table::settle(&renamed)?)?;
        script = minify(project, folder, &renamed_script)?;
    }
    std::fs::write(folder.join(program.script()), script)?;
    Ok(())
}

/// Nobody downloads the names of functions.
fn keep_names_apart(folder: &Path, main: &Path) -> Result<()> {
    let named = std::fs::read(main)?;
    std::fs::write(main, sections::without_names(&named)?)?;
    std::fs::write(folder.join(NAMED), named)?;
    Ok(())
}

/// The main module of the last build with the names of its functions.
///
/// # Errors
/// When there was no build.
pub fn named(project: &Project, program: Program, mode: Mode) -> Result<Vec<u8>> {
    let path = bound_folder(project, program, mode).join(NAMED);
    std::fs::read(&path).with_context(|| format!("{} is missing", path.display()))
}

fn bound_folder(project: &Project, program: Program, mode: Mode) -> PathBuf {
    project.web_target().join("bound").join(program.name()).join(mode.folder())
}

/// Of the compiled module and of this tool, so that a changed step is done again.
fn fingerprint(module: &[u8]) -> Result<String> {
    let tool = std::env::current_exe()?.metadata()?;
    Ok(format!("{:x?} {:?} {}", Sha256::digest(module), tool.modified()?, tool.len()))
}

/// What the splitter says of the parts.
struct Split {
    /// Its own script, of which only the names of what is shared are used.
    loader: String,
    /// For each part the modules it needs, without ending.
    needs: BTreeMap<String, Vec<String>>,
}

fn split_and_bind(program: Program, module: &[u8], folder: &Path) -> Result<Split> {
    let main = folder.join(format!("{}.wasm", program.name()));
    let script = format!("./{}", program.script());
    let mut options = wasm_split_cli_support::Options::new(module);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = &script;
    options.link_name = LOADER;
    let split =
        wasm_split_cli_support::transform(options).map_err(|e| anyhow!("splitting the app failed: {e:?}"))?;
    Bindgen::new()
        .input_path(&main)
        .out_name(program.name())
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(false)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen failed on the app")?;
    std::fs::remove_file(main)?;
    let loader = folder.join(LOADER);
    let text = std::fs::read_to_string(&loader)?;
    std::fs::remove_file(loader)?;
    Ok(Split { loader: text, needs: split.prefetch_map.into_iter().collect() })
}

/// The part of each program that everyone fetches right after the first picture. What it brings, other parts do not bring again.
const BASES: [&str; 2] = ["soon_part", "later_part"];

/// Puts lazy modules into packs and removes them; returns the packs' names and which of them each part needs.
fn pack(
    folder: &Path,
    main: &Path,
    needs: &BTreeMap<String, Vec<String>>,
    heaviest: u64,
) -> Result<(Vec<String>, Vec<Part>)> {
    let mut lazy = Vec::new();
    for path in files_ending(folder, ".wasm")?.into_iter().filter(|path| path != main) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let wanted =
            needs.iter().filter(|(_, modules)| modules.contains(&name)).map(|(part, _)| part.clone());
        let mut parts: BTreeSet<String> = wanted.collect();
        if let Some(base) = parts.iter().find(|part| is_base(part)).cloned() {
            parts = BTreeSet::from([base]);
        }
        let weight = compress::weight(&std::fs::read(&path)?)?;
        lazy.push(Module { name, parts, weight });
    }
    let packs = packs::pack(lazy, heaviest);
    let mut files = Vec::new();
    for (place, pack) in packs.iter().enumerate() {
        let mut content = Vec::new();
        for module in &pack.modules {
            let path = folder.join(format!("{}.wasm", module.name));
            let bytes = std::fs::read(&path)?;
            content.extend(u32::try_from(bytes.len())?.to_le_bytes());
            content.extend(bytes);
            std::fs::remove_file(path)?;
        }
        let file = format!("{}.pack", pack_name(pack, place));
        std::fs::write(folder.join(&file), content)?;
        files.push(file);
    }
    let needed_by = |part: &String, pack: &packs::Pack| {
        pack.parts.contains(part) || pack.parts.iter().any(|part| is_base(part))
    };
    let places = |part: &String| {
        packs.iter().enumerate().filter(|(_, pack)| needed_by(part, pack)).map(|(place, _)| place).collect()
    };
    let needed: BTreeMap<&String, Vec<String>> = files
        .iter()
        .zip(&packs)
        .map(|(file, pack)| {
            (file, needs.keys().filter(|part| needed_by(part, pack)).map(|part| plain(part)).collect())
        })
        .collect();
    std::fs::write(folder.join(NEEDED_BY), serde_json::to_vec(&needed)?)?;
    let parts = needs
        .keys()
        .map(|part| Part { loader: format!("__wasm_split_load_{part}"), files: places(part) })
        .collect();
    Ok((files, parts))
}

/// The name of a part without the number that the compiler adds to tell equal names apart.
fn plain(part: &str) -> String {
    part.trim_end_matches(|c: char| c == '_' || c.is_ascii_digit()).to_owned()
}

fn is_base(part: &str) -> bool {
    BASES.contains(&plain(part).as_str())
}

/// A pack by its part, or by how many share it.
fn pack_name(pack: &packs::Pack, place: usize) -> String {
    match pack.parts.iter().collect::<Vec<_>>()[..] {
        [only] => format!("{}-{place}", plain(only)),
        ref parts => format!("shared-by-{}-{place}", parts.len()),
    }
}

/// The script as the browser needs it: no comments, short names.
fn minify(project: &Project, folder: &Path, script: &str) -> Result<String> {
    let long = folder.join("long.js");
    std::fs::write(&long, script)?;
    let mut terser = Command::new("node");
    terser.arg(project.path("node_modules/terser/bin/terser")).arg(&long);
    terser.args(["--module", "--mangle", "--compress", "passes=3,unsafe_arrows=true", "--ecma", "2020"]);
    let short = process::output(&mut terser).context("shortening the app's script with terser")?;
    std::fs::remove_file(long)?;
    Ok(short)
}

/// Shrinks every module, with a process for each processor.
fn shrink(project: &Project, folder: &Path) -> Result<()> {
    let script = folder.join("shrink.mjs");
    std::fs::write(&script, SHRINKER)?;
    let library = project.path("node_modules/binaryen/index.js");
    let workers = std::thread::available_parallelism().map_or(1, |n| n.get());
    let shares = even_shares(files_ending(folder, ".wasm")?, workers)?;
    std::thread::scope(|scope| {
        let running: Vec<_> = shares
            .into_iter()
            .map(|share| {
                let mut node = Command::new("node");
                node.arg(&script).arg(&library).args(share);
                scope.spawn(move || process::output(&mut node).context("shrinking the app with binaryen"))
            })
            .collect();
        running.into_iter().try_for_each(|worker| {
            worker.join().map_err(|_| anyhow!("shrinking the app stopped unexpectedly"))?.map(|_| ())
        })
    })?;
    std::fs::remove_file(script)?;
    Ok(())
}

/// As many shares of the files, about equally large.
fn even_shares(files: Vec<PathBuf>, count: usize) -> Result<Vec<Vec<PathBuf>>> {
    let mut sized = Vec::new();
    for file in files {
        sized.push((file.metadata()?.len(), file));
    }
    sized.sort_by(|a, b| b.cmp(a));
    let mut shares = vec![(0, Vec::new()); count.max(1)];
    for (size, file) in sized {
        if let Some(lightest) = shares.iter_mut().min_by_key(|(sum, _)| *sum) {
            lightest.0 += size;
            lightest.1.push(file);
        }
    }
    Ok(shares.into_iter().map(|(_, share)| share).filter(|share| !share.is_empty()).collect())
}

/// The files in the folder whose names end so, by name.
fn files_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().ends_with(ending) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn load(folder: &Path, program: Program) -> Result<BoundApp> {
    let mut app = BoundApp {
        script: std::fs::read_to_string(folder.join(program.script()))?,
        main: std::fs::read(folder.join(program.main()))?,
        packs: Vec::new(),
        snippets: Vec::new(),
    };
    let needed_by: BTreeMap<String, Vec<String>> =
        serde_json::from_str(&std::fs::read_to_string(folder.join(NEEDED_BY))?)?;
    for (name, parts) in needed_by {
        let content = std::fs::read(folder.join(&name))?;
        app.packs.push(BoundPack { name, parts, content });
    }
    for path in super::assets::files_below(&folder.join("snippets"))? {
        let import = format!("./{}", path.strip_prefix(folder)?.display());
        app.snippets.push((import, std::fs::read_to_string(&path)?));
    }
    Ok(app)
}
