//! Parts of the page as signals of their own, so that news in one does not disturb another.

use forenkl_api::home::Home;
use leptos::prelude::*;

/// One part; changes only when its own contents do.
pub fn part<T>(home: Signal<Home>, pick: fn(&Home) -> T) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| home.with(pick))
}
