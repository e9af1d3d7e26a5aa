//! Writes a module anew with some of its sections changed.

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, Module, RawSection, Section};
use wasmparser::{ExportSectionReader, Parser, Payload};

/// The module with each section that `change` makes anew in the place of the old one. All others stay byte for byte, and all keep
/// their places, because some refer to others by place.
///
/// # Errors
/// When the module is not one.
pub fn rewrite(
    module: &[u8],
    mut change: impl FnMut(&Payload) -> Result<Option<Box<dyn Section>>>,
) -> Result<Vec<u8>> {
    let mut written = Module::new().finish();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Some(section) = change(&payload)? {
            section.append_to(&mut written);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = module.get(range).context("a section ends after the module")?;
            RawSection { id, data }.append_to(&mut written);
        }
    }
    Ok(written)
}

/// The exports, each under the name it is given; without those that are given none.
pub fn exports(
    section: &ExportSectionReader,
    name: impl Fn(&str) -> Option<String>,
) -> Result<ExportSection> {
    let mut exports = ExportSection::new();
    for export in section.clone() {
        let export = export?;
        if let Some(name) = name(export.name) {
            exports.export(&name, RoundtripReencoder.export_kind(export.kind)?, export.index);
        }
    }
    Ok(exports)
}
