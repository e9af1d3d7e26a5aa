//! What stands around every page: header, navigation, footer, and what is reached from everywhere.

mod account;
mod banner;
mod focus;
mod footer;
mod guard;
mod header;
mod instead;
pub mod keys;
mod outlet;
mod palette;
pub mod rare;
mod refused;
pub mod soon;
mod texts;

use leptos::prelude::*;

use banner::Banner;
use footer::Footer;
use header::Header;
use keys::Asked;
use outlet::Outlet;

pub use keys::{set_single_keys, single_keys};

/// The page with everything around it.
#[component]
pub fn Shell() -> impl IntoView {
    Asked::provide();
    view! {
        <a class="skipnav" href="#main">
            {texts::skip()}
        </a>
        <Header />
        <Banner />
        <Outlet />
        <Footer />
        {soon::soon(soon::nothing, |soon| (soon.keys)())}
    }
    .into_any()
}
