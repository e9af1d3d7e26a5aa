//! Splits the compiled app into a main module and its lazy parts, writes the JavaScript that ties them to the browser,
//! and shrinks them.

use super::glue;
use crate::process;
use crate::project::{Mode, Project};
use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use wasm_bindgen_cli_support::Bindgen;

/// The app as the browser can load it, before names are hashed.
pub struct BoundApp {
    /// The module script: what wasm-bindgen wrote, with the loader of the lazy parts in it.
    pub script: String,
    /// The main module.
    pub main: Vec<u8>,
    /// The lazy parts: the file name the script knows them by, and the module.
    pub parts: Vec<(String, Vec<u8>)>,
    /// Scripts that crates bring along: the path the script imports them by, and the text.
    pub snippets: Vec<(String, String)>,
}

/// The splitter puts a hash of what it exports into this name; the length is what it asks for.
const LOADER: &str = "./__wasm_split.______________________.js";
const STAMP: &str = "stamp";

/// What wasm-opt may use. Named one by one: with all features on it writes modules that Chromium refuses.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// Splits, binds and (for a release) shrinks the module, or takes the result of last time when the module is the same.
pub fn bind(project: &Project, wasm: &Path, mode: Mode) -> Result<BoundApp> {
    let module = std::fs::read(wasm).with_context(|| format!("{} is missing", wasm.display()))?;
    let folder = project.web_target().join("bound").join(mode.folder());
    let stamp = fingerprint(&module)?;
    if std::fs::read_to_string(folder.join(STAMP)).is_ok_and(|last| last == stamp) {
        return load(&folder);
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    split_and_bind(&module, &folder)?;
    if mode == Mode::Release {
        shrink(project, &folder)?;
    }
    std::fs::write(folder.join(STAMP), stamp)?;
    load(&folder)
}

/// Of the compiled module and of this tool, so that a changed step is done again.
fn fingerprint(module: &[u8]) -> Result<String> {
    let tool = std::env::current_exe()?.metadata()?;
    Ok(format!("{:x?} {:?} {}", Sha256::digest(module), tool.modified()?, tool.len()))
}

fn split_and_bind(module: &[u8], folder: &Path) -> Result<()> {
    let main = folder.join("app.wasm");
    let mut options = wasm_split_cli_support::Options::new(module);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = "./app.js";
    options.link_name = LOADER;
    wasm_split_cli_support::transform(options).map_err(|e| anyhow!("splitting the app failed: {e:?}"))?;
    Bindgen::new()
        .input_path(&main)
        .out_name("app")
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen failed on the app")?;
    std::fs::remove_file(main)?;
    let loader = folder.join(LOADER);
    let script = folder.join("app.js");
    let merged = glue::merge(&std::fs::read_to_string(&script)?, LOADER, &std::fs::read_to_string(&loader)?)?;
    std::fs::write(script, merged)?;
    std::fs::remove_file(loader)?;
    Ok(())
}

/// Shrinks every module, as many at a time as there are processors.
fn shrink(project: &Project, folder: &Path) -> Result<()> {
    let waiting = Mutex::new(modules(folder)?);
    let workers = std::thread::available_parallelism().map_or(1, |n| n.get());
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(|| shrink_all(project, &waiting))).collect();
        running.into_iter().try_for_each(|worker| {
            worker.join().map_err(|_| anyhow!("shrinking the app stopped unexpectedly"))?
        })
    })
}

fn shrink_all(project: &Project, waiting: &Mutex<Vec<PathBuf>>) -> Result<()> {
    loop {
        let next = waiting.lock().map_err(|_| anyhow!("another module could not be shrunk"))?.pop();
        let Some(module) = next else { return Ok(()) };
        let mut wasm_opt = Command::new("node");
        wasm_opt.arg(project.path("node_modules/binaryen/bin/wasm-opt")).arg("-Oz").args(WASM_FEATURES);
        wasm_opt.arg(&module).arg("-o").arg(&module);
        // Not shown while all is well: it remarks on every section it does not know.
        process::output(&mut wasm_opt).context("shrinking the app with wasm-opt")?;
    }
}

/// The modules in the folder, by name.
fn modules(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "wasm") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn load(folder: &Path) -> Result<BoundApp> {
    let mut app = BoundApp {
        script: std::fs::read_to_string(folder.join("app.js"))?,
        main: std::fs::read(folder.join("app_bg.wasm"))?,
        parts: Vec::new(),
        snippets: Vec::new(),
    };
    for path in modules(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name != "app_bg.wasm" {
            app.parts.push((name, std::fs::read(&path)?));
        }
    }
    for path in super::assets::files_below(&folder.join("snippets"))? {
        let import = format!("./{}", path.strip_prefix(folder)?.display());
        app.snippets.push((import, std::fs::read_to_string(&path)?));
    }
    Ok(app)
}
