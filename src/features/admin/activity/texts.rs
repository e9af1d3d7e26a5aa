//! What the page of the activity says.

use crate::i18n::{plural, texts};

texts! {
    lead(n: i64) => { da: plural(n, "hændelse", "hændelser"), en: plural(n, "event", "events") }
    kind { da: "Hvad", en: "What" }
    actor { da: "Søg på hvem", en: "Search who" }
    from { da: "Fra", en: "From" }
    to { da: "Til", en: "To" }
    clear { da: "Ryd filtre", en: "Clear filters" }
    system { da: "Forenkl", en: "Forenkl" }
    none { da: "Intet er sket her", en: "Nothing has happened here" }
    none_text { da: "Ingen hændelser passer på filtrene.", en: "No events match the filters." }
    list { da: "Hændelser, nyeste først", en: "Events, newest first" }
    was { da: "før", en: "before" }
    is { da: "nu", en: "now" }
    nothing { da: "(tomt)", en: "(empty)" }

    wishes { da: "Ønsker", en: "Wishes" }
    initiatives { da: "Tiltag", en: "Initiatives" }
    comments { da: "Kommentarer", en: "Comments" }
    people { da: "Personer", en: "People" }
    units { da: "Enheder", en: "Units" }
    areas { da: "Fagområder", en: "Areas" }
    rounds { da: "Runder", en: "Rounds" }
    imports { da: "Importer", en: "Imports" }
    sessions { da: "Log ind og ud", en: "Signing in and out" }

    the_wish { da: "ønsket", en: "the wish" }
    the_initiative { da: "tiltaget", en: "the initiative" }
    the_comment { da: "kommentaren på", en: "the comment on" }
    the_person { da: "personen", en: "the person" }
    the_unit { da: "enheden", en: "the unit" }
    the_area { da: "fagområdet", en: "the area" }
    the_round { da: "runden", en: "the round" }
    the_import { da: "importen af", en: "the import of" }

    created { da: "oprettede", en: "created" }
    updated { da: "ændrede", en: "changed" }
    moved { da: "flyttede", en: "moved" }
    deleted { da: "fjernede", en: "removed" }
    closed { da: "lukkede", en: "closed" }
    opened { da: "åbnede", en: "opened" }
    retired { da: "lod udgå", en: "retired" }
    answered { da: "besvarede", en: "answered" }
    assessed { da: "vurderede", en: "assessed" }
    asked { da: "spurgte ind til", en: "asked back about" }
    supported { da: "støtter", en: "supports" }
    unsupported { da: "støtter ikke længere", en: "no longer supports" }
    confirmed { da: "bekræftede", en: "confirmed" }
    delivered { da: "gennemførte", en: "delivered" }
    verified { da: "verificerede en effekt af", en: "verified an effect of" }
    estimated { da: "anslog en effekt af", en: "estimated an effect of" }
    milestone { da: "ændrede milepæle på", en: "changed milestones of" }
    reported { da: "gav status på", en: "reported on" }
    linked { da: "knyttede ønsker til", en: "linked wishes to" }
    unlinked { da: "fjernede ønsker fra", en: "unlinked wishes from" }
    imported { da: "importerede", en: "imported" }
    undone { da: "fortrød", en: "undid" }
    invited { da: "lavede et link til", en: "made a link for" }
    role_given { da: "gav en rolle til", en: "gave a role to" }
    role_taken { da: "tog en rolle fra", en: "took a role from" }
    password { da: "valgte adgangskode", en: "chose a password" }
    signed_in { da: "loggede ind", en: "signed in" }
    signed_out { da: "loggede ud", en: "signed out" }
    sessions_ended { da: "loggede alle sessioner ud for", en: "ended all sessions of" }

    f_email { da: "E-mail", en: "E-mail" }
    f_role { da: "Rolle", en: "Role" }
    f_roles { da: "Roller", en: "Roles" }
    f_closed { da: "Lukket", en: "Closed" }
    f_retired { da: "Udgået", en: "Retired" }
    f_opens_on { da: "Første dag", en: "First day" }
    f_closes_on { da: "Sidste dag", en: "Last day" }
    f_areas { da: "Fagområder", en: "Areas" }
    f_units { da: "Enheder", en: "Units" }
    f_health { da: "Tilstand", en: "Health" }
    f_decision { da: "Afgørelse", en: "Decision" }
    f_reason { da: "Begrundelse", en: "Reason" }
    f_due { da: "Frist", en: "Due" }
    f_initiative { da: "Tiltag", en: "Initiative" }
    f_milestone { da: "Milepæl", en: "Milestone" }
    f_language { da: "Sprog", en: "Language" }
    f_support { da: "Støtte", en: "Support" }
}
