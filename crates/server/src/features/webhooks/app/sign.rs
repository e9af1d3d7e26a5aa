//! Signatures as Standard Webhooks has them (standardwebhooks.com, version 1): HMAC-SHA256 over id, time and body.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::fault::Fault;

const PREFIX: &str = "whsec_";

/// A new secret: 256 random bits.
///
/// # Errors
/// When the operating system gives no randomness.
pub fn new_secret() -> Result<String, Fault> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| Fault::internal(format!("no randomness: {error}")))?;
    Ok(format!("{PREFIX}{}", STANDARD.encode(bytes)))
}

/// What stands in `webhook-signature`; `timestamp` is in seconds.
pub fn signature(secret: &str, id: &str, timestamp: i64, body: &str) -> String {
    let key = STANDARD.decode(secret.strip_prefix(PREFIX).unwrap_or(secret)).unwrap_or_default();
    // Any length of key will do for HMAC.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key) else { return String::new() };
    mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_as_anyone_else_works_it_out() {
        // As openssl works it out: printf 'msg_1.1700000000.{}' | openssl dgst -sha256 -hmac KEY -binary | base64
        let secret = format!("{PREFIX}{}", STANDARD.encode(b"0123456789abcdef0123456789abcdef"));
        assert_eq!(
            signature(&secret, "msg_1", 1_700_000_000, "{}"),
            "v1,2c4VI0bO4Wd5svqP2unEA9pCk0dTAXr/elrHCJ+/efk="
        );
    }

    #[test]
    fn secrets_are_long_and_never_the_same() {
        let (one, other) = (new_secret().unwrap_or_default(), new_secret().unwrap_or_default());
        assert_ne!(one, other);
        assert_eq!(one.len(), PREFIX.len() + 44);
    }
}
