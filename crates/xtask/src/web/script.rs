//! The app's script: what wasm-bindgen writes, and with it the loader of the lazy parts.
//!
//! The splitter writes a loader of its own, one statement for each module, in a second script; the two import each other, so
//! neither could carry a hash of its content in its name. Here they become one file, with a loader that fetches whole packs and
//! knows what to do when one cannot be had.

use anyhow::{Context, Result, bail};

/// A lazy part as the app asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The function the app imports to have it loaded.
    pub loader: String,
    /// Which of the files it needs, by their place in the list.
    pub files: Vec<usize>,
}

/// The style sheet of everything lazy, as the script names it.
pub const STYLE: &str = "later.css";

/// What a program asks of its loader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Parts have a style sheet of their own, which must be there before anything of them is drawn.
    pub styled: bool,
    /// A part that the network does not bring is asked for again quietly: nobody is interrupted for what they have not asked for yet.
    pub patient: bool,
}

/// One script out of two. `loader_path` is how the bound script imports the loader, `loader` the splitter's text of it.
///
/// # Errors
/// When either script does not look as expected: then the versions of the tools have changed and this needs a look.
pub fn join(
    bound: &str,
    loader_path: &str,
    loader: &str,
    files: &[String],
    parts: &[Part],
    manner: Manner,
) -> Result<String> {
    let (rest, names) = cut_imports(bound, loader_path)?;
    let Some((first, others)) = names.split_first() else {
        // An app without lazy parts imports no loader.
        return Ok(bound.to_owned());
    };
    let shared = Shared { from_main: shares(loader)?, canary: canary(loader) };
    let mut joined = format!("{rest}\n{}", as_object(first, &shared, files, parts, manner));
    for other in others {
        joined += &format!("var {other} = {first};\n");
    }
    Ok(joined)
}

/// Cuts out the lines `import * as NAME from "PATH"`, one for each lazy part, and returns what is left and the names.
fn cut_imports<'a>(bound: &'a str, path: &str) -> Result<(String, Vec<&'a str>)> {
    let mut names = Vec::new();
    let mut rest = String::with_capacity(bound.len());
    for line in bound.lines() {
        if line.starts_with("import ") && line.contains(path) {
            let after = line.strip_prefix("import * as ");
            let name = after.and_then(|rest| rest.split_whitespace().next());
            names.push(name.with_context(|| format!("unexpected import of the loader: {line}"))?);
        } else {
            rest.push_str(line);
            rest.push('\n');
        }
    }
    Ok((rest, names))
}

/// What the main module gives to the parts: memory, table, and where each has its functions. The splitter's script takes it
/// from the main module by name, and those names are what is read here.
fn shares(loader: &str) -> Result<String> {
    let line = loader.lines().find(|line| line.contains("= initSync(undefined, undefined)"));
    let names = line.and_then(|line| line.split_once('{')).and_then(|(_, rest)| rest.split_once('}'));
    let (names, _) = names.context("the splitter's script does not say what the parts share")?;
    if !["memory", "__indirect_function_table"].iter().all(|name| names.contains(name)) {
        bail!("the parts share neither memory nor table: {names}");
    }
    Ok(names.trim().trim_end_matches(',').to_owned())
}

/// What the modules of all parts import.
struct Shared {
    /// Names the main module exports.
    from_main: String,
    /// Name and value of a mark by which modules of a development build know that they belong together; empty in a release.
    canary: String,
}

/// The mark, as the splitter's script writes it into what parts import.
fn canary(loader: &str) -> String {
    let line = loader.lines().find(|line| line.contains("sharedImports = { __wasm_split: {"));
    let inside =
        line.and_then(|line| line.split_once("__wasm_split: {")).and_then(|(_, rest)| rest.split_once('}'));
    inside.map_or(String::new(), |(mark, _)| mark.trim().to_owned())
}

/// The loader as an object, named as the bound script names the import.
///
/// `var`, because the bound script mentions it above. Nothing runs before the page calls the start function. A file is
/// several modules, each after its length in four bytes, the smallest first; they meet in the table of the main module, so
/// the order in which they arrive does not matter. Nothing lazy is drawn before the style of all that is lazy is there. What failed is not remembered, so that it can be tried again: the start
/// script is asked, which reloads the page or lets the person decide.
fn as_object(name: &str, shared: &Shared, files: &[String], parts: &[Part], manner: Manner) -> String {
    let Shared { from_main: shares, canary } = shared;
    let (style, first) = if manner.styled { (styling(), "styled(), ") } else { Default::default() };
    // What fetch cannot bring at all is a TypeError, and so is what a server says that is going down; a file that is gone is another
    // matter.
    let refused = if manner.patient { "(response.status < 500 ? Error : TypeError)" } else { "Error" };
    let patience = if manner.patient {
        "if (error instanceof TypeError) {\n                await new Promise((again) => setTimeout(again, 2000));\n                continue;\n            }\n            "
    } else {
        ""
    };
    let files: Vec<String> = files.iter().map(|file| format!("\"./{file}\"")).collect();
    let mut text = format!(
        r#"var {name} = (() => {{
const FILES = [{}];
const asked = [];
async function load(place) {{
    const response = await fetch(new URL(FILES[place], import.meta.url));
    if (!response.ok) throw new {refused}(`${{FILES[place]}}: ${{response.status}}`);
    const bytes = await response.arrayBuffer();
    const {{ {shares} }} = initSync(undefined, undefined);
    const imports = {{ __wasm_split: {{ {canary} {shares} }} }};
    for (let at = 0; at < bytes.byteLength; ) {{
        const length = new DataView(bytes, at).getUint32(0, true);
        await WebAssembly.instantiate(new Uint8Array(bytes, at + 4, length), imports);
        at += 4 + length;
    }}
}}
{style}const once = (place) => asked[place] ??= load(place).catch((error) => {{
    asked[place] = undefined;
    throw error;
}});
const part = (...places) => async (callback, data) => {{
    for (;;) {{
        try {{
            await Promise.all([{first}...places.map(once)]);
            break;
        }} catch (error) {{
            {patience}console.error(error);
            await new Promise((again) => dispatchEvent(new CustomEvent("forenkl:part-missing", {{ detail: {{ again }} }})));
        }}
    }}
    initSync(undefined, undefined).__indirect_function_table.get(callback)(data, true);
}};
return {{
"#,
        files.join(", ")
    );
    for part in parts {
        let places: Vec<String> = part.files.iter().map(ToString::to_string).collect();
        text += &format!("    {}: part({}),\n", part.loader, places.join(", "));
    }
    text + "};\n})();\n"
}

/// Brings the style sheet of what is lazy.
fn styling() -> String {
    format!(
        r#"let style;
const styled = () => style ??= new Promise((resolve, reject) => {{
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("./{STYLE}", import.meta.url);
    link.onload = resolve;
    link.onerror = () => {{
        style = undefined;
        link.remove();
        reject(new Error("{STYLE}"));
    }};
    document.head.append(link);
}});
"#
    )
}

/// Replaces the one string literal that is `from` by `to`.
///
/// # Errors
/// When the script does not contain it, or more than once.
pub fn replace_literal(script: &str, from: &str, to: &str) -> Result<String> {
    for quote in ['"', '\''] {
        let literal = format!("{quote}{from}{quote}");
        match script.matches(&literal).count() {
            0 => {}
            1 => return Ok(script.replace(&literal, &format!("{quote}{to}{quote}"))),
            times => bail!("the script names {from} {times} times"),
        }
    }
    bail!("the script does not name {from}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: Manner = Manner { styled: true, patient: false };
    const BOUND: &str = "import * as __wbg_star0 from './__wasm_split.js';\n\nfunction initSync() {}\n\
                         const imports = { './__wasm_split.js': __wbg_star0 };\nexport { initSync };\n";
    const LOADER: &str = "import { initSync } from \"./app.js\";\n\
        const { __indirect_function_table, memory,  } = initSync(undefined, undefined);\n";

    fn join_two(bound: &str, loader: &str) -> Result<String> {
        let files = ["a.pack".to_owned(), "shared.pack".to_owned()];
        let parts = [
            Part { loader: "load_a".into(), files: vec![0, 1] },
            Part { loader: "load_b".into(), files: vec![1] },
        ];
        join(bound, "./__wasm_split.js", loader, &files, &parts, APP)
    }

    #[test]
    fn two_scripts_become_one_without_imports() -> Result<()> {
        let joined = join_two(BOUND, LOADER)?;
        assert!(!joined.contains("import *") && !joined.contains("import {"));
        assert!(joined.contains("var __wbg_star0 = (() => {"));
        assert!(joined.contains("load_a: part(0, 1),") && joined.contains("load_b: part(1),"));
        assert!(joined.contains("const { __indirect_function_table, memory } = initSync("));
        assert!(joined.contains("export { initSync };"));
        Ok(())
    }

    #[test]
    fn a_file_is_named_once_however_many_parts_need_it() -> Result<()> {
        assert_eq!(join_two(BOUND, LOADER)?.matches("./shared.pack").count(), 1);
        Ok(())
    }

    #[test]
    fn several_imports_of_the_loader_are_one_object() -> Result<()> {
        let bound = format!("import * as second from \"./__wasm_split.js\"\n{BOUND}");
        let joined = join_two(&bound, LOADER)?;
        assert!(!joined.contains("import *"));
        assert!(joined.contains("var second = (() => {") && joined.contains("var __wbg_star0 = second;"));
        Ok(())
    }

    #[test]
    fn a_patient_program_says_nothing_of_a_lost_network_and_needs_no_style() -> Result<()> {
        let parts = [Part { loader: "load_a".into(), files: vec![0] }];
        let manner = Manner { styled: false, patient: true };
        let joined = join(BOUND, "./__wasm_split.js", LOADER, &["a.pack".to_owned()], &parts, manner)?;
        assert!(joined.contains("instanceof TypeError") && !joined.contains(STYLE));
        assert!(joined.contains("response.status < 500 ? Error : TypeError"));
        let app = join_two(BOUND, LOADER)?;
        assert!(!app.contains("instanceof TypeError") && app.contains("Promise.all([styled(), ...places"));
        Ok(())
    }

    #[test]
    fn a_part_that_fails_is_reported_to_the_page() -> Result<()> {
        assert!(join_two(BOUND, LOADER)?.contains("forenkl:part-missing"));
        Ok(())
    }

    #[test]
    fn modules_of_a_development_build_get_their_mark() -> Result<()> {
        let release = "    sharedImports = { __wasm_split: {  } };\n";
        let development = "    sharedImports = { __wasm_split: { __canary_1f: ~0xdead, } };\n";
        assert!(join_two(BOUND, &format!("{release}{LOADER}"))?.contains("__wasm_split: {  __indirect"));
        let joined = join_two(BOUND, &format!("{development}{LOADER}"))?;
        assert!(joined.contains("__wasm_split: { __canary_1f: ~0xdead, __indirect"));
        Ok(())
    }

    #[test]
    fn an_app_without_lazy_parts_stays_as_it_is() -> Result<()> {
        assert_eq!(join_two("export default 1;\n", "")?, "export default 1;\n");
        Ok(())
    }

    #[test]
    fn an_unknown_loader_is_an_error() {
        assert!(join_two(BOUND, "import x from 'y';").is_err());
        assert!(join_two(BOUND, "const { memory } = initSync(undefined, undefined);").is_err());
    }

    #[test]
    fn literals_are_replaced_once_and_only_whole() -> Result<()> {
        let script = "fetch(\"./split_a.wasm\"); fetch('./split_ab.wasm');";
        let replaced = replace_literal(script, "./split_a.wasm", "./split_a.1f.wasm")?;
        assert_eq!(replaced, "fetch(\"./split_a.1f.wasm\"); fetch('./split_ab.wasm');");
        assert!(replace_literal(script, "./missing.wasm", "x").is_err());
        assert!(replace_literal("'a' 'a'", "a", "b").is_err());
        Ok(())
    }
}
