//! Undone as a whole, or not at all.

use forenkl::features::deadlines::app::keep;
use forenkl_api::{
    ProblemCode,
    areas::ListAreas,
    deadlines::ClockState,
    problem::ConflictReason,
    transfer::{ImportKind, ListImports},
    units::ListUnits,
    wishes::{WishRow, WishStatus},
};

use crate::{
    imports::{AREAS, INITIATIVES, ORGANISATION, WISHES, organisation, take_in, undo, wishes},
    support::{for_each_db, nothing},
};

#[test]
fn everything_can_be_undone_in_turn() {
    for_each_db(|app| async move {
        let units = take_in(&app, ImportKind::Units, "organisation.csv", ORGANISATION).await;
        let areas = take_in(&app, ImportKind::Areas, "fagomraader.csv", AREAS).await;
        let sent = take_in(&app, ImportKind::Wishes, "oensker.csv", WISHES).await;
        let initiatives = take_in(&app, ImportKind::Initiatives, "tiltag.csv", INITIATIVES).await;
        for report in [&units, &areas, &sent] {
            let problem = undo(&app, report).await.unwrap_err();
            assert_eq!(
                problem.reason,
                Some(ConflictReason::ChangedSince),
                "others stand on it: {}",
                report.file_name
            );
        }
        undo(&app, &initiatives).await.unwrap();
        assert!(
            wishes(&app).await.iter().all(|row| row.status == WishStatus::Received && row.decision.is_none())
        );
        for report in [&sent, &areas, &units] {
            undo(&app, report).await.unwrap();
        }
        assert!(wishes(&app).await.is_empty());
        let left = app
            .call_as::<ListUnits>(&app.town.leader.id, nothing(), nothing(), nothing())
            .await
            .unwrap()
            .units;
        assert_eq!((left.len(), left[0].name.as_str()), (6, "Ærøskøbing Kommune"));
        let left = app
            .call_as::<ListAreas>(&app.town.leader.id, nothing(), nothing(), nothing())
            .await
            .unwrap()
            .areas;
        assert_eq!(left.len(), 2);
        let imports = app
            .call_as::<ListImports>(&app.town.administrator.id, nothing(), nothing(), nothing())
            .await
            .unwrap();
        assert!(imports.imports.iter().all(|import| import.undone_at.is_some() && import.by.is_some()));
    });
}

#[test]
fn what_has_been_used_since_is_not_undone_not_even_in_part() {
    for_each_db(|app| async move {
        organisation(&app).await;
        let report = take_in(&app, ImportKind::Wishes, "oensker.csv", WISHES).await;
        let supported = wishes(&app).await[4].number;
        app.support(&app.town.leader, supported).await;
        let problem = undo(&app, &report).await.unwrap_err();
        assert_eq!(
            (problem.code, problem.reason),
            (ProblemCode::Conflict, Some(ConflictReason::ChangedSince))
        );
        assert_eq!(wishes(&app).await.len(), 15);
        assert!(app.read_wish(&app.town.leader, supported).await.mine.supported);
    });
}

#[test]
fn that_time_has_started_the_clock_is_not_use() {
    for_each_db(|app| async move {
        organisation(&app).await;
        let sent = take_in(&app, ImportKind::Wishes, "oensker.csv", WISHES).await;
        keep(&app.app.db, &app.app.org).await.unwrap();
        let clock = async |wish| app.read_wish(&app.town.leader, wish).await.clock.unwrap();
        let answered_by = |rows: &[WishRow]| {
            rows.iter().find(|row| row.title.starts_with("Hver medarbejder")).unwrap().number
        };
        let wish = answered_by(&wishes(&app).await);
        let before = clock(wish).await;
        assert_eq!(before.turns.len(), 1);
        let initiatives = take_in(&app, ImportKind::Initiatives, "tiltag.csv", INITIATIVES).await;
        let answered = clock(wish).await;
        assert_eq!(answered.deadline.state, ClockState::Met, "the initiative is the answer, in time");
        assert!(answered.turns.iter().all(|turn| turn.to.is_some()), "it is nobody's turn any more");
        undo(&app, &initiatives).await.unwrap();
        assert_eq!(clock(wish).await, before, "and it is theirs again, by the day that was promised");
        undo(&app, &sent).await.unwrap();
        assert!(wishes(&app).await.is_empty());
    });
}

#[test]
fn a_change_is_not_undone_once_the_wish_has_been_heard() {
    for_each_db(|app| async move {
        organisation(&app).await;
        take_in(&app, ImportKind::Wishes, "oensker.csv", WISHES).await;
        let text =
            String::from_utf8(WISHES.to_vec()).unwrap().replace("er svær at bruge", "er umulig at bruge");
        let report = take_in(&app, ImportKind::Wishes, "oensker.csv", text.as_bytes()).await;
        assert_eq!(report.changed, 1);
        let changed = wishes(&app).await.into_iter().find(|row| row.title.contains("umulig")).unwrap().number;
        app.support(&app.town.leader, changed).await;
        let problem = undo(&app, &report).await.unwrap_err();
        assert_eq!(problem.reason, Some(ConflictReason::ChangedSince));
        let wish = app.read_wish(&app.town.leader, changed).await;
        assert_eq!((wish.supporters, wish.units_hit, wish.mine.supported), (1, 1, true));
    });
}
