//! What the page of the activity says.

use crate::i18n::{plural, texts};

texts! {
    lead(n: i64) => { da: plural(n, "hændelse", "hændelser"), en: plural(n, "event", "events") }
    kind { da: "Hvad", en: "What" }
    actor { da: "Søg på hvem", en: "Search who" }
    from { da: "Fra", en: "From" }
    to { da: "Til", en: "To" }
    clear { da: "Ryd filtre", en: "Clear filters" }
    someone { da: "En person", en: "Someone" }
    system { da: "Forenkl", en: "Forenkl" }
    none { da: "Intet er sket her", en: "Nothing has happened here" }
    none_text { da: "Ingen hændelser passer på filtrene.", en: "No events match the filters." }
    list { da: "Hændelser, nyeste først", en: "Events, newest first" }
    was { da: "før", en: "before" }
    is { da: "nu", en: "now" }
    was_changed { da: "ændret", en: "changed" }
    nothing { da: "(tomt)", en: "(empty)" }

    wishes { da: "Ønsker", en: "Wishes" }
    initiatives { da: "Tiltag", en: "Initiatives" }
    people { da: "Personer", en: "People" }
    units { da: "Enheder", en: "Units" }
    areas { da: "Fagområder", en: "Areas" }
    rounds { da: "Runder", en: "Rounds" }
    synonyms { da: "Synonymer", en: "Synonyms" }
    imports { da: "Importer", en: "Imports" }

    the_wish { da: "ønsket", en: "the wish" }
    the_initiative { da: "tiltaget", en: "the initiative" }
    the_unit { da: "enheden", en: "the unit" }
    the_area { da: "fagområdet", en: "the area" }
    the_synonym { da: "synonymerne", en: "the synonyms" }
    the_deadlines { da: "fristerne", en: "the deadlines" }
    the_template { da: "skabelonen", en: "the template" }
    the_webhook { da: "webhooken", en: "the webhook" }
    secret_renewed { da: "lavede en ny hemmelighed til", en: "made a new secret for" }
    feed_made { da: "lavede en adresse til et feed", en: "made an address for a feed" }
    feed_closed { da: "lukkede adressen til et feed", en: "closed the address of a feed" }
    the_round { da: "runden", en: "the round" }

    created { da: "oprettede", en: "created" }
    changed { da: "ændrede", en: "changed" }
    removed { da: "fjernede", en: "removed" }
    closed { da: "lukkede", en: "closed" }
    reopened { da: "åbnede igen", en: "reopened" }
    commented { da: "kommenterede", en: "commented on" }
    comment_changed { da: "rettede en kommentar til", en: "edited a comment on" }
    comment_restored { da: "hentede en kommentar tilbage til", en: "brought back a comment on" }
    comment_removed { da: "fjernede en kommentar til", en: "removed a comment on" }
    merged { da: "lagde andre ønsker sammen med", en: "merged other wishes into" }
    merged_into { da: "lagde ind i et andet", en: "merged into another" }
    split { da: "skilte de sammenlagte ønsker fra", en: "took the merged wishes out of" }
    answered { da: "besvarede", en: "answered" }
    assessed { da: "vurderede", en: "assessed" }
    asked { da: "spurgte ind til", en: "asked back about" }
    supported { da: "støtter", en: "supports" }
    unsupported { da: "støtter ikke længere", en: "no longer supports" }
    followed { da: "følger", en: "follows" }
    unfollowed { da: "følger ikke længere", en: "no longer follows" }
    judged { da: "sagde, om det hjælper:", en: "said whether it helps:" }
    confirmed { da: "bekræftede", en: "confirmed" }
    delivered { da: "gennemførte", en: "delivered" }
    linked_to_wish { da: "knyttede et tiltag til", en: "linked an initiative to" }
    unlinked_from_wish { da: "fjernede et tiltag fra", en: "unlinked an initiative from" }
    linked { da: "knyttede et ønske til", en: "linked a wish to" }
    unlinked { da: "fjernede et ønske fra", en: "unlinked a wish from" }
    reported { da: "gav status på", en: "reported on" }
    milestone { da: "ændrede milepæle på", en: "changed milestones of" }
    verified { da: "efterprøvede en effekt af", en: "verified an effect of" }
    effect_confirmed { da: "bekræftede en effekt af", en: "confirmed an effect of" }
    estimated { da: "anslog en effekt af", en: "estimated an effect of" }
    mail_retried { da: "prøvede en mail igen", en: "tried a mail again" }
    mail_given_up { da: "opgav en mail", en: "gave a mail up" }
    imported { da: "importerede", en: "imported" }
    undone { da: "fortrød importen af", en: "undid the import of" }
    invited { da: "lavede et link til", en: "made a link for" }
    role_given { da: "gav en rolle til", en: "gave a role to" }
    role_taken { da: "tog en rolle fra", en: "took a role from" }
    password { da: "valgte adgangskode", en: "chose a password" }
    language { da: "valgte sprog", en: "chose a language" }
    sessions_ended { da: "afsluttede alle sessioner for", en: "ended all sessions of" }

    f_units_hit { da: "Enheder ramt", en: "Units affected" }
    f_role { da: "Rolle", en: "Role" }
    f_closed { da: "Konto lukket", en: "Account closed" }
    f_retired { da: "Udgået", en: "Retired" }
    f_opens_on { da: "Første dag", en: "First day" }
    f_closes_on { da: "Sidste dag", en: "Last day" }
    f_responsible { da: "Ansvarlig enhed", en: "Responsible unit" }
    f_words { da: "Ord og udtryk", en: "Words and phrases" }
    f_into { da: "Lagt sammen med ønske", en: "Merged into wish" }
    f_from { da: "Skilt fra ønske", en: "Taken out of wish" }
    f_reason { da: "Begrundelse", en: "Reason" }
    f_new { da: "Nye", en: "New" }
    f_changed { da: "Ændret", en: "Changed" }
    f_same { da: "Som før", en: "The same" }
    f_refused { da: "Afvist", en: "Refused" }
    import_undone { da: "Importen blev fortrudt", en: "The import was undone" }
    yes { da: "ja", en: "yes" }
    no { da: "nej", en: "no" }
    all { da: "alle", en: "all" }
}
