//! Session endpoints.

use std::time::Instant;

use forenkl_api::{
    Empty, FieldCode, PersonId, Problem, ProblemCode,
    session::{
        ChangePassword, ChangeProfile, DemoSignIn, GetSession, RedeemInvitation, Session, SignIn, SignOut,
        SignOutEverywhere,
    },
};

use super::app;
use crate::{
    app::App,
    auth::{sessions, throttle::Verdict},
    fault::Fault,
    features::people,
    http::{Call, Cookie},
    ids,
};

pub(super) async fn get(call: Call<GetSession>) -> Result<Session, Fault> {
    let me = call.caller.as_ref().map(|actor| actor.me.clone());
    app::describe(&call.app, me).await
}

pub(super) async fn sign_in(call: Call<SignIn>) -> Result<Cookie<Session>, Fault> {
    let account = call.body.email.trim().to_lowercase();
    match call.app.throttle.ask(call.address, &account, Instant::now()) {
        Verdict::Refuse(wait) => return Err(too_many_tries(wait)),
        Verdict::Pause(pause) => tokio::time::sleep(pause).await,
        Verdict::Free => {}
    }
    let key = account.clone();
    let known = call.app.db.read(move |conn| people::app::credentials(conn, &key)).await?;
    let (person, hash) = known.map_or((None, None), |(person, hash)| (Some(person), Some(hash)));
    let fits = call.app.hasher.verify(call.body.password, hash).await?;
    match person.filter(|_| fits) {
        Some(person) => {
            call.app.throttle.right(call.address, &account);
            begin(&call.app, person).await
        }
        None => {
            call.app.throttle.wrong(call.address, &account, Instant::now());
            Err(Problem::new(ProblemCode::WrongCredentials).into())
        }
    }
}

fn too_many_tries(wait: u32) -> Fault {
    Problem { retry_after: Some(wait), ..Problem::new(ProblemCode::TooManyTries) }.into()
}

pub(super) async fn demo_sign_in(call: Call<DemoSignIn>) -> Result<Cookie<Session>, Fault> {
    if !call.app.config.demo {
        return Err(Fault::not_found());
    }
    let wanted = call.body.person.clone();
    let is_persona = call.app.db.read(move |conn| people::app::is_persona(conn, &wanted)).await?;
    if !is_persona {
        return Err(Fault::not_found());
    }
    begin(&call.app, call.body.person).await
}

pub(super) async fn redeem(call: Call<RedeemInvitation>) -> Result<Cookie<Session>, Fault> {
    call.body.check()?;
    match call.app.throttle.ask(call.address, "", Instant::now()) {
        Verdict::Refuse(wait) => return Err(too_many_tries(wait)),
        Verdict::Pause(_) | Verdict::Free => {}
    }
    let token = ids::hash(&call.body.token);
    let known = token.clone();
    let person = call.app.db.read(move |conn| people::app::invited(conn, &known)).await?;
    let Some(person) = person else {
        call.app.throttle.wrong(call.address, "", Instant::now());
        return Err(Problem::new(ProblemCode::LinkExpired).into());
    };
    let hash = call.app.hasher.hash(call.body.password).await?;
    let who = person.clone();
    call.app.db.write(move |tx| people::app::redeem(tx, &who, &token, &hash)).await?;
    call.app.sessions.forget(person.as_str());
    begin(&call.app, person).await
}

pub(super) async fn sign_out(call: Call<SignOut>) -> Result<Cookie<Empty>, Fault> {
    if let Some(actor) = call.caller.clone() {
        call.app.sessions.forget(actor.id().as_str());
        call.app.db.write(move |tx| app::end_one(tx, &actor)).await?;
    }
    end_cookie(&call.app)
}

pub(super) async fn sign_out_everywhere(call: Call<SignOutEverywhere>) -> Result<Cookie<Empty>, Fault> {
    let actor = call.actor()?;
    people::app::sign_out_everywhere(&call.app, actor.id().clone(), actor.id().clone()).await?;
    end_cookie(&call.app)
}

pub(super) async fn change_password(call: Call<ChangePassword>) -> Result<Empty, Fault> {
    call.body.check()?;
    let actor = call.actor()?;
    let person = actor.id().clone();
    let account = format!("password of {person}");
    if let Verdict::Refuse(wait) = call.app.throttle.ask(call.address, &account, Instant::now()) {
        return Err(too_many_tries(wait));
    }
    let hash = call.app.db.read({
        let person = person.clone();
        move |conn| people::app::password_hash(conn, &person)
    });
    if !call.app.hasher.verify(call.body.current, hash.await?).await? {
        call.app.throttle.wrong(call.address, &account, Instant::now());
        return Err(Fault::field("current", FieldCode::NotAllowed));
    }
    let hash = call.app.hasher.hash(call.body.new).await?;
    let keep = actor.session.clone();
    call.app.db.write(move |tx| app::change_password(tx, &person, &hash, &keep)).await?;
    call.app.sessions.forget(actor.id().as_str());
    Ok(Empty {})
}

pub(super) async fn change_profile(call: Call<ChangeProfile>) -> Result<Empty, Fault> {
    let actor = call.actor()?;
    let (person, language) = (actor.id().clone(), call.body.language);
    call.app.db.write(move |tx| people::app::set_language(tx, &person, language)).await?;
    call.app.sessions.forget(actor.id().as_str());
    Ok(Empty {})
}

async fn begin(app: &App, person: PersonId) -> Result<Cookie<Session>, Fault> {
    let days = app.config.session_days;
    let token = app.db.write(move |tx| sessions::begin(tx, &person, days)).await?;
    let me = sessions::actor(app, &token).await?.map(|actor| actor.me.clone());
    let cookie = sessions::set_cookie(&token, app.config.is_secure(), days)?;
    Ok(Cookie { reply: app::describe(app, me).await?, cookie: Some(cookie) })
}

fn end_cookie(app: &App) -> Result<Cookie<Empty>, Fault> {
    Ok(Cookie { reply: Empty {}, cookie: Some(sessions::set_cookie("", app.config.is_secure(), 0)?) })
}
