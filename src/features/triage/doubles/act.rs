//! What is done with a group; each can be undone.

use forenkl_api::{
    Empty, MergeId, Problem,
    wishes::{
        DoubleGroup, MarkNotDoubles, MergeBody, MergePath, MergeWishes, NotDoublesBody, SeenWish, UndoMerge,
        WishPath,
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::{super::keys::focus, group::HEADING, page::Desk, texts as t};
use crate::{net, ui::problem_text};

/// Chooses the wish that stays; it is about the same, then.
pub fn keep(desk: Desk, number: i64) {
    desk.stays.set(number);
    desk.apart.update(|apart| apart.retain(|one| *one != number));
}

/// Looks at another group.
pub fn step(desk: Desk, by: isize) {
    desk.step(by);
    focus(HEADING);
}

/// Merges those that are about the same into the one that stays, and tells the others apart from it.
pub fn merge(desk: Desk, group: DoubleGroup) {
    let (into, apart) = untrack(|| (desk.stays.get(), desk.apart.get()));
    let parts =
        group.wishes.iter().filter(|one| one.wish.number != into && !apart.contains(&one.wish.number));
    let parts: Vec<SeenWish> =
        parts.map(|one| SeenWish { number: one.wish.number, version: one.version }).collect();
    let Some(version) = group.wishes.iter().find(|one| one.wish.number == into).map(|one| one.version) else {
        return;
    };
    if parts.is_empty() || desk.busy.get_untracked() {
        return;
    }
    desk.busy.set(true);
    spawn_local(async move {
        let outcome = send(into, parts, version, &apart).await;
        let _ = desk.busy.try_set(false);
        match outcome {
            Err(problem) => refused(desk, &problem),
            Ok((made, many)) => {
                desk.done(&group);
                focus(HEADING);
                let Some(made) = made else { return desk.toasts.success(t::merged(many)) };
                desk.toasts.undo(t::merged(many), move || {
                    let path = MergePath { wish: into, merge: made.clone() };
                    let apart = apart.clone();
                    spawn_local(async move {
                        let split = net::call::<UndoMerge>(&path, &Empty {}, &Empty {}).await;
                        _ = tell_apart(into, &apart, false).await;
                        back(desk, into, split.map(drop));
                    });
                });
            }
        }
    });
}

/// The merge that was made, unless somebody has taken it apart already, and of how many.
async fn send(
    into: i64,
    parts: Vec<SeenWish>,
    version: i64,
    apart: &[i64],
) -> Result<(Option<MergeId>, i64), Problem> {
    let first = parts.first().map_or(0, |one| one.number);
    let many = i64::try_from(parts.len() + 1).unwrap_or(i64::MAX);
    let body = MergeBody { wishes: parts, reason: String::new(), version };
    let now = net::call::<MergeWishes>(&WishPath { wish: into }, &Empty {}, &body).await?;
    tell_apart(into, apart, true).await?;
    let made = now.merges.into_iter().find(|merge| merge.wishes.contains(&first));
    Ok((made.map(|merge| merge.id), many))
}

async fn tell_apart(from: i64, apart: &[i64], differ: bool) -> Result<(), Problem> {
    for number in apart {
        let body = NotDoublesBody { wishes: vec![from, *number], differ };
        net::call::<MarkNotDoubles>(&Empty {}, &Empty {}, &body).await?;
    }
    Ok(())
}

/// Says that none is about the same as another.
pub fn differ(desk: Desk, group: DoubleGroup) {
    if desk.busy.get_untracked() {
        return;
    }
    desk.busy.set(true);
    let wishes: Vec<i64> = group.wishes.iter().map(|one| one.wish.number).collect();
    spawn_local(async move {
        let body = NotDoublesBody { wishes: wishes.clone(), differ: true };
        let outcome = net::call::<MarkNotDoubles>(&Empty {}, &Empty {}, &body).await;
        let _ = desk.busy.try_set(false);
        match outcome {
            Err(problem) => refused(desk, &problem),
            Ok(_) => {
                desk.done(&group);
                focus(HEADING);
                desk.toasts.undo(t::differed(), move || {
                    let body = NotDoublesBody { wishes: wishes.clone(), differ: false };
                    spawn_local(async move {
                        let taken = net::call::<MarkNotDoubles>(&Empty {}, &Empty {}, &body).await;
                        back(desk, body.wishes[0], taken.map(drop));
                    });
                });
            }
        }
    });
}

/// Undone: the group is there again.
fn back(desk: Desk, wish: i64, outcome: Result<(), Problem>) {
    match outcome {
        Ok(()) => desk.toasts.success(t::undone()),
        Err(problem) => desk.toasts.error(problem_text(&problem)),
    }
    desk.again(wish);
}

/// Somebody was faster, or the network is gone: what there is now is looked at.
fn refused(desk: Desk, problem: &Problem) {
    desk.toasts.error(problem_text(problem));
    if problem.status > 0 {
        desk.again(untrack(|| desk.stays.get()));
    }
}
