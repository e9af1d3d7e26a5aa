//! What the pages of people say.

use crate::i18n::{plural, texts};

texts! {
    lead(n: i64) => { da: plural(n, "person", "personer"), en: plural(n, "person", "people") }
    add { da: "Tilføj person", en: "Add person" }
    search { da: "Søg på navn eller e-mail", en: "Search name or e-mail" }
    role { da: "Rolle", en: "Role" }
    unit { da: "Enhed", en: "Unit" }
    clear { da: "Ryd filtre", en: "Clear filters" }
    table { da: "Personer og deres roller", en: "People and their roles" }
    name { da: "Navn", en: "Name" }
    email { da: "E-mail", en: "E-mail" }
    email_hint { da: "Personen logger ind med den. Kan udelades, indtil personen skal logge ind.", en: "The person signs in with it. Can wait until the person is to sign in." }
    roles { da: "Roller", en: "Roles" }
    access { da: "Adgang", en: "Access" }
    no_role { da: "Ingen rolle", en: "No role" }
    active { da: "Kan logge ind", en: "Can sign in" }
    invited(until: String) { da: "Inviteret, til {until}", en: "Invited, until {until}" }
    invitation_ran_out { da: "Invitation udløbet", en: "Invitation ran out" }
    not_invited { da: "Ikke inviteret", en: "Not invited" }
    closed { da: "Konto lukket", en: "Account closed" }
    nobody { da: "Ingen personer endnu", en: "No people yet" }
    nobody_text { da: "Tilføj den første, og send vedkommende et link til at vælge en adgangskode.", en: "Add the first one, and send them a link to choose a password." }
    nobody_fits { da: "Ingen passer på filtrene", en: "Nobody matches the filters" }
    nobody_fits_text { da: "Prøv et andet navn, eller ryd filtrene.", en: "Try another name, or clear the filters." }

    create { da: "Tilføj personen", en: "Add the person" }
    first_role { da: "Rolle til at begynde med", en: "Role to begin with" }
    at_unit { da: "Ved enheden", en: "At the unit" }
    at_unit_hint { da: "Rollen gælder også for alt under enheden", en: "The role also counts for everything below it" }
    unit_needed { da: "Vælg en enhed", en: "Choose a unit" }
    role_needed { da: "Vælg en rolle", en: "Choose a role" }
    only_areas { da: "Kun disse fagområder", en: "Only these areas" }
    only_areas_hint { da: "Vælger du ingen, gælder rollen alle enhedens fagområder", en: "Choose none, and the role counts for all areas of the unit" }
    created(name: &str) { da: "{name} er tilføjet. Næste skridt: send et link til at logge ind.", en: "{name} was added. Next: send a link to sign in with." }
    saved(name: &str) { da: "{name} er gemt", en: "{name} was saved" }

    details { da: "Oplysninger", en: "Details" }
    no_email { da: "Ingen e-mail", en: "No e-mail" }
    roles_empty { da: "Personen har ingen rolle og kan derfor kun læse. Tilføj en rolle.", en: "The person has no role and can only read. Add a role." }
    add_role { da: "Tilføj rolle", en: "Add role" }
    remove_role(role: &str, unit: &str) { da: "Fjern {role} ved {unit}", en: "Remove {role} at {unit}" }
    role_added(role: &str) { da: "Rollen {role} er tilføjet", en: "The role {role} was added" }
    role_removed(role: &str, unit: &str) { da: "{role} ved {unit} er fjernet", en: "{role} at {unit} was removed" }
    last_admin_title { da: "Kommunens sidste administrator", en: "The municipality’s last administrator" }
    last_admin(name: &str) {
        da: "{name} er den eneste, der kan administrere hele kommunen. Giv først en anden rollen administrator ved kommunen; så kan denne fjernes eller lukkes.",
        en: "{name} is the only one who can administer the whole municipality. First make someone else administrator at the municipality; then this can be removed or closed.",
    }
    valid_from { da: "Gælder fra", en: "Valid from" }
    valid_to { da: "Gælder til", en: "Valid until" }
    ended { da: "Udløbet", en: "Ended" }
    coming { da: "Begynder senere", en: "Begins later" }

    make_invitation { da: "Lav link til at logge ind", en: "Make a sign-in link" }
    make_reset { da: "Lav link til ny adgangskode", en: "Make a new-password link" }
    invite_text { da: "Personen vælger selv sin adgangskode med linket. Forenkl sender ikke e-mail: kopiér linket, og send det selv.", en: "The person chooses a password with the link. Forenkl sends no e-mail: copy the link and send it yourself." }
    invite_needs_email { da: "Skriv først en e-mail på personen; den logger man ind med.", en: "First write an e-mail address; one signs in with it." }
    link_title { da: "Linket er klar", en: "The link is ready" }
    link_once { da: "Det vises kun nu, og tidligere links virker ikke længere. Send det til personen på en måde, kun personen kan læse.", en: "It is shown only now, and earlier links no longer work. Send it to the person in a way only they can read." }
    link_until(until: String) { da: "Virker til {until} og kun én gang.", en: "Works until {until} and only once." }
    link_label { da: "Link", en: "Link" }
    copy { da: "Kopiér link", en: "Copy link" }
    sign_out { da: "Log ud overalt", en: "Sign out everywhere" }
    sign_out_text { da: "Lukker alle åbne sessioner, fx hvis en telefon er blevet væk.", en: "Ends all open sessions, for example when a phone is lost." }
    signed_out(name: &str) { da: "{name} er logget ud overalt", en: "{name} is signed out everywhere" }
    close_account { da: "Luk konto", en: "Close account" }
    close_text { da: "Personen kan ikke længere logge ind. Det, personen har skrevet, bliver stående.", en: "The person can no longer sign in. What they wrote stays." }
    open_account { da: "Åbn konto igen", en: "Open account again" }
    open_text { da: "Personen kan ikke logge ind nu.", en: "The person cannot sign in now." }
    account_closed(name: &str) { da: "Kontoen for {name} er lukket", en: "The account of {name} is closed" }
    account_opened(name: &str) { da: "Kontoen for {name} er åben igen", en: "The account of {name} is open again" }
}
