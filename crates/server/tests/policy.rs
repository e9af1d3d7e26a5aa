//! Who may do what: every endpoint × every role × a thing near and a thing far, against a table that is read by people.

use std::{collections::BTreeMap, fmt::Write as _, fs};

use crate::support::{ParseDate, Someone, TestApp, key, nothing};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use forenkl::features::{areas, people, units};
use forenkl_api::{
    AreaId, Method, Need, Role, UnitId,
    areas::AreaBody,
    comments::{CommentBody, CreateComment},
    initiatives::{
        CreateEffect, CreateInitiative, CreateMilestone, EffectBody, EffectUnit, InitiativeBody,
        InitiativePath, MilestoneBody,
    },
    people::{Language, PositionBody},
    rounds::{CreateRound, RoundBody},
    synonyms::{CreateSynonym, SynonymBody},
    triage::{CreateTemplate, TemplateBody},
    units::{UnitBody, UnitKind},
    wishes::WishPath,
    workshops::{CreateWorkshop, TemplateKind, WorkshopBody, templates::template},
};
use serde_json::{Value, json};

/// Where the things of a call lie.
struct Side {
    name: &'static str,
    area: AreaId,
    /// Where people work and units hang.
    unit: UnitId,
    /// Writes wishes there; not one of those who are asked about.
    author: Someone,
}

/// Fresh things for one call: what an earlier call removed must not decide a later one.
async fn fresh(app: &TestApp, side: &Side) -> BTreeMap<&'static str, String> {
    let town = &app.town;
    let wish =
        app.send_wish(&side.author, app.wish_body(&side.author, "Til afprøvning", &side.area)).await.number;
    let comment = CommentBody { key: key(), body: "Også hos os.".into(), official: false, not_cpr: false };
    let comment =
        app.call_as::<CreateComment>(&side.author.id, WishPath { wish }, nothing(), comment).await.unwrap();
    let admin = &town.administrator.id;
    let body = InitiativeBody {
        key: key(),
        title: "Til afprøvning".into(),
        purpose: String::new(),
        improvement: String::new(),
        area: side.area.clone(),
        unit: side.unit.clone(),
        owner: None,
        starts: None,
        horizon: None,
        wishes: vec![],
        version: 0,
    };
    let initiative =
        app.call_as::<CreateInitiative>(admin, nothing(), nothing(), body).await.unwrap().row.number;
    let path = InitiativePath { initiative };
    let body = MilestoneBody { title: "Aftalt".into(), owner: None, due: None, done: false };
    let with = app.call_as::<CreateMilestone>(admin, path.clone(), nothing(), body).await.unwrap();
    let body = EffectBody {
        measure: "Timer".into(),
        unit: EffectUnit::HoursPerYear,
        hundredths: 100,
        note: String::new(),
    };
    let effect =
        app.call_as::<CreateEffect>(admin, path, nothing(), body).await.unwrap().effects[0].id.clone();
    let round = RoundBody {
        name: "Til afprøvning".into(),
        purpose: "At prøve det.".into(),
        opens_on: "2026-01-01".parse_date().unwrap(),
        closes_on: "2027-01-01".parse_date().unwrap(),
        areas: vec![],
        units: vec![],
        version: 0,
    };
    let round = app.call_as::<CreateRound>(admin, nothing(), nothing(), round).await.unwrap().id;
    let template = TemplateBody {
        name: "Til afprøvning".into(),
        decision: None,
        text: "Tak for dit ønske.".into(),
        area: Some(side.area.clone()),
        version: 0,
    };
    let template = app.call_as::<CreateTemplate>(admin, nothing(), nothing(), template).await.unwrap().id;
    let synonym = SynonymBody { phrases: vec!["afprøvning".into(), "prøve".into()], version: 0 };
    let synonym = app.call_as::<CreateSynonym>(admin, nothing(), nothing(), synonym).await.unwrap().id;
    let workshop =
        app.call_as::<CreateWorkshop>(admin, nothing(), nothing(), workshop_body(side)).await.unwrap().id;
    let (parent, area_unit) = (side.unit.clone(), side.unit.clone());
    let (unit, area, person, position) = app
        .app
        .db
        .write(move |tx| {
            let unit = UnitBody {
                parent: Some(parent.clone()),
                kind: UnitKind::Team,
                name: "Et team".into(),
                short_name: "ET".into(),
                outside_id: None,
                valid_from: None,
                valid_to: None,
                version: 0,
            };
            let unit = units::app::create(tx, &unit, None)?.id;
            let area = AreaBody {
                code: key().chars().skip(5).collect(),
                name: "Et område".into(),
                unit: area_unit,
                retired: false,
                version: 0,
            };
            let area = areas::app::create(tx, &area, None)?.id;
            let person = people::app::create(tx, "Nogen", None, None)?;
            let position = PositionBody {
                role: Role::Leader,
                unit: parent,
                areas: vec![],
                valid_from: None,
                valid_to: None,
            };
            let position = people::app::give_position(tx, &person, &position, None)?;
            Ok((unit, area, person, position))
        })
        .await
        .unwrap();
    app.app.org.forget();
    BTreeMap::from([
        ("wish", wish.to_string()),
        ("comment", comment.id.0),
        ("synonym", synonym.0),
        ("merge", "unknown".into()),
        ("initiative", initiative.to_string()),
        ("milestone", with.milestones_id()),
        ("effect", effect.0),
        ("round", round.0),
        ("unit", unit.0),
        ("area", area.0),
        ("person", person.0),
        ("position", position.0),
        ("template", template.0),
        ("import", "unknown".into()),
        ("mail", "unknown".into()),
        ("token", "unknown".into()),
        ("format", "csv".into()),
        ("cluster", "g1".into()),
        ("workshop", workshop.0),
        ("code", "unknown".into()),
    ])
}

fn workshop_body(side: &Side) -> WorkshopBody {
    WorkshopBody::from_template(template(TemplateKind::KillARule, Language::Danish), side.unit.clone())
}

trait FirstMilestone {
    fn milestones_id(&self) -> String;
}
impl FirstMilestone for forenkl_api::initiatives::Initiative {
    fn milestones_id(&self) -> String {
        self.row.milestones[0].id.0.clone()
    }
}

/// A body that can be read, for each endpoint that wants one. Whether it is accepted does not matter here.
fn body(name: &str, side: &Side, things: &BTreeMap<&'static str, String>) -> Value {
    let unit = side.unit.as_str();
    match name {
        "SignIn" => json!({ "email": "x@y.dk", "password": "wrong" }),
        "DemoSignIn" => json!({ "person": "nobody" }),
        "RedeemInvitation" => json!({ "token": "x", "password": "x" }),
        "ChangePassword" => json!({ "current": "x", "new": "x" }),
        "ChangeProfile" => json!({ "language": "da" }),
        "ReportClientError" => json!({ "message": "x", "page": "/", "at": 0 }),
        "CreateWish" | "UpdateWish" => json!({
            "key": key(), "title": "x", "area": side.area, "rule_source": "unknown", "kind": "rule", "visibility": "nobody", "unit": unit,
        }),
        "SupportWish" => json!({ "unit": unit }),
        "AssessWish" => {
            json!({ "area": side.area, "kind": "rule", "rule_source": "unknown", "status": "received", "version": 0 })
        }
        "AskAuthor" => json!({ "text": "", "version": 0 }),
        "AnswerWish" => json!({ "decision": "no", "reason": "", "unit": unit, "version": 0 }),
        "AppealAnswer" => json!({ "reason": "", "version": 0 }),
        "SetReferral" => json!({ "owner": "state", "addressee": "" }),
        "AnswerWishes" | "AssignWishes" | "HandOverWishes" => json!({
            "wishes": [{ "number": things["wish"].parse::<i64>().unwrap(), "version": 0 }],
            "decision": "no", "reason": "", "unit": unit, "area": side.area,
        }),
        "CreateTemplate" | "UpdateTemplate" => json!({ "name": "", "text": "", "area": side.area }),
        "SetDeadlineRules" | "PreviewDeadlines" => json!({
            "first_days": 0, "answer_days": 0, "warn_days": 0, "escalate_days": 0, "closed": [], "areas": [], "version": 0,
        }),
        "CreateWebhook" | "UpdateWebhook" => json!({ "name": "", "url": "", "format": "json", "events": [] }),
        "CreateSynonym" | "UpdateSynonym" => json!({ "phrases": [], "version": 0 }),
        "MarkNotDoubles" => json!({ "wishes": [things["wish"].parse::<i64>().unwrap()], "differ": true }),
        "MergeWishes" => json!({ "wishes": [], "version": 0 }),
        "JudgeWish" => json!({ "verdict": "yes" }),
        "RemoveWish" | "RemoveComment" => json!({ "reason": "" }),
        "CreateComment" | "UpdateComment" => json!({ "key": key(), "body": "" }),
        "CreateInitiative" | "UpdateInitiative" => {
            json!({ "key": key(), "title": "", "area": side.area, "unit": unit })
        }
        "GiveStatus" => json!({ "status": "planned", "health": "on_track", "text": "", "version": 0 }),
        "CreateMilestone" | "UpdateMilestone" => json!({ "title": "" }),
        "CreateEffect" => json!({ "measure": "", "unit": "days", "hundredths": 1 }),
        "AddEffectValue" | "VerifyEffect" => json!({ "level": "confirmed", "hundredths": 1 }),
        "CreateUnit" => json!({ "parent": unit, "kind": "team", "name": "", "short_name": "" }),
        "UpdateUnit" => json!({ "kind": "team", "name": "", "short_name": "" }),
        "CreateArea" | "UpdateArea" => json!({ "code": "", "name": "", "unit": unit }),
        "CreatePerson" => json!({ "name": "", "first_position": { "role": "leader", "unit": unit } }),
        "UpdatePerson" => json!({ "name": "" }),
        "CreatePosition" => json!({ "role": "leader", "unit": things["unit"] }),
        "CreateRound" | "UpdateRound" => {
            json!({ "name": "", "purpose": "", "opens_on": "2026-01-01", "closes_on": "2026-01-02" })
        }
        "SetChoices" => json!({ "choices": [] }),
        "CreateWorkshop" | "UpdateWorkshop" => json!(workshop_body(side)),
        "JoinWorkshop" => json!({ "key": "x", "code": "" }),
        "ActInWorkshop" => json!({ "id": "x", "act": { "do": "hand", "up": true } }),
        "LeadWorkshop" => json!({ "id": "x", "lead": { "do": "stop_timer" } }),
        "MakeWish" | "MakeInitiative" => json!({ "id": "x", "area": side.area }),
        "PreviewImport" | "RunImport" => json!({ "kind": "areas", "file_name": "x.csv", "content": "" }),
        _ => json!({}),
    }
}

/// Calls that take something away when they are let in: each gets things of its own.
fn takes_away(spec: &forenkl::http::Spec) -> bool {
    spec.method == Method::Delete || spec.path.ends_with("/close")
}

async fn status(
    app: &TestApp,
    spec: &forenkl::http::Spec,
    side: &Side,
    cookie: Option<&str>,
    shared: &BTreeMap<&'static str, String>,
) -> StatusCode {
    let own = if takes_away(spec) && cookie.is_some() { Some(fresh(app, side).await) } else { None };
    let things = own.as_ref().unwrap_or(shared);
    let mut path = spec.path.to_owned();
    for (name, value) in things {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    let mut request = Request::builder()
        .method(spec.method.name())
        .uri(path)
        .header(header::ORIGIN, "http://forenkl.test")
        .header(header::CONTENT_TYPE, "application/json");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let body = match spec.method {
        Method::Post | Method::Put => Body::from(body(spec.name, side, things).to_string()),
        _ => Body::empty(),
    };
    // Streams go on; the status says enough.
    app.open(request.body(body).unwrap()).await.status()
}

#[test]
fn every_endpoint_lets_in_exactly_whom_the_table_says() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let table = runtime.block_on(async {
        let app = TestApp::sqlite().await;
        let town = app.town.clone();
        let (care, school, care_home) = (town.care.clone(), town.school.clone(), town.care_home.clone());
        let (far_area, near_author, far_author) = app.app.db.write(move |tx| {
            let area = AreaBody { code: "PLEJE".into(), name: "Pleje".into(), unit: care, retired: false, version: 0 };
            let area = areas::app::create(tx, &area, None)?.id;
            let near = crate::support::someone(tx, "Nær", "near@test.dk", Role::Leader, &school)?;
            let far = crate::support::someone(tx, "Fjern", "far@test.dk", Role::Leader, &care_home)?;
            Ok((area, near, far))
        }).await.unwrap();
        app.app.org.forget();
        let sides = [
            Side { name: "near", area: town.personnel.clone(), unit: town.school.clone(), author: near_author },
            Side { name: "far", area: far_area, unit: town.care_home.clone(), author: far_author },
        ];
        let api = forenkl::http::api();
        let people = town.everyone();
        let mut table = String::from("# Generated by tests/policy.rs; read every line of a change. + let in, - refused\n");
        writeln!(table, "# near: area of Fællesservice, unit Østre Skole; far: area of Ældreforvaltningen, unit Plejehjemmet Åen").unwrap();
        writeln!(table, "{:<22} {:<5} nobody {}", "endpoint", "side", people.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" ")).unwrap();
        let shared = [fresh(&app, &sides[0]).await, fresh(&app, &sides[1]).await];
        for spec in api.specs() {
            for (side, shared) in sides.iter().zip(&shared) {
                let mut line = format!("{:<22} {:<5} ", spec.name, side.name);
                let nobody = status(&app, spec, side, None, shared).await;
                if spec.needs != Need::Public {
                    assert_eq!(nobody, StatusCode::UNAUTHORIZED, "{} without signing in", spec.name);
                }
                write!(line, "{:<6} ", mark(spec.needs, nobody)).unwrap();
                for (name, person) in &people {
                    let cookie = app.cookie(&person.id).await;
                    let status = status(&app, spec, side, Some(&cookie), shared).await;
                    assert!(status.as_u16() < 500, "{} as {name}: {status}", spec.name);
                    write!(line, "{:<width$} ", mark(spec.needs, status), width = name.len()).unwrap();
                }
                writeln!(table, "{}", line.trim_end()).unwrap();
            }
        }
        table
    });
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/policy.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(file, &table).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    assert_eq!(
        table, expected,
        "who may do what has changed: UPDATE_SNAPSHOTS=1, then read the difference line by line"
    );
}

/// A public endpoint may still say that a password is wrong: that is an answer, not a refusal to listen.
fn mark(needs: Need, status: StatusCode) -> char {
    let refused = match needs {
        Need::Public => status == StatusCode::FORBIDDEN,
        _ => matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN),
    };
    if refused { '-' } else { '+' }
}

#[test]
fn the_openapi_document_is_as_reviewed() {
    let api = forenkl::http::api();
    let document = serde_json::to_string_pretty(&forenkl::http::document(api.specs())).unwrap() + "\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/openapi.json");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(file, &document).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    assert!(document == expected, "the API has changed: UPDATE_SNAPSHOTS=1, then read the difference");
}
