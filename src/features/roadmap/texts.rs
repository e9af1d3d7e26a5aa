//! The words of the roadmap.

use crate::{
    format::hours,
    i18n::{plural, texts},
};

texts! {
    title { da: "Roadmap", en: "Roadmap" }
    initiatives(n: i64) => { da: plural(n, "tiltag", "tiltag"), en: plural(n, "initiative", "initiatives") }
    delivered(n: i64) => { da: format!("{n} leveret"), en: format!("{n} delivered") }
    late(n: i64) => { da: format!("{n} forsinket"), en: format!("{n} late") }
    freed_confirmed(minutes: i64) => {
        da: format!("{} timer om året frigivet (bekræftet)", hours(minutes)),
        en: format!("{} hours a year freed (confirmed)", hours(minutes)),
    }
    freed_verified(minutes: i64) => { da: format!("{} efterprøvet", hours(minutes)), en: format!("{} verified", hours(minutes)) }
    freed_estimated(minutes: i64) => { da: format!("{} anslået", hours(minutes)), en: format!("{} estimated", hours(minutes)) }
    freed_only_estimated(minutes: i64) => {
        da: format!("{} timer om året (anslået)", hours(minutes)),
        en: format!("{} hours a year (estimated)", hours(minutes)),
    }

    as_of(day: &str) { da: "Pr. {day}", en: "As of {day}" }
    timeline { da: "Tidslinje", en: "Timeline" }
    table { da: "Tabel", en: "Table" }
    full_screen { da: "Fuld skærm", en: "Full screen" }
    leave_full_screen { da: "Luk fuld skærm", en: "Leave full screen" }
    print { da: "Udskriv", en: "Print" }
    export { da: "Hent listen", en: "Download the list" }
    export_csv { da: "Som CSV", en: "As CSV" }
    export_xlsx { da: "Som Excel (XLSX)", en: "As Excel (XLSX)" }
    export_all_periods { da: "Filen rummer alle perioder", en: "The file holds all periods" }

    zoom { da: "Inddeling", en: "Steps" }
    months { da: "Måneder", en: "Months" }
    quarters { da: "Kvartaler", en: "Quarters" }
    half_years { da: "Halvår", en: "Half-years" }
    years { da: "År", en: "Years" }
    lanes { da: "Baner", en: "Lanes" }
    by_area { da: "Fagområde", en: "Area" }
    by_administration { da: "Forvaltning", en: "Administration" }
    by_unit { da: "Ansvarlig enhed", en: "Responsible unit" }
    area { da: "Fagområde", en: "Area" }
    unit { da: "Ansvarlig", en: "Responsible" }
    status { da: "Status", en: "Status" }
    only_late { da: "Kun forsinkede", en: "Only late" }
    only_at_risk { da: "I risiko", en: "At risk" }
    from { da: "Fra", en: "From" }
    to { da: "Til", en: "To" }
    show_all { da: "Vis alle", en: "Show all" }
    filters { da: "Visning og filtre", en: "View and filters" }
    go_today { da: "Gå til i dag", en: "Go to today" }
    today { da: "I dag", en: "Today" }

    timeline_label { da: "Tidslinje. Piletasterne flytter mellem tiltag, Enter åbner, plus og minus ændrer inddelingen, T går til i dag.", en: "Timeline. Arrow keys move between initiatives, Enter opens, plus and minus change the steps, T goes to today." }
    keys_hint { da: "Piletaster: flyt mellem tiltag · Enter: åbn · + og −: inddeling · T: i dag", en: "Arrow keys: move between initiatives · Enter: open · + and −: steps · T: today" }
    undated { da: "Uden dato", en: "Without a date" }
    quarter_short(n: u8) { da: "{n}. kvt.", en: "Q{n}" }
    half_short(n: u8) { da: "{n}. halvår", en: "H{n}" }

    bar_late(when: &str) { da: "skulle være leveret {when}", en: "was due {when}" }
    bar_late_plain { da: "forsinket", en: "late" }
    bar_risk { da: "i risiko", en: "at risk" }
    bar_on_track { da: "på sporet", en: "on track" }
    bar_delivered { da: "leveret", en: "delivered" }
    bar_delivered_on(when: &str) { da: "leveret {when}", en: "delivered {when}" }
    bar_units(n: i64) => { da: format!("{} bad om det", plural(n, "enhed", "enheder")), en: format!("{} asked for it", plural(n, "unit", "units")) }
    bar_silent(days: i64) => { da: format!("ingen status i {}", plural(days, "dag", "dage")), en: format!("no status for {}", plural(days, "day", "days")) }
    bar_wishes(n: i64) => { da: plural(n, "ønske", "ønsker"), en: plural(n, "wish", "wishes") }
    bar_unit_count(n: i64) => { da: plural(n, "enhed", "enheder"), en: plural(n, "unit", "units") }
    bar_no_end { da: "ingen frist", en: "no deadline" }
    bar_due(when: &str) { da: "senest {when}", en: "by {when}" }
    starts(when: &str) { da: "begynder {when}", en: "starts {when}" }
    milestones(done: usize, all: usize) => {
        da: format!("{done} af {}", plural(i64::try_from(all).unwrap_or(0), "milepæl", "milepæle")),
        en: format!("{done} of {}", plural(i64::try_from(all).unwrap_or(0), "milestone", "milestones")),
    }
    /// Below the heading that says of what.
    part_of(done: usize, all: usize) { da: "{done} af {all}", en: "{done} of {all}" }
    milestone_done { da: "nået", en: "reached" }
    milestone_late { da: "forsinket", en: "late" }
    more(n: usize) { da: "og {n} mere", en: "and {n} more" }
    open { da: "Åbn tiltaget", en: "Open the initiative" }

    legend { da: "Signaturer", en: "Legend" }
    legend_on_track { da: "I gang, på sporet", en: "In progress, on track" }
    legend_late { da: "Forsinket", en: "Late" }
    legend_risk { da: "I risiko", en: "At risk" }
    legend_delivered { da: "Leveret", en: "Delivered" }
    legend_planned { da: "Planlagt", en: "Planned" }
    legend_idea { da: "Idé", en: "Idea" }
    legend_paused { da: "På pause", en: "Paused" }
    legend_stopped { da: "Stoppet", en: "Stopped" }
    legend_soft { da: "Blød kant: tiden er kun kendt på halvår, kvartal eller måned", en: "Soft edge: the time is known only to the half-year, quarter or month" }
    legend_stone { da: "Milepæl", en: "Milestone" }
    legend_stone_done { da: "Nået milepæl", en: "Milestone reached" }
    legend_stone_late { da: "Forsinket milepæl", en: "Late milestone" }

    none_title { da: "Roadmap er tomt endnu", en: "The roadmap is empty so far" }
    none_text { da: "Her står alle tiltag på én tidslinje: hvad der er lovet, hvornår, og hvad det gav. Opret det første tiltag, eller importér dem fra et regneark.", en: "Here stand all initiatives on one timeline: what is promised, when, and what it gave. Make the first initiative, or import them from a spreadsheet." }
    new { da: "Nyt tiltag", en: "New initiative" }
    nothing_title { da: "Ingen tiltag passer", en: "No initiatives match" }
    nothing_text { da: "Prøv færre filtre eller en længere periode.", en: "Try fewer filters or a longer period." }
    shown(n: i64) => { da: format!("Roadmap viser {}", plural(n, "tiltag", "tiltag")), en: format!("The roadmap shows {}", plural(n, "initiative", "initiatives")) }

    col_initiative { da: "Tiltag", en: "Initiative" }
    col_owner { da: "Ejer", en: "Owner" }
    col_horizon { da: "Tidshorisont", en: "Time horizon" }
    col_milestones { da: "Milepæle", en: "Milestones" }
    col_units { da: "Enheder ramt", en: "Units affected" }
    col_hours { da: "Timer om året", en: "Hours a year" }
    as_table(n: i64) => { da: format!("Roadmap som tabel, {}", plural(n, "tiltag", "tiltag")), en: format!("The roadmap as a table, {}", plural(n, "initiative", "initiatives")) }
}
