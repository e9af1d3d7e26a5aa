//! What the main module consists of: `cargo xtask bench sizes --inside`.
//!
//! Read from the copy of the main module that keeps the names of its functions; code and data are those that are shipped. Sizes are
//! before compressing: brotli takes about two thirds off code, and more off what resembles its neighbours.

use super::compress;
use anyhow::Result;
use rustc_demangle::demangle;
use std::collections::{BTreeMap, HashMap};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// How many functions are shown.
const FUNCTIONS: usize = 150;
/// How many crates are shown.
const CRATES: usize = 20;

/// A function and its size in bytes.
#[derive(Debug, PartialEq, Eq)]
struct Function {
    name: String,
    bytes: usize,
}

/// The sections that weigh something, the crates whose code is in the module, and its largest functions.
///
/// # Errors
/// When the module is not one.
pub fn table(module: &[u8]) -> Result<String> {
    let mut text = format!("{:<60} {:>9} {:>9}\n", "inside the main module", "bytes", "brotli");
    for (name, bytes) in sections(module)? {
        let packed = compress::weight(bytes)?;
        text += &format!("  {name:<58} {:>9} {packed:>9}\n", bytes.len());
    }
    let mut functions = functions(module)?;
    functions.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
    text += &format!("{:<60} {:>9} {:>9}\n", "of which by crate", "bytes", "functions");
    for (name, (bytes, count)) in by_crate(&functions).into_iter().take(CRATES) {
        text += &format!("  {name:<58} {bytes:>9} {count:>9}\n");
    }
    text += &format!("the largest of {} functions\n", functions.len());
    for Function { name, bytes } in functions.iter().take(FUNCTIONS) {
        text += &format!("  {bytes:>9}  {name}\n");
    }
    Ok(text)
}

/// Code and data, and everything else together with the names that are not shipped left out.
fn sections(module: &[u8]) -> Result<Vec<(&'static str, &[u8])>> {
    let mut found = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let name = match &payload {
            Payload::CodeSectionStart { .. } => "code",
            Payload::DataSection(_) => "data",
            Payload::ElementSection(_) => "table of functions",
            Payload::ImportSection(_) => "imports",
            Payload::ExportSection(_) => "exports",
            _ => continue,
        };
        if let Some((_, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            found.extend(module.get(range).map(|bytes| (name, bytes)));
        }
    }
    Ok(found)
}

fn functions(module: &[u8]) -> Result<Vec<Function>> {
    let mut imported = 0_u32;
    let mut sizes = Vec::new();
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                sizes.push(usize::try_from(body.range().end - body.range().start)?);
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(subsections) = section.as_known() else { continue };
                for subsection in subsections {
                    let Name::Function(map) = subsection? else { continue };
                    for naming in map {
                        let naming = naming?;
                        names.insert(naming.index, format!("{:#}", demangle(naming.name)));
                    }
                }
            }
            _ => {}
        }
    }
    let named = |(index, bytes)| Function { name: names.remove(&index).unwrap_or_else(|| "?".into()), bytes };
    Ok((imported..).zip(sizes).map(named).collect())
}

/// Bytes and number of functions of each crate, the largest first. Generic code counts where it was written, not where it is used.
fn by_crate(functions: &[Function]) -> Vec<(&str, (usize, usize))> {
    let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for function in functions {
        let sum = sums.entry(crate_of(&function.name)).or_default();
        sum.0 += function.bytes;
        sum.1 += 1;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, (bytes, _))| std::cmp::Reverse(*bytes));
    sums
}

/// The crate at the head of a path: `alloc` of `<alloc::vec::Vec<…>>::push`.
fn crate_of(name: &str) -> &str {
    let start = name.trim_start_matches(|c: char| !c.is_ascii_alphabetic() && c != '_');
    let end = start.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(start.len());
    start.get(..end).unwrap_or(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, Function as Body, FunctionSection, Module, NameMap, NameSection, TypeSection,
    };

    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut declared = FunctionSection::new();
        let mut code = CodeSection::new();
        for nops in [1, 5] {
            declared.function(0);
            let mut body = Body::new([]);
            for _ in 0..nops {
                body.instructions().nop();
            }
            body.instructions().end();
            code.function(&body);
        }
        module.section(&declared).section(&code);
        let mut map = NameMap::new();
        map.append(0, "small");
        map.append(1, "large");
        let mut names = NameSection::new();
        names.functions(&map);
        module.section(&names);
        module.finish()
    }

    #[test]
    fn functions_have_their_names_and_sizes() -> Result<()> {
        let found = functions(&module())?;
        assert_eq!(
            found,
            [Function { name: "small".into(), bytes: 3 }, Function { name: "large".into(), bytes: 7 }]
        );
        let table = table(&module())?;
        assert!(table.find("large").is_some_and(|large| Some(large) < table.rfind("small")));
        Ok(())
    }

    #[test]
    fn code_counts_where_it_was_written() {
        assert_eq!(crate_of("<alloc::vec::Vec<u8>>::push"), "alloc");
        assert_eq!(crate_of("<&forenkl_api::Id as core::fmt::Display>::fmt"), "forenkl_api");
        assert_eq!(crate_of("serde_json::from_str"), "serde_json");
    }
}
