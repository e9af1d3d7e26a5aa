//! Compiles the app to one WebAssembly module with relocations.

use crate::process;
use crate::project::{Mode, Project};
use crate::toolchain::{Toolchain, WASM_TARGET};
use anyhow::Result;
use std::path::PathBuf;

/// Compiles and returns the module. Cargo itself knows whether there is anything to do.
pub fn compile(project: &Project, toolchain: Toolchain, mode: Mode) -> Result<PathBuf> {
    let mut cargo = toolchain.cargo(project, "build", mode);
    process::run(&mut cargo, "compiling the browser app")?;
    Ok(project.web_target().join(WASM_TARGET).join(mode.wasm_profile()).join("forenkl-web.wasm"))
}
