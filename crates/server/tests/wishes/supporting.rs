//! Supported: counted in people and units, with burdens that are kept apart.

use forenkl_api::{
    ProblemCode,
    wishes::{
        AssessWish, AssessmentBody, Load, SupportBody, SupportWish, WishPath, WishStatus, WithdrawSupport,
    },
};

use crate::support::{for_each_db, nothing};

#[test]
fn support_counts_people_once_and_units_once() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Nøglekort tager 14 dage").await;
        assert_eq!((wish.supporters, wish.units_hit), (0, 1), "the author's own unit is hit");
        let once = app.support(&town.other_leader, wish.number).await;
        assert_eq!((once.supporters, once.units_hit), (1, 2));
        let twice = app.support(&town.other_leader, wish.number).await;
        assert_eq!((twice.supporters, twice.units_hit), (1, 2));
        let path = WishPath { wish: wish.number };
        let back = app
            .call_as::<WithdrawSupport>(&town.other_leader.id, path.clone(), nothing(), nothing())
            .await
            .unwrap();
        assert_eq!((back.supporters, back.units_hit, back.supported), (0, 1, false));
        let own = SupportBody { unit: town.leader.unit.clone(), load: None };
        let own = app.call_as::<SupportWish>(&town.leader.id, path, nothing(), own).await.unwrap_err();
        assert_eq!(own.code, ProblemCode::Forbidden, "the author is counted already");
    });
}

#[test]
fn the_three_burdens_are_never_blended() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let mut body = app.wish_body(&town.leader, "Skema uden læser", &town.personnel);
        body.load = Some(Load { tenths_of_minutes: 75, times_per_year: 104, people: 3 });
        let wish = app.send_wish(&town.leader, body).await;
        assert_eq!((wish.burden.estimated, wish.burden.confirmed), (Some(2340), None));
        let load = Some(Load { tenths_of_minutes: 100, times_per_year: 10, people: 1 });
        let support = SupportBody { unit: town.other_leader.unit.clone(), load };
        let path = WishPath { wish: wish.number };
        let after = app
            .call_as::<SupportWish>(&town.other_leader.id, path.clone(), nothing(), support)
            .await
            .unwrap();
        assert_eq!(after.burden.estimated, Some(2340));
        assert_eq!(after.burden.confirmed, Some(2440), "what the units say of themselves, each once");
        let body = AssessmentBody {
            area: town.personnel.clone(),
            kind: wish.kind,
            rule_source: wish.rule_source,
            status: WishStatus::Assessing,
            verified_minutes: Some(2000),
            version: wish.version,
        };
        let assessed =
            app.call_as::<AssessWish>(&town.owner.id, path.clone(), nothing(), body).await.unwrap();
        assert_eq!(assessed.burden.best().map(|(minutes, _)| minutes), Some(2000));
        app.call_as::<WithdrawSupport>(&town.other_leader.id, path, nothing(), nothing()).await.unwrap();
        let burden = app.read_wish(&town.leader, wish.number).await.burden;
        assert_eq!((burden.estimated, burden.confirmed, burden.verified), (Some(2340), None, Some(2000)));
    });
}
