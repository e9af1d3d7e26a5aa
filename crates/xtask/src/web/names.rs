//! Short names for what the main module and its script call each other by.
//!
//! wasm-bindgen names each import after what it does and a hash, each exported closure after its whole Rust type: four
//! hundred names that each visitor would download twice.

use super::sections;
use anyhow::Result;
use std::collections::{HashMap, HashSet};
use wasm_encoder::ImportSection;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasmparser::{Parser, Payload};

/// How names begin that only the two call each other by. Others are known elsewhere: what the page starts the app by, and what lazy
/// parts are given.
const OURS: [&str; 4] = ["__wbg_", "__wbindgen_", "_R", "__wasm_split_load_"];

/// Gives the module's imports and exports short names, and the same ones in the script.
///
/// # Errors
/// When the module is not one.
pub fn shorten(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let short = choose(&names(module)?, script);
    let renamed = rename_sections(module, &short)?;
    Ok((renamed, rename_words(script, &short)))
}

/// The names of imports, then of exports, as the module has them.
fn names(module: &[u8]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    found.push(import?.name.to_owned());
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    found.push(export?.name.to_owned());
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// A short name for each long one that the script mentions: a letter and a number that the script does not use for anything else.
fn choose(names: &[String], script: &str) -> HashMap<String, String> {
    let used: HashSet<&str> = words(script).collect();
    let mut free = (0_u32..)
        .map(|number| format!("{}{}", letter(number % 26), number / 26))
        .filter(|name| !used.contains(name.as_str()));
    let mut short = HashMap::new();
    for name in names {
        let is_ours = OURS.iter().any(|beginning| name.starts_with(beginning));
        if is_ours && used.contains(name.as_str()) && !short.contains_key(name) {
            short.insert(name.clone(), free.next().unwrap_or_else(|| name.clone()));
        }
    }
    short
}

fn letter(number: u32) -> char {
    char::from_u32('a' as u32 + number).unwrap_or('_')
}

fn rename_sections(module: &[u8], short: &HashMap<String, String>) -> Result<Vec<u8>> {
    let name = |long: &str| short.get(long).map_or_else(|| long.to_owned(), Clone::clone);
    sections::rewrite(module, |payload| {
        Ok(match payload {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.clone().into_imports() {
                    let import = import?;
                    let kind = RoundtripReencoder.entity_type(import.ty)?;
                    imports.import(import.module, &name(import.name), kind);
                }
                Some(Box::new(imports))
            }
            Payload::ExportSection(section) => {
                Some(Box::new(sections::exports(section, |long| Some(name(long)))?))
            }
            _ => None,
        })
    })
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

fn words(script: &str) -> impl Iterator<Item = &str> {
    script.split(|c: char| !is_word(c)).filter(|word| !word.is_empty())
}

fn rename_words(script: &str, short: &HashMap<String, String>) -> String {
    let mut renamed = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(is_word) {
        let (before, word_on) = rest.split_at(start);
        let (word, after) = word_on.split_at(word_on.find(|c| !is_word(c)).unwrap_or(word_on.len()));
        renamed.push_str(before);
        renamed.push_str(short.get(word).map_or(word, String::as_str));
        rest = after;
    }
    renamed.push_str(rest);
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, ExportSection, FunctionSection, Module, TypeSection};

    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        imports.import("./app.js", "__wbg_add_0123456789abcdef", EntityType::Function(0));
        imports.import("./app.js", "__wbg_add_fedcba9876543210", EntityType::Function(0));
        module.section(&imports);
        let functions = FunctionSection::new();
        module.section(&functions);
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 0);
        exports.export("_RNvlong", ExportKind::Func, 1);
        module.section(&exports);
        module.finish()
    }

    const SCRIPT: &str = "const a0 = { __wbg_add_0123456789abcdef: f, __wbg_add_fedcba9876543210: g }; wasm._RNvlong(); wasm.main();";

    #[test]
    fn both_sides_get_the_same_short_names() -> Result<()> {
        let (renamed, script) = shorten(&module(), SCRIPT)?;
        assert_eq!(names(&renamed)?, ["b0", "c0", "main", "d0"], "a0 is taken");
        assert_eq!(script, "const a0 = { b0: f, c0: g }; wasm.d0(); wasm.main();");
        Ok(())
    }

    #[test]
    fn nothing_else_of_the_module_changes() -> Result<()> {
        let (renamed, _) = shorten(&module(), SCRIPT)?;
        wasmparser::validate(&renamed)?;
        Ok(())
    }

    #[test]
    fn a_name_is_replaced_only_whole() {
        let short = HashMap::from([("long".to_owned(), "a".to_owned())]);
        assert_eq!(rename_words("long longer along $long long", &short), "a longer along $long a");
    }
}
