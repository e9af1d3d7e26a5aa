//! A new initiative; `?oenske=12` (or `12,15`) links wishes from the start.

use forenkl_api::{
    Empty, Problem,
    initiatives::{CreateInitiative, Initiative},
    wishes::{GetWish, Wish, WishPath},
};
use leptos::{prelude::*, task::spawn_local};

use super::fields::{self, Fields};
use crate::{
    features::initiatives::{model::address, texts as t},
    navigation, net,
    routes::Page,
    session::use_session,
    storage,
    ui::*,
};

/// The page.
#[component]
pub fn NewInitiativePage() -> impl IntoView {
    let fields = Fields::empty();
    let errors = FormErrors::new();
    let busy = RwSignal::new(false);
    let numbers: Vec<i64> = untrack(|| navigation::query("oenske"))
        .map(|text| text.split(',').filter_map(|number| number.trim().parse().ok()).collect())
        .unwrap_or_default();
    // Each wish has its own draft, so that one half-written initiative does not turn up in another.
    let about = numbers.iter().map(i64::to_string).collect::<Vec<_>>().join("-");
    let draft = net::draft::use_draft(&format!("initiative.{about}"), fields.draft());
    let restored = RwSignal::new(draft.was_restored());
    // Whoever makes it usually owns it.
    if let Some(me) = use_session().me_now()
        && !restored.get_untracked()
    {
        fields.owner.set(me.id.0);
    }
    let wishes = RwSignal::new(Vec::<Wish>::new());
    fetch_wishes(numbers, wishes, fields);
    let key = StoredValue::new(storage::new_key());
    let toasts = use_toasts();
    let send = move |_| {
        let linked = wishes.with_untracked(|wishes| wishes.iter().map(|wish| wish.number).collect());
        let body = fields.body(key.get_value(), linked, 0);
        if let Err(problem) = body.check() {
            return errors.show(Fields::explain(&problem));
        }
        errors.clear();
        busy.set(true);
        spawn_local(async move {
            let outcome =
                net::outbox::send::<CreateInitiative>(&body.key, &body.title, &Empty {}, &body).await;
            let _ = busy.try_set(false);
            match arrived(outcome) {
                Ok(address) => {
                    draft.forget();
                    toasts.success(t::created());
                    navigation::replace(&address);
                }
                Err(problem) => errors.show_problem(&problem),
            }
        });
    };
    let drop = move |_| {
        draft.forget();
        fields.clear();
        restored.set(false);
    };
    view! {
        <PageHeader title=t::new() lead=t::new_lead() back=("/tiltag", t::title()) />
        {move || {
            restored
                .get()
                .then(|| {
                    view! {
                        <Alert kind=AlertKind::Info title=t::draft_kept() quiet=true>
                            <Button kind=ButtonKind::Secondary small=true on_click=drop>
                                {t::draft_drop()}
                            </Button>
                        </Alert>
                    }
                })
        }}
        <Form on_submit=send>
            <ErrorSummary errors />
            {move || linked(wishes)}
            {fields::view(fields, errors)}
            <div class="cluster">
                <Button submit=true busy icon=Glyph::Check>
                    {t::create()}
                </Button>
                <LinkButton kind=ButtonKind::Ghost href=Page::Initiatives.href()>
                    {t::cancel()}
                </LinkButton>
            </div>
        </Form>
    }
    .into_any()
}

/// Where to go after sending. What waits for the network counts as sent; the shell says that it waits.
fn arrived(outcome: Result<Initiative, Problem>) -> Result<String, Problem> {
    match outcome {
        Ok(made) => Ok(address(made.row.number)),
        Err(problem) if net::outbox::goes_out_later(problem.code) => Ok(Page::Initiatives.href()),
        Err(problem) => Err(problem),
    }
}

/// Fetches the wishes to link. The first one says which area it is about.
fn fetch_wishes(numbers: Vec<i64>, wishes: RwSignal<Vec<Wish>>, fields: Fields) {
    spawn_local(async move {
        for number in numbers {
            let Ok(wish) = net::call::<GetWish>(&WishPath { wish: number }, &Empty {}, &Empty {}).await
            else {
                continue;
            };
            if fields.area.try_with_untracked(String::is_empty) == Some(true) {
                let _ = fields.area.try_set(wish.area.id.0.clone());
                let _ = fields.unit.try_set(wish.responsible.id.0.clone());
            }
            let _ = wishes.try_update(|wishes| wishes.push(wish));
        }
    });
}

/// The wishes that will be linked; each can be taken away.
fn linked(wishes: RwSignal<Vec<Wish>>) -> Option<AnyView> {
    let chips: Vec<AnyView> = wishes.with(|list| list.iter().map(|wish| chip(wish, wishes)).collect());
    (!chips.is_empty()).then(|| {
        view! {
            <div class="stack-s" role="group" aria-label=t::linked_from_start()>
                <b>{t::linked_from_start()}</b>
                <div class="cluster">{chips}</div>
            </div>
        }
        .into_any()
    })
}

fn chip(wish: &Wish, wishes: RwSignal<Vec<Wish>>) -> AnyView {
    let (number, title) = (wish.number, wish.title.clone());
    let remove = move |_| wishes.update(|wishes| wishes.retain(|wish| wish.number != number));
    view! {
        <RemoveChip on_click=remove>
            <span>{title}</span>
        </RemoveChip>
    }
    .into_any()
}
