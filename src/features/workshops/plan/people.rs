//! Who is invited, who leads it, and how people come in.

use leptos::prelude::*;

use super::{
    fields::Fields,
    known::{Known, name_of},
};
use crate::{
    features::workshops::texts as t,
    reactive::Effect,
    ui::{CheckField, Choice, Combobox, FormErrors, RemoveChip},
};

/// Who is invited, who leads it, and how people come in.
pub fn people(fields: Fields, known: Known, errors: FormErrors) -> AnyView {
    let facilitators = known.people.map(|people| {
        let words = Words {
            name: "facilitators",
            label: t::facilitators(),
            hint: t::facilitators_hint(),
            add: t::add_person(),
        };
        several(words, fields.facilitators, people, errors)
    });
    let invited = Words { name: "units", label: t::invited(), hint: t::invited_hint(), add: t::add_unit() };
    view! {
        <h2>{t::people()}</h2>
        {several(invited, fields.units, known.units, errors)}
        <CheckField name="asks_unit" label=t::asks_unit() value=fields.asks_unit />
        <CheckField name="waiting_room" label=t::waiting_room() value=fields.waiting_room />
        <CheckField name="signed" label=t::signed() hint=t::signed_hint() value=fields.signed />
        <Combobox
            name="unit"
            label=t::unit()
            hint=t::unit_hint()
            value=fields.unit
            options=known.units
            empty=t::choose_unit()
            error=errors.of("unit")
        />
        {facilitators}
    }
    .into_any()
}

/// What stands at a field for several of a long list.
struct Words {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    add: &'static str,
}

/// Several of a long list, one by one: each choice becomes a chip that can be taken away.
fn several(
    words: Words,
    chosen: RwSignal<Vec<String>>,
    all: Signal<Vec<Choice>>,
    errors: FormErrors,
) -> AnyView {
    let left = Memo::new(move |_| {
        let mut choices = all.get();
        chosen.with(|chosen| choices.retain(|choice| !chosen.contains(&choice.value)));
        choices
    });
    let next = RwSignal::new(String::new());
    Effect::new(move |_| {
        let id = next.get();
        if !id.is_empty() {
            chosen.update(|chosen| chosen.push(id));
            next.set(String::new());
        }
    });
    let chips = move || {
        let chip = |id: String| {
            let name = all.with(|all| name_of(all, &id));
            let remove = move |_| chosen.update(|chosen| chosen.retain(|other| *other != id));
            view! { <RemoveChip on_click=remove>{name}</RemoveChip> }
        };
        chosen.get().into_iter().map(chip).collect_view()
    };
    view! {
        <div class="stack-s">
            <Combobox
                name=words.name
                label=words.label
                hint=words.hint
                value=next
                options=left
                empty=words.add
                error=errors.of(words.name)
                optional=true
            />
            <div class="cluster">{chips}</div>
        </div>
    }
    .into_any()
}
