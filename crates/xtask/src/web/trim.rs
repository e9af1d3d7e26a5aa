//! Leaves out classes that the framework exports to scripts and that nothing of ours ever makes.
//!
//! Streaming server functions would hand `IntoUnderlying…` streams to the browser. Forenkl has no server functions, but an
//! exported class keeps all of its code, and the code of what it calls. So, before the app is taken apart, their exports are
//! removed, and the notes from which wasm-bindgen would write their script.

use super::sections;
use anyhow::{Context, Result};
use std::borrow::Cow;
use wasm_encoder::CustomSection;
use wasmparser::Payload;

/// What their names have in common.
const UNUSED: &str = "intounderlying";
/// Where wasm-bindgen's macros leave their notes: for each place they were used a version and then the note, each after its
/// length.
const NOTES: &str = "__wasm_bindgen_unstable";

/// The module without those exports and notes.
///
/// # Errors
/// When the module is not one.
pub fn trim(module: &[u8]) -> Result<Vec<u8>> {
    sections::rewrite(module, |payload| {
        Ok(match payload {
            Payload::ExportSection(section) => {
                let used = |name: &str| (!name.contains(UNUSED)).then(|| name.to_owned());
                Some(Box::new(sections::exports(section, used)?))
            }
            Payload::CustomSection(section) if section.name() == NOTES => {
                let data =
                    without_unused(section.data()).context("wasm-bindgen's notes are not as expected")?;
                Some(Box::new(CustomSection { name: NOTES.into(), data: Cow::Owned(data) }))
            }
            _ => None,
        })
    })
}

/// The notes that do not speak of what is unused, with their versions; nothing when they are not notes.
fn without_unused(mut notes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(notes.len());
    while !notes.is_empty() {
        let (version, rest) = split_first(notes)?;
        let (note, rest) = split_first(rest)?;
        if !speaks_of_unused(note) {
            kept.extend_from_slice(version);
            kept.extend_from_slice(note);
        }
        notes = rest;
    }
    Some(kept)
}

/// The first entry with its length, and what follows.
fn split_first(entries: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = u32::from_le_bytes(*entries.first_chunk::<4>()?);
    entries.split_at_checked(4 + usize::try_from(length).ok()?)
}

fn speaks_of_unused(note: &[u8]) -> bool {
    note.to_ascii_lowercase().windows(UNUSED.len()).any(|window| window == UNUSED.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, Module, TypeSection,
    };

    fn note(text: &str) -> Vec<u8> {
        let entry =
            |text: &str| [&u32::try_from(text.len()).unwrap_or(0).to_le_bytes(), text.as_bytes()].concat();
        [entry("{\"version\":1}"), entry(text)].concat()
    }

    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut functions = FunctionSection::new();
        functions.function(0);
        module.section(&functions);
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 0);
        exports.export("__wbg_intounderlyingsource_free", ExportKind::Func, 0);
        module.section(&exports);
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        module.section(&code);
        let data = [note("fetch"), note("class IntoUnderlyingSource"), note("Window")].concat();
        module.section(&CustomSection { name: NOTES.into(), data: data.into() });
        module.finish()
    }

    #[test]
    fn unused_classes_go_and_all_else_stays() -> Result<()> {
        let trimmed = trim(&module())?;
        wasmparser::validate(&trimmed)?;
        let text = String::from_utf8_lossy(&trimmed).to_lowercase();
        assert!(!text.contains(UNUSED));
        assert!(text.contains("main") && text.contains("fetch") && text.contains("window"));
        assert_eq!(trim(&trimmed)?, trimmed);
        Ok(())
    }

    #[test]
    fn notes_that_are_none_are_an_error() {
        assert!(without_unused(&[200, 0, 0, 0, 1]).is_none());
        assert_eq!(without_unused(&[]), Some(Vec::new()));
    }
}
