//! What was decided, as everybody reads it: on the desk, the wall, the phones and in the record.

use forenkl_api::{
    wishes::RuleSource,
    workshops::{
        lead::{Decision, Verdict},
        view::{Agreed, Shown},
    },
};
use leptos::prelude::*;

use super::{
    shown::{Seen, order},
    texts as t,
};
use crate::{
    format::partial_date,
    net::write,
    reactive::{Entry, keyed},
    ui::{Tag, Tone},
};

/// What a verdict is called.
pub fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Remove => t::verdict_remove(),
        Verdict::Simplify => t::verdict_simplify(),
        Verdict::Move => t::verdict_move(),
        Verdict::Keep => t::verdict_keep(),
        Verdict::ChallengeRule => t::verdict_challenge(),
    }
}

/// The verdict in a word, with its colour.
pub fn tag(verdict: Verdict) -> AnyView {
    let tone = match verdict {
        Verdict::Remove | Verdict::Simplify => Tone::Ok,
        Verdict::Move | Verdict::ChallengeRule => Tone::Info,
        Verdict::Keep => Tone::Neutral,
    };
    view! { <Tag tone>{name(verdict)}</Tag> }.into_any()
}

/// Who sees to it and until when, and who decides where the room cannot.
pub fn who(decision: &Decision) -> String {
    let mut said = Vec::new();
    if !decision.owner.trim().is_empty() {
        said.push(t::owned_by(&decision.owner));
    }
    if let Some(deadline) = &decision.deadline {
        said.push(t::until(&partial_date(deadline)));
    }
    if !decision.decides.trim().is_empty() {
        said.push(t::decided_by(&decision.decides));
    }
    said.join(" · ")
}

/// Whose rule stands in the way, where somebody said.
fn rule(source: RuleSource) -> &'static str {
    match source {
        RuleSource::OwnUnit => t::rule_own_unit(),
        RuleSource::Administration => t::rule_administration(),
        RuleSource::Municipality => t::rule_municipality(),
        RuleSource::State => t::rule_state(),
        RuleSource::Eu => t::rule_eu(),
        RuleSource::Agreement => t::rule_agreement(),
        RuleSource::Unknown => "",
    }
}

/// A decision in full.
pub fn decision(decision: &Decision) -> AnyView {
    let mut if_then = decision.if_then.clone();
    if !if_then.trim().is_empty() {
        if_then = t::about_field(t::if_then(), &if_then);
    }
    let texts = [decision.reason.clone(), rule(decision.rule_source).to_owned(), if_then, who(decision)];
    let texts = texts.into_iter().filter(|text| !text.trim().is_empty());
    texts.map(|text| view! { <p>{text}</p> }).collect_view().into_any()
}

/// What stands in dots behind each cluster, from the votes that are closed.
pub fn dots(shown: &Shown, cluster: &str) -> i64 {
    let results = shown.blocks.values().filter_map(|block| block.result.as_ref());
    results.filter_map(|result| result.dots.get(cluster)).sum()
}

/// The clusters in the order in which they are decided about: the most dots first.
pub fn in_order(shown: &Shown) -> Vec<String> {
    let mut ids: Vec<String> = shown.clusters.keys().map(|id| id.0.clone()).collect();
    ids.sort_by_key(|id| (-dots(shown, id), order(id)));
    ids
}

/// What was agreed last time, and how far it has come; nothing where nothing was.
pub fn agreed(seen: Seen) -> AnyView {
    let list = Memo::new(move |_| {
        seen.with(|shown| shown.as_ref().map(|shown| shown.agreed.clone()).unwrap_or_default())
    });
    let rows = move || {
        let one = |one: Agreed| {
            let done = if one.done { t::it_is_done() } else { t::it_is_open() };
            let tone = if one.done { Tone::Ok } else { Tone::Neutral };
            let deadline = one.deadline.map(|deadline| t::until(&partial_date(&deadline)));
            let owner = (!one.owner.is_empty()).then(|| t::owned_by(&one.owner));
            let wish = one.wish.map(t::wish);
            let initiative = one.initiative.map(t::initiative);
            let said: Vec<String> = [owner, deadline, wish, initiative].into_iter().flatten().collect();
            view! {
                <li>
                    <div class="between">
                        <strong>{one.title} ": " {name(one.verdict)}</strong>
                        <Tag tone>{done}</Tag>
                    </div>
                    <p>{said.join(" · ")}</p>
                </li>
            }
        };
        list.get().into_iter().map(one).collect_view()
    };
    view! {
        <section hidden=move || list.with(Vec::is_empty)>
            <h2>{t::agreed_last_time()}</h2>
            <ul class="plain workshop-decided">{rows}</ul>
        </section>
    }
    .into_any()
}

/// What has been decided so far, for those who read along; nothing before the first decision.
pub fn decided(seen: Seen) -> AnyView {
    let rows = move || {
        seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let found = in_order(shown).into_iter().filter_map(|id| {
                let cluster = shown.clusters.iter().find(|(known, _)| known.0 == id)?.1;
                let (title, decided) = (cluster.title.clone(), cluster.decision.clone()?);
                // Not with {:?}: the shipped program formats nothing for debugging.
                let key = format!("{id} {title} {}", write(&decided));
                Some(Entry::new(key, move || {
                    view! {
                        <li>
                            <div class="between">
                                <strong>{title}</strong>
                                {tag(decided.verdict)}
                            </div>
                            {decision(&decided)}
                        </li>
                    }
                }))
            });
            found.collect()
        })
    };
    view! { <ul class="plain workshop-decided">{keyed(rows)}</ul> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_rule_it_is_is_said_unless_nobody_knows() {
        let said: Vec<&str> = RuleSource::ALL.iter().map(|source| rule(*source)).collect();
        assert!(said.iter().filter(|said| said.starts_with("Regel: ")).count() == said.len() - 1, "{said:?}");
        assert_eq!(rule(RuleSource::Unknown), "");
    }
}
