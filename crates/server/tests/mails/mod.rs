//! Mail as it is received: by everyone who should have it, once, and by nobody else.
mod queue;
mod reading;
mod sending;
mod stopping;
mod workshops;

use std::time::Duration;

use crate::support::{
    TestApp, for_each_db_with, nothing,
    smtp::{Received, Smtp},
};
use forenkl::features::mails::app::Mailer;
use forenkl_api::{
    Timestamp,
    mails::{ListMails, MailQueue},
    notices::{NoticeKind, Pace},
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// An app whose mails go to a server of the test's, at moments the test chooses.
struct Post {
    app: TestApp,
    smtp: Smtp,
    mailer: Mailer,
    begun: Timestamp,
}

impl Post {
    fn new(app: TestApp, smtp: Smtp) -> Self {
        app.app.mailing.stop();
        smtp.take();
        let mailer = Mailer::new(app.app.db.clone(), app.app.org.clone(), &app.app.config).unwrap();
        Self { app, smtp, mailer, begun: forenkl::clock::now() }
    }

    /// Sends all that may be sent this long after the beginning, and takes out what came.
    async fn after(&self, wait: i64) -> Vec<Received> {
        self.app.all_told().await;
        self.mailer.round(Timestamp(self.begun.0 + wait)).await.unwrap();
        self.smtp.take()
    }

    async fn queue(&self) -> MailQueue {
        let admin = &self.app.town.administrator.id;
        self.app.call_as::<ListMails>(admin, nothing(), nothing(), nothing()).await.unwrap()
    }
}

/// Runs a test on each database there is, with a mail server.
fn with_post<F, Fut>(test: F)
where
    F: Fn(Post) -> Fut,
    Fut: Future<Output = ()>,
{
    let smtp = Smtp::start();
    for_each_db_with(smtp.settings(), |app| {
        let post = Post::new(app, smtp.clone());
        async {
            // The owner's morning mail of new wishes comes in tests about it only.
            reading::choose(&post.app, &post.app.town.owner, NoticeKind::NewWish, Pace::Never).await;
            test(post).await;
        }
    });
}

/// The mail to this address.
fn to<'a>(mails: &'a [Received], address: &str) -> &'a Received {
    let found: Vec<_> = mails.iter().filter(|mail| mail.to == address).collect();
    assert_eq!(
        found.len(),
        1,
        "{address} gets one of {:?}",
        mails.iter().map(|mail| &mail.to).collect::<Vec<_>>()
    );
    found[0]
}

fn longest() -> Duration {
    Duration::from_secs(20)
}
