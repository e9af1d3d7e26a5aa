//! People, their positions, invitations and sessions, as administrators see them.

pub mod app;
mod http;
mod store;

use forenkl_api::people::{
    CreateInvitation, CreatePerson, CreatePosition, DeletePosition, EndSessions, GetPerson, ListAssignees,
    ListPeople, UpdatePerson,
};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListPeople, _, _>(http::list)
        .on::<GetPerson, _, _>(http::get)
        .on::<CreatePerson, _, _>(http::create)
        .on::<UpdatePerson, _, _>(http::update)
        .on::<CreatePosition, _, _>(http::create_position)
        .on::<DeletePosition, _, _>(http::delete_position)
        .on::<CreateInvitation, _, _>(http::invite)
        .on::<EndSessions, _, _>(http::end_sessions)
        .on::<ListAssignees, _, _>(http::assignees)
}
