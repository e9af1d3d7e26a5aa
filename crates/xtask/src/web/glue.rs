//! Joins the script wasm-bindgen writes and the one the splitter writes.
//!
//! The two import each other, so neither could carry a hash of its content in its name while the other names it; as one
//! file there is nothing to go round in, and one request less. On the way, the loader of lazy parts learns what to do
//! when a part cannot be fetched.

use anyhow::{Context, Result, bail};

/// What the splitter's script starts with: what it takes from the other one.
const LOADER_IMPORT: &str = "import { initSync } from \"./app.js\";";

/// Fetches a lazy part and tells the app when it is there.
///
/// The splitter's own version tells the app about a failure too, and the app can only end itself then. This one asks
/// the start script, which reloads the page, or tries again when the person asks for it.
const LOAD_PART: &str = r#"function wrapAsyncCb(callee) {
    return async (callbackIndex, callbackData) => {
        for (;;) {
            try {
                await callee();
                break;
            } catch (error) {
                console.error(error);
                await new Promise((again) => dispatchEvent(new CustomEvent("forenkl:part-missing", { detail: { again } })));
            }
        }
        getSharedImports().__wasm_split.__indirect_function_table.get(callbackIndex)(callbackData, true);
    };
}
"#;

/// One script out of two. `loader_path` is how the bound script imports the loader.
///
/// # Errors
/// When either script does not look as expected: then the versions of the tools have changed and this needs a look.
pub fn merge(bound: &str, loader_path: &str, loader: &str) -> Result<String> {
    let (rest, names) = cut_imports(bound, loader_path)?;
    let Some((first, others)) = names.split_first() else {
        // An app without lazy parts imports no loader.
        return Ok(bound.to_owned());
    };
    let mut merged = format!("{rest}\n{}", as_object(first, loader)?);
    for other in others {
        merged += &format!("var {other} = {first};\n");
    }
    Ok(merged)
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

/// The loader as one object with what it exports, named as the bound script names the import.
fn as_object(name: &str, loader: &str) -> Result<String> {
    let body = loader
        .trim_start()
        .strip_prefix(LOADER_IMPORT)
        .context("the loader does not start with its import")?;
    let body = with_own_part_loader(body)?;
    let exports: Vec<&str> = body
        .lines()
        .filter_map(|line| line.strip_prefix("export const "))
        .filter_map(|rest| rest.split_whitespace().next())
        .collect();
    let body = body.replace("\nexport const ", "\nconst ");
    if body.contains("\nexport ") || body.contains("\nimport ") {
        bail!("the loader exports or imports in a way this tool does not know");
    }
    // A function, so that the names inside do not meet those of the bound script; `var`, because the bound script may
    // mention it above. Nothing runs before the page calls the start function.
    Ok(format!("var {name} = (() => {{\n{body}\nreturn {{ {} }};\n}})();\n", exports.join(", ")))
}

fn with_own_part_loader(loader: &str) -> Result<String> {
    let start = loader.find("function wrapAsyncCb(callee) {").context("the loader has no wrapAsyncCb")?;
    let end = loader.find("function makeLoad(").context("the loader has no makeLoad")?;
    if end < start {
        bail!("the loader has its functions in another order than expected");
    }
    Ok(format!("{}{LOAD_PART}{}", &loader[..start], &loader[end..]))
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

    const BOUND: &str = "import * as __wbg_star0 from './__wasm_split.js';\n\nfunction initSync() {}\n\
                         const imports = { './__wasm_split.js': __wbg_star0 };\nexport { initSync };\n";
    const LOADER: &str = "import { initSync } from \"./app.js\";\n\nlet sharedImports = undefined;\n\
        function wrapAsyncCb(callee) {\n    return async () => { success = false; };\n}\n\
        function makeLoad(fetcher, deps) {}\n\
        export const load_a = wrapAsyncCb(makeLoad(() => fetch(new URL(\"./split_a.wasm\", import.meta.url)), []));\n\
        export const load_b = wrapAsyncCb(makeLoad(() => 1, []));\n";

    #[test]
    fn two_scripts_become_one_without_imports() -> Result<()> {
        let merged = merge(BOUND, "./__wasm_split.js", LOADER)?;
        assert!(!merged.contains("import *") && !merged.contains("import {"));
        assert!(merged.contains("var __wbg_star0 = (() => {"));
        assert!(merged.contains("return { load_a, load_b };"));
        assert!(merged.contains("export { initSync };"));
        Ok(())
    }

    #[test]
    fn several_parts_import_the_loader_under_several_names() -> Result<()> {
        let twice = format!("import * as import2 from './__wasm_split.js'\n{BOUND}");
        let merged = merge(&twice, "./__wasm_split.js", LOADER)?;
        assert!(!merged.contains("import *"));
        assert!(merged.contains("var import2 = (() => {") && merged.contains("var __wbg_star0 = import2;"));
        Ok(())
    }

    #[test]
    fn a_part_that_fails_is_reported_to_the_page() -> Result<()> {
        let merged = merge(BOUND, "./__wasm_split.js", LOADER)?;
        assert!(merged.contains("forenkl:part-missing"));
        assert!(!merged.contains("success = false"));
        Ok(())
    }

    #[test]
    fn several_imports_of_the_loader_are_one_object() -> Result<()> {
        let bound = format!("import * as second from \"./__wasm_split.js\"\n{BOUND}");
        let merged = merge(&bound, "./__wasm_split.js", LOADER)?;
        assert!(!merged.contains("import *"));
        assert!(merged.contains("var second = (() => {") && merged.contains("var __wbg_star0 = second;"));
        Ok(())
    }

    #[test]
    fn an_app_without_lazy_parts_stays_as_it_is() -> Result<()> {
        assert_eq!(merge("export default 1;\n", "./__wasm_split.js", "")?, "export default 1;\n");
        Ok(())
    }

    #[test]
    fn an_unknown_loader_is_an_error() {
        assert!(merge(BOUND, "./__wasm_split.js", "import x from 'y';").is_err());
        let without_hook = LOADER.replace("wrapAsyncCb(callee)", "other(callee)");
        assert!(merge(BOUND, "./__wasm_split.js", &without_hook).is_err());
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
