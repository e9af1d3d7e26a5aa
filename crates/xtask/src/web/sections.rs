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
    write(module, |payload| change(payload).map(|changed| changed.map_or(Fate::Kept, Fate::Changed)))
}

/// The module without the names of its functions.
///
/// # Errors
/// When it is not one.
pub fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    write(module, |payload| {
        let names = matches!(payload, Payload::CustomSection(section) if section.name() == "name");
        Ok(if names { Fate::LeftOut } else { Fate::Kept })
    })
}

/// What becomes of a section.
enum Fate {
    Kept,
    Changed(Box<dyn Section>),
    LeftOut,
}

fn write(module: &[u8], mut decide: impl FnMut(&Payload) -> Result<Fate>) -> Result<Vec<u8>> {
    let mut written = Module::new().finish();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        match decide(&payload)? {
            Fate::LeftOut => {}
            Fate::Changed(section) => section.append_to(&mut written),
            Fate::Kept => {
                let Some((id, range)) = payload.as_section() else { continue };
                let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                let data = module.get(range).context("a section ends after the module")?;
                RawSection { id, data }.append_to(&mut written);
            }
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
