//! Initiatives to test with.

use forenkl_api::{
    Problem,
    initiatives::{
        CreateInitiative, GetInitiative, GiveStatus, Health, Initiative, InitiativeBody, InitiativePath,
        InitiativeStatus, StatusUpdateBody,
    },
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

    /// Gives it a status as its process owner.
    pub async fn give_status(&self, initiative: i64, status: InitiativeStatus, text: &str) {
        let version = self.read_initiative(initiative).await.version;
        let body = StatusUpdateBody { status, health: Health::OnTrack, text: text.into(), version };
        let path = InitiativePath { initiative };
        self.call_as::<GiveStatus>(&self.town.owner.id, path, nothing(), body).await.unwrap();
    }

    /// Reads it as its process owner.
    pub async fn read_initiative(&self, initiative: i64) -> Initiative {
        let path = InitiativePath { initiative };
        self.call_as::<GetInitiative>(&self.town.owner.id, path, nothing(), nothing()).await.unwrap()
    }
}
