//! Brotli and gzip, once at build time and at their strongest.

use anyhow::Result;
use std::io::Write;

/// What is not worth compressing: it is compressed already.
const COMPRESSED_KINDS: [&str; 6] = ["woff2", "woff", "png", "webp", "jpg", "ico"];
const BROTLI_QUALITY: i32 = 11;
const QUICK_BROTLI: i32 = 9;
/// Window of 2^22 bytes, the largest every browser takes.
const BROTLI_WINDOW: i32 = 22;

/// A file in both encodings; an encoding that does not make it smaller is left out.
pub struct Compressed {
    pub br: Option<Vec<u8>>,
    pub gz: Option<Vec<u8>>,
}

/// Compresses a file, unless its kind says that it is no use.
pub fn compress(path: &str, content: &[u8]) -> Result<Compressed> {
    if path.rsplit('.').next().is_some_and(|kind| COMPRESSED_KINDS.contains(&kind)) {
        return Ok(Compressed { br: None, gz: None });
    }
    let smaller = |packed: Vec<u8>| (packed.len() < content.len()).then_some(packed);
    Ok(Compressed { br: smaller(brotli(content, BROTLI_QUALITY)?), gz: smaller(gzip(content)?) })
}

/// About what a file will weigh on the wire: a quicker, slightly weaker brotli.
pub fn weight(content: &[u8]) -> Result<u64> {
    Ok(brotli(content, QUICK_BROTLI)?.len() as u64)
}

fn brotli(content: &[u8], quality: i32) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality,
        lgwin: BROTLI_WINDOW,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut packed, &params)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_becomes_smaller_and_comes_back_whole() -> Result<()> {
        let text = "Forenkl, forenkl, forenkl. ".repeat(40);
        let packed = compress("assets/a.css", text.as_bytes())?;
        let br = packed.br.unwrap_or_default();
        assert!(!br.is_empty() && br.len() < text.len());
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &br[..], &mut unpacked)?;
        assert_eq!(unpacked, text.as_bytes());
        assert!(packed.gz.is_some_and(|gz| gz.len() < text.len()));
        Ok(())
    }

    #[test]
    fn what_is_compressed_stays_as_it_is() -> Result<()> {
        let packed = compress("assets/a.woff2", &[0; 500])?;
        assert!(packed.br.is_none() && packed.gz.is_none());
        Ok(())
    }
}
