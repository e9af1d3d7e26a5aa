//! Where links lead: out of this program, into the app.

use crate::shell::soon::{SOON, Soon};

/// A page of the app that a record names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    Wish(i64),
    Initiative(i64),
}

impl Page {
    /// Its address.
    pub fn href(&self) -> String {
        match self {
            Self::Wish(number) => format!("/oensker/{number}"),
            Self::Initiative(number) => format!("/tiltag/{number}"),
        }
    }
}

/// What the app fetches after its first picture is here from the start.
pub async fn load_soon() -> Soon {
    SOON
}
