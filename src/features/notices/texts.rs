//! Texts about notices.

use forenkl_api::notices::{NoticeKind, Pace};

use crate::i18n::{by, texts};

texts! {
    bell(unread: i64) => {
        da: if unread > 0 { format!("Beskeder, {unread} {}", if unread == 1 { "ulæst" } else { "ulæste" }) } else { "Beskeder".to_owned() },
        en: if unread > 0 { format!("Notices, {unread} unread") } else { "Notices".to_owned() },
    }

    title { da: "Beskeder", en: "Notices" }
    lead { da: "Det, der er sket med ønsker, som er dine på en måde: skrevet, støttet, fulgt eller til dig at svare på.",
        en: "What has happened to wishes that are yours in some way: written, supported, followed or yours to answer." }
    none { da: "Ingen beskeder endnu", en: "No notices yet" }
    none_text { da: "Når der sker noget med et ønske, du har skrevet, støtter eller følger, står det her.",
        en: "When something happens to a wish you wrote, support or follow, it appears here." }
    find_wishes { da: "Find ønsker at følge", en: "Find wishes to follow" }
    read_all { da: "Markér alle som læst", en: "Mark all as read" }
    all_read { da: "Alle er læst", en: "All are read" }
    read_one { da: "Markér som læst", en: "Mark as read" }
    read_one_about(title: &str) { da: "Markér »{title}« som læst", en: "Mark “{title}” as read" }
    choose { da: "Vælg mails", en: "Choose mails" }
    unread(n: i64) => { da: format!("{n} {}", if n == 1 { "ny" } else { "nye" }), en: format!("{n} new") }
    more(n: i64) => { da: format!("og {} mere", n), en: format!("and {} more", n) }
    wish(number: i64) { da: "Ønske {number}", en: "Wish {number}" }
    initiative(number: i64) { da: "Tiltag {number}", en: "Initiative {number}" }
    workshop { da: "Workshop", en: "Workshop" }
    you_asked { da: "Du bad om:", en: "You asked for:" }
    answered(decision: &str) { da: "Svar: {decision}", en: "Answer: {decision}" }
    quote(text: &str) { da: "»{text}«", en: "“{text}”" }

    choices { da: "Mails til dig", en: "Mails to you" }
    choices_lead { da: "I Forenkl ser du altid alt med det samme. Her vælger du, hvad du også vil have på mail, og hvornår.",
        en: "In Forenkl you always see everything at once. Here you choose what you also want by mail, and when." }
    choices_list { da: "Hvornår vil du have en mail?", en: "When do you want a mail?" }
    goes_to(email: &str) { da: "Mails går til {email}.", en: "Mails go to {email}." }
    no_mails { da: "Der sendes ingen mails herfra endnu", en: "No mails are sent from here yet" }
    no_mails_text { da: "Din kommune har ikke sat en mailserver op. Alt står under Beskeder, og dit valg gælder, når mails kommer.",
        en: "Your municipality has not set up a mail server. Everything is under Notices, and your choice counts once mails come." }
    no_address { da: "Du har ingen e-mailadresse her", en: "You have no e-mail address here" }
    no_address_text { da: "Så du får ingen mails. Alt står under Beskeder. En administrator kan skrive din adresse ind.",
        en: "So you get no mails. Everything is under Notices. An administrator can enter your address." }
    saved(kind: &str, pace: &str) { da: "{kind}: {pace}", en: "{kind}: {pace}" }
    stop { da: "Stop mails", en: "Stop mails" }
    stop_workshop { da: "Mails om en workshop, du var med i, og om det, der kommer ud af den.", en: "Mails about a workshop you took part in, and about what comes of it." }
    stop_lead { da: "Linket kommer fra en mail fra Forenkl. Det gælder mails om:", en: "The link comes from a mail from Forenkl. It is about mails on:" }
    stop_now { da: "Stop disse mails", en: "Stop these mails" }
    stopped { da: "Du får ikke flere mails om det", en: "You get no more mails about this" }
    stopped_text { da: "I Forenkl kan du stadig se det hele. Du kan altid vælge om.",
        en: "In Forenkl you can still see everything. You can choose otherwise at any time." }
    stop_unknown { da: "Linket virker ikke", en: "The link does not work" }
    stop_unknown_text { da: "Måske er det ikke kopieret helt. Log ind, og vælg dine mails der.",
        en: "Perhaps it was not copied completely. Sign in and choose your mails there." }
    to_choices { da: "Vælg dine mails", en: "Choose your mails" }
    explain_times { da: "Hver dag er kl. 7 om morgenen. Hver uge er mandag kl. 7. Det, du har læst her, kommer ikke på mail.",
        en: "Every day is at seven in the morning. Every week is Monday at seven. What you have read here is not mailed." }
}

/// What a kind is called, and what it is.
pub fn kind(kind: NoticeKind) -> (&'static str, &'static str) {
    match kind {
        NoticeKind::Answer => (
            by("Svar", "Answers"),
            by(
                "Et ønske, du har skrevet, støtter eller følger, er besvaret",
                "A wish you wrote, support or follow was answered",
            ),
        ),
        NoticeKind::Receipt => (
            by("Leveret", "Delivered"),
            by(
                "Det, du bad om, er leveret, og du kan sige, om du mærker det",
                "What you asked for was delivered, and you can say whether it helps",
            ),
        ),
        NoticeKind::Question => (
            by("Spørgsmål til dig", "Questions to you"),
            by(
                "Procesejeren mangler noget for at komme videre",
                "The process owner needs something to go on",
            ),
        ),
        NoticeKind::Progress => (
            by("Det flytter sig", "Progress"),
            by(
                "Det vurderes, et tiltag er knyttet til, eller der er ny status",
                "It is being assessed, an initiative was linked, or there is a new status",
            ),
        ),
        NoticeKind::Comment => (
            by("Kommentarer", "Comments"),
            by(
                "Nogen har kommenteret et ønske, du har skrevet, følger eller svarer for",
                "Someone commented on a wish you wrote, follow or answer for",
            ),
        ),
        NoticeKind::Merge => (
            by("Lagt sammen", "Merged"),
            by(
                "Et ønske er lagt sammen med et andet eller skilt ud igen",
                "A wish was merged with another, or taken out again",
            ),
        ),
        NoticeKind::NewWish => (
            by("Nye ønsker", "New wishes"),
            by("På de fagområder, du svarer for", "On the areas you answer for"),
        ),
        NoticeKind::Deadline => (
            by("Frister", "Deadlines"),
            by("Et svar skal være der snart, eller det er for sent", "An answer is due soon, or late"),
        ),
        NoticeKind::Assigned => (
            by("Givet til dig", "Given to you"),
            by(
                "Et ønske er givet videre til dig eller dit fagområde",
                "A wish was handed over to you or your area",
            ),
        ),
        NoticeKind::Appeal => (
            by("Bedt om ny vurdering", "Appeals"),
            by(
                "Nogen beder om, at et svar vurderes igen",
                "Someone asks for an answer to be looked at again",
            ),
        ),
        NoticeKind::Workshop => (
            by("Workshops", "Workshops"),
            by("Du er blevet medfacilitator på en workshop", "You were made co-facilitator of a workshop"),
        ),
        NoticeKind::Trouble => (
            by("Noget gik galt", "Something went wrong"),
            by(
                "Noget, du havde planlagt, kunne ikke gennemføres",
                "Something you had scheduled could not be done",
            ),
        ),
    }
}

/// What a pace is called.
pub fn pace(pace: Pace) -> &'static str {
    match pace {
        Pace::AtOnce => by("Med det samme", "At once"),
        Pace::Daily => by("Hver dag", "Every day"),
        Pace::Weekly => by("Hver uge", "Every week"),
        Pace::Never => by("Aldrig", "Never"),
    }
}

/// What happened, as the one who is told reads it.
pub fn happened(action: &str, kind: NoticeKind) -> &'static str {
    match action {
        "wish.created" => by("Nyt ønske", "New wish"),
        "wish.reopened" => by("Åbnet igen: det hjælper ikke", "Opened again: it does not help"),
        "wish.assessed" => by("Ønsket vurderes nu", "The wish is being assessed"),
        "wish.question_asked" => by("Du bliver spurgt", "You are asked"),
        "wish.initiative_linked" => by("Et tiltag er sat i værk for det", "An initiative takes it up"),
        "comment.created" => by("Ny kommentar", "New comment"),
        "initiative.status_given" => by("Ny status", "New status"),
        "initiative.delivered" if kind == NoticeKind::Progress => {
            by("Tiltaget er leveret", "The initiative is delivered")
        }
        "wish.due_soon" => by("Svaret skal være der snart", "The answer is due soon"),
        "wish.overdue" => by("Fristen for svar er overskredet", "The answer is late"),
        "wish.escalated" => {
            by("Ønsket har ventet for længe på svar", "The wish has waited too long for an answer")
        }
        "wish.handed_over" => by("Givet videre til dit fagområde", "Handed over to your area"),
        "wish.assigned" => by("Givet til dig", "Given to you"),
        "wish.appealed" => {
            by("Der er bedt om, at svaret vurderes igen", "The answer is to be looked at again")
        }
        "wish.merged_into" => by("Lagt sammen med et andet ønske", "Merged with another wish"),
        "wish.unmerged" => by("Skilt ud igen som sit eget ønske", "Taken out again as a wish of its own"),
        "referral.due" => {
            by("Reglens ejer skulle have svaret nu", "The rule’s owner should have replied by now")
        }
        "referral.replied" => by("Reglens ejer har svaret", "The rule’s owner has replied"),
        "workshop.facilitator_added" => {
            by("Du er medfacilitator på workshoppen", "You are a co-facilitator of the workshop")
        }
        "answer.schedule_failed" => {
            by("Et planlagt svar kunne ikke offentliggøres", "A scheduled answer could not be published")
        }
        _ => match kind {
            NoticeKind::Receipt => {
                by("Det er leveret. Har du mærket det?", "It is delivered. Have you noticed?")
            }
            NoticeKind::Answer => by("Der er svar", "There is an answer"),
            _ => by("Der er sket noget", "Something has happened"),
        },
    }
}
