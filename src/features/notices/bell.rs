//! The bell in the header: how many notices have not been seen. It follows by itself.

use forenkl_api::{Empty, PersonId, notices::CountUnread};
use leptos::prelude::*;

use super::{texts as t, unread::unread};
use crate::{
    format,
    net::{self, fetched::Fetched},
    reactive::Effect,
    routes::Page,
    ui::{Glyph, Icon},
};

/// More than this is many.
const COUNTED: i64 = 99;

/// The bell of this person.
pub fn bell(person: &PersonId) -> AnyView {
    let changes = net::live::watch(&[&format!("notices:{person}")]);
    let count = Fetched::new(move || {
        changes.track();
        async move { net::call::<CountUnread>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    let unread = unread();
    let heard = unread.clone();
    Effect::new(move |_| heard.set(count.with(|count| count.unread).unwrap_or_default()));
    let shown = unread.clone();
    let name = move || t::bell(unread.get());
    let mark = move || {
        let many = shown.get();
        (many > 0).then(|| {
            let words =
                if many > COUNTED { format!("{}+", format::number(COUNTED)) } else { format::number(many) };
            view! { <b aria-hidden="true">{words}</b> }
        })
    };
    view! {
        <a class="bell" href=Page::Notices.fixed() aria-label=name>
            <Icon of=Glyph::Bell />
            {mark}
        </a>
    }
    .into_any()
}
