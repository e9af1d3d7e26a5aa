//! Signing in and out, and who one is.

mod app;
mod http;

use forenkl_api::session::{
    ChangePassword, ChangeProfile, DemoSignIn, GetSession, RedeemInvitation, SignIn, SignOut,
    SignOutEverywhere,
};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<GetSession, _, _>(http::get)
        .on_with_cookie::<SignIn, _, _>(http::sign_in)
        .on_with_cookie::<DemoSignIn, _, _>(http::demo_sign_in)
        .on_with_cookie::<SignOut, _, _>(http::sign_out)
        .on_with_cookie::<SignOutEverywhere, _, _>(http::sign_out_everywhere)
        .on_with_cookie::<RedeemInvitation, _, _>(http::redeem)
        .on::<ChangePassword, _, _>(http::change_password)
        .on::<ChangeProfile, _, _>(http::change_profile)
}
