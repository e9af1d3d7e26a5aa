//! What a message says: what everyone in the municipality sees of the thing when it is sent, and nothing of who did it.

use diesel::prelude::*;
use forenkl_api::{
    AreaId, PartialDate, Timestamp,
    initiatives::InitiativeStatus,
    people::Language,
    webhooks::{WebhookEvent, WebhookFormat},
    wishes::{Decision, WishStatus},
};
use serde_json::{Value, json};

use super::{keep::TEST, queue::Claimed};
use crate::{
    db::{
        Conn,
        schema::{activity, initiatives, wishes},
    },
    fault::Fault,
    features::transfer::words::Word,
    org::Org,
};

/// The body of the message; nothing when what it tells of is gone.
///
/// # Errors
/// When the database cannot be read.
pub fn compose(conn: &mut Conn, org: &Org, public_url: &str, one: &Claimed) -> Result<Option<String>, Fault> {
    let Some(told) = told(conn, org, public_url, one)? else { return Ok(None) };
    let body = match WebhookFormat::from_word(&one.webhook.format) {
        Some(WebhookFormat::Teams) => told.card(),
        _ => told.plain(),
    };
    Ok(Some(body.to_string()))
}

/// What happened.
struct Told {
    action: String,
    at: Timestamp,
    /// In words: "Et ønske er besvaret".
    headline: &'static str,
    title: String,
    /// Names and what they say, for people.
    facts: Vec<(&'static str, String)>,
    /// The same for programs.
    data: Value,
    page: String,
}

impl Told {
    fn plain(&self) -> Value {
        json!({ "type": self.action, "timestamp": moment(self.at), "data": self.data })
    }

    /// As workflows in Teams take it: a message with an Adaptive Card.
    fn card(&self) -> Value {
        let facts: Vec<Value> = self
            .facts
            .iter()
            .map(|(name, value)| json!({ "title": name, "value": as_it_is(value) }))
            .collect();
        json!({
            "type": "message",
            "attachments": [{
                "contentType": "application/vnd.microsoft.card.adaptive",
                "contentUrl": null,
                "content": {
                    "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                    "type": "AdaptiveCard",
                    "version": "1.4",
                    "body": [
                        { "type": "TextBlock", "text": self.headline, "isSubtle": true, "wrap": true },
                        { "type": "TextBlock", "text": as_it_is(&self.title), "size": "Medium", "weight": "Bolder", "wrap": true },
                        { "type": "FactSet", "facts": facts },
                    ],
                    "actions": [{ "type": "Action.OpenUrl", "title": "Åbn i Forenkl", "url": self.page }],
                },
            }],
        })
    }
}

/// Cards read some Markdown; what people wrote is to stand as they wrote it.
fn as_it_is(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '[' | ']' | '(' | ')' | '*' | '_' | '#' | '`' | '<' | '>') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn told(conn: &mut Conn, org: &Org, public_url: &str, one: &Claimed) -> Result<Option<Told>, Fault> {
    let Some(seq) = one.seq else { return Ok(Some(test(public_url, one))) };
    let entry: Option<(i64, String, String)> = activity::table
        .find(seq)
        .select((activity::at, activity::action, activity::subject))
        .first(conn)
        .optional()?;
    let Some((at, action, subject)) = entry else { return Ok(None) };
    let (Some(event), Ok(number)) = (WebhookEvent::from_word(&action), subject.parse::<i64>()) else {
        return Ok(None);
    };
    let at = Timestamp(at);
    match event {
        WebhookEvent::WishCreated
        | WebhookEvent::WishAnswered
        | WebhookEvent::WishOverdue
        | WebhookEvent::WishReopened => wish(conn, org, public_url, event, at, number),
        WebhookEvent::InitiativeCreated | WebhookEvent::StatusGiven | WebhookEvent::InitiativeDelivered => {
            initiative(conn, org, public_url, event, at, number)
        }
    }
}

fn test(public_url: &str, one: &Claimed) -> Told {
    Told {
        action: TEST.to_owned(),
        at: one.made_at,
        headline: "Prøve fra Forenkl",
        title: "Forbindelsen virker".to_owned(),
        facts: vec![("Webhook", one.webhook.name.clone())],
        data: json!({ "webhook": { "name": one.webhook.name } }),
        page: public_url.to_owned(),
    }
}

fn headline(event: WebhookEvent) -> &'static str {
    match event {
        WebhookEvent::WishCreated => "Et nyt ønske er kommet ind",
        WebhookEvent::WishAnswered => "Et ønske er besvaret",
        WebhookEvent::WishOverdue => "Et ønske er over fristen",
        WebhookEvent::WishReopened => "Et ønske er åbnet igen",
        WebhookEvent::InitiativeCreated => "Et nyt tiltag er oprettet",
        WebhookEvent::StatusGiven => "Et tiltag har ny status",
        WebhookEvent::InitiativeDelivered => "Et tiltag er leveret",
    }
}

fn wish(
    conn: &mut Conn,
    org: &Org,
    public_url: &str,
    event: WebhookEvent,
    at: Timestamp,
    number: i64,
) -> Result<Option<Told>, Fault> {
    type Record = (String, String, String, Option<String>, Option<String>, i64);
    let found: Option<Record> = wishes::table
        .find(number)
        .filter(wishes::removed_at.is_null())
        .select((
            wishes::title,
            wishes::area_id,
            wishes::status,
            wishes::decision,
            wishes::horizon,
            wishes::units_hit,
        ))
        .first(conn)
        .optional()?;
    let Some((title, area, status, decision, horizon, units_hit)) = found else { return Ok(None) };
    let area = org.area_ref(&AreaId(area));
    let known_status = WishStatus::from_word(&status);
    let known_decision = decision.as_deref().and_then(Decision::from_word);
    let page = format!("{public_url}/oensker/{number}");
    let mut facts = vec![("Ønske", number.to_string()), ("Fagområde", area.name.clone())];
    facts.extend(known_status.map(|status| ("Status", status.name(Language::Danish).to_owned())));
    facts.extend(known_decision.map(|decision| ("Afgørelse", decision.name(Language::Danish).to_owned())));
    facts.extend(horizon.as_deref().and_then(PartialDate::parse).map(|date| ("Lovet til", date.to_string())));
    facts.push(("Enheder ramt", units_hit.to_string()));
    let data = json!({ "wish": {
        "number": number, "title": title, "area": { "id": area.id, "name": area.name }, "status": status,
        "decision": decision, "horizon": horizon, "units_hit": units_hit, "url": page,
    } });
    Ok(Some(Told {
        action: event.word().to_owned(),
        at,
        headline: headline(event),
        title,
        facts,
        data,
        page,
    }))
}

fn initiative(
    conn: &mut Conn,
    org: &Org,
    public_url: &str,
    event: WebhookEvent,
    at: Timestamp,
    number: i64,
) -> Result<Option<Told>, Fault> {
    type Record = (String, String, String, String, Option<String>);
    let found: Option<Record> = initiatives::table
        .find(number)
        .select((
            initiatives::title,
            initiatives::area_id,
            initiatives::status,
            initiatives::health,
            initiatives::horizon,
        ))
        .first(conn)
        .optional()?;
    let Some((title, area, status, health, horizon)) = found else { return Ok(None) };
    let area = org.area_ref(&AreaId(area));
    let page = format!("{public_url}/tiltag/{number}");
    let mut facts = vec![("Tiltag", number.to_string()), ("Fagområde", area.name.clone())];
    let known = InitiativeStatus::from_word(&status);
    facts.extend(known.map(|status| ("Status", status.name(Language::Danish).to_owned())));
    facts.extend(
        horizon.as_deref().and_then(PartialDate::parse).map(|date| ("Tidshorisont", date.to_string())),
    );
    let data = json!({ "initiative": {
        "number": number, "title": title, "area": { "id": area.id, "name": area.name }, "status": status,
        "health": health, "horizon": horizon, "url": page,
    } });
    Ok(Some(Told {
        action: event.word().to_owned(),
        at,
        headline: headline(event),
        title,
        facts,
        data,
        page,
    }))
}

/// `2026-11-27T08:30:00Z` (RFC 3339).
fn moment(at: Timestamp) -> String {
    let day = PartialDate::from_day_number(at.day_number()).map(|day| day.to_string()).unwrap_or_default();
    let seconds = at.0.rem_euclid(86_400_000) / 1000;
    format!("{day}T{:02}:{:02}:{:02}Z", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_makes_no_links_in_a_card() {
        assert_eq!(as_it_is("[her](https://x) *æøå*"), "\\[her\\]\\(https://x\\) \\*æøå\\*");
    }
}
