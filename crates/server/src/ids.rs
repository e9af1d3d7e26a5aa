//! New ids and secrets.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::fault::Fault;

/// A new id: UUIDv7, so that ids made later sort later.
pub fn new<T: From<String>>() -> T {
    T::from(uuid::Uuid::now_v7().simple().to_string())
}

/// A new secret of 256 random bits, fit for cookies and links.
///
/// # Errors
/// When the operating system gives no randomness.
pub fn secret() -> Result<String, Fault> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| Fault::internal(format!("no randomness: {error}")))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// What is stored of a secret. A plain hash suffices: the secret is random and long.
pub fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}
