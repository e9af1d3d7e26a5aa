//! What a workshop is about, when and where, and what there is to begin with.

use leptos::prelude::*;

use super::{fields::Fields, known::Known, top::top_of_area};
use crate::{
    features::workshops::texts as t,
    ui::{DateTimeField, FormErrors, Select, TextArea, TextField},
};

/// What it is about, when and where.
pub fn about(fields: Fields, errors: FormErrors) -> AnyView {
    view! {
        <TextField name="title" label=t::name() value=fields.title error=errors.of("title") max=120 />
        <TextArea
            name="purpose"
            label=t::purpose()
            hint=t::purpose_hint()
            value=fields.purpose
            error=errors.of("purpose")
            rows=2
            max=2000
            optional=true
        />
        <TextField
            name="programme"
            label=t::programme()
            hint=t::programme_hint()
            value=fields.programme
            error=errors.of("programme")
            max=120
            optional=true
        />
        <DateTimeField
            name="starts_at"
            label=t::starts_at()
            value=fields.starts_at
            error=errors.of("starts_at")
            optional=true
        />
        <TextField
            name="place"
            label=t::place()
            value=fields.place
            error=errors.of("place")
            max=120
            optional=true
        />
        <TextField
            name="link"
            label=t::link()
            value=fields.link
            error=errors.of("link")
            kind="url"
            placeholder="https://"
            optional=true
        />
    }
    .into_any()
}

/// What there is to begin with.
pub fn beginning(fields: Fields, known: Known, errors: FormErrors) -> AnyView {
    view! {
        <h2>{t::beginning()}</h2>
        <Select
            name="round"
            label=t::round()
            value=fields.round
            options=known.rounds
            empty=t::no_round()
            error=errors.of("round")
            optional=true
        />
        <TextField
            name="wishes"
            label=t::wishes()
            hint=t::wishes_hint()
            value=fields.wishes
            error=errors.of("wishes")
            optional=true
        />
        {top_of_area(fields.wishes, known.areas)}
    }
    .into_any()
}
