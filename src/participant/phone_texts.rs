//! What the page of those who take part says beside what all pages of a workshop say.

use crate::i18n::{plural, texts};

texts! {
    join { da: "Vær med", en: "Join" }
    join_title { da: "Vær med i en workshop", en: "Join a workshop" }
    join_lead { da: "Skriv koden, der vises i rummet. Du behøver ingen konto.", en: "Type the code that is shown in the room. You need no account." }
    no_such_code { da: "Koden passer ikke. Se efter igen, eller spørg den, der leder workshoppen.", en: "That code does not fit. Look again, or ask whoever leads the workshop." }
    code_hint { da: "Seks tegn", en: "Six characters" }
    your_name { da: "Dit navn", en: "Your name" }
    your_name_hint { da: "Så de andre kan kende dig", en: "So that the others know you" }
    your_unit { da: "Hvor kommer du fra?", en: "Where are you from?" }
    anonymous { da: "Det, du skriver, er anonymt. Ingen ser, hvem der har skrevet hvad.", en: "What you write is anonymous. Nobody sees who wrote what." }
    will_be_signed { da: "Mens der skrives, er kortene anonyme. Når de drøftes, vises navnet på dem, der har skrevet et.", en: "Cards are anonymous while people write. When they are discussed, the names of those who gave one are shown." }
    come_in { da: "Kom ind", en: "Come in" }
    come_in_as(name: &str) { da: "Kom ind som {name}", en: "Come in as {name}" }
    waiting_outside { da: "Du er næsten inde", en: "You are nearly in" }
    waiting_outside_text { da: "Facilitatoren lukker dig ind om lidt. Du behøver ikke gøre noget.", en: "The facilitator lets you in soon. You need do nothing." }
    sent_out { da: "Du er ikke længere med i workshoppen", en: "You are no longer in the workshop" }
    sent_out_text { da: "Det, du skrev, står der stadig.", en: "What you wrote still stands." }
    gone { da: "Workshoppen er her ikke mere", en: "The workshop is not here any more" }
    gone_text { da: "Den er slettet, eller du er ikke længere med i den.", en: "It was deleted, or you are no longer in it." }
    not_begun { da: "Vi begynder om lidt", en: "We begin soon" }
    not_begun_text { da: "Her kommer første opgave, når facilitatoren begynder.", en: "The first task appears here when the facilitator begins." }
    over { da: "Workshoppen er slut", en: "The workshop has ended" }
    over_text { da: "Tak for din hjælp. Du kan stadig se, hvad I nåede frem til.", en: "Thank you for your help. You can still see what you arrived at." }
    not_laid { da: "Det her nåede du ikke at lægge", en: "This you did not get to lay" }
    lost { da: "Ingen forbindelse. Det, du skriver, gemmes og sendes, når den er tilbage.", en: "No connection. What you write is kept and sent when it is back." }
    write_hint { da: "Ét kort for hver ting", en: "One card for each thing" }
    add_card { da: "Læg kortet", en: "Lay the card" }
    own_cards { da: "Dine kort", en: "Your cards" }
    sending { da: "Sendes, når der er net", en: "Is sent when there is a network" }
    moving { da: "Det, du har flyttet, sendes, når der er net", en: "What you moved is sent when there is a network" }
    take_back(text: &str) { da: "Tag kortet tilbage: {text}", en: "Take the card back: {text}" }
    dots_left(left: i64, all: i64) => {
        da: format!("{left} af {} tilbage", plural(all, "prik", "prikker")),
        en: format!("{left} of {} left", plural(all, "dot", "dots")),
    }
    more_dots(option: &str) { da: "Én prik mere til »{option}«", en: "One more dot for “{option}”" }
    fewer_dots(option: &str) { da: "Én prik mindre til »{option}«", en: "One dot fewer for “{option}”" }
    scale_ends { da: "1 er lidt, 5 er meget", en: "1 is little, 5 is much" }
    by_dragging { da: "Træk i stedet", en: "Drag instead" }
    important { da: "Vigtigt for mig", en: "Important to me" }
    voting_closed { da: "Der er lukket. Her er resultatet.", en: "It is closed. Here is the result." }
    i_am_ready { da: "Jeg er klar", en: "I am ready" }
    raise_hand { da: "Ræk hånden op", en: "Raise your hand" }
    take_hand_down { da: "Tag hånden ned igen", en: "Take your hand down" }
    park { da: "Læg til side", en: "Park it" }
    park_label { da: "Noget, der ikke skal glemmes", en: "Something not to be forgotten" }
    get_record { da: "Få referatet", en: "Get the record" }
    get_record_text { da: "Skriv din mail, så får du referatet og besked, når der sker noget med det, I bad om. Den bruges ikke til andet.", en: "Leave your e-mail to get the record, and to hear what becomes of what you asked for. It is used for nothing else." }
    email { da: "E-mail", en: "E-mail" }
    in_record { da: "Mit navn må stå i referatet", en: "My name may stand in the record" }
    forget_email { da: "Slet min mail", en: "Delete my e-mail" }
    still_writing(title: &str) { da: "Du er ved at skrive til »{title}«", en: "You are writing for “{title}”" }
    leave_card { da: "Fortryd", en: "Cancel" }
    change_card { da: "Ret kortet", en: "Change the card" }
    change_card_that(text: &str) { da: "Ret kortet: {text}", en: "Change the card: {text}" }
    elsewhere { da: "Et andet sted", en: "Somewhere else" }
    gets_record { da: "Din mail er gemt. Skriv en ny for at ændre den.", en: "Your e-mail is kept. Write another to change it." }
}
