//! Compiles the programs the browser runs, each to one WebAssembly module with relocations.

use crate::process;
use crate::project::{Mode, Project};
use crate::toolchain::{Toolchain, WASM_TARGET};
use anyhow::Result;
use std::path::PathBuf;

use super::bind::Program;

/// Compiles them. Cargo itself knows whether there is anything to do.
pub fn compile(project: &Project, toolchain: Toolchain, mode: Mode) -> Result<()> {
    let mut cargo = toolchain.cargo(project, "build", mode);
    process::run(&mut cargo, "compiling the browser app")
}

/// Where the module of a program lies, once it is compiled.
pub fn module(project: &Project, program: Program, mode: Mode) -> PathBuf {
    let folder = project.web_target().join(WASM_TARGET).join(mode.wasm_profile());
    folder.join(format!("{}.wasm", program.binary()))
}
