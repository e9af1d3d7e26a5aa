//! What the bare disk does.

use std::{
    fs::File,
    io::{Seek, SeekFrom, Write},
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Result;

/// Writes of a page, each followed by `fdatasync`, one after the other, for a second.
pub fn syncs_per_second(folder: &Path) -> Result<f64> {
    let mut file = File::create(folder.join("bare"))?;
    let page = [7u8; 4096];
    let begun = Instant::now();
    let mut done = 0u32;
    while begun.elapsed() < Duration::from_secs(1) {
        file.seek(SeekFrom::Start(u64::from(done % 256) * 4096))?;
        file.write_all(&page)?;
        file.sync_data()?;
        done += 1;
    }
    Ok(f64::from(done) / begun.elapsed().as_secs_f64())
}
