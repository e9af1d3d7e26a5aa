//! One group: its wishes side by side, which of them stays, and what is to be done.

use forenkl_api::wishes::{DoubleGroup, DoubleWish};
use leptos::prelude::*;

use super::{act, page::Desk, texts as t};
use crate::{
    features::wishes::status_tag,
    format::{hours_per_year, partial_date},
    routes::Page,
    ui::{Button, ButtonKind, Glyph},
};

/// Where the focus goes when the group is shown.
pub const HEADING: &str = "doubles-group";

/// The group in full.
pub fn group_view(desk: Desk, group: &DoubleGroup) -> AnyView {
    let place = move || {
        let (at, all) = (desk.at.get(), desk.left.with(Vec::len));
        t::place(at + 1, all)
    };
    let wishes =
        group.wishes.iter().enumerate().map(|(place, one)| wish(desk, group, place, one)).collect_view();
    let [merged, differing] = [group.clone(), group.clone()];
    let together = move || desk.apart.with(Vec::len) + 1 < merged.wishes.len();
    let [to_merge, to_differ] = [group.clone(), differing];
    view! {
        <section class="doubles" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{place}</h2>
            <div class="doubles-wishes">{wishes}</div>
            <div class="cluster doubles-acts no-print">
                <Button
                    icon=Glyph::Link
                    busy=desk.busy
                    disabled=Signal::derive(move || !together())
                    on_click=move |_| act::merge(desk, to_merge.clone())
                >
                    {t::merge()}
                </Button>
                <Button
                    kind=ButtonKind::Secondary
                    busy=desk.busy
                    on_click=move |_| act::differ(desk, to_differ.clone())
                >
                    {t::differ()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| act::step(desk, 1)>
                    {t::skip()}
                </Button>
                {move || {
                    (desk.at.get() > 0)
                        .then(|| {
                            view! {
                                <Button kind=ButtonKind::Ghost on_click=move |_| act::step(desk, -1)>
                                    {t::previous()}
                                </Button>
                            }
                        })
                }}
            </div>
            <p class="muted small no-print triage-keys">{t::keys()}</p>
        </section>
    }
    .into_any()
}

fn wish(desk: Desk, group: &DoubleGroup, place: usize, one: &DoubleWish) -> AnyView {
    let row = &one.wish;
    let number = row.number;
    let stays = Memo::new(move |_| desk.stays.get() == number);
    let with = Memo::new(move |_| !desk.apart.with(|apart| apart.contains(&number)));
    let id = format!("double-{number}");
    let hours = row.burden.best().map(|(minutes, _)| view! { <span>{hours_per_year(minutes)}</span> });
    let suggestion = (!one.suggestion.is_empty()).then(|| {
        view! {
            <h4>{t::suggestion()}</h4>
            <p class="prose">{one.suggestion.clone()}</p>
        }
    });
    // Of two there is nothing to choose but which one stays.
    let choice = (group.wishes.len() > 2).then(|| {
        let toggle = move |event| {
            let is_with = event_target_checked(&event);
            desk.apart.update(|apart| match is_with {
                true => apart.retain(|one| *one != number),
                false => apart.push(number),
            });
        };
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=with disabled=stays aria-describedby=id.clone() on:change=toggle />
                <span>{t::same()}</span>
            </label>
        }
    });
    view! {
        <article class="card stack-s double" class:stays=stays class:apart=move || !with.get() aria-labelledby=id.clone()>
            <h3 id=id.clone()>{row.title.clone()}</h3>
            <div class="meta">
                <span class="num">"#" {number}</span>
                {status_tag(row)}
                <span>{row.area.name.clone()}</span>
                {(row.units_hit > 0).then(|| view! { <span>{t::units(row.units_hit)}</span> })}
                {(row.supporters > 0).then(|| view! { <span>{t::supporters(row.supporters)}</span> })}
                {hours}
                {row.received.as_ref().map(|date| view! { <span>{partial_date(date)}</span> })}
            </div>
            <p class="prose">{one.body.clone()}</p>
            {suggestion}
            <div class="double-choice">
                <label class="choice">
                    <input
                        type="radio"
                        name="stays"
                        prop:checked=stays
                        aria-describedby=id.clone()
                        on:change=move |_| act::keep(desk, number)
                    />
                    <span>{t::stays()} " " <kbd class="no-print" aria-hidden="true">{place + 1}</kbd></span>
                </label>
                {choice}
                <a href=Page::Wish(number).href()>
                    {t::whole()} <span class="sr-only">": " {row.title.clone()}</span>
                </a>
            </div>
        </article>
    }
    .into_any()
}
