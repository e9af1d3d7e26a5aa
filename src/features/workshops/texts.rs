//! What the pages of workshops say.

use crate::i18n::{plural, texts};

texts! {
    title { da: "Workshops", en: "Workshops" }
    lead { da: "Fra et rum fuldt af ledere til beslutninger med en ejer.", en: "From a room full of leaders to decisions with an owner." }
    add { da: "Ny workshop", en: "New workshop" }
    empty { da: "Ingen workshops endnu", en: "No workshops yet" }
    empty_text {
        da: "Vælg en skabelon, åbn dørene, og lad folk være med fra telefonen med en kode.",
        en: "Choose a template, open the doors, and let people join from their phones with a code.",
    }
    choose_template { da: "Skabelon", en: "Template" }
    name { da: "Titel", en: "Title" }
    signed { da: "Kort må få navn på, når de drøftes", en: "Cards may carry a name when they are discussed" }
    signed_hint { da: "Det bliver sagt til alle, før de skriver. Du kan altid gøre det anonymt senere, aldrig omvendt.", en: "Everybody is told before they write. You can always make it anonymous later, never the other way round." }
    waiting_room { da: "Jeg lukker folk ind én for én", en: "I let people in one by one" }
    create { da: "Lav workshoppen", en: "Make the workshop" }
    cancel { da: "Annuller", en: "Cancel" }
    minutes(n: i64) { da: "{n} minutter", en: "{n} minutes" }
    planned { da: "Planlagt", en: "Planned" }
    running { da: "I gang", en: "Running" }
    ended { da: "Slut", en: "Ended" }

    open { da: "Åbn dørene", en: "Open the doors" }
    open_hint { da: "Så får du en kode, som folk kan være med på.", en: "Then you get a code that people can join by." }
    end { da: "Afslut workshoppen", en: "End the workshop" }
    reopen { da: "Åbn igen", en: "Open again" }
    agenda { da: "Program", en: "Agenda" }
    now_on { da: "Nu", en: "Now" }
    go { da: "Gå til", en: "Go to" }
    next(title: &str) { da: "Næste: {title}", en: "Next: {title}" }
    begin(title: &str) { da: "Begynd: {title}", en: "Begin: {title}" }
    skip { da: "Spring over", en: "Skip" }
    unskip { da: "Tag med igen", en: "Take in again" }
    spent(planned: i64, spent: i64) { da: "{spent} af {planned} min.", en: "{spent} of {planned} min." }
    reveal { da: "Vis kortene for alle", en: "Show everybody the cards" }
    close_vote { da: "Luk og vis resultatet", en: "Close and show the result" }
    reopen_vote { da: "Tag imod flere", en: "Take more" }
    start_timer(minutes: i64) { da: "Start {minutes} min.", en: "Start {minutes} min." }
    pause { da: "Pause", en: "Pause" }
    resume { da: "Fortsæt", en: "Go on" }
    one_more { da: "+1 min.", en: "+1 min." }
    stop_timer { da: "Fjern uret", en: "Remove the timer" }
    code { da: "Kode", en: "Code" }
    join_at { da: "Gå til", en: "Go to" }
    lock { da: "Lås døren", en: "Lock the door" }
    unlock { da: "Lås op", en: "Unlock" }
    locked { da: "Ingen nye kan være med.", en: "Nobody new can join." }
    turn_code { da: "Ny kode", en: "New code" }
    projector { da: "Vis på projektor", en: "Show on the projector" }
    people { da: "Deltagere", en: "People" }
    nobody { da: "Ingen er kommet endnu", en: "Nobody has come yet" }
    let_in { da: "Luk ind", en: "Let in" }
    send_out { da: "Send ud", en: "Send out" }
    lower_hand { da: "Tag hånden ned", en: "Lower the hand" }
    unnamed { da: "Uden navn", en: "No name" }
    waits { da: "Venter", en: "Waiting" }
    hand_up { da: "Hånden oppe", en: "Hand up" }
    ready { da: "Klar", en: "Ready" }
    heard(heard: i64, people: i64) { da: "{heard} af {people} har været med", en: "{heard} of {people} have taken part" }
    ready_count(ready: i64) { da: "{ready} er klar", en: "{ready} are ready" }
    cards_written(n: i64) { da: "{n} kort er skrevet", en: "{n} cards written" }
    here(n: i64) { da: "{n} er her", en: "{n} here" }

    time_left { da: "Tid tilbage", en: "Time left" }
    time_is_up { da: "Tiden er gået", en: "Time is up" }
    a_minute_left { da: "Under et minut tilbage", en: "Less than a minute left" }
    paused { da: "Uret står stille", en: "The timer stands still" }

    join { da: "Vær med", en: "Join" }
    join_title { da: "Vær med i en workshop", en: "Join a workshop" }
    join_lead { da: "Skriv koden, der vises i rummet. Du behøver ingen konto.", en: "Type the code that is shown in the room. You need no account." }
    no_such_code { da: "Koden passer ikke. Se efter igen, eller spørg den, der leder workshoppen.", en: "That code does not fit. Look again, or ask whoever leads the workshop." }
    code_hint { da: "Seks tegn", en: "Six characters" }
    your_name { da: "Dit navn", en: "Your name" }
    your_name_hint { da: "Så de andre kan kende dig", en: "So that the others know you" }
    your_unit { da: "Hvor kommer du fra?", en: "Where are you from?" }
    choose_unit { da: "Vælg enhed", en: "Choose a unit" }
    anonymous { da: "Det du skriver er anonymt. Ingen ser, hvem der har skrevet hvad.", en: "What you write is anonymous. Nobody sees who wrote what." }
    will_be_signed { da: "Mens der skrives, er kortene anonyme. Når de drøftes, vises navnet på dem, der har skrevet et.", en: "Cards are anonymous while people write. When they are discussed, the names of those who gave one are shown." }
    come_in { da: "Kom ind", en: "Come in" }
    come_in_as(name: &str) { da: "Kom ind som {name}", en: "Come in as {name}" }
    waiting_outside { da: "Du er næsten inde", en: "You are nearly in" }
    waiting_outside_text { da: "Facilitatoren lukker dig ind om lidt. Du behøver ikke gøre noget.", en: "The facilitator lets you in soon. You need do nothing." }
    sent_out { da: "Du er ikke længere med i workshoppen", en: "You are no longer in the workshop" }
    sent_out_text { da: "Det, du skrev, står der stadig.", en: "What you wrote still stands." }
    not_begun { da: "Vi begynder om lidt", en: "We begin soon" }
    not_begun_text { da: "Her kommer første opgave, når facilitatoren begynder.", en: "The first task appears here when the facilitator begins." }
    over { da: "Workshoppen er slut", en: "The workshop has ended" }
    over_text { da: "Tak for din hjælp. Du kan stadig se, hvad I nåede frem til.", en: "Thank you for your help. You can still see what you arrived at." }
    lost { da: "Ingen forbindelse. Det du skriver gemmes og sendes, når den er tilbage.", en: "No connection. What you write is kept and sent when it is back." }
    lost_desk { da: "Ingen forbindelse. Vi prøver igen af os selv.", en: "No connection. We try again by ourselves." }
    write_here { da: "Skriv et kort", en: "Write a card" }
    write_hint { da: "Ét kort for hver ting", en: "One card for each thing" }
    add_card { da: "Læg kortet", en: "Lay the card" }
    own_cards { da: "Dine kort", en: "Your cards" }
    sending { da: "Sendes, når der er net", en: "Is sent when there is a network" }
    take_back { da: "Tag kortet tilbage", en: "Take the card back" }
    loose { da: "Ikke samlet", en: "Not grouped" }
    no_cluster { da: "Ingen gruppe", en: "No cluster" }
    new_cluster { da: "Ny gruppe", en: "New cluster" }
    move_card(text: &str) { da: "Flyt kortet »{text}«", en: "Move the card “{text}”" }
    cluster_title { da: "Hvad handler gruppen om?", en: "What is the cluster about?" }
    make_cluster { da: "Lav gruppen", en: "Make the cluster" }
    undo_move { da: "Fortryd sidste flytning", en: "Undo the last move" }
    dots_left(left: i64, all: i64) { da: "{left} af {all} prikker tilbage", en: "{left} of {all} dots left" }
    more_dots(option: &str) { da: "Én prik mere til »{option}«", en: "One more dot for “{option}”" }
    fewer_dots(option: &str) { da: "Én prik mindre til »{option}«", en: "One dot fewer for “{option}”" }
    dots(n: i64) => { da: plural(n, "prik", "prikker"), en: plural(n, "dot", "dots") }
    effort { da: "Indsats", en: "Effort" }
    effect { da: "Effekt", en: "Effect" }
    choose_1_to_5 { da: "1–5", en: "1–5" }
    placed(effort: &str, effect: &str) { da: "Indsats {effort}, effekt {effect}", en: "Effort {effort}, effect {effect}" }
    split { da: "I er uenige", en: "You disagree" }
    agree { da: "Enig", en: "Agree" }
    disagree { da: "Uenig", en: "Disagree" }
    pass { da: "Pas", en: "Pass" }
    important { da: "Vigtigt for mig", en: "Important to me" }
    stances(agree: i64, disagree: i64, pass: i64) { da: "{agree} enige, {disagree} uenige, {pass} pas", en: "{agree} agree, {disagree} disagree, {pass} pass" }
    important_to(n: i64) { da: "vigtigt for {n}", en: "important to {n}" }
    voting_closed { da: "Der er lukket. Her er resultatet.", en: "It is closed. Here is the result." }
    i_am_ready { da: "Jeg er klar", en: "I am ready" }
    raise_hand { da: "Ræk hånden op", en: "Raise your hand" }
    take_hand_down { da: "Tag hånden ned igen", en: "Take your hand down" }
    park { da: "Læg til side", en: "Park it" }
    park_label { da: "Noget, der ikke skal glemmes", en: "Something not to be forgotten" }
    parking_lot { da: "Lagt til side", en: "Parked" }
}
