//! Live workshops: planned, joined by a code, run, and left with decisions.
//!
//! `room` is one running workshop as a pure state machine, `rooms` runs one task for each, `store` keeps the log, `app` has the rules
//! about plans, `codes` turns those that have run out, `outcomes` makes wishes and initiatives of clusters, `record` tells what it all
//! amounts to.

pub mod app;
mod codes;
mod forgetting;
mod guessing;
mod http;
pub mod letters;
mod outcomes;
mod qr;
mod record;
mod room;
mod rooms;
mod store;
mod suggest;

pub use forgetting::{Looks, forget};
pub use rooms::Rooms;
pub use store::log;

use forenkl_api::workshops::{
    ActInWorkshop, CreateWorkshop, DeleteWorkshop, ExportRecord, FollowAsFacilitator, FollowProjector,
    FollowWorkshop, JoinWorkshop, LeadWorkshop, ListFacilitators, ListWorkshops, MakeInitiative, MakeWish,
    ReadRecord, SeeWorkshop, ShowInvitation, ShowQrCode, ShowRecord, ShowWorkshop, SuggestGroups,
    UpdateWorkshop,
};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListWorkshops, _, _>(http::list)
        .on::<CreateWorkshop, _, _>(http::create)
        .on::<ListFacilitators, _, _>(http::facilitators)
        .on::<ShowWorkshop, _, _>(http::show)
        .on::<UpdateWorkshop, _, _>(http::update)
        .on::<DeleteWorkshop, _, _>(http::delete)
        .on::<ShowInvitation, _, _>(http::invitation)
        .on_with_cookie::<JoinWorkshop, _, _>(http::join)
        .on::<SeeWorkshop, _, _>(http::see)
        .on_file::<FollowWorkshop, _, _>(http::follow)
        .on::<ActInWorkshop, _, _>(http::act)
        .on_file::<FollowProjector, _, _>(http::follow_projector)
        .on_file::<FollowAsFacilitator, _, _>(http::follow_as_facilitator)
        .on::<LeadWorkshop, _, _>(http::lead)
        .on::<SuggestGroups, _, _>(suggest::groups)
        .on_file::<ShowQrCode, _, _>(qr::show)
        .on::<MakeWish, _, _>(outcomes::make_wish)
        .on::<MakeInitiative, _, _>(outcomes::make_initiative)
        .on::<ShowRecord, _, _>(record::show)
        .on_file::<ExportRecord, _, _>(record::export)
        .on::<ReadRecord, _, _>(record::read)
}
