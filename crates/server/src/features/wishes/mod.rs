//! Wishes: sent, listed, supported, assessed, answered, and judged by those who asked.

pub mod app;
mod http;
mod record;
mod store;

use forenkl_api::wishes::{
    AnswerWish, AppealAnswer, AskAuthor, AssessWish, CancelScheduledAnswer, CreateWish, FindAlike,
    FollowWish, GetReferralLetter, GetWish, JudgeWish, ListDoubles, ListWishes, MarkNotDoubles, MergeWishes,
    RemoveWish, SetReferral, SupportWish, UndoMerge, UnfollowWish, UpdateWish, WishHistory, WithdrawSupport,
    WithdrawVerdict,
};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListWishes, _, _>(http::list)
        .on::<FindAlike, _, _>(http::alike)
        .on::<CreateWish, _, _>(http::create)
        .on::<GetWish, _, _>(http::get)
        .on::<UpdateWish, _, _>(http::update)
        .on::<RemoveWish, _, _>(http::remove)
        .on::<SupportWish, _, _>(http::support)
        .on::<WithdrawSupport, _, _>(http::withdraw_support)
        .on::<FollowWish, _, _>(http::follow)
        .on::<UnfollowWish, _, _>(http::unfollow)
        .on::<AssessWish, _, _>(http::assess)
        .on::<AskAuthor, _, _>(http::ask_author)
        .on::<AnswerWish, _, _>(http::answer)
        .on::<ListDoubles, _, _>(http::doubles)
        .on::<MarkNotDoubles, _, _>(http::not_doubles)
        .on::<MergeWishes, _, _>(http::merge)
        .on::<UndoMerge, _, _>(http::undo_merge)
        .on::<JudgeWish, _, _>(http::judge)
        .on::<WithdrawVerdict, _, _>(http::withdraw_verdict)
        .on::<WishHistory, _, _>(http::history)
        .on::<AppealAnswer, _, _>(http::appeal)
        .on::<CancelScheduledAnswer, _, _>(http::cancel_scheduled)
        .on::<SetReferral, _, _>(http::set_referral)
        .on::<GetReferralLetter, _, _>(http::letter)
}
