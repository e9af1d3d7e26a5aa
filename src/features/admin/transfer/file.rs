//! A file from the person's machine, ready to be sent.

use forenkl_api::transfer::IMPORT_MAX;
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileReader};

use super::texts as t;

/// A file's name and contents.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub name: String,
    /// Base64, as the API takes it.
    pub content: String,
}

/// Whether a file of this name and size may be sent; if not, why not.
pub fn fits(name: &str, size: f64) -> Result<(), &'static str> {
    let name = name.to_lowercase();
    if ![".csv", ".txt", ".xlsx"].iter().any(|end| name.ends_with(end)) {
        return Err(t::file_wrong_kind());
    }
    #[expect(clippy::cast_precision_loss, reason = "ten million is far below 2^53")]
    if size > IMPORT_MAX as f64 {
        return Err(t::file_too_large());
    }
    Ok(())
}

/// Reads a file. The browser turns it into base64 (a data address), which is faster than we could.
pub async fn read(file: &File) -> Result<Loaded, &'static str> {
    let reader = FileReader::new().map_err(|_| t::file_unreadable())?;
    let done = Promise::new(&mut |resolve, reject| {
        reader.set_onload(Some(&resolve));
        reader.set_onerror(Some(&reject));
    });
    reader.read_as_data_url(file).map_err(|_| t::file_unreadable())?;
    JsFuture::from(done).await.map_err(|_| t::file_unreadable())?;
    let address =
        reader.result().ok().and_then(|result| result.as_string()).ok_or_else(t::file_unreadable)?;
    // An empty file has no comma.
    let content = address.split_once(',').map(|(_, content)| content.to_owned()).unwrap_or_default();
    Ok(Loaded { name: file.name(), content })
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn only_tables_of_a_sensible_size_are_taken() {
        assert!(fits("Organisation.CSV", 500.0).is_ok());
        assert!(fits("tiltag.xlsx", 10_485_760.0).is_ok());
        assert!(fits("tiltag.xlsx", 10_485_761.0).is_err());
        assert!(fits("tiltag.pdf", 500.0).is_err());
    }
}
