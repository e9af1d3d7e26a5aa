//! Triage: what awaits an answer, gone through quickly; answers to several wishes at once, and the texts they begin with.

mod app;
mod http;
mod templates;

use forenkl_api::triage::{
    AnswerWishes, AssignWishes, CreateTemplate, GetTriage, HandOverWishes, ListTemplates, RemoveTemplate,
    UpdateTemplate,
};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<GetTriage, _, _>(http::get)
        .on::<AnswerWishes, _, _>(http::answer)
        .on::<AssignWishes, _, _>(http::assign)
        .on::<HandOverWishes, _, _>(http::hand_over)
        .on::<ListTemplates, _, _>(http::templates)
        .on::<CreateTemplate, _, _>(http::create_template)
        .on::<UpdateTemplate, _, _>(http::update_template)
        .on::<RemoveTemplate, _, _>(http::remove_template)
}
