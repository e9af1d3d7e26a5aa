//! What the page of webhooks says.

use forenkl_api::webhooks::{DeliveryError, DeliveryState, WebhookEvent, WebhookFormat};

use crate::i18n::{by, plural, texts};

texts! {
    lead {
        da: "Fortæl andre programmer, hvad der sker: en kanal i Teams, et sagssystem, en rapport. Kun det, alle i kommunen kan se, og aldrig hvem der har skrevet et ønske.",
        en: "Tell other programs what happens: a channel in Teams, a case system, a report. Only what everyone in the municipality can see, and never who wrote a wish.",
    }
    add { da: "Ny webhook", en: "New webhook" }
    empty { da: "Ingen webhooks endnu", en: "No webhooks yet" }
    empty_text {
        da: "En webhook sender en besked til en adresse, når der sker noget. Begynd med adressen fra et workflow i Teams eller fra dem, der passer det andet program.",
        en: "A webhook sends a message to an address when something happens. Begin with the address of a workflow in Teams, or from those who look after the other program.",
    }
    name { da: "Navn", en: "Name" }
    name_hint { da: "Fx Kanalen Forenkling i Teams", en: "For example The channel Simplification in Teams" }
    url { da: "Adresse", en: "Address" }
    url_hint { da: "Begynder med https:// og leder ud på internettet. Ofte er den hemmelig.", en: "Begins with https:// and leads out onto the internet. It is often secret." }
    url_wrong { da: "Skriv en adresse, der begynder med https://, uden navn og adgangskode", en: "Write an address that begins with https://, without a name and password" }
    url_refused { da: "Adressen leder ind i kommunens eget net eller er uden https, og det er ikke slået til", en: "The address leads into the municipality’s own network or lacks https, which is not enabled" }
    format { da: "Hvad modtageren forstår", en: "What the receiver understands" }
    events { da: "Hvornår", en: "When" }
    areas { da: "Fagområder", en: "Areas" }
    areas_hint { da: "Vælger du ingen, fortælles om alle", en: "Choose none to tell of all of them" }
    all_areas { da: "Alle fagområder", en: "All areas" }
    paused { da: "Sat på pause", en: "Paused" }
    paused_hint { da: "Det, der sker imens, bliver ikke sendt bagefter", en: "What happens meanwhile is not sent afterwards" }
    running { da: "Aktiv", en: "Active" }
    create { da: "Opret webhooken", en: "Create the webhook" }
    saved(name: &str) { da: "{name} er gemt", en: "{name} was saved" }
    remove(name: &str) { da: "Fjern {name}", en: "Remove {name}" }
    remove_title { da: "Fjern webhooken?", en: "Remove the webhook?" }
    remove_text { da: "Det, der venter på at blive sendt, og loggen over det, der er sendt, forsvinder. Det kan ikke fortrydes.", en: "What waits to be sent and the log of what was sent disappear. This cannot be undone." }
    remove_now { da: "Fjern", en: "Remove" }
    removed(name: &str) { da: "{name} er fjernet", en: "{name} was removed" }
    pause { da: "Sæt på pause", en: "Pause" }
    resume { da: "Lad den fortsætte", en: "Let it go on" }
    test { da: "Send prøve", en: "Send a test" }
    test_sent { da: "Prøven er på vej. Se resultatet nedenfor.", en: "The test is on its way. See the result below." }
    renew { da: "Ny hemmelighed", en: "New secret" }
    renew_title { da: "Lav en ny hemmelighed?", en: "Make a new secret?" }
    renew_text { da: "Beskeder signeres med den nye fra nu af. Modtageren afviser dem, til den får den nye.", en: "Messages are signed with the new one from now on. The receiver refuses them until it gets the new one." }
    secret_title { da: "Hemmeligheden", en: "The secret" }
    secret_text {
        da: "Modtageren kan med den se, at en besked er fra Forenkl (Standard Webhooks). Den vises kun nu; gem den hos modtageren.",
        en: "With it the receiver can tell that a message is from Forenkl (Standard Webhooks). It is shown only now; keep it with the receiver.",
    }
    secret { da: "Hemmelighed", en: "Secret" }
    copy { da: "Kopiér", en: "Copy" }
    done { da: "Jeg har gemt den", en: "I have kept it" }
    waiting(n: i64) => { da: format!("{} venter", plural(n, "besked", "beskeder")), en: format!("{} waiting", plural(n, "message", "messages")) }
    failed(n: i64) => { da: format!("{} opgivet", plural(n, "besked", "beskeder")), en: format!("{} given up", plural(n, "message", "messages")) }
    last(when: &str) { da: "Sidst igennem {when}", en: "Last got through {when}" }
    never { da: "Intet sendt endnu", en: "Nothing sent yet" }
    history { da: "Sendt på det seneste", en: "Sent lately" }
    history_of(name: &str) { da: "Sendt til {name}", en: "Sent to {name}" }
    no_history { da: "Intet endnu. Send en prøve for at se, om den virker.", en: "Nothing yet. Send a test to see whether it works." }
    what { da: "Hvad", en: "What" }
    when { da: "Hvornår", en: "When" }
    result { da: "Resultat", en: "Result" }
    tries(n: i64) => { da: plural(n, "forsøg", "forsøg"), en: plural(n, "try", "tries") }
    next(when: &str) { da: "prøver igen {when}", en: "tries again {when}" }
    answer(status: i64) { da: "svar {status}", en: "answer {status}" }
    retry { da: "Prøv igen", en: "Try again" }
    a_test { da: "Prøve", en: "Test" }
}

/// A format, and what it means.
pub fn format_name(format: WebhookFormat) -> (&'static str, &'static str) {
    match format {
        WebhookFormat::Json => (by("JSON", "JSON"), by("Til programmer", "For programs")),
        WebhookFormat::Teams => (
            by("Kort i Teams", "Card in Teams"),
            by("Til et workflow i en kanal eller chat", "For a workflow in a channel or chat"),
        ),
    }
}

/// When something is told.
pub fn event(event: WebhookEvent) -> &'static str {
    match event {
        WebhookEvent::WishCreated => by("Et ønske kommer ind", "A wish comes in"),
        WebhookEvent::WishAnswered => by("Et ønske besvares", "A wish is answered"),
        WebhookEvent::WishOverdue => by("Et ønske kommer over fristen", "A wish becomes overdue"),
        WebhookEvent::WishReopened => by("Et ønske åbnes igen", "A wish is opened again"),
        WebhookEvent::InitiativeCreated => by("Et tiltag oprettes", "An initiative is made"),
        WebhookEvent::StatusGiven => by("Et tiltag får ny status", "An initiative gets a new status"),
        WebhookEvent::InitiativeDelivered => by("Et tiltag er leveret", "An initiative is delivered"),
    }
}

/// Where a delivery stands.
pub fn state(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Waiting => by("Venter", "Waiting"),
        DeliveryState::Sending => by("På vej", "On its way"),
        DeliveryState::Delivered => by("Modtaget", "Received"),
        DeliveryState::Failed => by("Opgivet", "Given up"),
    }
}

/// Why a try came to nothing.
pub fn error(error: DeliveryError) -> &'static str {
    match error {
        DeliveryError::Unreachable => by("ingen forbindelse", "no connection"),
        DeliveryError::Timeout => by("intet svar i tide", "no answer in time"),
        DeliveryError::Tls => {
            by("certifikatet kunne ikke godkendes", "the certificate could not be accepted")
        }
        DeliveryError::Private => {
            by("adressen leder ind i eget net", "the address leads into the own network")
        }
        DeliveryError::Refused => by("afvist", "refused"),
        DeliveryError::Interrupted => by("afbrudt undervejs", "interrupted on the way"),
    }
}
