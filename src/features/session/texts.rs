//! Texts about signing in and the own profile.

use forenkl_api::Role;

use crate::i18n::{by, texts};

texts! {
    sign_in { da: "Log ind", en: "Sign in" }
    sign_in_lead(municipality: &str) {
        da: "Fortæl, hvad der tager tid fra kerneopgaven, og følg med i, hvad der sker med det i {municipality}.",
        en: "Say what takes time from the real work, and follow what becomes of it in {municipality}.",
    }
    email { da: "E-mail", en: "E-mail" }
    password { da: "Adgangskode", en: "Password" }
    no_password { da: "Har du ikke en adgangskode, eller er den glemt? Bed din administrator om et link.",
        en: "No password yet, or forgotten? Ask your administrator for a link." }
    email_missing { da: "Skriv din e-mail", en: "Enter your e-mail" }
    password_missing { da: "Skriv din adgangskode", en: "Enter your password" }
    demo { da: "Prøv Forenkl som …", en: "Try Forenkl as …" }
    demo_text {
        da: "Her er opdigtede personer og virkelige ønsker fra København 2023. Vælg en, og gør, hvad du vil.",
        en: "Here are invented people and real wishes from Copenhagen 2023. Choose one and do as you please.",
    }
    with_password { da: "Log ind med adgangskode", en: "Sign in with a password" }

    invitation { da: "Vælg din adgangskode", en: "Choose your password" }
    invitation_lead { da: "Så er du inde. Linket kan kun bruges én gang.", en: "Then you are in. The link works only once." }
    new_password { da: "Ny adgangskode", en: "New password" }
    password_hint { da: "Mindst 12 tegn. En lille sætning er let at huske.", en: "At least 12 characters. A short sentence is easy to remember." }
    repeat_password { da: "Skriv den igen", en: "Enter it again" }
    differ { da: "De to er ikke ens", en: "The two are not the same" }
    save_and_enter { da: "Gem og gå ind", en: "Save and go in" }
    link_broken { da: "Linket er ikke helt", en: "The link is not complete" }
    link_broken_text {
        da: "Noget af det mangler. Kopiér hele linket fra din besked, eller bed administratoren om et nyt.",
        en: "Part of it is missing. Copy the whole link from your message, or ask the administrator for a new one.",
    }

    profile { da: "Din profil", en: "Your profile" }
    roles { da: "Dine roller", en: "Your roles" }
    no_roles { da: "Du har ingen roller lige nu.", en: "You hold no roles just now." }
    language { da: "Sprog", en: "Language" }
    keys { da: "Tastatur", en: "Keyboard" }
    keys_on { da: "Brug genvejstaster", en: "Use keyboard shortcuts" }
    keys_hint { da: "/ søger, n melder et ønske, ? viser dem alle. Slå dem fra, hvis de kommer i vejen, fx for talestyring.",
        en: "/ searches, n sends a wish, ? lists them all. Switch them off if they get in the way, of voice control for example." }
    change_password { da: "Skift adgangskode", en: "Change password" }
    current_password { da: "Nuværende adgangskode", en: "Current password" }
    wrong_current { da: "Det er ikke din nuværende adgangskode", en: "This is not your current password" }
    save_password { da: "Gem ny adgangskode", en: "Save new password" }
    password_saved { da: "Adgangskoden er skiftet. Du er logget ud alle andre steder.",
        en: "The password is changed. You are signed out everywhere else." }
    sessions { da: "Log ud alle steder", en: "Sign out everywhere" }
    sessions_text { da: "Har du glemt at logge ud på en anden maskine? Her logger du ud på dem alle, også denne.",
        en: "Forgot to sign out on another machine? This signs you out on all of them, this one too." }
    signed_out_everywhere { da: "Du er logget ud alle steder", en: "You are signed out everywhere" }

    accessibility { da: "Tilgængelighedserklæring", en: "Accessibility statement" }
    accessibility_aim {
        da: "Forenkl er bygget, så alle kan bruge det: med tastatur, skærmlæser, stor skrift og på telefon (WCAG 2.2, niveau AA).",
        en: "Forenkl is built for everyone: by keyboard, screen reader, large type and on a phone (WCAG 2.2, level AA).",
    }
    accessibility_none {
        da: "Kommunen har endnu ikke lagt sin erklæring ind her. Møder du noget, du ikke kan bruge, så sig det til den, der har inviteret dig.",
        en: "The municipality has not linked its statement here yet. If something cannot be used, tell whoever invited you.",
    }
    accessibility_go { da: "Læs kommunens erklæring", en: "Read the municipality’s statement" }

    role_at(role: &str, unit: &str) { da: "{role}, {unit}", en: "{role}, {unit}" }
}

/// What a role is called.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Leader => by("Decentral leder", "Decentral leader"),
        Role::ProcessOwner => by("Procesejer", "Process owner"),
        Role::Facilitator => by("Facilitator", "Facilitator"),
        Role::Management => by("Ledelse", "Management"),
        Role::Administrator => by("Administrator", "Administrator"),
    }
}
