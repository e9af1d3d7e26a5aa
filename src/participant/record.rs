//! What the room leaves with: the record, for those who stay until it is over. Fetched then, because most of it is how it is read and
//! drawn, and during the workshop nobody needs that.

use std::sync::Arc;

use forenkl_api::{
    Empty, WorkshopId,
    workshops::{ReadRecord, WorkshopPath, view::Placed},
};
use leptos::prelude::*;

use super::{shown, written::written};
use crate::{
    net::{call, fetched::Fetched},
    ui::{Draw, LiveView, Shape},
};

#[lazy]
fn record_part() -> fn(WorkshopId) -> AnyView {
    view
}

/// The way to it.
pub async fn record(workshop: WorkshopId) -> Draw {
    let view = record_part().await;
    Arc::new(move || view(workshop.clone()))
}

fn view(workshop: WorkshopId) -> AnyView {
    let found = Fetched::new(move || {
        let path = WorkshopPath { workshop: workshop.clone() };
        async move { call::<ReadRecord>(&path, &Empty {}, &Empty {}).await }
    });
    view! {
        <LiveView of=found skeleton=Shape::Rows(4) let:record>
            {move || record.with(|record| written(record, in_words))}
        </LiveView>
    }
    .into_any()
}

/// Effort and effect in words: there is no room for a picture.
fn in_words(options: Vec<(String, Placed)>) -> AnyView {
    let rows = options.into_iter().map(|(title, placed)| shown::place(title, &placed));
    view! { <ul class="plain workshop-bars">{rows.collect_view()}</ul> }.into_any()
}
