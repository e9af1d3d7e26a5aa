//! The form of one block, in a dialog: of a plan, and of the agenda of a workshop that runs.

use forenkl_api::{
    BlockId, FieldCode, FieldError, Problem,
    check::Check,
    workshops::{Block, BlockKind, Grouping, Mode, Projected, Workshop},
};
use leptos::prelude::*;

use super::{
    texts as t,
    words::{choices, grouping_name, kind_name, mode_name, projected_name},
};
use crate::{
    features::admin::saving::Saving,
    reactive::Effect,
    storage,
    ui::{
        Button, ButtonKind, CheckField, Dialog, ErrorSummary, Form, Glyph, NumberField, Select, TextArea,
        TextField, field::parse_number,
    },
};

/// The names of the fields begin with this, so that they differ from those of the page beneath.
const FIELD: &str = "block-";
/// Planned minutes of a new block, to begin with.
const MINUTES: i64 = 10;

/// A block somebody wants to make or change.
#[derive(Clone)]
pub struct Asked {
    pub block: Block,
    pub is_new: bool,
    /// It has begun, so its kind stands.
    pub begun: bool,
}

impl Asked {
    /// A new one. Its id tells it from the others until the server gives it another.
    pub fn fresh() -> Self {
        let kind = BlockKind::Talk;
        let (mode, projected) = usual(kind);
        let block = Block {
            id: BlockId(storage::new_key()),
            kind,
            title: String::new(),
            purpose: String::new(),
            prompt: String::new(),
            mode,
            minutes: MINUTES,
            grouping: Grouping::Everyone,
            open: false,
            votes: None,
            statements: Vec::new(),
            projected,
            notes: String::new(),
        };
        Self { block, is_new: true, begun: false }
    }
}

/// How people usually sit in such a block, and what the projector usually shows.
fn usual(kind: BlockKind) -> (Mode, Projected) {
    match kind {
        BlockKind::Talk => (Mode::Plenary, Projected::Prompt),
        BlockKind::Write => (Mode::Alone, Projected::Prompt),
        BlockKind::Group | BlockKind::Discuss => (Mode::Plenary, Projected::Cards),
        BlockKind::Vote | BlockKind::Prioritise | BlockKind::Judge => (Mode::Alone, Projected::Results),
        BlockKind::Decide => (Mode::Plenary, Projected::Results),
    }
}

/// The open form, for whoever takes what was written in it. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Editing {
    open: RwSignal<bool>,
    pub saving: Saving<Workshop>,
}

impl Editing {
    /// Closes the dialog, once the block is where it belongs.
    pub fn close(self) {
        let _ = self.open.try_set(false);
    }
}

/// What becomes of a block that was written without a fault.
pub type Take = Callback<(Asked, Editing)>;

/// The dialog; open while a block is asked about.
pub fn dialog(asked: RwSignal<Option<Asked>>, take: Take) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(asked.with(Option::is_some)));
    let title = Signal::derive(move || {
        asked.with(|asked| match asked {
            Some(asked) if !asked.is_new => t::change_block(&asked.block.title),
            _ => t::add_block().to_owned(),
        })
    });
    view! {
        <Dialog open title on_close=move |()| asked.set(None)>
            {form(asked, open, take)}
        </Dialog>
    }
    .into_any()
}

/// What the fields of a block are called.
pub fn label(field: &str) -> &'static str {
    match field.strip_prefix(FIELD).unwrap_or(field) {
        "title" => t::name(),
        "purpose" => t::purpose(),
        "prompt" => t::prompt(),
        "minutes" => t::minutes_label(),
        "votes" => t::votes(),
        "statements" => t::statements(),
        "notes" => t::notes(),
        _ => "",
    }
}

/// What is written and chosen.
#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<String>,
    title: RwSignal<String>,
    purpose: RwSignal<String>,
    prompt: RwSignal<String>,
    mode: RwSignal<String>,
    minutes: RwSignal<String>,
    grouping: RwSignal<String>,
    open: RwSignal<bool>,
    votes: RwSignal<String>,
    statements: RwSignal<String>,
    projected: RwSignal<String>,
    notes: RwSignal<String>,
}

impl Fields {
    fn of(block: &Block) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self {
            kind: text(block.kind.word()),
            title: text(&block.title),
            purpose: text(&block.purpose),
            prompt: text(&block.prompt),
            mode: text(block.mode.word()),
            minutes: RwSignal::new(block.minutes.to_string()),
            grouping: text(block.grouping.word()),
            open: RwSignal::new(block.open),
            votes: RwSignal::new(block.votes.map(|votes| votes.to_string()).unwrap_or_default()),
            statements: RwSignal::new(block.statements.join("\n")),
            projected: text(block.projected.word()),
            notes: text(&block.notes),
        }
    }

    /// Read reactively.
    fn kind(self) -> BlockKind {
        self.kind.with(|kind| BlockKind::from_word(kind)).unwrap_or(BlockKind::Talk)
    }

    /// The block as it is written, and what is wrong with it.
    fn read(self, was: &Block) -> (Block, Result<(), Problem>) {
        untrack(|| {
            let text = |field: RwSignal<String>| field.get().trim().to_owned();
            let kind = self.kind();
            let minutes = text(self.minutes);
            let votes = if kind == BlockKind::Vote { text(self.votes) } else { String::new() };
            let statements: Vec<String> = if kind == BlockKind::Judge {
                let written = self.statements.get();
                written.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
            } else {
                Vec::new()
            };
            let block = Block {
                id: was.id.clone(),
                kind,
                title: text(self.title),
                purpose: text(self.purpose),
                prompt: text(self.prompt),
                mode: Mode::from_word(&self.mode.get()).unwrap_or(was.mode),
                minutes: parse_number(&minutes).unwrap_or(was.minutes),
                grouping: Grouping::from_word(&self.grouping.get()).unwrap_or(was.grouping),
                open: self.open.get(),
                votes: parse_number(&votes),
                statements,
                projected: Projected::from_word(&self.projected.get()).unwrap_or(was.projected),
                notes: text(self.notes),
            };
            let mut check = Check::new();
            block.check_into(&mut check, FIELD);
            if minutes.is_empty() {
                check.add(FieldError::new(format!("{FIELD}minutes"), FieldCode::Required));
            }
            for (field, written) in [("minutes", &minutes), ("votes", &votes)] {
                if !written.is_empty() && parse_number(written).is_none() {
                    check.add(FieldError::new(format!("{FIELD}{field}"), FieldCode::NotANumber));
                }
            }
            (block, check.finish())
        })
    }
}

/// Where another kind is chosen, what was as usual for the one before becomes as usual for this one.
fn follow_kind(fields: Fields) {
    let follow = |field: RwSignal<String>, before: &'static str, now: &'static str| {
        if field.with_untracked(|field| field == before) {
            field.set(now.to_owned());
        }
    };
    Effect::new(move |before: Option<BlockKind>| {
        let kind = fields.kind();
        if let Some(before) = before.filter(|before| *before != kind) {
            let (was, is) = (usual(before), usual(kind));
            follow(fields.mode, was.0.word(), is.0.word());
            follow(fields.projected, was.1.word(), is.1.word());
        }
        kind
    });
}

fn form(asked: RwSignal<Option<Asked>>, open: RwSignal<bool>, take: Take) -> AnyView {
    let Some(asked) = asked.get_untracked() else { return ().into_any() };
    let fields = Fields::of(&asked.block);
    follow_kind(fields);
    let begun = asked.begun;
    let editing = Editing { open, saving: Saving::new(label) };
    let save = move || {
        let (block, check) = fields.read(&asked.block);
        let errors = editing.saving.found(check);
        if errors.is_empty() {
            take.run((Asked { block, ..asked.clone() }, editing));
        } else {
            editing.saving.errors.show(errors);
        }
    };
    view! {
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=editing.saving.errors />
            {inputs(fields, editing, begun)}
            <div class="cluster">
                <Button submit=true busy=editing.saving.busy icon=Glyph::Check>
                    {t::put_in()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| open.set(false)>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

fn inputs(fields: Fields, editing: Editing, begun: bool) -> AnyView {
    let of = move |name: &str| editing.saving.errors.of(name);
    let kind = Memo::new(move |_| fields.kind());
    let kinds = if begun {
        view! {
            <p>
                {t::kind_label()} " " <strong>{kind_name(kind.get_untracked())}</strong>
            </p>
        }
        .into_any()
    } else {
        let kinds = choices(BlockKind::ALL, BlockKind::word, kind_name);
        view! { <Select name="block-kind" label=t::kind_label() value=fields.kind options=kinds /> }
            .into_any()
    };
    view! {
        {kinds}
        <TextField name="block-title" label=t::name() value=fields.title error=of("block-title") max=120 />
        <TextArea
            name="block-prompt"
            label=t::prompt()
            hint=t::prompt_hint()
            value=fields.prompt
            error=of("block-prompt")
            rows=2
            max=2000
            optional=true
        />
        <NumberField
            name="block-minutes"
            label=t::minutes_label()
            value=fields.minutes
            error=of("block-minutes")
            unit=t::minutes_unit()
        />
        {move || own_inputs(fields, editing, kind.get())}
        <Select
            name="block-mode"
            label=t::mode_label()
            value=fields.mode
            options=choices(Mode::ALL, Mode::word, mode_name)
        />
        <Select
            name="block-projected"
            label=t::projected_label()
            value=fields.projected
            options=choices(Projected::ALL, Projected::word, projected_name)
        />
        <TextArea
            name="block-purpose"
            label=t::purpose()
            hint=t::block_purpose_hint()
            value=fields.purpose
            error=of("block-purpose")
            rows=2
            max=2000
            optional=true
        />
        <TextArea
            name="block-notes"
            label=t::notes()
            hint=t::notes_hint()
            value=fields.notes
            error=of("block-notes")
            rows=2
            max=2000
            optional=true
        />
    }
    .into_any()
}

/// What only blocks of this kind have.
fn own_inputs(fields: Fields, editing: Editing, kind: BlockKind) -> AnyView {
    let of = |name: &str| editing.saving.errors.of(name);
    match kind {
        BlockKind::Group => view! {
            <Select
                name="block-grouping"
                label=t::grouping_label()
                value=fields.grouping
                options=choices(Grouping::ALL, Grouping::word, grouping_name)
            />
        }
        .into_any(),
        BlockKind::Write | BlockKind::Discuss => view! {
            <CheckField name="block-open" label=t::open_cards() hint=t::open_cards_hint() value=fields.open />
        }
        .into_any(),
        BlockKind::Vote => view! {
            <NumberField
                name="block-votes"
                label=t::votes()
                hint=t::votes_hint()
                value=fields.votes
                error=of("block-votes")
                optional=true
            />
        }
        .into_any(),
        BlockKind::Judge => view! {
            <TextArea
                name="block-statements"
                label=t::statements()
                hint=t::statements_hint()
                value=fields.statements
                error=of("block-statements")
                rows=4
            />
        }
        .into_any(),
        BlockKind::Talk | BlockKind::Prioritise | BlockKind::Decide => ().into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_called_the_same_in_the_plan_and_in_the_form() {
        assert_eq!(label("block-title"), label("title"));
        assert_ne!(label("minutes"), "");
        assert_eq!(label("kind"), "");
    }
}
