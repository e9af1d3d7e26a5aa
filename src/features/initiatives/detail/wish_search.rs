//! Finding a wish to link, by words or number.

use forenkl_api::{
    Empty,
    initiatives::{Initiative, LinkPath, LinkWish},
    wishes::{ListWishes, WishQuery, WishRow},
};
use leptos::prelude::*;

use super::desk::Desk;
use crate::{features::initiatives::texts as t, net, net::fetched::Fetched, ui::*};

/// The dialog. It stays open, so that several can be linked.
pub fn view(desk: Desk, initiative: Signal<Initiative>, open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=t::wish_link()>
            {search(desk, initiative)}
        </Dialog>
    }
    .into_any()
}

fn search(desk: Desk, initiative: Signal<Initiative>) -> AnyView {
    let words = RwSignal::new(String::new());
    let area = initiative.with_untracked(|it| it.row.area.id.clone());
    let found = Fetched::new(move || {
        let q = Some(words.get()).filter(|words| !words.trim().is_empty());
        // Before anything is typed: those of the same area.
        let area = q.is_none().then(|| area.clone());
        let query = WishQuery { q, area, per_page: Some(8), ..WishQuery::default() };
        async move { net::call::<ListWishes>(&Empty {}, &query, &Empty {}).await }
    });
    view! {
        <div class="stack-s">
            <SearchField label=t::wish_search() value=words on_input=move |q: String| words.set(q) />
            <AsyncView of=found skeleton=Shape::Lines(4) let:found>
                {results(desk, initiative, &found.items)}
            </AsyncView>
        </div>
    }
    .into_any()
}

fn results(desk: Desk, initiative: Signal<Initiative>, found: &[WishRow]) -> AnyView {
    if found.is_empty() {
        return view! { <p class="muted">{t::no_wish_found()}</p> }.into_any();
    }
    let items = found.iter().map(|wish| item(desk, initiative, wish)).collect_view();
    view! { <ul class="list">{items}</ul> }.into_any()
}

fn item(desk: Desk, initiative: Signal<Initiative>, wish: &WishRow) -> AnyView {
    let (number, title) = (wish.number, wish.title.clone());
    let busy = RwSignal::new(false);
    let linked = Memo::new(move |_| initiative.with(|it| it.wishes.iter().any(|wish| wish.number == number)));
    let link = {
        let title = title.clone();
        move |_| {
            let path = LinkPath { initiative: desk.number, wish: number };
            let work = async move { net::call::<LinkWish>(&path, &Empty {}, &Empty {}).await };
            desk.quick(busy, work, t::wish_linked(&title));
        }
    };
    let label = t::wish_add(&title);
    let button = move || {
        if linked.get() {
            view! { <Tag tone=Tone::Ok>{t::wish_is_linked()}</Tag> }.into_any()
        } else {
            let label = label.clone();
            view! {
                <Button kind=ButtonKind::Secondary small=true busy on_click=link.clone()>
                    {t::link()}
                    <span class="sr-only">": " {label}</span>
                </Button>
            }
            .into_any()
        }
    };
    view! {
        <li class="init-wish">
            <div>
                {title} <div class="meta">
                    <span class="num">"#" {number}</span>
                    <span>{wish.area.name.clone()}</span>
                    <span>{t::units_hit(wish.units_hit)}</span>
                </div>
            </div>
            {button}
        </li>
    }
    .into_any()
}
