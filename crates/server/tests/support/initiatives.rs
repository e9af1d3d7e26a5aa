//! Initiatives to test with.

use forenkl_api::{
    Problem,
    initiatives::{CreateInitiative, GetInitiative, Initiative, InitiativeBody, InitiativePath},
};

use super::{TestApp, key, nothing};

impl TestApp {
    /// An initiative about personnel as its process owner would make it.
    pub fn initiative_body(&self, title: &str) -> InitiativeBody {
        InitiativeBody {
            key: key(),
            title: title.into(),
            purpose: String::new(),
            improvement: String::new(),
            area: self.town.personnel.clone(),
            unit: self.town.shared.clone(),
            owner: None,
            starts: None,
            horizon: None,
            wishes: Vec::new(),
            version: 0,
        }
    }

    /// Makes it.
    pub async fn make(&self, body: InitiativeBody) -> Result<Initiative, Problem> {
        self.call_as::<CreateInitiative>(&self.town.owner.id, nothing(), nothing(), body).await
    }

    /// Reads it as its process owner.
    pub async fn read_initiative(&self, initiative: i64) -> Initiative {
        let path = InitiativePath { initiative };
        self.call_as::<GetInitiative>(&self.town.owner.id, path, nothing(), nothing()).await.unwrap()
    }
}
