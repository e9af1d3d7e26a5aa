//! The fields of a plan, but for its agenda.

use forenkl_api::{
    BlockId, Empty, FieldCode, FieldError, Permission, PersonId, RoundId, UnitId, WorkshopId,
    workshops::{Block, ListFacilitators, Signing, WorkshopBody},
};
use leptos::prelude::*;

use super::top::top_of_area;
use crate::{
    features::{
        initiatives::people_choices,
        wishes::{area_choices, round_choices, unit_choices},
        workshops::{block, texts as t},
    },
    format,
    net::{call, fetched::Fetched},
    reactive::Effect,
    session::use_session,
    ui::{
        CheckField, Choice, Combobox, DateTimeField, Differs, FormErrors, RemoveChip, Select, TextArea,
        TextField, field_text,
    },
};

/// What can be chosen from. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Known {
    units: Signal<Vec<Choice>>,
    rounds: Signal<Vec<Choice>>,
    areas: Signal<Vec<Choice>>,
    /// Nothing for those who may not see who there is.
    people: Option<Signal<Vec<Choice>>>,
}

impl Known {
    /// Asks for it, once for the page.
    pub fn fetch() -> Self {
        // Who leads only because they were asked to does not choose others.
        let may_choose = use_session().me_now().is_some_and(|me| me.can(Permission::WorkshopLead));
        Self {
            units: unit_choices(),
            rounds: round_choices(),
            areas: area_choices(),
            people: may_choose.then(|| {
                people_choices(Fetched::new(|| call::<ListFacilitators>(&Empty {}, &Empty {}, &Empty {})))
            }),
        }
    }
}

/// What is typed and chosen.
#[derive(Clone, Copy)]
pub struct Fields {
    title: RwSignal<String>,
    purpose: RwSignal<String>,
    starts_at: RwSignal<String>,
    place: RwSignal<String>,
    link: RwSignal<String>,
    unit: RwSignal<String>,
    round: RwSignal<String>,
    programme: RwSignal<String>,
    units: RwSignal<Vec<String>>,
    asks_unit: RwSignal<bool>,
    waiting_room: RwSignal<bool>,
    signed: RwSignal<bool>,
    facilitators: RwSignal<Vec<String>>,
    wishes: RwSignal<String>,
    pub blocks: RwSignal<Vec<Block>>,
    /// The workshop it goes on from; comes with a copy and is not changed here.
    follows: RwSignal<Option<WorkshopId>>,
}

impl Fields {
    /// As a plan has it.
    pub fn of(plan: &WorkshopBody) -> Self {
        let [title, purpose, starts_at, place, link, unit, round, programme, wishes]: [RwSignal<String>; 9] =
            Default::default();
        let [asks_unit, waiting_room, signed]: [RwSignal<bool>; 3] = Default::default();
        let [units, facilitators]: [RwSignal<Vec<String>>; 2] = Default::default();
        let blocks = RwSignal::new(Vec::new());
        let fields = Self {
            title,
            purpose,
            starts_at,
            place,
            link,
            unit,
            round,
            programme,
            units,
            asks_unit,
            waiting_room,
            signed,
            facilitators,
            wishes,
            blocks,
            follows: RwSignal::new(None),
        };
        fields.fill(plan);
        fields
    }

    /// Takes over a plan.
    pub fn fill(self, plan: &WorkshopBody) {
        self.title.set(plan.title.clone());
        self.purpose.set(plan.purpose.clone());
        self.starts_at.set(plan.starts_at.map(format::day_and_time).unwrap_or_default());
        self.place.set(plan.place.clone());
        self.link.set(plan.link.clone());
        self.unit.set(plan.unit.0.clone());
        self.round.set(plan.round.as_ref().map(|round| round.0.clone()).unwrap_or_default());
        self.programme.set(plan.programme.clone());
        self.units.set(plan.units.iter().map(|unit| unit.0.clone()).collect());
        self.asks_unit.set(plan.asks_unit);
        self.waiting_room.set(plan.waiting_room);
        self.signed.set(plan.signing == Signing::Signed);
        self.facilitators.set(plan.facilitators.iter().map(|person| person.0.clone()).collect());
        let wishes: Vec<String> = plan.wishes.iter().map(i64::to_string).collect();
        self.wishes.set(wishes.join(", "));
        self.blocks.set(plan.blocks.clone());
        self.follows.set(plan.follows.clone());
    }

    /// The plan as it is written, read reactively.
    pub fn body(self, version: i64) -> WorkshopBody {
        let text = |field: RwSignal<String>| field.get().trim().to_owned();
        let round = text(self.round);
        WorkshopBody {
            title: text(self.title),
            purpose: text(self.purpose),
            unit: UnitId(text(self.unit)),
            starts_at: format::read_day_and_time(&text(self.starts_at)),
            place: text(self.place),
            link: text(self.link),
            round: (!round.is_empty()).then_some(RoundId(round)),
            programme: text(self.programme),
            units: self.units.get().into_iter().map(UnitId).collect(),
            asks_unit: self.asks_unit.get(),
            waiting_room: self.waiting_room.get(),
            signing: if self.signed.get() { Signing::Signed } else { Signing::Anonymous },
            blocks: self.blocks.get(),
            wishes: read_numbers(&self.wishes.get()).unwrap_or_default(),
            follows: self.follows.get(),
            facilitators: self.facilitators.get().into_iter().map(PersonId).collect(),
            version,
        }
    }

    /// What is wrong, but for what the plan itself can say of it; read reactively.
    pub fn faults(self) -> Vec<FieldError> {
        let mut faults = Vec::new();
        if self.unit.with(String::is_empty) {
            faults.push(FieldError::new("unit", FieldCode::Required));
        }
        if read_numbers(&self.wishes.get()).is_none() {
            faults.push(FieldError::new("wishes", FieldCode::NotANumber));
        }
        faults
    }
}

/// Numbers as people list them: "12, 15", "#12 #15". Nothing where something else stands between them.
fn read_numbers(text: &str) -> Option<Vec<i64>> {
    let mut numbers = Vec::new();
    for word in text.split([',', ';', ' ', '\u{a0}', '\n']).map(|word| word.trim_start_matches('#')) {
        if word.is_empty() {
            continue;
        }
        let number: i64 = word.parse().ok()?;
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    Some(numbers)
}

/// The field that a row of the agenda is.
pub fn row_name(block: &BlockId) -> String {
    format!("row-{block}")
}

/// What is wrong, each with the field it is about; a block by its place, and the row it stands in.
pub fn sentence(error: &FieldError, blocks: &[Block]) -> (String, String) {
    let text = missing_wishes(error).unwrap_or_else(|| field_text(error));
    let in_block = error.field.strip_prefix("blocks.").and_then(|rest| rest.split_once('.'));
    let Some((place, field)) = in_block else {
        let label = label(&error.field);
        let said = if label.is_empty() { text } else { t::about_field(label, &text) };
        return (error.field.clone(), said);
    };
    let place: usize = place.parse().unwrap_or(0);
    let row = blocks.get(place).map_or_else(|| "blocks".to_owned(), |block| row_name(&block.id));
    (row, t::about_block(place + 1, &block::label(field).to_lowercase(), &text))
}

/// Numbers named in one sentence; the rest of many is left to the next try.
const NAMED: usize = 5;

/// Which wishes do not exist, where that is what is wrong.
fn missing_wishes(error: &FieldError) -> Option<String> {
    let numbers = error.place.as_ref().filter(|_| error.field == "wishes")?;
    let all: Vec<&str> = numbers.split(", ").collect();
    let mut named = all.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if all.len() > NAMED {
        named += " …";
    }
    Some(t::no_such_wishes(&named))
}

/// What the fields are called.
fn label(field: &str) -> &'static str {
    match field {
        "title" => t::name(),
        "purpose" => t::purpose(),
        "starts_at" => t::starts_at(),
        "place" => t::place(),
        "link" => t::link(),
        "unit" => t::unit(),
        "round" => t::round(),
        "programme" => t::programme(),
        "units" => t::invited(),
        "facilitators" => t::facilitators(),
        "wishes" => t::wishes(),
        "blocks" => t::agenda(),
        _ => "",
    }
}

/// What it is about, when and where.
pub fn about(fields: Fields, errors: FormErrors) -> AnyView {
    view! {
        <TextField name="title" label=t::name() value=fields.title error=errors.of("title") max=120 />
        <TextArea
            name="purpose"
            label=t::purpose()
            hint=t::purpose_hint()
            value=fields.purpose
            error=errors.of("purpose")
            rows=2
            max=2000
            optional=true
        />
        <TextField
            name="programme"
            label=t::programme()
            hint=t::programme_hint()
            value=fields.programme
            error=errors.of("programme")
            max=120
            optional=true
        />
        <DateTimeField
            name="starts_at"
            label=t::starts_at()
            value=fields.starts_at
            error=errors.of("starts_at")
            optional=true
        />
        <TextField
            name="place"
            label=t::place()
            value=fields.place
            error=errors.of("place")
            max=120
            optional=true
        />
        <TextField
            name="link"
            label=t::link()
            value=fields.link
            error=errors.of("link")
            kind="url"
            placeholder="https://"
            optional=true
        />
    }
    .into_any()
}

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

/// What there is to begin with.
pub fn beginning(fields: Fields, known: Known, errors: FormErrors) -> AnyView {
    view! {
        <h2>{t::beginning()}</h2>
        <Select
            name="round"
            label=t::round()
            value=fields.round
            options=known.rounds
            empty=t::no_round()
            error=errors.of("round")
            optional=true
        />
        <TextField
            name="wishes"
            label=t::wishes()
            hint=t::wishes_hint()
            value=fields.wishes
            error=errors.of("wishes")
            optional=true
        />
        {top_of_area(fields.wishes, known.areas)}
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

/// What a choice is called; the value itself where it is not (or no longer) known.
fn name_of(choices: &[Choice], value: &str) -> String {
    let found = choices.iter().find(|choice| choice.value == value);
    found.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
}

/// Where two plans differ, in words.
pub fn differs(known: Known, mine: &WorkshopBody, theirs: &WorkshopBody) -> Vec<Differs> {
    let pair = |label: &'static str, of: &dyn Fn(&WorkshopBody) -> String| (label, of(mine), of(theirs));
    let names = |choices: Signal<Vec<Choice>>, ids: Vec<&str>| {
        choices.with_untracked(|choices| {
            ids.into_iter().map(|id| name_of(choices, id)).collect::<Vec<_>>().join(", ")
        })
    };
    let yes = |yes: bool| if yes { t::yes() } else { t::no() }.to_owned();
    let mut fields = vec![
        pair(t::name(), &|plan| plan.title.clone()),
        pair(t::purpose(), &|plan| plan.purpose.clone()),
        pair(t::programme(), &|plan| plan.programme.clone()),
        pair(t::starts_at(), &|plan| plan.starts_at.map(format::date_time).unwrap_or_default()),
        pair(t::place(), &|plan| plan.place.clone()),
        pair(t::link(), &|plan| plan.link.clone()),
        pair(t::agenda(), &agenda_text),
        pair(t::invited(), &|plan| names(known.units, plan.units.iter().map(UnitId::as_str).collect())),
        pair(t::asks_unit(), &|plan| yes(plan.asks_unit)),
        pair(t::waiting_room(), &|plan| yes(plan.waiting_room)),
        pair(t::signed(), &|plan| yes(plan.signing == Signing::Signed)),
        pair(t::unit(), &|plan| names(known.units, vec![plan.unit.as_str()])),
        pair(t::round(), &|plan| names(known.rounds, plan.round.iter().map(RoundId::as_str).collect())),
        pair(t::wishes(), &|plan| plan.wishes.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")),
    ];
    if let Some(people) = known.people {
        let of =
            |plan: &WorkshopBody| names(people, plan.facilitators.iter().map(PersonId::as_str).collect());
        fields.push((t::facilitators(), of(mine), of(theirs)));
    }
    // Blocks that are called the same and take as long may still say something else.
    let contents = |plan: &WorkshopBody| {
        let nameless = |block: &Block| Block { id: BlockId(String::new()), ..block.clone() };
        plan.blocks.iter().map(nameless).collect::<Vec<_>>()
    };
    if agenda_text(mine) == agenda_text(theirs) && contents(mine) != contents(theirs) {
        fields.push((t::agenda(), prompts_text(mine), prompts_text(theirs)));
    }
    Differs::only(fields)
}

fn agenda_text(plan: &WorkshopBody) -> String {
    let block = |block: &Block| format!("{} ({})", block.title, t::minutes_short(block.minutes));
    plan.blocks.iter().map(block).collect::<Vec<_>>().join(" · ")
}

fn prompts_text(plan: &WorkshopBody) -> String {
    plan.blocks.iter().map(|block| block.prompt.as_str()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use forenkl_api::{
        people::Language,
        workshops::{TemplateKind, templates::template},
    };

    use super::*;

    #[test]
    fn numbers_are_read_as_people_list_them() {
        assert_eq!(read_numbers(""), Some(Vec::new()));
        assert_eq!(read_numbers("12, 15"), Some(vec![12, 15]));
        assert_eq!(read_numbers(" #12 #15;12 "), Some(vec![12, 15]));
        assert_eq!(read_numbers("12 og 15"), None);
    }

    #[test]
    fn wishes_that_do_not_exist_are_named_in_a_short_sentence() {
        let error = |numbers: &str| FieldError::new("wishes", FieldCode::Unknown).place(numbers);
        let said = |numbers: &str| sentence(&error(numbers), &[]).1;
        assert_eq!(said("4711, 4712"), "Ønsker at begynde med: 4711, 4712 findes ikke");
        assert_eq!(said("1, 2, 3, 4, 5, 6, 7"), "Ønsker at begynde med: 1, 2, 3, 4, 5 … findes ikke");
    }

    #[test]
    fn what_is_wrong_in_a_block_leads_to_its_row() {
        let mut blocks = template(TemplateKind::Simplify, Language::Danish).blocks;
        for (place, block) in blocks.iter_mut().enumerate() {
            block.id = BlockId(format!("b{}", place + 1));
        }
        let error = FieldError::new("blocks.3.title", FieldCode::Required);
        let (field, said) = sentence(&error, &blocks);
        assert_eq!(field, "row-b4");
        assert!(said.starts_with("Punkt 4, titel:"), "{said}");
        let (field, said) = sentence(&FieldError::new("title", FieldCode::Required), &blocks);
        assert_eq!((field.as_str(), said.as_str()), ("title", "Titel: Skal udfyldes"));
    }
}
