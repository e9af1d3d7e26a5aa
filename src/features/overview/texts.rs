//! What the overview says.

use crate::i18n::{plural, texts};

texts! {
    title { da: "Overblik", en: "Overview" }
    lead(months: i64) => {
        da: format!("Sådan bliver ønsker besvaret. De seneste {months} måneder."),
        en: format!("How wishes are answered. The last {months} months."),
    }
    /// What the figures are narrowed to, on paper.
    only_of(names: &str) { da: "Kun {names}", en: "Only {names}" }
    filters { da: "Filtre", en: "Filters" }
    period { da: "Periode", en: "Period" }
    months(n: i64) => { da: plural(n, "måned", "måneder"), en: plural(n, "month", "months") }
    administration { da: "Forvaltning", en: "Administration" }
    area { da: "Fagområde", en: "Area" }
    export { da: "Hent tallene", en: "Download the figures" }
    export_xlsx { da: "Som Excel (XLSX)", en: "As Excel (XLSX)" }
    export_csv { da: "Som CSV", en: "As CSV" }
    print { da: "Udskriv", en: "Print" }

    figures { da: "Lige nu og i perioden", en: "Now and in the period" }
    open { da: "venter på svar", en: "await an answer" }
    due { da: "har frist snart", en: "are due soon" }
    overdue { da: "er over fristen", en: "are overdue" }
    median_unit(n: i64) => {
        da: if n == 1 { "arbejdsdag til svar (median)" } else { "arbejdsdage til svar (median)" }.to_owned(),
        en: if n == 1 { "working day to the answer (median)" } else { "working days to the answer (median)" }.to_owned(),
    }
    no_median { da: "ingen svar i perioden", en: "no answers in the period" }
    in_time_share { da: "besvaret til tiden", en: "answered in time" }
    in_time_of(in_time: i64, answered: i64) { da: "{in_time} af {answered} svar", en: "{in_time} of {answered} answers" }
    percent(n: i64) { da: "{n} %", en: "{n}%" }
    none { da: "–", en: "–" }

    over_time { da: "Måned for måned", en: "Month by month" }
    chart_says(months: usize) {
        da: "Søjler for {months} måneder: hvor mange ønsker der kom, og hvor mange der blev besvaret til tiden og for sent. Tallene står i tabellen under diagrammet.",
        en: "Bars for {months} months: how many wishes came, and how many were answered in time and late. The figures are in the table below the chart.",
    }
    received { da: "Modtaget", en: "Received" }
    answered { da: "Besvaret", en: "Answered" }
    in_time { da: "Besvaret til tiden", en: "Answered in time" }
    late { da: "Besvaret for sent", en: "Answered late" }
    month { da: "Måned", en: "Month" }
    as_table { da: "Vis tallene som tabel", en: "Show the figures as a table" }
    bar(month: &str, received: i64, in_time: i64, late: i64) {
        da: "{month}: {received} modtaget, {in_time} besvaret til tiden, {late} for sent",
        en: "{month}: {received} received, {in_time} answered in time, {late} late",
    }

    by_area { da: "Fagområder", en: "Areas" }
    by_administration { da: "Forvaltninger", en: "Administrations" }
    by_administration_note { da: "Efter hvor ønskerne kommer fra", en: "By where the wishes come from" }
    col_open { da: "Åbne", en: "Open" }
    col_due { da: "Frist snart", en: "Due soon" }
    col_overdue { da: "Over fristen", en: "Overdue" }
    col_in_time { da: "Til tiden", en: "In time" }
    col_median { da: "Dage, median", en: "Days, median" }
    col_decisions { da: "Afgørelser", en: "Decisions" }
    open_of(name: &str) { da: "Åbne ønsker: {name}", en: "Open wishes: {name}" }
    overdue_of(name: &str) { da: "Ønsker over fristen: {name}", en: "Overdue wishes: {name}" }

    noticed { da: "Har du mærket det?", en: "Did you notice it?" }
    noticed_note {
        da: "Svar fra dem, der ønskede eller støttede det, der er gennemført, efter deres egen forvaltning. Under fem personer vises svarene ikke.",
        en: "From those who wished for or supported what was carried out, by their own administration. Below five people the answers are not shown.",
    }
    too_few { da: "for få til at vise", en: "too few to show" }
    answers { da: "Svar", en: "Answers" }
    nobody_said { da: "Ingen har svaret endnu.", en: "Nobody has answered yet." }

    empty { da: "Intet at vise endnu", en: "Nothing to show yet" }
    empty_text {
        da: "Når der kommer ønsker, ser du her, hvor hurtigt og hvordan de bliver besvaret. Har du valgt et filter, så prøv uden.",
        en: "When wishes come in, you see here how fast and how they are answered. If you have chosen a filter, try without.",
    }
    show_all { da: "Vis alle", en: "Show all" }
}
