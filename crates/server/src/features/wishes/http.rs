//! Endpoints about wishes.

use forenkl_api::{
    Empty, Page,
    activity::History,
    wishes::{
        AlikeWishes, AnswerWish, AppealAnswer, AskAuthor, AssessWish, CancelScheduledAnswer, CreateWish,
        Doubles, FindAlike, FollowWish, GetReferralLetter, GetWish, JudgeWish, Letter, ListDoubles,
        ListWishes, MarkNotDoubles, MergeWishes, RemoveWish, SetReferral, Support, SupportWish, UndoMerge,
        UnfollowWish, UpdateWish, Wish, WishHistory, WishRow, WithdrawSupport, WithdrawVerdict,
    },
};

use super::{app, store};
use crate::{
    fault::Fault,
    features::{activity, initiatives::app::Reader},
    http::Call,
};

pub(super) async fn list(call: Call<ListWishes>) -> Result<Page<WishRow>, Fault> {
    let actor = call.actor()?;
    app::list(&call.app, actor, call.query).await
}

pub(super) async fn alike(call: Call<FindAlike>) -> Result<AlikeWishes, Fault> {
    call.body.check()?;
    let actor = call.actor()?;
    app::alike(&call.app, actor, call.body).await
}

pub(super) async fn get(call: Call<GetWish>) -> Result<Wish, Fault> {
    let (actor, org) = (call.actor()?, call.app.org().await?);
    call.app.db.read(move |conn| app::detail(conn, &org, &actor, call.path.wish)).await
}

pub(super) async fn create(call: Call<CreateWish>) -> Result<Wish, Fault> {
    call.body.check()?;
    let (actor, org, body) = (call.actor()?, call.app.org().await?, call.body);
    call.app
        .db
        .write(move |tx| {
            let number = app::submit(tx, &org, &actor, &body)?;
            app::detail(tx, &org, &actor, number)
        })
        .await
}

pub(super) async fn update(call: Call<UpdateWish>) -> Result<Wish, Fault> {
    call.body.check()?;
    let (actor, org, body, number) = (call.actor()?, call.app.org().await?, call.body, call.path.wish);
    call.app
        .db
        .write(move |tx| {
            app::update(tx, &org, &actor, number, &body)?;
            app::detail(tx, &org, &actor, number)
        })
        .await
}

pub(super) async fn remove(call: Call<RemoveWish>) -> Result<Empty, Fault> {
    call.body.check()?;
    let (actor, org, body, number) = (call.actor()?, call.app.org().await?, call.body, call.path.wish);
    call.app.db.write(move |tx| app::remove(tx, &org, &actor, number, &body.reason)).await?;
    Ok(Empty {})
}

pub(super) async fn support(call: Call<SupportWish>) -> Result<Support, Fault> {
    call.body.check()?;
    let (actor, body, number) = (call.actor()?, call.body, call.path.wish);
    call.app.db.write(move |tx| app::support(tx, &actor, number, &body)).await
}

pub(super) async fn withdraw_support(call: Call<WithdrawSupport>) -> Result<Support, Fault> {
    let (actor, number) = (call.actor()?, call.path.wish);
    call.app.db.write(move |tx| app::withdraw(tx, actor.id(), number)).await
}

pub(super) async fn follow(call: Call<FollowWish>) -> Result<Empty, Fault> {
    let (actor, number) = (call.actor()?, call.path.wish);
    call.app.db.write(move |tx| app::follow(tx, actor.id(), number)).await?;
    Ok(Empty {})
}

pub(super) async fn unfollow(call: Call<UnfollowWish>) -> Result<Empty, Fault> {
    let (actor, number) = (call.actor()?, call.path.wish);
    call.app.db.write(move |tx| app::unfollow(tx, actor.id(), number)).await?;
    Ok(Empty {})
}

pub(super) async fn assess(call: Call<AssessWish>) -> Result<Wish, Fault> {
    call.body.check()?;
    let (actor, org, body, number) = (call.actor()?, call.app.org().await?, call.body, call.path.wish);
    call.app
        .db
        .write(move |tx| {
            app::assess(tx, &org, &actor, number, &body)?;
            app::detail(tx, &org, &actor, number)
        })
        .await
}

pub(super) async fn ask_author(call: Call<AskAuthor>) -> Result<Wish, Fault> {
    call.body.check()?;
    let (actor, org, body, number) = (call.actor()?, call.app.org().await?, call.body, call.path.wish);
    call.app
        .db
        .write(move |tx| {
            app::ask_author(tx, &org, &actor, number, &body)?;
            app::detail(tx, &org, &actor, number)
        })
        .await
}

pub(super) async fn answer(call: Call<AnswerWish>) -> Result<Wish, Fault> {
    call.body.check()?;
    let (actor, org, body, number) = (call.actor()?, call.app.org().await?, call.body, call.path.wish);
    call.app
        .db
        .write(move |tx| {
            let reader = Reader { org, actor };
            app::answer(tx, &reader, number, &body)?;
            app::detail(tx, &reader.org, &reader.actor, number)
        })
        .await
}

pub(super) async fn doubles(call: Call<ListDoubles>) -> Result<Doubles, Fault> {
    let actor = call.actor()?;
    app::doubles(&call.app, actor).await
}

pub(super) async fn not_doubles(call: Call<MarkNotDoubles>) -> Result<Empty, Fault> {
    call.body.check()?;
    let (actor, body) = (call.actor()?, call.body);
    call.app.db.write(move |tx| app::not_doubles(tx, actor.id(), &body)).await?;
    Ok(Empty {})
}

pub(super) async fn merge(call: Call<MergeWishes>) -> Result<Wish, Fault> {
    call.body.check()?;
    let (actor, org, body, number) = (call.actor()?, call.app.org().await?, call.body, call.path.wish);
    call.app
        .db
        .write(move |tx| {
            app::merge(tx, &org, &actor, number, &body)?;
            app::detail(tx, &org, &actor, number)
        })
        .await
}

pub(super) async fn undo_merge(call: Call<UndoMerge>) -> Result<Wish, Fault> {
    let (actor, org, path) = (call.actor()?, call.app.org().await?, call.path);
    call.app
        .db
        .write(move |tx| {
            app::undo_merge(tx, &actor, path.wish, &path.merge)?;
            app::detail(tx, &org, &actor, path.wish)
        })
        .await
}

pub(super) async fn judge(call: Call<JudgeWish>) -> Result<Wish, Fault> {
    call.body.check()?;
    let (actor, org, body, number) = (call.actor()?, call.app.org().await?, call.body, call.path.wish);
    call.app
        .db
        .write(move |tx| {
            app::judge(tx, &org, &actor, number, &body)?;
            app::detail(tx, &org, &actor, number)
        })
        .await
}

pub(super) async fn withdraw_verdict(call: Call<WithdrawVerdict>) -> Result<Wish, Fault> {
    let (actor, org, number) = (call.actor()?, call.app.org().await?, call.path.wish);
    call.app
        .db
        .write(move |tx| {
            app::withdraw_verdict(tx, &org, &actor, number)?;
            app::detail(tx, &org, &actor, number)
        })
        .await
}

pub(super) async fn history(call: Call<WishHistory>) -> Result<History, Fault> {
    let (actor, org, number) = (call.actor()?, call.app.org().await?, call.path.wish);
    call.app
        .db
        .read(move |conn| {
            let record = store::get(conn, number)?;
            let assess = app::may_assess(&org, &actor, &record);
            activity::app::history_as(conn, &actor, "wish", &number.to_string(), assess)
        })
        .await
}

pub(super) async fn appeal(call: Call<AppealAnswer>) -> Result<Wish, Fault> {
    call.body.check()?;
    let (actor, org, body, number) = (call.actor()?, call.app.org().await?, call.body, call.path.wish);
    call.app
        .db
        .write(move |tx| {
            app::appeal(tx, &org, &actor, number, &body)?;
            app::detail(tx, &org, &actor, number)
        })
        .await
}

pub(super) async fn cancel_scheduled(call: Call<CancelScheduledAnswer>) -> Result<Wish, Fault> {
    let (actor, org, number) = (call.actor()?, call.app.org().await?, call.path.wish);
    call.app
        .db
        .write(move |tx| {
            app::cancel_scheduled(tx, actor.id(), number)?;
            app::detail(tx, &org, &actor, number)
        })
        .await
}

pub(super) async fn set_referral(call: Call<SetReferral>) -> Result<Wish, Fault> {
    call.body.check()?;
    let (actor, org, body, number) = (call.actor()?, call.app.org().await?, call.body, call.path.wish);
    call.app
        .db
        .write(move |tx| {
            app::set_referral(tx, &org, &actor, number, &body)?;
            app::detail(tx, &org, &actor, number)
        })
        .await
}

pub(super) async fn letter(call: Call<GetReferralLetter>) -> Result<Letter, Fault> {
    let (org, number) = (call.app.org().await?, call.path.wish);
    call.app.db.read(move |conn| app::letter(conn, &org, number)).await
}
