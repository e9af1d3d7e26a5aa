//! Passwords: argon2id, off the async threads, and only a few at a time.

use std::sync::Arc;

use argon2::{
    Argon2,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use tokio::sync::Semaphore;

use crate::fault::Fault;

/// Hashes at once: each takes 19 MiB and a core for some tens of milliseconds.
const AT_ONCE: usize = 2;

/// Checked against when the e-mail is unknown, so that the answer takes as long. No password has this hash. Written down rather
/// than made at the start, which would take 19 MiB of memory before anyone signs in.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Zm9yZW5rbC1ub2JvZHkhIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Hasher {
    turn: Arc<Semaphore>,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { turn: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Hasher {
    /// The hash to store.
    ///
    /// # Errors
    /// When hashing fails.
    pub async fn hash(&self, password: String) -> Result<String, Fault> {
        self.in_turn(move || hash_now(&password)).await?
    }

    /// Whether the password fits the hash. `None` takes as long and is always false.
    ///
    /// # Errors
    /// When the work was cut short.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Fault> {
        self.in_turn(move || {
            let known = hash.is_some();
            let fits = PasswordHash::new(hash.as_deref().unwrap_or(NOBODY))
                .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
            fits && known
        })
        .await
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Fault> {
        let permit = self.turn.clone().acquire_owned().await;
        let permit = permit.map_err(|_| Fault::internal("the password queue was closed"))?;
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(permit);
            result
        })
        .await
        .map_err(|_| Fault::internal("a password check stopped in the middle"))
    }
}

/// Hashes right here; for the command line.
///
/// # Errors
/// When hashing fails.
pub fn hash_now(password: &str) -> Result<String, Fault> {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| Fault::internal(format!("no randomness: {error}")))?;
    let salt = SaltString::encode_b64(&bytes).map_err(|error| Fault::internal(error.to_string()))?;
    Argon2::default()
        .hash_password(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|error| Fault::internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]
    use super::*;

    #[test]
    fn checking_against_nobody_takes_as_long_as_against_anyone() {
        let anyone = hash_now("Sommer i Bakkelund 2026").unwrap();
        let (anyone, nobody) = (PasswordHash::new(&anyone).unwrap(), PasswordHash::new(NOBODY).unwrap());
        assert_eq!(
            (nobody.algorithm, nobody.version, &nobody.params),
            (anyone.algorithm, anyone.version, &anyone.params)
        );
        assert_eq!(nobody.hash.unwrap().len(), anyone.hash.unwrap().len());
        assert_eq!(nobody.salt.unwrap().len(), anyone.salt.unwrap().len());
    }
}
