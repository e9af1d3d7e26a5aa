//! The tag of a wish as a component.

use forenkl_api::wishes::WishRow;
use leptos::prelude::*;

use super::model::tag::{WishTag, wish_tag};
use crate::ui::Tag;

/// Where a wish in a list stands.
pub fn status_tag(row: &WishRow) -> AnyView {
    tag_view(wish_tag(row.status, row.decision, row.horizon.as_ref(), row.rule_source))
}

/// A tag.
pub(super) fn tag_view(tag: WishTag) -> AnyView {
    view! {
        <Tag tone=tag.tone icon=tag.glyph>
            {tag.text}
        </Tag>
    }
    .into_any()
}
