//! How many notices wait to be seen, as the bell last heard; and marking them as read.

use std::sync::LazyLock;

use forenkl_api::{
    Empty,
    notices::{ReadBody, ReadNotices},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{net, reactive::Effect};

static UNREAD: LazyLock<ArcRwSignal<i64>> = LazyLock::new(|| ArcRwSignal::new(0));

/// How many, read reactively.
pub(super) fn unread() -> ArcRwSignal<i64> {
    UNREAD.clone()
}

/// On the page of a wish or an initiative: what was said about it has been seen, now and whenever more of it comes. The bell hears of it
/// by itself.
pub fn read_here(which: ReadBody) {
    let unread = unread();
    Effect::new(move |_| {
        if unread.get() > 0 {
            let which = which.clone();
            spawn_local(async move {
                let _ = net::tell::<ReadNotices>(&Empty {}, &which).await;
            });
        }
    });
}
