//! How wishes are answered, as one table: all of them, then each area, administration and month.

use forenkl_api::{
    answer_times::{AnswerFigures, AnswerTimesQuery},
    people::Language,
    wishes::{Decision, Verdicts},
};

use super::table::{Out, Table};
use crate::{
    db::Conn,
    fault::Fault,
    features::{answer_times, transfer::words::Word},
    org::Org,
};

const HEADINGS: [(&str, &str); 14] = [
    ("Gruppe", "Group"),
    ("Navn", "Name"),
    ("Modtaget", "Received"),
    ("Åbne", "Open"),
    ("Frist snart", "Due soon"),
    ("Over fristen", "Overdue"),
    ("Besvaret", "Answered"),
    ("Til tiden", "In time"),
    ("Arbejdsdage til svar, median", "Working days to the answer, median"),
    ("Afgørelser", "Decisions"),
    ("Mærket det: ja", "Noticed: yes"),
    ("Mærket det: lidt", "Noticed: a little"),
    ("Mærket det: nej", "Noticed: no"),
    ("Mærket det: svar", "Noticed: answers"),
];

/// The table.
///
/// # Errors
/// When the database cannot be read.
pub(super) fn table(
    conn: &mut Conn,
    org: &Org,
    language: Language,
    query: &AnswerTimesQuery,
) -> Result<Table, Fault> {
    let times = answer_times::app::answer_times(conn, org, query)?;
    let by = |danish, english| if language == Language::Danish { danish } else { english };
    let group = |group: &str, name: &str, figures: &AnswerFigures, verdicts: Option<&Verdicts>| {
        let mut row = vec![Out::text(group), Out::text(name), Out::Empty];
        row.extend([figures.open, figures.due, figures.overdue].map(Out::Whole));
        row.extend(answered(figures.answered, figures.in_time, figures.median_days));
        row.push(Out::text(decisions(figures, language)));
        // Where there are too few, nothing is told.
        let said = verdicts.map_or([None; 4], |said| [said.yes, said.partly, said.no, Some(said.answers)]);
        row.extend(said.map(|count| count.map_or(Out::Empty, Out::Whole)));
        row
    };
    let mut rows = vec![group(by("Alle", "All"), "", &times.total, None)];
    for area in &times.areas {
        rows.push(group(by("Fagområde", "Area"), &area.area.name, &area.figures, None));
    }
    for one in &times.administrations {
        let name = &one.administration.name;
        let noticed = times.noticed.iter().find(|at| at.administration.id == one.administration.id);
        let verdicts = noticed.and_then(|at| at.verdicts.as_ref());
        rows.push(group(by("Forvaltning", "Administration"), name, &one.figures, verdicts));
    }
    for month in &times.months {
        let mut row =
            vec![Out::text(by("Måned", "Month")), Out::text(&month.month), Out::Whole(month.received)];
        row.extend([Out::Empty, Out::Empty, Out::Empty]);
        row.extend(answered(month.answered, month.in_time, month.median_days));
        row.resize(HEADINGS.len(), Out::Empty);
        rows.push(row);
    }
    Ok(Table { headings: HEADINGS.iter().map(|(danish, english)| by(*danish, *english)).collect(), rows })
}

fn answered(answered: i64, in_time: i64, median_days: Option<i64>) -> [Out; 3] {
    [Out::Whole(answered), Out::Whole(in_time), median_days.map_or(Out::Empty, Out::Whole)]
}

/// "gøres 12, nej 3".
fn decisions(figures: &AnswerFigures, language: Language) -> String {
    let name = |decision: Decision| decision.name(language);
    let said = figures.decisions.iter().map(|each| format!("{} {}", name(each.decision), each.count));
    said.collect::<Vec<_>>().join(", ")
}
