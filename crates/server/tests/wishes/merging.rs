//! Merged into one, read as one, and taken apart again exactly.

use forenkl_api::{
    Problem, ProblemCode,
    comments::{CommentBody, CreateComment, ListComments},
    home::GetHome,
    problem::ConflictReason,
    wishes::{
        AuthorVisibility, FollowWish, ListDoubles, MarkNotDoubles, MergeBody, MergePath, MergeWishes,
        NotDoublesBody, SeenWish, UndoMerge, UnfollowWish, Wish, WishPath, WishQuery, WithdrawSupport,
    },
};

use super::{find, list};
use crate::support::{Someone, TestApp, for_each_db, key, nothing};

async fn merge(app: &TestApp, by: &Someone, into: i64, wishes: &[i64]) -> Result<Wish, Problem> {
    let version = app.read_wish(by, into).await.version;
    let mut seen = Vec::new();
    for number in wishes {
        seen.push(SeenWish { number: *number, version: app.read_wish(by, *number).await.version });
    }
    let body = MergeBody { wishes: seen, reason: "Det samme problem".into(), version };
    app.call_as::<MergeWishes>(&by.id, WishPath { wish: into }, nothing(), body).await
}

async fn undo(app: &TestApp, by: &Someone, wish: i64, merge: &forenkl_api::MergeId) -> Result<Wish, Problem> {
    let path = MergePath { wish, merge: merge.clone() };
    app.call_as::<UndoMerge>(&by.id, path, nothing(), nothing()).await
}

async fn say(app: &TestApp, by: &Someone, wish: i64, text: &str) -> Result<(), Problem> {
    let body = CommentBody { key: key(), body: text.into(), official: false, not_cpr: false };
    app.call_as::<CreateComment>(&by.id, WishPath { wish }, nothing(), body).await.map(drop)
}

async fn said(app: &TestApp, by: &Someone, wish: i64) -> Vec<(String, Option<i64>)> {
    let path = WishPath { wish };
    let all = app.call_as::<ListComments>(&by.id, path, nothing(), nothing()).await.unwrap();
    all.comments.into_iter().map(|comment| (comment.body, comment.from_wish)).collect()
}

#[test]
fn the_family_is_read_as_one_and_people_count_once() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let target = app.a_wish(&town.leader, "Nøglekort tager fjorten dage").await.number;
        let part = app.a_wish(&town.other_leader, "Adgangskort kommer for sent").await.number;
        app.support(&town.facilitator, target).await;
        app.support(&town.facilitator, part).await;
        app.support(&town.leader, part).await;
        say(&app, &town.facilitator, part, "Hos os også").await.unwrap();
        let merged = merge(&app, &town.owner, target, &[part]).await.unwrap();
        // The author of the part and the facilitator; the target's own author is not counted.
        assert_eq!((merged.supporters, merged.units_hit), (2, 3));
        assert_eq!(merged.parts.len(), 1);
        assert_eq!(merged.parts[0].title, "Adgangskort kommer for sent");
        assert_eq!(merged.merges[0].wishes, [part]);
        assert_eq!(said(&app, &town.leader, target).await, [("Hos os også".to_owned(), Some(part))]);
        let old = app.read_wish(&town.leader, part).await;
        assert_eq!(old.merged_into.unwrap().number, target);
        assert!(!old.may.support && !old.may.edit);
        let rows = list(&app, &town.other_leader, WishQuery::default()).await;
        assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [target]);
        assert!(rows[0].supported, "through the part");
        assert_eq!(find(&app, "adgangskort").await, Vec::<String>::new());
        for only in ["mine", "followed"] {
            let query = WishQuery { only: Some(only.into()), ..WishQuery::default() };
            assert_eq!(list(&app, &town.other_leader, query).await.len(), 1, "{only}");
        }
        let home =
            app.call_as::<GetHome>(&town.other_leader.id, nothing(), nothing(), nothing()).await.unwrap();
        assert_eq!(home.mine.iter().map(|one| one.wish.number).collect::<Vec<_>>(), [target]);
    });
}

#[test]
fn own_support_is_taken_out_and_given_back_by_undoing() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let target = app.a_wish(&town.leader, "Det ene").await.number;
        let part = app.a_wish(&town.other_leader, "Det andet").await.number;
        app.support(&town.facilitator, part).await;
        let merged = merge(&app, &town.owner, target, &[part]).await.unwrap();
        let path = WishPath { wish: target };
        let out = app
            .call_as::<WithdrawSupport>(&town.facilitator.id, path.clone(), nothing(), nothing())
            .await
            .unwrap();
        assert_eq!((out.supporters, out.supported), (1, false));
        assert!(!app.read_wish(&town.facilitator, target).await.mine.supported);
        let supported = WishQuery { only: Some("supported".into()), ..WishQuery::default() };
        assert!(
            list(&app, &town.facilitator, supported).await.is_empty(),
            "what was taken out is not listed"
        );
        // Given anew, it is the target's own, and stays there.
        app.support(&town.facilitator, target).await;
        assert_eq!(app.read_wish(&town.leader, target).await.supporters, 2);
        let after = undo(&app, &town.owner, target, &merged.merges[0].id).await.unwrap();
        assert_eq!((after.supporters, after.parts.len()), (1, 0));
        let part = app.read_wish(&town.facilitator, part).await;
        assert_eq!((part.supporters, part.mine.supported, part.merged_into), (1, true, None));
    });
}

#[test]
fn what_does_not_fit_is_refused() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let (a, b, c) = (
            app.a_wish(&town.leader, "Første").await.number,
            app.a_wish(&town.leader, "Anden").await.number,
            app.a_wish(&town.leader, "Tredje").await.number,
        );
        let itself = merge(&app, &town.owner, a, &[a]).await.unwrap_err();
        assert_eq!(itself.code, ProblemCode::Invalid);
        let foreign = merge(&app, &town.foreign_owner, a, &[b]).await.unwrap_err();
        assert_eq!(foreign.code, ProblemCode::Forbidden);
        let body = MergeBody {
            wishes: vec![SeenWish { number: b, version: 99 }],
            reason: String::new(),
            version: app.read_wish(&town.owner, a).await.version,
        };
        let stale = app
            .call_as::<MergeWishes>(&town.owner.id, WishPath { wish: a }, nothing(), body)
            .await
            .unwrap_err();
        assert_eq!(stale.code, ProblemCode::Stale);
        let first = merge(&app, &town.owner, b, &[a]).await.unwrap().merges[0].id.clone();
        for (into, wishes) in [(a, [c]), (c, [a])] {
            let refused = merge(&app, &town.owner, into, &wishes).await.unwrap_err();
            assert_eq!(refused.reason, Some(ConflictReason::Merged));
        }
        let refused = say(&app, &town.leader, a, "For sent").await.unwrap_err();
        assert_eq!(refused.reason, Some(ConflictReason::Merged));
        // Its parts come along: no chain arises, and the earlier merge waits for the later one.
        let second = merge(&app, &town.owner, c, &[b]).await.unwrap();
        let parts: Vec<i64> = second.parts.iter().map(|part| part.number).collect();
        assert_eq!(parts, [a, b]);
        let early = undo(&app, &town.owner, b, &first).await.unwrap_err();
        assert_eq!(early.reason, Some(ConflictReason::Merged));
        undo(&app, &town.owner, c, &second.merges[0].id).await.unwrap();
        assert_eq!(app.read_wish(&town.owner, a).await.merged_into.unwrap().number, b);
        undo(&app, &town.owner, b, &first).await.unwrap();
        let again = undo(&app, &town.owner, b, &first).await.unwrap_err();
        assert_eq!(again.reason, Some(ConflictReason::AlreadyUndone));
        assert!(app.read_wish(&town.owner, a).await.merged_into.is_none());
    });
}

#[test]
fn the_hidden_author_of_a_part_is_hidden_in_the_whole() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let target = app.a_wish(&town.leader, "Åbent ønske").await.number;
        let mut body = app.wish_body(&town.other_leader, "Skjult ønske", &town.personnel);
        body.visibility = AuthorVisibility::Nobody;
        let part = app.send_wish(&town.other_leader, body).await.number;
        say(&app, &town.other_leader, part, "Det skrev jeg før").await.unwrap();
        merge(&app, &town.owner, target, &[part]).await.unwrap();
        say(&app, &town.other_leader, target, "Og det skriver jeg nu").await.unwrap();
        for reader in [&town.leader, &town.owner, &town.administrator] {
            for wish in [target, part] {
                let text = super::hiding::everything(&app, reader, wish).await;
                assert!(!text.contains("Åge Ørsted"), "{text}");
                assert!(!text.contains("Plejehjemmet Åen"), "{text}");
            }
        }
    });
}

/// What a person can see of a wish, but for its version.
async fn state(app: &TestApp, wish: i64) -> (Wish, Vec<(String, Option<i64>)>, Vec<(bool, bool)>) {
    let town = &app.town;
    let mut seen = app.read_wish(&town.owner, wish).await;
    seen.version = 0;
    let mut mine = Vec::new();
    for one in people(app) {
        let wish = app.read_wish(&one, wish).await;
        mine.push((wish.mine.supported, wish.mine.followed));
    }
    (seen, said(app, &town.owner, wish).await, mine)
}

fn people(app: &TestApp) -> [Someone; 4] {
    let town = &app.town;
    [&town.leader, &town.other_leader, &town.facilitator, &town.management].map(Clone::clone)
}

async fn do_something(app: &TestApp, wish: i64, chance: &mut u64) {
    let mut next = |below: u64| {
        *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*chance >> 33) % below
    };
    let by = people(app)[usize::try_from(next(4)).unwrap()].clone();
    let path = WishPath { wish };
    match next(5) {
        0 => {
            let body = forenkl_api::wishes::SupportBody { unit: by.unit.clone(), load: None };
            // Authors are refused.
            drop(app.call_as::<forenkl_api::wishes::SupportWish>(&by.id, path, nothing(), body).await);
        }
        1 => drop(app.call_as::<WithdrawSupport>(&by.id, path, nothing(), nothing()).await.unwrap()),
        2 => say(app, &by, wish, &format!("Nummer {}", next(1000))).await.unwrap(),
        3 => drop(app.call_as::<FollowWish>(&by.id, path, nothing(), nothing()).await.unwrap()),
        _ => drop(app.call_as::<UnfollowWish>(&by.id, path, nothing(), nothing()).await.unwrap()),
    }
}

#[test]
fn undoing_restores_exactly_what_was_after_anything() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let mut chance = 1;
        for round in 0..6 {
            let target = app.a_wish(&town.leader, &format!("Målet {round}")).await.number;
            let one = app.a_wish(&town.other_leader, &format!("Delen {round}")).await.number;
            let two = app.a_wish(&town.facilitator, &format!("Den anden del {round}")).await.number;
            for _ in 0..8 {
                for wish in [target, one, two] {
                    do_something(&app, wish, &mut chance).await;
                }
            }
            if round % 2 == 1 {
                app.answer(two, forenkl_api::wishes::Decision::NotNow, None).await;
            }
            let before = (state(&app, target).await, state(&app, one).await, state(&app, two).await);
            let merged = merge(&app, &town.owner, target, &[one, two]).await.unwrap();
            let untouched = round % 3 == 0;
            if !untouched {
                for _ in 0..8 {
                    do_something(&app, target, &mut chance).await;
                }
                app.answer(target, forenkl_api::wishes::Decision::No, None).await;
            }
            let after = undo(&app, &town.owner, target, &merged.merges[0].id).await.unwrap();
            assert_eq!(state(&app, one).await, before.1, "round {round}");
            assert_eq!(state(&app, two).await, before.2, "round {round}");
            if untouched {
                assert_eq!(state(&app, target).await, before.0, "round {round}");
            } else {
                let said = state(&app, target).await.1;
                assert!(before.0.1.iter().all(|comment| said.contains(comment)), "its own comments stay");
                assert_eq!(after.answers.len(), 1, "what came later stays with it");
            }
        }
    });
}

#[test]
fn likely_doubles_are_offered_until_somebody_says_they_are_none() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        for other in
            ["Rengøring af gangene", "Køkkenaffald til hønsene", "Måger på taget", "Printeren på stuen"]
        {
            app.a_wish(&town.leader, other).await;
        }
        let a = app.a_wish(&town.leader, "Barselsrefusion skal søges i hånden").await.number;
        let b = app.a_wish(&town.other_leader, "Refusion ved barsel søges i hånden").await.number;
        let found = || {
            let (app, owner) = (&app, &town.owner);
            async move {
                // Until the index has been read there are none.
                for _ in 0..40 {
                    let found =
                        app.call_as::<ListDoubles>(&owner.id, nothing(), nothing(), nothing()).await.unwrap();
                    if !found.groups.is_empty() {
                        return found.groups;
                    }
                    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                }
                Vec::new()
            }
        };
        let groups = found().await;
        let numbers: Vec<i64> = groups[0].wishes.iter().map(|one| one.wish.number).collect();
        assert_eq!((groups.len(), numbers), (1, vec![a, b]));
        let mut body = NotDoublesBody { wishes: vec![a, b], differ: true };
        let foreign =
            app.call_as::<MarkNotDoubles>(&town.foreign_owner.id, nothing(), nothing(), body.clone()).await;
        assert_eq!(foreign.unwrap_err().code, ProblemCode::Forbidden);
        app.call_as::<MarkNotDoubles>(&town.owner.id, nothing(), nothing(), body.clone()).await.unwrap();
        assert!(found().await.is_empty());
        body.differ = false;
        app.call_as::<MarkNotDoubles>(&town.owner.id, nothing(), nothing(), body).await.unwrap();
        assert_eq!(found().await.len(), 1, "taken back");
    });
}
