//! What the words of a plan are called.

use forenkl_api::workshops::{BlockKind, Grouping, Mode, Projected};

use super::texts as t;
use crate::ui::Choice;

/// What people do in a block.
pub fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Talk => t::kind_talk(),
        BlockKind::Write => t::kind_write(),
        BlockKind::Group => t::kind_group(),
        BlockKind::Vote => t::kind_vote(),
        BlockKind::Prioritise => t::kind_prioritise(),
        BlockKind::Judge => t::kind_judge(),
        BlockKind::Discuss => t::kind_discuss(),
        BlockKind::Decide => t::kind_decide(),
    }
}

/// How people sit together.
pub fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Alone => t::mode_alone(),
        Mode::Pairs => t::mode_pairs(),
        Mode::Group => t::mode_group(),
        Mode::Plenary => t::mode_plenary(),
    }
}

/// Who may put cards together.
pub fn grouping_name(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Facilitator => t::grouping_facilitator(),
        Grouping::Everyone => t::grouping_everyone(),
    }
}

/// What the projector shows beside the prompt.
pub fn projected_name(projected: Projected) -> &'static str {
    match projected {
        Projected::Prompt => t::projected_prompt(),
        Projected::Cards => t::projected_cards(),
        Projected::Results => t::projected_results(),
    }
}

/// A closed list as choices.
pub fn choices<T: Copy>(all: &[T], word: fn(T) -> &'static str, name: fn(T) -> &'static str) -> Vec<Choice> {
    all.iter().map(|one| Choice::new(word(*one), name(*one))).collect()
}
