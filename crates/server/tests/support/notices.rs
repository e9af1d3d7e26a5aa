//! Notices to test with.

use std::time::Duration;

use forenkl::{features::notices::app::told_until, live};
use forenkl_api::{
    PersonId,
    notices::{CountUnread, ListNotices, NoticeGroup, NoticeKind, NoticeQuery},
};

use super::{Someone, TestApp, nothing};

impl TestApp {
    /// Waits until everything that has happened so far has been told.
    pub async fn all_told(&self) {
        for _ in 0..600 {
            let (told, newest) =
                self.app.db.read(|conn| Ok((told_until(conn)?, live::newest(conn)?))).await.unwrap();
            if told == Some(newest) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the activity was not told");
    }

    /// What someone is told, once all is told.
    pub async fn notices(&self, of: &Someone) -> Vec<NoticeGroup> {
        self.all_told().await;
        let query = NoticeQuery::default();
        self.call_as::<ListNotices>(&of.id, nothing(), query, nothing()).await.unwrap().items
    }

    /// The kinds of what someone is told, the newest first, once all is told.
    pub async fn kinds(&self, of: &Someone) -> Vec<NoticeKind> {
        let groups = self.notices(of).await;
        groups.iter().flat_map(|group| group.notices.iter().map(|notice| notice.kind)).collect()
    }

    /// How many someone has not seen.
    pub async fn unread(&self, of: &PersonId) -> i64 {
        self.call_as::<CountUnread>(of, nothing(), nothing(), nothing()).await.unwrap().unread
    }
}
