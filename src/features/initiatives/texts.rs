//! The words of the pages about initiatives.

use crate::{
    format::number,
    i18n::{plural, texts},
};

texts! {
    title { da: "Tiltag", en: "Initiatives" }
    results { da: "Tiltagene", en: "The initiatives" }
    lead_all(n: i64) => { da: plural(n, "tiltag", "tiltag"), en: plural(n, "initiative", "initiatives") }
    lead_found(n: i64) => { da: format!("{} passer til det, du har valgt", plural(n, "tiltag", "tiltag")), en: format!("{} match what you chose", plural(n, "initiative", "initiatives")) }
    new { da: "Nyt tiltag", en: "New initiative" }
    to_roadmap { da: "Se roadmap", en: "See the roadmap" }
    export { da: "Hent listen", en: "Download the list" }
    export_csv { da: "Som CSV", en: "As CSV" }
    export_xlsx { da: "Som Excel (XLSX)", en: "As Excel (XLSX)" }

    search { da: "Søg i tiltag", en: "Search initiatives" }
    area { da: "Fagområde", en: "Area" }
    status { da: "Status", en: "Status" }
    unit { da: "Ansvarlig enhed", en: "Responsible unit" }
    only_late { da: "Forsinkede", en: "Late" }
    only_at_risk { da: "I risiko", en: "At risk" }
    only_mine { da: "Mine", en: "Mine" }
    reset { da: "Vis alle", en: "Show all" }
    filters { da: "Filtre", en: "Filters" }

    none_title { da: "Ingen tiltag endnu", en: "No initiatives yet" }
    none_text {
        da: "Et tiltag er det, kommunen gør ved ønskerne: hvem gør hvad, hvornår er det færdigt, og hvad gav det. Opret det første, og knyt de ønsker til, som det svarer på.",
        en: "An initiative is what the municipality does about the wishes: who does what, when it is done, and what it gave. Make the first one and link the wishes it answers.",
    }
    nothing_found_title { da: "Ingen tiltag passer", en: "No initiatives match" }
    nothing_found_text { da: "Prøv færre filtre eller et andet ord.", en: "Try fewer filters or another word." }

    no_horizon { da: "Ingen frist", en: "No deadline" }
    due(when: &str) { da: "Senest {when}", en: "By {when}" }
    late_since(when: &str) { da: "Skulle være leveret {when}", en: "Was due {when}" }
    delivered_on(when: &str) { da: "Leveret {when}", en: "Delivered {when}" }
    milestones_done(done: usize, all: usize) => {
        da: format!("{done} af {}", plural(i64::try_from(all).unwrap_or(0), "milepæl", "milepæle")),
        en: format!("{done} of {}", plural(i64::try_from(all).unwrap_or(0), "milestone", "milestones")),
    }
    wishes_and_units(wishes: i64, units: i64) => {
        da: and_units(plural(wishes, "ønske", "ønsker"), units, &format!("{} ramt", plural(units, "enhed", "enheder"))),
        en: and_units(plural(wishes, "wish", "wishes"), units, &format!("{} affected", plural(units, "unit", "units"))),
    }
    no_owner { da: "Ingen ejer", en: "No owner" }
    hours { da: "timer", en: "hours" }
    a_year(level: &str) { da: "om året, {level}", en: "a year, {level}" }
    days_silent(days: i64) => { da: format!("Ingen status i {}", plural(days, "dag", "dage")), en: format!("No status for {}", plural(days, "day", "days")) }

    // One initiative.
    number_is(n: i64) { da: "Tiltag {n}", en: "Initiative {n}" }
    edit { da: "Ret", en: "Edit" }
    give_status { da: "Giv status", en: "Give status" }
    latest { da: "Seneste status", en: "Latest status" }
    first_status { da: "Ingen har givet status endnu. En sætning er nok: hvad er sket, og holder fristen?", en: "Nobody has given a status yet. One sentence is enough: what happened, and does the deadline hold?" }
    purpose { da: "Formål", en: "Purpose" }
    improvement { da: "Forventet forbedring", en: "Expected improvement" }
    facts { da: "Fakta", en: "Facts" }
    owner { da: "Ejer", en: "Owner" }
    starts { da: "Begynder", en: "Starts" }
    horizon { da: "Tidshorisont", en: "Time horizon" }
    not_known { da: "Ikke angivet", en: "Not given" }
    workshop { da: "Workshop", en: "Workshop" }
    source { da: "Kilde", en: "Source" }
    made_up { da: "Opdigtet eksempel", en: "Made-up example" }
    updates { da: "Statuslog", en: "Status log" }
    history { da: "Historik", en: "History" }
    history_show { da: "Vis alle ændringer", en: "Show all changes" }
    on_roadmap { da: "Se på roadmap", en: "See on the roadmap" }
    cancel { da: "Annuller", en: "Cancel" }
    save { da: "Gem ændringer", en: "Save changes" }
    saved { da: "Ændringerne er gemt", en: "Changes saved" }
    remove { da: "Fjern", en: "Remove" }

    // The form.
    new_lead { da: "Skriv det kort. Du kan altid rette det og føje milepæle til bagefter.", en: "Keep it short. You can always change it and add milestones afterwards." }
    edit_title(title: &str) { da: "Ret: {title}", en: "Edit: {title}" }
    field_title { da: "Hvad gør I?", en: "What do you do?" }
    field_title_hint { da: "En overskrift, som ledere ude i huset forstår", en: "A heading that leaders out in the house understand" }
    field_purpose { da: "Hvorfor gør I det?", en: "Why do you do it?" }
    field_improvement { da: "Hvad bliver bedre?", en: "What becomes better?" }
    field_improvement_hint { da: "Set fra dem, der har ønsket det", en: "As seen by those who wished for it" }
    field_owner_hint { da: "Den, der giver status og kan spørges", en: "Whoever gives status and can be asked" }
    field_horizon { da: "Hvornår er det færdigt?", en: "When is it done?" }
    field_horizon_hint { da: "Så præcist, som I ved det. “1. halvår” er bedre end en opdigtet dato", en: "As exactly as you know. “First half” is better than a made-up date" }
    field_starts { da: "Hvornår begynder det?", en: "When does it start?" }
    choose_area { da: "Vælg fagområde", en: "Choose an area" }
    choose_unit { da: "Vælg enhed", en: "Choose a unit" }
    nobody { da: "Ingen endnu", en: "Nobody yet" }
    create { da: "Opret tiltag", en: "Create initiative" }
    created { da: "Tiltaget er oprettet", en: "The initiative is created" }
    counts_until(day: &str) { da: "Gælder til og med {day}", en: "Counts until the end of {day}" }
    linked_from_start { da: "Svarer på", en: "Answers" }
    draft_kept { da: "Din kladde fra sidst er hentet frem.", en: "Your draft from last time is back." }
    draft_drop { da: "Begynd forfra", en: "Start over" }

    // Giving status.
    how_far { da: "Hvor langt er det?", en: "How far is it?" }
    how_goes { da: "Hvordan går det?", en: "How does it go?" }
    one_sentence { da: "Status i én sætning", en: "Status in one sentence" }
    one_sentence_hint { da: "Skal kunne stå alene: på roadmap, hos lederne og i et bilag", en: "Must stand alone: on the roadmap, with the leaders and in a paper" }
    reason_sentence { da: "Hvorfor, i én sætning", en: "Why, in one sentence" }
    save_status { da: "Gem status", en: "Save status" }
    deliver { da: "Gem, og meld det leveret", en: "Save and report it delivered" }
    status_saved { da: "Status er gemt", en: "Status saved" }
    delivered_saved { da: "Tiltaget er leveret, og de, der bad om det, bliver spurgt", en: "The initiative is delivered, and those who asked for it are asked" }
    deliver_title { da: "Når du gemmer, sker der dette", en: "When you save, this happens" }
    deliver_wishes(n: i64) => {
        da: format!("{} rykker til “gennemført”.", plural(n, "ønske", "ønsker")),
        en: format!("{} to “carried out”.", plural(n, "wish moves", "wishes move")),
    }
    deliver_people(n: i64) => {
        da: format!("Op til {}, der skrev eller støttede, får besked og bliver spurgt, om det hjælper.", plural(n, "person", "personer")),
        en: format!("Up to {} who wrote or supported are told, and asked whether it helps.", plural(n, "person", "people")),
    }
    deliver_asked { da: "De, der skrev eller støttede ønskerne, får besked og bliver spurgt, om det hjælper.", en: "Those who wrote or supported the wishes are told, and asked whether it helps." }
    deliver_none { da: "Tiltaget svarer ikke på noget ønske endnu, så ingen bliver spurgt. Knyt ønskerne til først, hvis der er nogen.", en: "The initiative answers no wish yet, so nobody is asked. Link the wishes first, if there are any." }

    // Two at once.
    your_choice { da: "Det, du har valgt i felterne", en: "What you chose in the fields" }
    empty_value { da: "(tomt)", en: "(empty)" }

    // What is missing, by field.
    need_title { da: "Skriv, hvad I gør", en: "Write what you do" }
    need_area { da: "Vælg et fagområde", en: "Choose an area" }
    need_unit { da: "Vælg den ansvarlige enhed", en: "Choose the responsible unit" }
    need_sentence { da: "Skriv status i én sætning", en: "Write the status in one sentence" }
    need_milestone { da: "Skriv, hvad der er nået", en: "Write what has been reached" }
    need_measure { da: "Skriv, hvad der måles", en: "Write what is measured" }

    // Milestones.
    milestones { da: "Milepæle", en: "Milestones" }
    milestone_add { da: "Tilføj milepæl", en: "Add milestone" }
    milestone_edit { da: "Ret milepæl", en: "Edit milestone" }
    milestone_edit_this(title: &str) { da: "Ret milepælen {title}", en: "Edit the milestone {title}" }
    milestone_what { da: "Hvad er nået?", en: "What has been reached?" }
    milestone_what_hint { da: "Fx “Prøvet på tre skoler”", en: "Such as “Tried at three schools”" }
    milestone_due { da: "Hvornår?", en: "When?" }
    milestone_who { da: "Hvem?", en: "Who?" }
    milestone_none { da: "Del vejen op i milepæle, så andre kan se, at det går fremad.", en: "Split the way into milestones, so that others can see progress." }
    milestone_late { da: "Forsinket", en: "Late" }
    milestone_done_on(when: &str) { da: "Nået {when}", en: "Reached {when}" }
    milestone_done { da: "Milepælen er nået", en: "Milestone reached" }
    milestone_undone { da: "Milepælen er åben igen", en: "The milestone is open again" }
    save_milestone { da: "Gem milepæl", en: "Save milestone" }
    milestone_saved { da: "Milepælen er gemt", en: "Milestone saved" }
    milestone_removed { da: "Milepælen er fjernet", en: "Milestone removed" }
    no_date { da: "Uden dato", en: "No date" }

    // Wishes.
    wishes { da: "Ønsker, det svarer på", en: "Wishes it answers" }
    wishes_none { da: "Ingen ønsker er knyttet til. Uden dem får ingen at vide, når det er leveret.", en: "No wishes are linked. Without them nobody is told when it is delivered." }
    wish_link { da: "Knyt et ønske", en: "Link a wish" }
    wish_search { da: "Søg efter ord eller nummer", en: "Search by word or number" }
    wish_add(title: &str) { da: "Knyt ønsket {title}", en: "Link the wish {title}" }
    wish_linked(title: &str) { da: "Ønsket “{title}” er knyttet til", en: "The wish “{title}” is linked" }
    wish_unlink(title: &str) { da: "Fjern ønsket {title} fra tiltaget", en: "Remove the wish {title} from the initiative" }
    wish_unlinked { da: "Ønsket er ikke længere knyttet til", en: "The wish is no longer linked" }
    wish_is_linked { da: "Knyttet til", en: "Linked" }
    link { da: "Knyt til", en: "Link" }
    units_hit(n: i64) => { da: format!("{} ramt", plural(n, "enhed", "enheder")), en: format!("{} affected", plural(n, "unit", "units")) }
    no_wish_found { da: "Intet ønske passer på det.", en: "No wish matches that." }
    verdict_counts(yes: i64, partly: i64, no: i64) => {
        da: format!("Hjælper det? {} ja · {} delvist · {} nej", number(yes), number(partly), number(no)),
        en: format!("Does it help? {} yes · {} partly · {} no", number(yes), number(partly), number(no)),
    }
    noticed { da: "Mærker de det?", en: "Do they notice it?" }
    noticed_few { da: "Vises ikke, når færre end fem har svaret", en: "Not shown when fewer than five have answered" }
    verdict_answers(n: i64) => { da: format!("{} om, hvorvidt det hjælper", plural(n, "svar", "svar")), en: format!("{} on whether it helps", plural(n, "answer", "answers")) }

    // Effects.
    effects { da: "Effekt", en: "Effect" }
    effects_none { da: "Hvad bliver anderledes, og hvor meget? Skriv et anslag nu; bekræft det, når det nye er i brug.", en: "What becomes different, and by how much? Write an estimate now; confirm it once the new way is in use." }
    effect_add { da: "Tilføj effekt", en: "Add effect" }
    effect_measure { da: "Hvad måles?", en: "What is measured?" }
    effect_measure_hint { da: "Fx “Tid til at oprette en ny medarbejder”", en: "Such as “Time to register a new colleague”" }
    effect_unit { da: "Målt i", en: "Measured in" }
    effect_figure { da: "Hvor meget?", en: "How much?" }
    effect_figure_hint { da: "Skriv et minus foran, hvis det er gået den forkerte vej", en: "Write a minus in front if it went the wrong way" }
    figure_in(unit: &str) { da: "Hvor meget? {unit}", en: "How much? {unit}" }
    effect_note { da: "Hvordan ved I det?", en: "How do you know?" }
    effect_note_hint { da: "Fx hvem der er spurgt, eller hvordan der er talt", en: "Such as who was asked, or how it was counted" }
    effect_estimate_first { da: "Tallet gemmes som et anslag.", en: "The figure is kept as an estimate." }
    effect_saved { da: "Effekten er gemt", en: "The effect is saved" }
    estimate_again { da: "Anslå igen", en: "Estimate again" }
    confirm { da: "Bekræft", en: "Confirm" }
    confirm_again { da: "Bekræft igen", en: "Confirm again" }
    verify { da: "Efterprøv", en: "Verify" }
    verify_again { da: "Efterprøv igen", en: "Verify again" }
    about_effect(act: &str, measure: &str) { da: "{act}: {measure}", en: "{act}: {measure}" }
    verify_who { da: "En anden end den, der anslog effekten, skal efterprøve den. Skriv, hvad du har set efter.", en: "Someone other than whoever estimated the effect must verify it. Say what you looked at." }
    verify_same_person { da: "Du har selv anslået effekten, så en anden skal efterprøve den, fx ledelsen eller en administrator. Dit tal er ikke gemt.", en: "You estimated this effect yourself, so someone else must verify it, such as management or an administrator. Your figure is not saved." }
    not_yet { da: "ikke endnu", en: "not yet" }
    earlier(n: usize) => { da: plural(i64::try_from(n).unwrap_or(0), "tidligere tal", "tidligere tal"), en: plural(i64::try_from(n).unwrap_or(0), "earlier figure", "earlier figures") }
    not_a_number { da: "Skriv et tal, fx 1.200 eller 7,5", en: "Write a number, such as 1,200 or 7.5" }
}

/// Units are told only where there are some: imported wishes have none.
fn and_units(wishes: String, units: i64, told: &str) -> String {
    if units > 0 { format!("{wishes}, {told}") } else { wishes }
}
