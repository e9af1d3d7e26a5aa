//! The picture is right for nine initiatives and for a hundred and fifty.

use forenkl_api::{
    PartialDate, Timestamp,
    areas::AreaRef,
    initiatives::{Health, InitiativeRow, InitiativeStatus, Milestone},
    units::UnitRef,
    wishes::Burden,
};
use proptest::prelude::*;

use super::*;

/// 1 April 2026.
const TODAY: i32 = 20_544;

fn unit(id: usize) -> UnitRef {
    UnitRef { id: format!("u{id}").into(), name: format!("Enhed {id}"), short_name: format!("E{id}") }
}

fn row(number: i64, starts: Option<&str>, horizon: Option<&str>) -> InitiativeRow {
    let lane = usize::try_from(number).unwrap_or(0);
    InitiativeRow {
        number,
        title: format!("Tiltag {number}"),
        area: AreaRef { id: format!("a{}", lane % 7).into(), name: format!("Område {}", lane % 7) },
        unit: unit(lane % 12),
        administration: unit(lane % 4),
        owner: None,
        starts: starts.and_then(PartialDate::parse),
        horizon: horizon.and_then(PartialDate::parse),
        status: InitiativeStatus::InProgress,
        health: Health::OnTrack,
        late: false,
        delivered_at: None,
        latest: None,
        milestones: Vec::new(),
        wishes: 0,
        units_hit: 0,
        freed: Burden::default(),
    }
}

fn milestone(due: Option<PartialDate>) -> Milestone {
    Milestone {
        id: "m".into(), title: "Prøvet i drift".into(), owner: None, due, done_at: None, late: false
    }
}

fn day(text: &str) -> i32 {
    PartialDate::parse(text).map_or(0, |date| date.first_day())
}

#[test]
fn a_half_year_ends_as_a_half_year_and_softly() {
    let extent = extent(&row(1, Some("2026-02-01"), Some("2026-H2")), TODAY).unwrap();
    assert_eq!((extent.start, extent.end), (day("2026-02-01"), day("2027-01-01")));
    assert_eq!(extent.soft_start, 0);
    assert!(extent.soft_end > 100, "the end is somewhere in the half-year");
    let exact = super::extent(&row(1, Some("2026-02-01"), Some("2026-12-31")), TODAY).unwrap();
    assert_eq!((exact.end, exact.soft_end), (day("2027-01-01"), 0));
}

#[test]
fn an_unknown_start_is_soft_and_an_open_end_reaches_past_today() {
    let horizon_only = extent(&row(1, None, Some("2026-H1")), TODAY).unwrap();
    assert_eq!(horizon_only.start, day("2026-01-01"));
    assert!(horizon_only.soft_start > 0);
    let open = extent(&row(1, Some("2025-01-01"), None), TODAY).unwrap();
    assert!(open.end > TODAY && open.soft_end > 0);
}

#[test]
fn what_was_delivered_ends_that_day() {
    let mut delivered = row(1, Some("2025-H1"), Some("2026-H2"));
    delivered.status = InitiativeStatus::Delivered;
    delivered.delivered_at = Some(Timestamp(i64::from(TODAY) * 86_400_000));
    let extent = extent(&delivered, TODAY).unwrap();
    assert_eq!((extent.end, extent.soft_end), (TODAY + 1, 0));
}

#[test]
fn what_is_late_reaches_until_today() {
    let mut late = row(1, None, Some("2024-H1"));
    late.late = true;
    let layout = picture(&[late], TODAY, &RoadmapView::default());
    let bar = &layout.lanes[0].bars[0];
    assert_eq!(bar.extent.end, day("2024-07-01"));
    assert_eq!(bar.overdue_until, Some(TODAY + 1));
    assert!(bar.room.1 > TODAY);
}

#[test]
fn the_axis_is_made_of_whole_steps_and_holds_today() {
    let axis = Axis::new(&[], TODAY, None, None, Some(Zoom::Quarter));
    assert_eq!((axis.start, axis.end), (day("2026-04-01"), day("2026-07-01")));
    let year = Axis::new(&[], TODAY, Some(day("2025-11-01")), Some(day("2026-02-01")), Some(Zoom::HalfYear));
    assert_eq!(year.steps.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2025-H2", "2026-H1"]);
    assert_eq!(year.years.len(), 2);
}

#[test]
fn the_address_says_what_is_shown_and_nothing_usual() {
    assert!(RoadmapView::default().params().is_empty());
    let view = RoadmapView {
        table: true,
        lanes: LaneBy::Unit,
        zoom: Some(Zoom::Month),
        status: Some(InitiativeStatus::Paused),
        only: "late".into(),
        from: PartialDate::parse("2026-Q1"),
        ..RoadmapView::default()
    };
    let params = view.params();
    let read =
        RoadmapView::read(|key| params.iter().find(|(name, _)| *name == key).map(|(_, value)| value.clone()));
    assert_eq!(read, view);
    let nonsense = RoadmapView::read(|_| Some("<script>".into()));
    assert_eq!((nonsense.zoom, nonsense.status, nonsense.from), (None, None, None));
}

#[test]
fn lanes_stand_in_danish_order() {
    let mut rows = vec![row(1, Some("2026"), None), row(2, Some("2026"), None), row(3, Some("2026"), None)];
    for (row, name) in rows.iter_mut().zip(["Økonomi", "Ældre", "It"]) {
        row.area.name = name.to_owned();
    }
    let layout = picture(&rows, TODAY, &RoadmapView::default());
    assert_eq!(
        layout.lanes.iter().map(|lane| lane.name.as_str()).collect::<Vec<_>>(),
        ["It", "Ældre", "Økonomi"]
    );
}

#[test]
fn arrow_keys_reach_every_bar() {
    let rows: Vec<_> = (1..=20).map(|n| row(n, (n % 3 > 0).then_some("2026-Q1"), None)).collect();
    let layout = picture(&rows, TODAY, &RoadmapView::default());
    let mut here = walk(&layout, 0, Step::First).unwrap();
    let mut seen = vec![here];
    while let Some(next) = walk(&layout, here, Step::Right) {
        assert_eq!(walk(&layout, next, Step::Left), Some(here));
        here = next;
        seen.push(here);
    }
    seen.sort_unstable();
    assert_eq!(seen, (0..20).collect::<Vec<_>>());
    assert_eq!(walk(&layout, here, Step::Down), None);
}

#[test]
fn hours_of_different_certainty_are_not_blended() {
    let mut rows = vec![row(1, None, None), row(2, None, None)];
    rows[0].freed = Burden { estimated: Some(600), confirmed: Some(300), verified: None };
    rows[1].freed = Burden { estimated: Some(60), confirmed: None, verified: Some(30) };
    let totals = totals(&rows);
    assert_eq!((totals.estimated, totals.confirmed, totals.verified), (660, 300, 30));
}

prop_compose! {
    fn any_date()(year in 2020..2032_i32, part in 1..13_u8, day in 1..29_u8, kind in 0..5_u8) -> PartialDate {
        let date = match kind {
            0 => PartialDate::year(year),
            1 => PartialDate::half(year, part.div_ceil(6)),
            2 => PartialDate::quarter(year, part.div_ceil(3)),
            3 => PartialDate::month(year, part),
            _ => PartialDate::day(year, part, day),
        };
        date.unwrap()
    }
}

prop_compose! {
    fn any_row()(
        number in 1..500_i64,
        starts in proptest::option::of(any_date()),
        horizon in proptest::option::of(any_date()),
        due in proptest::option::of(any_date()),
        late in any::<bool>(),
    ) -> InitiativeRow {
        let mut row = row(number, None, None);
        (row.starts, row.horizon, row.late) = (starts, horizon, late);
        row.milestones = vec![milestone(due), milestone(None)];
        row
    }
}

proptest! {
    #[test]
    fn bars_of_a_row_never_overlap_and_everything_is_in_the_picture(
        rows in proptest::collection::vec(any_row(), 0..150), zoom in 0..5_usize, lanes in 0..3_usize,
    ) {
        let view = RoadmapView { zoom: Zoom::ALL.get(zoom).copied(), lanes: LaneBy::ALL[lanes], ..RoadmapView::default() };
        let layout = picture(&rows, TODAY, &view);
        let mut seen: Vec<usize> = layout.undated.clone();
        for lane in &layout.lanes {
            for pair in lane.bars.windows(2) {
                prop_assert!(pair[0].row < pair[1].row || pair[0].reach <= pair[1].room.0);
            }
            for bar in &lane.bars {
                seen.push(bar.index);
                let Extent { start, end, soft_start, soft_end } = bar.extent;
                prop_assert!(layout.axis.start <= start && start < end && end <= layout.axis.end);
                prop_assert!(soft_start + soft_end <= end - start);
                prop_assert!(bar.room.0 <= start && end <= bar.room.1);
                prop_assert!(layout.axis.start <= bar.room.0 && bar.room.1 <= layout.axis.end);
                prop_assert!(bar.row < lane.rows);
                prop_assert!(bar.room.1 <= bar.reach && bar.reach <= layout.axis.end);
                prop_assert_eq!(bar.cut, (false, false));
            }
        }
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..rows.len()).collect::<Vec<_>>());
        for index in &layout.undated {
            prop_assert!(rows[*index].starts.is_none() && rows[*index].horizon.is_none());
        }
    }

    #[test]
    fn any_window_can_be_drawn(rows in proptest::collection::vec(any_row(), 0..30), from in any_date(), to in any_date()) {
        let view = RoadmapView { from: Some(from), to: Some(to), ..RoadmapView::default() };
        let shown: Vec<_> = rows.into_iter().filter(|row| view.shows(row, TODAY)).collect();
        let layout = picture(&shown, TODAY, &view);
        prop_assert!(layout.axis.start <= from.first_day() && layout.axis.end > layout.axis.start);
        let drawn: usize = layout.lanes.iter().map(|lane| lane.bars.len()).sum();
        prop_assert_eq!(drawn + layout.undated.len(), shown.len());
        for bar in layout.lanes.iter().flat_map(|lane| &lane.bars) {
            for day in [bar.extent.start, bar.extent.end, bar.room.0, bar.room.1] {
                prop_assert!((0.0..=100.0).contains(&layout.axis.percent(day)));
                prop_assert!((layout.axis.start..=layout.axis.end).contains(&day));
            }
        }
    }
}
