//! Starts the Forenkl app in the browser.
use leptos::prelude::*;
use leptos_router::{
    Lazy, LazyRoute,
    components::{A, Route, Router, Routes},
    lazy_route, path,
};

fn main() {
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    view! {
        <Router>
            <nav>
                <A href="/">"Forside"</A>
                " "
                <A href="/om">"Om"</A>
            </nav>
            <main id="indhold">
                <Routes fallback=|| "Siden findes ikke">
                    <Route path=path!("/") view=Home/>
                    <Route path=path!("/om") view={Lazy::<About>::new()}/>
                </Routes>
            </main>
        </Router>
    }
}

#[component]
fn Home() -> impl IntoView {
    view! { <h1>"Forenkl"</h1> }
}

struct About;

#[lazy_route]
impl LazyRoute for About {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <h1>"Om Forenkl"</h1> <p>"Denne tekst ligger i en doven del: zebra-xylofon-kvadrat."</p> }.into_any()
    }
}
