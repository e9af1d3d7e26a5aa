//! The command palette: pages, actions, wishes and initiatives by a few letters.

use forenkl_api::{
    Empty, Permission,
    initiatives::{InitiativeQuery, ListInitiatives},
    session::Me,
    wishes::{ListWishes, WishQuery},
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use serde::Deserialize;

use super::{header::switch_language, texts};
use crate::{i18n, navigation, net, reactive::Effect, routes::Page, session::use_session, ui::Dialog};

/// Answers of the server that are listed of each kind.
const FOUND: i64 = 6;

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    label: String,
    kind: String,
    act: Act,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Act {
    Go(String),
    Language,
}

/// The dialog.
pub fn view(open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=texts::palette()>
            <Search open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn Search(open: RwSignal<bool>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let fixed = StoredValue::new(use_session().me_now().map(|me| fixed_entries(&me)).unwrap_or_default());
    let found = RwSignal::new(Vec::<Entry>::new());
    let chosen = RwSignal::new(0_usize);
    let entries = Memo::new(move |_| {
        let wanted = forenkl_api::search::fold(text.get().trim());
        let mut entries: Vec<Entry> = fixed
            .get_value()
            .into_iter()
            .filter(|entry| forenkl_api::search::fold(&entry.label).contains(&wanted))
            .collect();
        entries.extend(found.get());
        entries
    });
    ask_server(text, found);
    Effect::new(move |_| {
        entries.track();
        chosen.set(0);
    });
    Effect::new(move |_| keep_in_view(chosen.get()));
    let act = move |index: usize| {
        if let Some(entry) = entries.with_untracked(|entries| entries.get(index).cloned()) {
            open.set(false);
            run(&entry.act);
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let count = entries.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => chosen.update(|now| *now = (*now + 1) % count),
            "ArrowUp" if count > 0 => chosen.update(|now| *now = (*now + count - 1) % count),
            "Enter" => act(chosen.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    view! {
        <input
            node_ref=field
            class="big-field"
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant=move || format!("palette-{}", chosen.get())
            aria-label=texts::palette_hint()
            placeholder=texts::palette_hint()
            autocomplete="off"
            prop:value=text
            on:input=move |event| text.set(event_target_value(&event))
            on:keydown=key
        />
        <ul id="palette-list" class="palette" role="listbox" aria-label=texts::palette_list()>
            {move || entries.with(|entries| entries.iter().enumerate().map(|(index, entry)| option(index, entry, chosen, Callback::new(act))).collect_view())}
        </ul>
        <p class="small muted" role="status">
            {move || match entries.with(Vec::len) {
                0 => texts::palette_none().to_owned(),
                count => texts::palette_count(u32::try_from(count).unwrap_or(0)),
            }}
        </p>
    }
    .into_any()
}

fn keep_in_view(index: usize) {
    if let Some(option) = document().get_element_by_id(&format!("palette-{index}")) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn option(index: usize, entry: &Entry, chosen: RwSignal<usize>, act: Callback<usize>) -> AnyView {
    // A language is called by its own name.
    let lang = (entry.act == Act::Language).then(|| i18n::lang().other().code());
    view! {
        <li
            id=format!("palette-{index}")
            role="option"
            aria-selected=move || (chosen.get() == index).to_string()
            on:click=move |_| act.run(index)
        >
            <span lang=lang>{entry.label.clone()}</span>
            <small>{entry.kind.clone()}</small>
        </li>
    }
    .into_any()
}

fn run(act: &Act) {
    match act {
        Act::Go(address) => navigation::go(address),
        Act::Language => switch_language(),
    }
}

/// What does not have to be asked for.
fn fixed_entries(me: &Me) -> Vec<Entry> {
    let pages = [
        Page::Home,
        Page::Wishes,
        Page::Initiatives,
        Page::Roadmap,
        Page::Overview,
        Page::Workshops,
        Page::Templates,
        Page::Doubles,
        Page::AdminUnits,
        Page::AdminPeople,
        Page::AdminAreas,
        Page::AdminRounds,
        Page::AdminSynonyms,
        Page::AdminDeadlines,
        Page::AdminTransfer,
        Page::AdminActivity,
        Page::AdminWebhooks,
        Page::Feeds,
        Page::Profile,
    ];
    let actions = [Page::NewWish, Page::NewInitiative];
    let entry = |page: &Page, kind: &str| Entry {
        label: page.title().into(),
        kind: kind.into(),
        act: Act::Go(page.href()),
    };
    let allowed = |page: &&Page| page.access().allows(Some(me));
    let mut entries: Vec<Entry> =
        actions.iter().filter(allowed).map(|page| entry(page, texts::palette_action())).collect();
    entries.extend(pages.iter().filter(allowed).map(|page| entry(page, texts::palette_page())));
    if me.can(Permission::WishAssess) {
        let act = Act::Go("/oensker?only=awaiting&sort=oldest".into());
        entries.push(Entry {
            label: texts::palette_awaiting().into(),
            kind: texts::palette_page().into(),
            act,
        });
    }
    entries.push(Entry {
        label: texts::other_language().into(),
        kind: texts::palette_action().into(),
        act: Act::Language,
    });
    entries
}

/// Number and title are all the palette reads of a list.
#[derive(Deserialize)]
struct Titles {
    items: Vec<Title>,
}

#[derive(Deserialize)]
struct Title {
    number: i64,
    title: String,
}

/// Asks for wishes and initiatives, a moment after the last letter.
fn ask_server(text: RwSignal<String>, found: RwSignal<Vec<Entry>>) {
    let asked = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let wanted = text.get().trim().to_owned();
        asked.update_value(|number| *number += 1);
        let mine = asked.get_value();
        if wanted.chars().count() < 2 && wanted.parse::<i64>().is_err() {
            found.set(Vec::new());
            return;
        }
        set_timeout(
            move || {
                if asked.try_get_value() != Some(mine) {
                    return;
                }
                spawn_local(async move {
                    let entries = search(wanted).await;
                    if asked.try_get_value() == Some(mine) {
                        found.try_set(entries);
                    }
                });
            },
            std::time::Duration::from_millis(150),
        );
    });
}

async fn search(wanted: String) -> Vec<Entry> {
    let wishes = WishQuery { q: Some(wanted.clone()), per_page: Some(FOUND), ..WishQuery::default() };
    let initiatives =
        InitiativeQuery { q: Some(wanted), per_page: Some(FOUND), ..InitiativeQuery::default() };
    let mut entries =
        titles(net::href::<ListWishes>(&Empty {}, &wishes), texts::palette_wish, Page::Wish).await;
    entries.extend(
        titles(
            net::href::<ListInitiatives>(&Empty {}, &initiatives),
            texts::palette_initiative,
            Page::Initiative,
        )
        .await,
    );
    entries
}

async fn titles(url: String, kind: fn(i64) -> String, page: fn(i64) -> Page) -> Vec<Entry> {
    let Ok(text) = net::send(forenkl_api::Method::Get, url, None).await else { return Vec::new() };
    let Ok(titles) = net::read::<Titles>(&text) else { return Vec::new() };
    let entry = |title: Title| Entry {
        label: title.title,
        kind: kind(title.number),
        act: Act::Go(page(title.number).href()),
    };
    titles.items.into_iter().map(entry).collect()
}
