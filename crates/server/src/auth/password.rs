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

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Hasher {
    turn: Arc<Semaphore>,
    /// Checked against when the e-mail is unknown, so that the answer takes as long.
    nobody: Arc<String>,
}

impl Hasher {
    /// # Errors
    /// When the operating system gives no randomness.
    pub fn new() -> Result<Self, Fault> {
        Ok(Self { turn: Arc::new(Semaphore::new(AT_ONCE)), nobody: Arc::new(hash_now("nobody at all")?) })
    }

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
        let nobody = self.nobody.clone();
        self.in_turn(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| nobody.to_string());
            let fits = PasswordHash::new(&hash)
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
