//! Webhooks: signed, each event once, tried again, given up visibly; not where they may not go, and never who wrote a wish.

use std::time::Duration;

use crate::support::{
    TestApp, for_each_db, for_each_db_with,
    hooks::{Answer, Receiver, Told},
    nothing,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use forenkl::{clock, config::Settings, features::webhooks::app::Sender};
use forenkl_api::{
    FieldCode, ProblemCode, Timestamp, WebhookId,
    webhooks::{
        CreateWebhook, Delivery, DeliveryError, DeliveryPath, DeliveryState, ListDeliveries, ListWebhooks,
        RemoveWebhook, RenewWebhookSecret, RetryDelivery, TestWebhook, UpdateWebhook, WebhookBody,
        WebhookEvent, WebhookFormat, WebhookMade, WebhookPath,
    },
    wishes::{AuthorVisibility, Decision, WishBody},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;

const MINUTE: i64 = 60_000;

/// With receivers on this machine.
fn here() -> Settings {
    Settings { webhooks_private: Some(true), ..Settings::default() }
}

/// A sender of the test's own, in place of the one that runs by itself.
fn sender(app: &TestApp) -> Sender {
    app.app.webhooks.stop();
    Sender::new(app.app.db.clone(), app.app.org.clone(), &app.app.config, Duration::from_millis(700))
}

fn body(url: &str, events: &[WebhookEvent]) -> WebhookBody {
    WebhookBody {
        name: "Kanalen Forenkling".into(),
        url: url.into(),
        format: WebhookFormat::Json,
        events: events.to_vec(),
        areas: Vec::new(),
        paused: false,
        version: 0,
    }
}

async fn make(app: &TestApp, body: WebhookBody) -> WebhookMade {
    let admin = &app.town.administrator.id;
    app.call_as::<CreateWebhook>(admin, nothing(), nothing(), body).await.unwrap()
}

async fn deliveries(app: &TestApp, webhook: &WebhookId) -> Vec<Delivery> {
    let path = WebhookPath { webhook: webhook.clone() };
    let admin = &app.town.administrator.id;
    app.call_as::<ListDeliveries>(admin, path, nothing(), nothing()).await.unwrap().deliveries
}

/// Later than now, by so many minutes and a moment.
fn in_minutes(minutes: i64) -> Timestamp {
    Timestamp(clock::now().0 + minutes * MINUTE + 1000)
}

fn is_signed(told: &Told, secret: &str) -> bool {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    let (id, at) = (told.header("webhook-id"), told.header("webhook-timestamp"));
    mac.update(format!("{id}.{at}.{}", told.body).as_bytes());
    told.header("webhook-signature") == format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[test]
fn what_happens_is_told_once_signed_and_without_who_did_it() {
    for_each_db_with(here(), |app| async move {
        let (receiver, sender) = (Receiver::start(), sender(&app));
        let before = app.a_wish(&app.town.leader, "Før").await.number;
        let made =
            make(&app, body(&receiver.url, &[WebhookEvent::WishCreated, WebhookEvent::WishAnswered])).await;
        let hidden = WishBody {
            visibility: AuthorVisibility::Nobody,
            ..app.wish_body(&app.town.leader, "Nøgler og låse", &app.town.personnel)
        };
        let wish = app.send_wish(&app.town.leader, hidden).await.number;
        app.answer(wish, Decision::WillBeDone, None).await;
        app.read_wish(&app.town.leader, before).await;
        for _ in 0..3 {
            sender.round(in_minutes(0)).await.unwrap();
        }
        let told = receiver.told();
        let kinds: Vec<String> =
            told.iter().map(|told| told.json()["type"].as_str().unwrap().to_owned()).collect();
        assert_eq!(kinds, ["wish.created", "wish.answered"]);
        for told in &told {
            assert!(is_signed(told, &made.secret), "{told:?}");
            assert_eq!(told.json()["data"]["wish"]["title"], "Nøgler og låse");
            assert_eq!(told.json()["data"]["wish"]["url"], format!("http://forenkl.test/oensker/{wish}"));
            for secret in
                ["Mette", "Karen", "Østre Skole", app.town.leader.id.as_str(), "Hver gang det samme"]
            {
                assert!(!told.body.contains(secret), "{secret} in {}", told.body);
            }
        }
        assert_ne!(told[0].header("webhook-id"), told[1].header("webhook-id"));
        let list = deliveries(&app, &made.webhook.id).await;
        assert!(list.iter().all(|one| one.state == DeliveryState::Delivered && one.status == Some(204)));
    });
}

#[test]
fn what_fails_is_tried_again_with_the_same_id_and_then_given_up_visibly() {
    for_each_db_with(here(), |app| async move {
        let (receiver, sender) = (Receiver::start(), sender(&app));
        let made = make(&app, body(&receiver.url, &[WebhookEvent::WishCreated])).await;
        receiver.answer(Answer::Status(500));
        app.a_wish(&app.town.leader, "Nøgler").await;
        sender.round(in_minutes(0)).await.unwrap();
        sender.round(in_minutes(0)).await.unwrap();
        assert_eq!(receiver.told().len(), 1);
        let one = deliveries(&app, &made.webhook.id).await.remove(0);
        assert_eq!((one.state, one.tries, one.status), (DeliveryState::Waiting, 1, Some(500)));
        // No answer in time, the second time.
        receiver.answer(Answer::Slow(Duration::from_secs(2)));
        sender.round(in_minutes(2)).await.unwrap();
        let one = deliveries(&app, &made.webhook.id).await.remove(0);
        assert_eq!((one.tries, one.error), (2, Some(DeliveryError::Timeout)));
        receiver.answer(Answer::Status(503));
        for later in [8, 40, 180, 600] {
            sender.round(in_minutes(later)).await.unwrap();
        }
        let one = deliveries(&app, &made.webhook.id).await.remove(0);
        assert_eq!((one.state, one.tries, one.next_try_at), (DeliveryState::Failed, 6, None));
        let listed = app
            .call_as::<ListWebhooks>(&app.town.administrator.id, nothing(), nothing(), nothing())
            .await
            .unwrap();
        assert_eq!(listed.webhooks[0].failed, 1);
        // By hand, from the beginning.
        receiver.answer(Answer::Status(200));
        let path = DeliveryPath { webhook: made.webhook.id.clone(), delivery: one.id.clone() };
        let admin = &app.town.administrator.id;
        app.call_as::<RetryDelivery>(admin, path.clone(), nothing(), nothing()).await.unwrap();
        sender.round(in_minutes(700)).await.unwrap();
        let told = receiver.told();
        assert_eq!(told.len(), 7);
        assert!(told.iter().all(|one| one.header("webhook-id") == told[0].header("webhook-id")));
        assert!(told.iter().all(|one| is_signed(one, &made.secret)));
        let again = app.call_as::<RetryDelivery>(admin, path, nothing(), nothing()).await.unwrap_err();
        assert_eq!(again.code, ProblemCode::Conflict);
    });
}

#[test]
fn a_stop_in_the_middle_loses_nothing_and_derives_nothing_twice() {
    for_each_db_with(here(), |app| async move {
        let receiver = Receiver::start();
        let made = make(&app, body(&receiver.url, &[WebhookEvent::WishCreated])).await;
        let first = sender(&app);
        receiver.answer(Answer::Slow(Duration::from_secs(3)));
        app.a_wish(&app.town.leader, "Nøgler").await;
        let running = tokio::spawn(async move { first.round(in_minutes(0)).await });
        tokio::time::sleep(Duration::from_millis(400)).await;
        running.abort();
        assert_eq!(deliveries(&app, &made.webhook.id).await[0].state, DeliveryState::Sending);
        receiver.answer(Answer::Status(200));
        let second = sender(&app);
        // Whoever took it may still be at it.
        second.round(in_minutes(1)).await.unwrap();
        assert_eq!(deliveries(&app, &made.webhook.id).await[0].state, DeliveryState::Sending);
        second.round(in_minutes(3)).await.unwrap();
        let list = deliveries(&app, &made.webhook.id).await;
        assert_eq!((list.len(), list[0].state), (1, DeliveryState::Delivered));
        let told = receiver.told();
        assert_eq!(told.first().unwrap().header("webhook-id"), told.last().unwrap().header("webhook-id"));
    });
}

#[test]
fn areas_pauses_and_new_secrets_are_kept_to() {
    for_each_db_with(here(), |app| async move {
        let (receiver, sender) = (Receiver::start(), sender(&app));
        let admin = &app.town.administrator.id;
        let only_it = WebhookBody {
            areas: vec![app.town.it.clone()],
            ..body(&receiver.url, &[WebhookEvent::WishCreated])
        };
        let made = make(&app, only_it.clone()).await;
        let path = WebhookPath { webhook: made.webhook.id.clone() };
        let send = |title: &'static str, area: forenkl_api::AreaId| {
            let (app, leader) = (&app, &app.town.leader);
            async move { app.send_wish(leader, app.wish_body(leader, title, &area)).await }
        };
        send("Personale", app.town.personnel.clone()).await;
        send("Skærme", app.town.it.clone()).await;
        sender.round(in_minutes(0)).await.unwrap();
        assert_eq!(receiver.told().len(), 1);
        let paused = WebhookBody { paused: true, version: made.webhook.version, ..only_it.clone() };
        let now = app.call_as::<UpdateWebhook>(admin, path.clone(), nothing(), paused).await.unwrap();
        send("I pausen", app.town.it.clone()).await;
        sender.round(in_minutes(0)).await.unwrap();
        // To try it with, it is told something all the same.
        app.call_as::<TestWebhook>(admin, path.clone(), nothing(), nothing()).await.unwrap();
        sender.round(in_minutes(0)).await.unwrap();
        assert_eq!(receiver.told().last().unwrap().json()["type"], "webhook.test");
        let renewed =
            app.call_as::<RenewWebhookSecret>(admin, path.clone(), nothing(), nothing()).await.unwrap();
        assert_ne!(renewed.secret, made.secret);
        let running = WebhookBody { version: now.version, ..only_it };
        app.call_as::<UpdateWebhook>(admin, path.clone(), nothing(), running.clone()).await.unwrap();
        let stale = app.call_as::<UpdateWebhook>(admin, path.clone(), nothing(), running).await.unwrap_err();
        assert_eq!(stale.code, ProblemCode::Stale);
        send("Efter pausen", app.town.it.clone()).await;
        sender.round(in_minutes(0)).await.unwrap();
        let told = receiver.told();
        assert_eq!(told.len(), 3, "{told:?}");
        assert_eq!(told[2].json()["data"]["wish"]["title"], "Efter pausen");
        assert!(is_signed(&told[2], &renewed.secret) && !is_signed(&told[2], &made.secret));
        app.call_as::<RemoveWebhook>(admin, path.clone(), nothing(), nothing()).await.unwrap();
        send("For sent", app.town.it.clone()).await;
        sender.round(in_minutes(0)).await.unwrap();
        assert_eq!(receiver.told().len(), 3);
    });
}

#[test]
fn a_card_for_teams_is_a_message_with_an_adaptive_card() {
    for_each_db_with(here(), |app| async move {
        let (receiver, sender) = (Receiver::start(), sender(&app));
        make(
            &app,
            WebhookBody { format: WebhookFormat::Teams, ..body(&receiver.url, &[WebhookEvent::WishCreated]) },
        )
        .await;
        let wish = app.a_wish(&app.town.leader, "[Nøgler](https://x.dk)").await.number;
        sender.round(in_minutes(0)).await.unwrap();
        let message = receiver.told().remove(0).json();
        let card = &message["attachments"][0]["content"];
        assert_eq!(message["attachments"][0]["contentType"], "application/vnd.microsoft.card.adaptive");
        assert_eq!(card["type"], "AdaptiveCard");
        assert_eq!(card["body"][1]["text"], "\\[Nøgler\\]\\(https://x.dk\\)");
        assert_eq!(card["actions"][0]["url"], format!("http://forenkl.test/oensker/{wish}"));
    });
}

#[test]
fn redirects_are_not_followed() {
    for_each_db_with(here(), |app| async move {
        let (receiver, elsewhere, sender) = (Receiver::start(), Receiver::start(), sender(&app));
        receiver.answer(Answer::Redirect(elsewhere.url.clone()));
        let made = make(&app, body(&receiver.url, &[WebhookEvent::WishCreated])).await;
        app.a_wish(&app.town.leader, "Nøgler").await;
        sender.round(in_minutes(0)).await.unwrap();
        assert!(elsewhere.told().is_empty());
        assert_eq!(deliveries(&app, &made.webhook.id).await[0].status, Some(307));
    });
}

#[test]
fn the_own_network_is_out_of_reach_unless_a_setting_says_otherwise() {
    for_each_db(|app| async move {
        let admin = &app.town.administrator.id;
        let receiver = Receiver::start();
        for url in [receiver.url.as_str(), "https://127.0.0.1/", "https://localhost/", "https://10.0.0.8/x"] {
            let refused = app
                .call_as::<CreateWebhook>(
                    admin,
                    nothing(),
                    nothing(),
                    body(url, &[WebhookEvent::WishCreated]),
                )
                .await
                .unwrap_err();
            assert_eq!(
                (refused.fields[0].field.as_str(), refused.fields[0].code),
                ("url", FieldCode::NotAllowed),
                "{url}"
            );
        }
        // A name that leads there is found out when it is used: kept while it was allowed, it is refused now.
        let made = make(&app, body("https://hooks.example.dk/", &[WebhookEvent::WishCreated])).await;
        let id = made.webhook.id.0.clone();
        let port = receiver.url.rsplit(':').next().unwrap().to_owned();
        let turned = move |tx: &mut forenkl::db::Tx<'_>| {
            use diesel::prelude::*;
            use forenkl::db::schema::webhooks;
            diesel::update(webhooks::table.find(id))
                .set(webhooks::url.eq(format!("https://localhost:{port}")))
                .execute(&mut **tx)?;
            Ok(())
        };
        app.app.db.write(turned).await.unwrap();
        let sender = sender(&app);
        app.a_wish(&app.town.leader, "Nøgler").await;
        sender.round(in_minutes(0)).await.unwrap();
        let one = deliveries(&app, &made.webhook.id).await.remove(0);
        assert_eq!((one.state, one.error), (DeliveryState::Failed, Some(DeliveryError::Private)));
        assert!(receiver.told().is_empty());
    });
}
