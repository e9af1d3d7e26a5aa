//! Texts of one wish: answer, path, support, burden, facts.

use crate::i18n::{plural, texts};

texts! {
    back { da: "Ønsker", en: "Wishes" }
    wish_number(number: i64) { da: "Ønske nr. {number}", en: "Wish no. {number}" }
    received(when: &str) { da: "modtaget {when}", en: "received {when}" }
    from(who: &str) { da: "fra {who}", en: "from {who}" }
    from_in(who: &str, unit: &str) { da: "fra {who}, {unit}", en: "from {who}, {unit}" }
    hidden_author { da: "afsender skjult", en: "sender hidden" }
    made_up { da: "Opdigtet til demo", en: "Made up for the demo" }
    not_found { da: "Ønsket findes ikke", en: "There is no such wish" }
    not_found_text {
        da: "Nummeret er forkert, eller ønsket er trukket tilbage.",
        en: "The number is wrong, or the wish has been withdrawn.",
    }
    to_list { da: "Se alle ønsker", en: "See all wishes" }
    path { da: "Ønskets vej", en: "The path of the wish" }
    reopened { da: "åbnet igen", en: "reopened" }
    skipped { da: "Ikke aktuelt", en: "Not relevant" }

    answer_is(decision: &str) { da: "Svar: {decision}", en: "Answer: {decision}" }
    answer_by(who: &str, unit: &str, when: &str) { da: "{who}, {unit} · {when}", en: "{who}, {unit} · {when}" }
    answer_from(unit: &str, when: &str) { da: "{unit} · {when}", en: "{unit} · {when}" }
    initiative { da: "Tiltag", en: "Initiative" }
    initiatives { da: "Tiltag, der løser det", en: "Initiatives that solve it" }
    horizon { da: "Tidshorisont", en: "Time horizon" }
    when(horizon: &str) { da: "Tidshorisont: {horizon}", en: "Time horizon: {horizon}" }
    earlier_answers(n: i64) => {
        da: plural(n, "tidligere svar", "tidligere svar"),
        en: plural(n, "earlier answer", "earlier answers"),
    }

    question { da: "Spørgsmål til dig", en: "A question for you" }
    question_waiting { da: "Venter på svar fra afsenderen", en: "Waiting for the sender’s reply" }
    question_by(who: &str, when: &str) { da: "{who} · {when}", en: "{who} · {when}" }
    reply { da: "Dit svar", en: "Your reply" }
    send_reply { da: "Send svar", en: "Send reply" }
    reply_sent { da: "Dit svar er sendt", en: "Your reply is sent" }

    the_wish { da: "Ønsket", en: "The wish" }
    suggestion { da: "Forslag", en: "Suggestion" }
    hit_units(n: i64) => { da: plural(n, "enhed er ramt", "enheder er ramt"), en: plural(n, "unit affected", "units affected") }
    hit_people(n: i64) => { da: format!("{} støtter", plural(n, "leder", "ledere")), en: plural(n, "supporter", "supporters") }
    give_estimate { da: "Angiv jeres tid", en: "Give your own time" }
    change_estimate { da: "Ret jeres tid", en: "Change your own time" }
    estimate_title { da: "Hvad koster det hos jer?", en: "What does it cost you?" }
    estimate_saved { da: "Jeres tid er gemt", en: "Your time is saved" }
    estimate_yours(hours: &str) { da: "Jeres eget skøn: {hours}", en: "Your own estimate: {hours}" }
    save_estimate { da: "Gem jeres tid", en: "Save your time" }
    remove_estimate { da: "Fjern skønnet", en: "Remove the estimate" }
    follow { da: "Følg", en: "Follow" }
    following { da: "Følger", en: "Following" }
    now_following { da: "Du får besked, når der sker noget", en: "You will be told when something happens" }
    not_following { da: "Du følger ikke længere ønsket", en: "You no longer follow the wish" }
    copy_link { da: "Kopiér link", en: "Copy link" }

    where_hit { da: "Hvor rammer det?", en: "Where does it hit?" }
    few { da: "under 5", en: "under 5" }
    burden { da: "Tid om året", en: "Time a year" }
    burden_none { da: "ikke oplyst", en: "not given" }
    burden_hours(minutes: i64) => {
        da: { let hours = (minutes + 30).div_euclid(60); if hours == 1 { "time".into() } else { "timer".into() } },
        en: { let hours = (minutes + 30).div_euclid(60); if hours == 1 { "hour".into() } else { "hours".into() } },
    }
    facts { da: "Om ønsket", en: "About the wish" }
    responsible { da: "Svarer", en: "Answers" }
    rule { da: "Regel eller system", en: "Rule or system" }
    round { da: "Runde", en: "Round" }
    workshop { da: "Workshop", en: "Workshop" }
    source { da: "Kilde", en: "Source" }

    verdict { da: "Har du mærket det?", en: "Have you noticed?" }
    verdict_of_all { da: "Har det hjulpet?", en: "Has it helped?" }
    verdict_text {
        da: "Det, I bad om, er gennemført. Hjælper det hos jer?",
        en: "What you asked for has been carried out. Does it help you?",
    }
    verdict_comment { da: "Hvad mangler?", en: "What is missing?" }
    verdict_send { da: "Send", en: "Send" }
    verdict_thanks { da: "Tak. Det er noteret.", en: "Thank you. It is noted." }
    verdict_noted(said: &str) { da: "Tak. Noteret: {said}", en: "Thank you. Noted: {said}" }
    verdict_reopens { da: "Siger du nej, åbnes ønsket igen.", en: "If you say no, the wish is reopened." }
    verdicts(n: i64) => { da: format!("{} har svaret", crate::format::number(n)), en: format!("{} have answered", crate::format::number(n)) }
    verdicts_split(yes: i64, partly: i64, no: i64) {
        da: "{yes} ja · {partly} lidt · {no} nej",
        en: "{yes} yes · {partly} a little · {no} no",
    }

    more { da: "Mere", en: "More" }
    edit { da: "Ret ønsket", en: "Edit the wish" }
    withdraw { da: "Træk ønsket tilbage", en: "Withdraw the wish" }
    remove { da: "Fjern ønsket", en: "Remove the wish" }
    withdraw_text {
        da: "Ønsket forsvinder fra listen. Det bliver stående i historikken sammen med din grund.",
        en: "The wish leaves the list. It stays on record together with your reason.",
    }
    reason { da: "Hvorfor?", en: "Why?" }
    withdrawn { da: "Ønsket er trukket tilbage", en: "The wish has been withdrawn" }
    keep { da: "Behold ønsket", en: "Keep the wish" }
}
