//! Answering for somebody without a phone: what they say aloud, the facilitator puts in for them.

use forenkl_api::{
    BlockId, ParticipantId,
    workshops::{
        BlockKind, Lead,
        act::{Act, CARD_MAX, Stance},
        view::Shown,
    },
};
use leptos::prelude::*;

use super::{
    lead::Desk,
    shown::{of_now, option_title, options},
    texts as t,
};
use crate::{
    features::admin::saving::Saving,
    ui::{Button, ButtonKind, CheckField, Choice, Dialog, ErrorSummary, Form, NumberField, Select, TextArea},
};

/// Whose answer is being put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seated {
    pub id: ParticipantId,
    pub name: String,
}

/// The dialog, for whoever is asked about.
pub fn view(desk: Desk, asked: RwSignal<Option<Seated>>) -> AnyView {
    // Opened once: what is drawn anew loses the focus.
    let open = RwSignal::new(false);
    let title = Signal::derive(move || {
        asked.with(|asked| asked.as_ref().map(|asked| t::act_for(&asked.name)).unwrap_or_default())
    });
    crate::reactive::Effect::new(move |_| open.set(asked.with(Option::is_some)));
    view! {
        <Dialog open=open title=title on_close=Callback::new(move |()| asked.set(None))>
            {move || form(desk, asked)}
        </Dialog>
    }
    .into_any()
}

fn form(desk: Desk, asked: RwSignal<Option<Seated>>) -> AnyView {
    let Some(seated) = asked.get_untracked() else { return ().into_any() };
    let now = untrack(|| of_now(desk.seen, |id, block| (id.clone(), block.kind)));
    match now {
        Some((block, kind)) => answer(desk, seated, block, kind, asked),
        None => view! { <p>{t::nothing_to_answer()}</p> }.into_any(),
    }
}

fn from_shown(
    desk: Desk,
    read: impl Fn(&Shown) -> Vec<Choice> + Send + Sync + 'static,
) -> Signal<Vec<Choice>> {
    Signal::derive(move || desk.seen.with(|shown| shown.as_ref().map(&read).unwrap_or_default()))
}

fn label(field: &str) -> &'static str {
    match field {
        "option" => t::option(),
        "dots" => t::how_many_dots(),
        "effort" => t::effort(),
        "effect" => t::effect(),
        "stance" => t::stance(),
        "text" => t::write_here(),
        _ => "",
    }
}

fn answer(
    desk: Desk,
    seated: Seated,
    block: BlockId,
    kind: BlockKind,
    asked: RwSignal<Option<Seated>>,
) -> AnyView {
    let saving = Saving::<()>::new(label);
    let value = || RwSignal::new(String::new());
    let (text, option, first, second) = (value(), value(), value(), value());
    let important = RwSignal::new(false);
    let (here, name) = (block.clone(), seated.name.clone());
    let number = |value: RwSignal<String>| value.get_untracked().trim().parse::<i64>().ok();
    let act = move || {
        let (block, option) = (here.clone(), option.get_untracked());
        let chosen = (!option.is_empty()).then_some(option);
        Some(match kind {
            BlockKind::Write | BlockKind::Discuss => {
                Act::Write { block, text: text.get_untracked().trim().to_owned() }
            }
            BlockKind::Vote => Act::Vote { block, option: chosen?, dots: number(first)? },
            BlockKind::Prioritise => {
                Act::Place { block, option: chosen?, effort: number(first)?, effect: number(second)? }
            }
            BlockKind::Judge => Act::Stand {
                block,
                statement: chosen?.parse().ok()?,
                stance: Stance::from_word(&first.get_untracked())?,
                important: important.get_untracked(),
            },
            BlockKind::Talk | BlockKind::Group | BlockKind::Decide => return None,
        })
    };
    let save = move || {
        let Some(act) = act() else {
            let field = match kind {
                _ if option.with_untracked(String::is_empty) => "option",
                BlockKind::Vote => "dots",
                BlockKind::Judge => "stance",
                _ if number(first).is_none() => "effort",
                _ => "effect",
            };
            let finding = saving.finding(field, forenkl_api::FieldCode::Required);
            return saving.errors.show(vec![finding]);
        };
        let lead = Lead::For { participant: seated.id.clone(), act };
        let errors = saving.found(lead.check());
        if !errors.is_empty() {
            return saving.errors.show(errors);
        }
        saving.run(desk.sending(lead), move |_| {
            desk.toasts.success(t::told_saved());
            // The next card or option of the same person; closing is theirs to do.
            let _ = text.try_set(String::new());
            let _ = option.try_set(String::new());
            let _ = important.try_set(false);
        });
    };
    let choose = move |choices: Signal<Vec<Choice>>| {
        view! {
            <Select
                name="option"
                label=t::option()
                value=option
                options=choices
                empty=t::option()
                error=saving.errors.of("option")
            />
        }
        .into_any()
    };
    let to_choose = move || {
        choose(from_shown(desk, |shown| {
            options(shown).into_iter().map(|id| Choice::new(id.clone(), option_title(shown, &id))).collect()
        }))
    };
    let scale = |name: &'static str, label: &'static str, value: RwSignal<String>| {
        let steps: Vec<Choice> =
            (1..=5).map(|step: i32| Choice::new(step.to_string(), step.to_string())).collect();
        view! { <Select name=name label=label value=value options=steps empty=t::choose_1_to_5() error=saving.errors.of(name) /> }
            .into_any()
    };
    let fields = match kind {
        BlockKind::Write | BlockKind::Discuss => {
            let max = usize::try_from(CARD_MAX).unwrap_or(500);
            view! { <TextArea name="text" label=t::write_here() value=text error=saving.errors.of("text") rows=3 max=max /> }
                .into_any()
        }
        BlockKind::Vote => {
            let dots = view! { <NumberField name="dots" label=t::how_many_dots() value=first error=saving.errors.of("dots") /> };
            view! { {to_choose()} {dots} }.into_any()
        }
        BlockKind::Prioritise => view! {
            {to_choose()}
            {scale("effort", t::effort(), first)}
            {scale("effect", t::effect(), second)}
        }
        .into_any(),
        BlockKind::Judge => {
            let block = block.clone();
            let statements = from_shown(desk, move |shown| {
                let statements =
                    shown.blocks.get(&block).map(|block| block.statements.clone()).unwrap_or_default();
                statements
                    .into_iter()
                    .enumerate()
                    .map(|(at, text)| Choice::new(at.to_string(), text))
                    .collect()
            });
            let stances = [
                Choice::new(Stance::Agree.word(), t::agree()),
                Choice::new(Stance::Disagree.word(), t::disagree()),
                Choice::new(Stance::Pass.word(), t::pass()),
            ];
            view! {
                {choose(statements)}
                <Select name="stance" label=t::stance() value=first options=stances.to_vec() empty=t::stance() error=saving.errors.of("stance") />
                <CheckField name="important" label=t::is_important_to(&name) value=important />
            }
            .into_any()
        }
        BlockKind::Talk | BlockKind::Group | BlockKind::Decide => {
            return view! { <p>{t::nothing_to_answer()}</p> }.into_any();
        }
    };
    view! {
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=saving.errors />
            {fields}
            <div class="cluster">
                <Button submit=true busy=saving.busy>
                    {t::save()}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| asked.set(None)>
                    {t::close()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}
