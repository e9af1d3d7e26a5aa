//! What every request has at hand.

use std::sync::Arc;

use crate::{
    auth::{password::Hasher, sessions::SessionCache, throttle::Throttle},
    config::Config,
    db::Db,
    fault::Fault,
    features::{
        deadlines::app::Keeper,
        mails::app::Mailing,
        notices::app::Notices,
        webhooks::app::Webhooking,
        wishes::app::{Likeness, Totals},
        workshops::Rooms,
    },
    live::Hub,
    org::{Org, OrgCache},
};

/// The running program. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub config: Arc<Config>,
    pub db: Db,
    pub org: OrgCache,
    pub sessions: SessionCache,
    pub hasher: Hasher,
    pub throttle: Throttle,
    pub totals: Totals,
    pub likeness: Likeness,
    pub live: Hub,
    pub notices: Notices,
    pub mailing: Mailing,
    pub webhooks: Webhooking,
    pub rooms: Rooms,
}

impl App {
    /// Opens the store and starts what runs beside the requests. Needs a tokio runtime.
    ///
    /// # Errors
    /// When the store cannot be opened.
    pub fn start(config: Config) -> Result<Self, Fault> {
        let config = Arc::new(config);
        let db = Db::open(config.location.clone())?;
        let org = OrgCache::default();
        let sessions = SessionCache::default();
        let totals = Totals::default();
        let live = Hub::start(&db, org.clone(), sessions.clone(), totals.clone())?;
        let notices = Notices::start(&db, org.clone(), config.gather());
        let mailing = Mailing::start(&db, org.clone(), &config, live.closing());
        let webhooks = Webhooking::start(&db, org.clone(), &config, live.closing());
        let likeness = Likeness::start(&db, live.subscribe());
        let rooms = Rooms::new(&db, live.closing());
        let keeper =
            Keeper { db: db.clone(), org: org.clone(), rooms: rooms.clone(), closing: live.closing() };
        tokio::spawn(keeper.run());
        Ok(Self {
            config,
            db,
            org,
            sessions,
            hasher: Hasher::default(),
            throttle: Throttle::default(),
            totals,
            likeness,
            live,
            notices,
            mailing,
            webhooks,
            rooms,
        })
    }

    /// The organisation as it is now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn org(&self) -> Result<Arc<Org>, Fault> {
        self.org.get(&self.db).await
    }
}
