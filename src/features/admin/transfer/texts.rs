//! What the page of imports and exports says.

use crate::{
    format::number,
    i18n::{plural, texts},
};

texts! {
    lead {
        da: "Hent rækker ind fra et regneark, se dem efter først, og fortryd en hel import, hvis den var forkert.",
        en: "Take rows in from a spreadsheet, look them over first, and undo a whole import if it was wrong.",
    }
    import { da: "Importér en fil", en: "Import a file" }
    kind { da: "Hvad er der i filen?", en: "What does the file hold?" }
    units { da: "Enheder", en: "Units" }
    units_hint { da: "Organisationen: navn, kortnavn, type og overordnet enhed", en: "The organisation: name, short name, kind and unit above" }
    areas { da: "Fagområder", en: "Areas" }
    areas_hint { da: "Kode, navn og ansvarlig enhed", en: "Code, name and responsible unit" }
    wishes { da: "Ønsker", en: "Wishes" }
    wishes_hint { da: "Titel, beskrivelse, fagområde, forvaltning, dato …", en: "Title, description, area, administration, date …" }
    initiatives { da: "Tiltag", en: "Initiatives" }
    initiatives_hint { da: "Titel, ansvarlig, tidshorisont, status, ønsker …", en: "Title, responsible unit, horizon, status, wishes …" }
    kind_needed { da: "Vælg, hvad der er i filen", en: "Choose what the file holds" }
    file { da: "Fil", en: "File" }
    file_hint { da: "CSV eller Excel (XLSX), højst 10 MB. Overskrifterne skal stå i første række.", en: "CSV or Excel (XLSX), at most 10 MB. The headings must be in the first row." }
    pick { da: "Vælg fil", en: "Choose file" }
    drop { da: "Du kan også trække filen hertil", en: "You can also drag the file here" }
    file_needed { da: "Vælg en fil", en: "Choose a file" }
    file_too_large { da: "Filen er større end 10 MB. Del den i flere.", en: "The file is larger than 10 MB. Split it." }
    file_wrong_kind { da: "Filen skal ende på .csv eller .xlsx", en: "The file must end in .csv or .xlsx" }
    file_unreadable { da: "Filen kunne ikke læses. Er den åben i et andet program?", en: "The file could not be read. Is it open in another program?" }
    look { da: "Se filen efter", en: "Look it over" }
    look_hint { da: "Der gemmes ikke noget endnu.", en: "Nothing is saved yet." }
    looking(name: &str) { da: "{name} læses …", en: "Reading {name} …" }
    running(name: &str) {
        da: "{name} importeres. Du kan roligt gå til en anden side; du får besked, når den er færdig.",
        en: "Importing {name}. You can leave this page; you will be told when it is done.",
    }

    found(name: &str) { da: "Fundet i {name}", en: "Found in {name}" }
    encoding { da: "Tegnsæt", en: "Encoding" }
    delimiter { da: "Skilletegn", en: "Delimiter" }
    semicolon { da: "semikolon ( ; )", en: "semicolon ( ; )" }
    comma { da: "komma ( , )", en: "comma ( , )" }
    tab { da: "tabulator", en: "tab" }
    excel { da: "Excel-fil", en: "Excel file" }
    new { da: "Nye", en: "New" }
    changed { da: "Ændres", en: "Change" }
    same { da: "Som før", en: "The same" }
    refused { da: "Afvises", en: "Refused" }

    columns { da: "Kolonner", en: "Columns" }
    columns_text { da: "Ret, hvis en kolonne er gættet forkert. Dit valg huskes til næste gang.", en: "Change what was guessed wrong. Your choice is remembered for next time." }
    heading { da: "Overskrift i filen", en: "Heading in the file" }
    samples { da: "Eksempler", en: "Samples" }
    goes_to { da: "Bliver til", en: "Becomes" }
    goes_to_of(heading: &str) { da: "“{heading}” bliver til", en: "“{heading}” becomes" }
    leave_out { da: "Tages ikke med", en: "Left out" }
    needed { da: "skal være der", en: "needed" }
    missing(fields: &str) { da: "Der mangler en kolonne til {fields}. Vælg den i listen over kolonner.", en: "No column gives {fields}. Choose it in the list of columns." }
    missing_title { da: "Noget mangler i filen", en: "Something is missing in the file" }

    rows { da: "Rækker", en: "Rows" }
    row { da: "Række", en: "Row" }
    what { da: "Hvad", en: "What" }
    outcome { da: "Hvad der sker", en: "What happens" }
    problems { da: "Problemer", en: "Problems" }
    one_new { da: "Ny", en: "New" }
    one_changed { da: "Ændres", en: "Changes" }
    one_same { da: "Som før", en: "The same" }
    one_refused { da: "Afvises", en: "Refused" }
    unnamed { da: "(uden titel)", en: "(no title)" }
    listed(shown: i64, all: i64) => {
        da: format!("Viser {} af {} rækker", number(shown), number(all)),
        en: format!("Showing {} of {} rows", number(shown), number(all)),
    }
    show_more { da: "Vis flere", en: "Show more" }
    in_column(column: &str) { da: "Kolonnen “{column}”: ", en: "Column “{column}”: " }
    import_rows(n: i64) => { da: format!("Importér {}", plural(n, "række", "rækker")), en: format!("Import {}", plural(n, "row", "rows")) }
    nothing_to_import { da: "Der er ingen nye eller ændrede rækker at importere.", en: "There are no new or changed rows to import." }
    refused_stay(n: i64) => {
        da: format!("{} bliver ikke taget med. Du kan hente dem som en fil bagefter, rette dem og importere dem igen.", plural(n, "række", "rækker")),
        en: format!("{} will be left out. You can download them as a file afterwards, correct them and import them again.", plural(n, "row", "rows")),
    }
    other_file { da: "Vælg en anden fil", en: "Choose another file" }

    done_title { da: "Importen er færdig", en: "The import is done" }
    done_new(n: i64) => { da: format!("{} {}", number(n), if n == 1 { "ny" } else { "nye" }), en: format!("{} new", number(n)) }
    done_changed(n: i64) => { da: format!("{} ændret", number(n)), en: format!("{} changed", number(n)) }
    done_same(n: i64) => { da: format!("{} som før", number(n)), en: format!("{} the same", number(n)) }
    done_refused(n: i64) => { da: format!("{} afvist", number(n)), en: format!("{} refused", number(n)) }
    done_nothing { da: "Ingen rækker", en: "No rows" }
    done_toast(name: &str) { da: "{name} er importeret", en: "{name} was imported" }
    failed_toast(name: &str, why: &str) { da: "{name} blev ikke importeret. {why}", en: "{name} was not imported. {why}" }
    get_refused(n: i64) => { da: format!("Hent {} (CSV)", plural(n, "afvist række", "afviste rækker")), en: format!("Download {} (CSV)", plural(n, "refused row", "refused rows")) }
    one_more { da: "Importér en fil mere", en: "Import another file" }

    past { da: "Tidligere importer", en: "Earlier imports" }
    past_empty { da: "Her kommer de importer, I laver, så de kan ses efter og fortrydes.", en: "Your imports will be listed here, so that they can be looked up and undone." }
    when { da: "Hvornår", en: "When" }
    counts { da: "Rækker", en: "Rows" }
    undo { da: "Fortryd import", en: "Undo import" }
    undo_of(name: &str) { da: "Fortryd importen af {name}", en: "Undo the import of {name}" }
    undone_at(day: String) { da: "Fortrudt {day}", en: "Undone {day}" }
    undo_text(new: i64, changed: i64) => {
        da: format!("{} fjernes, og {} føres tilbage til, hvordan den var før importen.", plural(new, "ny række", "nye rækker"), plural(changed, "ændret række", "ændrede rækker")),
        en: format!("{} will be removed, and {} put back to how they were before the import.", plural(new, "new row", "new rows"), plural(changed, "changed row", "changed rows")),
    }
    undo_again { da: "Vil du have dem igen, må filen importeres på ny.", en: "To have them again, the file must be imported anew." }
    undone(name: &str) { da: "Importen af {name} er fortrudt", en: "The import of {name} was undone" }
    changed_since_title { da: "Importen kan ikke fortrydes", en: "The import cannot be undone" }
    changed_since {
        da: "Noget af det importerede er ændret eller taget i brug siden. Alt er, som det var. Ret eller fjern de enkelte ting i stedet.",
        en: "Some of what was imported has been changed or used since. Everything is as it was. Change or remove the single things instead.",
    }

    export { da: "Hent data", en: "Download data" }
    export_text { da: "Lister hentes, som du ser dem, med dine rettigheder. Vil du have dem filtreret, så hent dem fra deres egen side.", en: "Lists come as you see them, with your rights. For filtered ones, use the list’s own page." }
    csv_of(what: &str) { da: "Hent {what} som CSV", en: "Download {what} as CSV" }
    xlsx_of(what: &str) { da: "Hent {what} som Excel", en: "Download {what} as Excel" }
    archive { da: "Hele arkivet", en: "The whole archive" }
    archive_text { da: "Alt i Forenkl som én JSON-fil, som en tom Forenkl kan læse ind. Indeholder personoplysninger.", en: "Everything in Forenkl as one JSON file that an empty Forenkl can read. Holds personal data." }
    get_archive { da: "Hent arkiv (JSON)", en: "Download archive (JSON)" }

    too_long(limit: i64) => { da: format!("længere end {} tegn", number(limit)), en: format!("longer than {} characters", number(limit)) }
    too_short(limit: i64) => { da: format!("kortere end {} tegn", number(limit)), en: format!("shorter than {} characters", number(limit)) }
    out_of_range(limit: i64) => { da: format!("tallet er uden for grænsen på {}", number(limit)), en: format!("the number is beyond the limit of {}", number(limit)) }
    required { da: "mangler", en: "is missing" }
    not_a_date { da: "er ikke en dato", en: "is not a date" }
    not_a_number { da: "er ikke et tal", en: "is not a number" }
    not_an_email { da: "er ikke en e-mailadresse", en: "is not an e-mail address" }
    unknown { da: "findes ikke i Forenkl", en: "does not exist in Forenkl" }
    taken { da: "er i brug i forvejen", en: "is in use already" }
    bad_character { da: "indeholder et tegn, der ikke kan gemmes", en: "holds a character that cannot be saved" }
    cpr { da: "ligner et cpr-nummer", en: "looks like a CPR number" }
    formula { da: "begynder som en formel", en: "begins like a formula" }
    wrong_order { da: "slutter, før det begynder", en: "ends before it begins" }
    not_allowed { da: "er ikke en af de mulige værdier", en: "is not one of the possible values" }
    repeated { da: "står i en tidligere række", en: "stands in an earlier row" }
    quoted(text: &str) { da: "“{text}” ", en: "“{text}” " }

    f_title { da: "Titel", en: "Title" }
    f_name { da: "Navn", en: "Name" }
    f_short_name { da: "Kortnavn", en: "Short name" }
    f_kind { da: "Type", en: "Kind" }
    f_parent { da: "Overordnet enhed", en: "Unit above" }
    f_outside_id { da: "Eksternt id", en: "Outside id" }
    f_valid_from { da: "Gælder fra", en: "Valid from" }
    f_valid_to { da: "Gælder til", en: "Valid until" }
    f_code { da: "Kode", en: "Code" }
    f_unit { da: "Enhed", en: "Unit" }
    f_responsible { da: "Ansvarlig enhed", en: "Responsible unit" }
    f_number { da: "Nummer", en: "Number" }
    f_body { da: "Beskrivelse", en: "Description" }
    f_suggestion { da: "Forslag", en: "Suggestion" }
    f_area { da: "Fagområde", en: "Area" }
    f_rule_source { da: "Regelkilde", en: "Rule source" }
    f_rule { da: "Regel", en: "Rule" }
    f_minutes { da: "Minutter pr. gang", en: "Minutes per time" }
    f_times { da: "Gange pr. år", en: "Times per year" }
    f_people { da: "Antal personer", en: "People" }
    f_received { da: "Modtaget", en: "Received" }
    f_source { da: "Kilde", en: "Source" }
    f_purpose { da: "Formål", en: "Purpose" }
    f_improvement { da: "Forventet forbedring", en: "Expected improvement" }
    f_start { da: "Start", en: "Start" }
    f_horizon { da: "Tidshorisont", en: "Horizon" }
    f_status { da: "Status", en: "Status" }
    f_owner { da: "Ejer", en: "Owner" }
    f_wishes { da: "Ønsker", en: "Wishes" }
    f_visibility { da: "Hvem må se afsenderen", en: "Who may see the author" }
}
