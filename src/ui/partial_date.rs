//! A date as exactly as it is known: first how exactly, then when.

use crate::reactive::Effect;
use leptos::prelude::*;

use forenkl_api::{PartialDate, Precision};

use super::{Choice, field::Frame, number::day_input, select::option_list, texts};
use crate::format::{local_day, month_name, now, partial_date};

/// How exactly, as the value of its own select.
const NONE: &str = "";
const YEAR: &str = "y";
const HALF: &str = "h";
const QUARTER: &str = "q";
const MONTH: &str = "m";
const DAY: &str = "d";

fn precision_of(value: &str) -> &'static str {
    match PartialDate::parse(value).map(|date| date.precision()) {
        None => NONE,
        Some(Precision::Year) => YEAR,
        Some(Precision::HalfYear) => HALF,
        Some(Precision::Quarter) => QUARTER,
        Some(Precision::Month) => MONTH,
        Some(Precision::Day) => DAY,
    }
}

/// The first date of a precision on or after a given day, or the whole that holds that day.
fn near(precision: &str, anchor: PartialDate) -> Option<PartialDate> {
    let (year, month) =
        (anchor.year_number(), if anchor.precision() >= Precision::Month { anchor.part_number() } else { 1 });
    match precision {
        YEAR => PartialDate::year(year),
        HALF => PartialDate::half(year, month.div_ceil(6)),
        QUARTER => PartialDate::quarter(year, month.div_ceil(3)),
        MONTH => PartialDate::month(year, month),
        DAY => PartialDate::day(year, month, anchor.day_of_month().unwrap_or(1)),
        _ => None,
    }
}

/// The parts of a year that a precision offers.
fn parts(precision: &str, year: i32) -> Vec<Choice> {
    let label = |date: Option<PartialDate>| date.map(|date| (date.to_string(), date));
    let dates: Vec<(String, PartialDate)> = match precision {
        HALF => (1..=2).filter_map(|n| label(PartialDate::half(year, n))).collect(),
        QUARTER => (1..=4).filter_map(|n| label(PartialDate::quarter(year, n))).collect(),
        MONTH => (1..=12).filter_map(|n| label(PartialDate::month(year, n))).collect(),
        _ => Vec::new(),
    };
    dates.into_iter().map(|(value, date)| Choice::new(value, part_name(&date))).collect()
}

fn part_name(date: &PartialDate) -> String {
    match date.precision() {
        Precision::Month => month_name(date.part_number()).to_owned(),
        _ => partial_date(date).trim_end_matches(|c: char| c.is_ascii_digit()).trim_end().to_owned(),
    }
}

/// A time horizon: `2026`, `2026-H1`, `2026-Q3`, `2026-05`, `2026-05-17` or empty.
#[component]
pub fn PartialDateField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let frame = Frame::new(&name, label, hint, optional, error);
    let today = local_day(now());
    let this_year = today.map_or(2026, |day| day.year_number());
    let parsed = Memo::new(move |_| value.with(|value| PartialDate::parse(value)));
    // An emptied day keeps its field open.
    let precision = RwSignal::new(precision_of(&value.get_untracked()));
    Effect::new(move |_| {
        let found = value.with(|value| precision_of(value));
        if found != NONE {
            precision.set(found);
        }
    });
    let choose = move |event| {
        let chosen = [YEAR, HALF, QUARTER, MONTH, DAY]
            .into_iter()
            .find(|one| *one == event_target_value(&event))
            .unwrap_or(NONE);
        precision.set(chosen);
        let anchor = parsed.get_untracked().or(today);
        let date = anchor.and_then(|anchor| near(chosen, anchor));
        value.set(date.map(|date| date.to_string()).unwrap_or_default());
    };
    let in_year = move |event| {
        let year = event_target_value(&event);
        value.update(|value| {
            let rest = value.get(4..).unwrap_or_default().to_owned();
            *value = year + &rest;
        });
    };
    let precisions = vec![
        Choice::new(NONE, texts::not_known()),
        Choice::new(HALF, texts::by_half()),
        Choice::new(QUARTER, texts::by_quarter()),
        Choice::new(MONTH, texts::by_month()),
        Choice::new(DAY, texts::by_day()),
        Choice::new(YEAR, texts::by_year()),
    ];
    let year = Memo::new(move |_| parsed.get().map_or(this_year, |date| date.year_number()));
    let years = Signal::derive(move || {
        let first = (this_year - 5).min(year.get());
        (first..=(this_year + 10).max(year.get()))
            .map(|year| Choice::new(year.to_string(), year.to_string()))
            .collect()
    });
    let part_choices = Signal::derive(move || parts(precision.get(), year.get()));
    let control = view! {
        <div class="cluster">
            <div>
                <select
                    class="form-select"
                    id=frame.id.clone()
                    aria-describedby=frame.described_by(None)
                    aria-invalid=frame.invalid()
                    on:change=choose
                >
                    {option_list(precisions.into(), Signal::derive(move || precision.get().to_owned()))}
                </select>
            </div>
            {move || match precision.get() {
                NONE => ().into_any(),
                DAY => {
                    view! {
                        <div>
                            <input
                                node_ref=day_input(value)
                                class="form-input"
                                type="date"
                                aria-label=texts::by_day()
                                on:change=move |event| value.set(event_target_value(&event))
                            />
                        </div>
                    }
                        .into_any()
                }
                other => {
                    let part = (other != YEAR)
                        .then(|| {
                            view! {
                                <div>
                                    <select
                                        class="form-select"
                                        aria-label=texts::when()
                                        on:change=move |event| value.set(event_target_value(&event))
                                    >
                                        {option_list(part_choices, value.into())}
                                    </select>
                                </div>
                            }
                        });
                    view! {
                        {part}
                        <div>
                            <select class="form-select" aria-label=texts::by_year() on:change=in_year>
                                {option_list(years, Signal::derive(move || year.get().to_string()))}
                            </select>
                        </div>
                    }
                        .into_any()
                }
            }}
        </div>
    };
    frame.around(control.into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near_text(precision: &str, anchor: &str) -> Option<String> {
        PartialDate::parse(anchor).and_then(|anchor| near(precision, anchor)).map(|date| date.to_string())
    }

    #[test]
    fn changing_how_exactly_keeps_the_time() {
        assert_eq!(near_text(HALF, "2026-08-17").as_deref(), Some("2026-H2"));
        assert_eq!(near_text(QUARTER, "2026-08").as_deref(), Some("2026-Q3"));
        assert_eq!(near_text(MONTH, "2026-08-17").as_deref(), Some("2026-08"));
        assert_eq!(near_text(YEAR, "2026-H2").as_deref(), Some("2026"));
        assert_eq!(near_text(NONE, "2026-H2"), None);
    }

    #[test]
    fn parts_are_named_without_their_year() {
        let names: Vec<String> = parts(HALF, 2026).into_iter().map(|choice| choice.label).collect();
        assert_eq!(names, ["1. halvår", "2. halvår"]);
        assert_eq!(parts(MONTH, 2026).last().map(|choice| choice.label.as_str()), Some("december"));
    }
}
