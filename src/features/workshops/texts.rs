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
    minutes(n: i64) => { da: plural(n, "minut", "minutter"), en: plural(n, "minute", "minutes") }
    planned { da: "Planlagt", en: "Planned" }
    running { da: "I gang", en: "Running" }
    ended { da: "Slut", en: "Ended" }

    edit_plan { da: "Ret planen", en: "Edit the plan" }
    again { da: "Lav en ny ud fra denne", en: "Make a new one from this" }
    plan_fixed {
        da: "Dørene er åbnet. Nu retter du programmet der, hvor du leder workshoppen.",
        en: "The doors are open. From now on you change the agenda where you lead the workshop.",
    }
    keys { da: "Taster", en: "Keys" }
    key_next { da: "Næste blok", en: "Next block" }
    key_timer { da: "Start, pause eller fortsæt uret", en: "Start, pause or go on with the timer" }
    key_close { da: "Luk og vis resultatet, eller tag imod flere", en: "Close and show the result, or take more" }
    suggest { da: "Foreslå grupper", en: "Suggest groups" }
    no_suggestions { da: "Ingen kort ligner hinanden nok til at foreslå en gruppe.", en: "No cards resemble each other enough to suggest a group." }
    gather_them { da: "Saml dem", en: "Gather them" }
    not_together { da: "Hører ikke sammen", en: "Do not belong together" }
    to_room { da: "Gå til workshoppen", en: "Go to the workshop" }
    plan_kept { da: "Her er det, du var i gang med. Det er ikke gemt endnu.", en: "Here is what you were working on. It is not saved yet." }
    plan_drop { da: "Vis den gemte plan i stedet", en: "Show the saved plan instead" }
    plan_unsaved { da: "Ikke gemt endnu", en: "Not saved yet" }
    plan_saved { da: "Planen er gemt", en: "The plan is saved" }
    save_plan { da: "Gem planen", en: "Save the plan" }
    purpose { da: "Formål", en: "Purpose" }
    purpose_hint { da: "Hvad I vil have ud af det", en: "What you want to get out of it" }
    starts_at { da: "Begynder", en: "Begins" }
    place { da: "Sted", en: "Place" }
    link { da: "Link til opkald", en: "Link to the call" }
    invited { da: "Inviterede enheder", en: "Invited units" }
    invited_hint { da: "En enhed står for alt under den. Vælger du ingen, er det alle.", en: "A unit stands for everything below it. Choose none and it is all of them." }
    add_unit { da: "Tilføj enhed", en: "Add unit" }
    asks_unit { da: "Spørg folk, hvor de kommer fra", en: "Ask people where they are from" }
    unit { da: "Hvis workshop er det?", en: "Whose workshop is it?" }
    unit_hint { da: "De, der leder workshops i enheden, kan også lede denne", en: "Those who lead workshops in the unit can lead this one, too" }
    facilitators { da: "Medfacilitatorer", en: "Co-facilitators" }
    facilitators_hint { da: "De kan rette planen og lede workshoppen ligesom dig", en: "They can change the plan and lead the workshop like you" }
    add_person { da: "Tilføj person", en: "Add person" }
    beginning { da: "At begynde med", en: "To begin with" }
    round { da: "Indsamlingsrunde", en: "Collection round" }
    no_round { da: "Ingen", en: "None" }
    wishes { da: "Ønsker", en: "Wishes" }
    wishes_hint { da: "Numre med komma imellem, fx 12, 15. De ligger som kort fra start.", en: "Numbers with commas between, such as 12, 15. They lie there as cards from the start." }
    yes { da: "Ja", en: "Yes" }
    no { da: "Nej", en: "No" }
    about_field(label: &str, text: &str) { da: "{label}: {text}", en: "{label}: {text}" }
    about_block(place: usize, label: &str, text: &str) { da: "Blok {place}, {label}: {text}", en: "Block {place}, {label}: {text}" }

    minutes_short(n: i64) { da: "{n} min.", en: "{n} min." }
    minutes_in_all(n: i64) => { da: format!("{} i alt", plural(n, "minut", "minutter")), en: format!("{} in all", plural(n, "minute", "minutes")) }
    add_block { da: "Tilføj blok", en: "Add a block" }
    change_block(title: &str) { da: "Ændr »{title}«", en: "Change “{title}”" }
    put_in { da: "Sæt i programmet", en: "Put in the agenda" }
    change { da: "Ændr …", en: "Change …" }
    move_up { da: "Flyt op", en: "Move up" }
    move_down { da: "Flyt ned", en: "Move down" }
    moved_to(place: usize) { da: "Står nu som nummer {place}", en: "Is now number {place}" }
    remove_block { da: "Fjern", en: "Remove" }
    block_removed(title: &str) { da: "»{title}« er fjernet", en: "“{title}” was removed" }
    step_menu(title: &str) { da: "Valg for {title}", en: "Choices for {title}" }
    step_skipped { da: "sprunget over", en: "skipped" }
    kind_label { da: "Hvad gør I?", en: "What do you do?" }
    kind_talk { da: "Lytter og taler sammen", en: "Listen and talk" }
    kind_write { da: "Skriver kort", en: "Write cards" }
    kind_group { da: "Samler kort", en: "Group cards" }
    kind_vote { da: "Stemmer", en: "Vote" }
    kind_prioritise { da: "Vurderer indsats og effekt", en: "Rate effort and effect" }
    kind_judge { da: "Tager stilling til udsagn", en: "Agree or disagree" }
    kind_discuss { da: "Drøfter", en: "Discuss" }
    kind_decide { da: "Beslutter", en: "Decide" }
    mode_label { da: "Hvordan sidder I?", en: "How do you sit?" }
    mode_alone { da: "Hver for sig", en: "Alone" }
    mode_pairs { da: "To og to", en: "In pairs" }
    mode_group { da: "I grupper", en: "In groups" }
    mode_plenary { da: "Alle sammen", en: "All together" }
    grouping_label { da: "Hvem må samle kort?", en: "Who may group cards?" }
    grouping_facilitator { da: "Kun den, der leder", en: "Only whoever leads" }
    grouping_everyone { da: "Alle", en: "Everybody" }
    projected_label { da: "På projektoren", en: "On the projector" }
    projected_prompt { da: "Kun opgaven", en: "The task alone" }
    projected_cards { da: "Opgaven og kortene", en: "The task and the cards" }
    projected_results { da: "Opgaven og resultatet", en: "The task and the result" }
    prompt { da: "Opgave", en: "Task" }
    prompt_hint { da: "De ord, alle ser på telefonen og på projektoren", en: "The words everybody sees on the phone and on the projector" }
    minutes_label { da: "Varighed", en: "Duration" }
    minutes_unit { da: "minutter", en: "minutes" }
    votes { da: "Prikker til hver", en: "Dots for each" }
    votes_hint { da: "Skriver du intet, er det en fjerdedel af mulighederne", en: "Write nothing and it is a quarter of the options" }
    statements { da: "Udsagn", en: "Statements" }
    statements_hint { da: "Ét på hver linje", en: "One on each line" }
    open_cards { da: "Alle ser hinandens kort med det samme", en: "Everybody sees each other’s cards at once" }
    open_cards_hint { da: "Ellers ser de dem, når du viser dem", en: "Otherwise they see them when you show them" }
    notes { da: "Noter", en: "Notes" }
    notes_hint { da: "Kun for den, der leder", en: "Only for whoever leads" }
    block_purpose_hint { da: "Hvad blokken skal føre til. Kun for den, der leder.", en: "What the block is to lead to. Only for whoever leads." }

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

    choose_unit { da: "Vælg enhed", en: "Choose a unit" }
    lost_desk { da: "Ingen forbindelse. Vi prøver igen af os selv.", en: "No connection. We try again by ourselves." }
    write_here { da: "Skriv et kort", en: "Write a card" }
    loose { da: "Ikke samlet", en: "Not grouped" }
    no_cluster { da: "Ingen gruppe", en: "No cluster" }
    new_cluster { da: "Ny gruppe", en: "New cluster" }
    move_card(text: &str) { da: "Flyt kortet »{text}«", en: "Move the card “{text}”" }
    cluster_title { da: "Hvad handler gruppen om?", en: "What is the cluster about?" }
    make_cluster { da: "Lav gruppen", en: "Make the cluster" }
    undo_move { da: "Fortryd sidste flytning", en: "Undo the last move" }
    dots(n: i64) => { da: plural(n, "prik", "prikker"), en: plural(n, "dot", "dots") }
    effort { da: "Indsats", en: "Effort" }
    effect { da: "Effekt", en: "Effect" }
    choose_1_to_5 { da: "1–5", en: "1–5" }
    placed(effort: &str, effect: &str) { da: "Indsats {effort}, effekt {effect}", en: "Effort {effort}, effect {effect}" }
    split { da: "I er uenige", en: "You disagree" }
    agree { da: "Enig", en: "Agree" }
    disagree { da: "Uenig", en: "Disagree" }
    pass { da: "Pas", en: "Pass" }
    stances(agree: i64, disagree: i64, pass: i64) { da: "{agree} enige, {disagree} uenige, {pass} pas", en: "{agree} agree, {disagree} disagree, {pass} pass" }
    important_to(n: i64) { da: "vigtigt for {n}", en: "important to {n}" }
    parking_lot { da: "Lagt til side", en: "Parked" }

    verdict_remove { da: "Fjern", en: "Remove" }
    verdict_remove_hint { da: "Vi holder op med det.", en: "We stop doing it." }
    verdict_simplify { da: "Forenkl", en: "Simplify" }
    verdict_simplify_hint { da: "Vi gør det enklere.", en: "We do it in a simpler way." }
    verdict_move { da: "Flyt", en: "Move" }
    verdict_move_hint { da: "Nogen andre gør det bedre.", en: "Somebody else does it better." }
    verdict_keep { da: "Behold", en: "Keep" }
    verdict_keep_hint { da: "Det skal blive. Skriv hvorfor.", en: "It has to stay. Say why." }
    verdict_challenge { da: "Udfordr reglen", en: "Challenge the rule" }
    verdict_challenge_hint { da: "Vi spørger den, der ejer reglen.", en: "We ask whoever owns the rule." }
    what_becomes_of_it { da: "Hvad gør vi ved det?", en: "What do we do about it?" }
    reason { da: "Begrundelse", en: "Reason" }
    whose_rule { da: "Hvis regel er det?", en: "Whose rule is it?" }
    owner { da: "Ansvarlig", en: "Owner" }
    owner_hint { da: "Den, der sørger for, at det sker", en: "Who sees to it that it happens" }
    deadline { da: "Frist", en: "Deadline" }
    decides { da: "Hvem beslutter?", en: "Who decides?" }
    decides_hint { da: "Hvis det ikke kan besluttes her", en: "If it cannot be decided here" }
    if_then { da: "Hvis–så", en: "If–then" }
    if_then_hint { da: "»Hvis … sker, så gør vi …«. Det får flere aftaler til at ske.", en: "“If … happens, we will …”. It makes more agreements happen." }
    save_decision { da: "Gem beslutningen", en: "Save the decision" }
    decide { da: "Beslut", en: "Decide" }
    change_decision { da: "Ret beslutningen", en: "Change the decision" }
    decisions { da: "Beslutninger", en: "Decisions" }
    nothing_to_decide { da: "Når kortene er samlet i grupper, kan I beslutte om hver af dem.", en: "Once the cards are in groups, you can decide about each." }
    belongs_to { da: "Ønsker og tiltag herfra hører til", en: "Wishes and initiatives from here belong to" }
    belongs_to_hint { da: "Vælg fagområdet én gang. Så er hvert ønske ét tryk.", en: "Choose the area once. Then each wish is one tap." }
    choose_area { da: "Vælg fagområde", en: "Choose an area" }
    choose_area_first { da: "Vælg først, hvor ønsker og tiltag herfra hører til.", en: "First choose where wishes and initiatives from here belong." }
    make_wish { da: "Gør til ønske", en: "Make it a wish" }
    make_initiative { da: "Gør til tiltag", en: "Make it an initiative" }
    wish(number: i64) { da: "Ønske {number}", en: "Wish {number}" }
    initiative(number: i64) { da: "Tiltag {number}", en: "Initiative {number}" }
    wish_made(number: i64) { da: "Ønske {number} er lavet med rummets stemmer bag.", en: "Wish {number} is made, with the room’s votes behind it." }
    no_initiative_there { da: "Du kan ikke lave tiltag på det fagområde. Gør det til et ønske, eller bed procesejeren.", en: "You cannot make initiatives in that area. Make it a wish, or ask the process owner." }
    initiative_made(number: i64) { da: "Tiltag {number} er lavet.", en: "Initiative {number} is made." }
    cards_and_dots(n: i64, given: i64) => { da: format!("{} · {}", cards(n), dots(given)), en: format!("{} · {}", cards(n), dots(given)) }
    owned_by(name: &str) { da: "Ansvarlig: {name}", en: "Owner: {name}" }
    until(date: &str) { da: "Frist: {date}", en: "Due: {date}" }
    decided_by(name: &str) { da: "Beslutter: {name}", en: "Decides: {name}" }

    save_as { da: "Gem som", en: "Save as" }
    agreed_last_time { da: "Det aftalte vi sidst", en: "What we agreed last time" }
    it_is_done { da: "Gjort", en: "Done" }
    it_is_open { da: "Ikke gjort endnu", en: "Not done yet" }
    record { da: "Referat", en: "Record" }
    record_of(title: &str) { da: "Referat: {title}", en: "Record: {title}" }
    print { da: "Print", en: "Print" }
    took_part(n: i64) { da: "{n} deltog", en: "{n} took part" }
    was_anonymous { da: "Alle kort, stemmer og placeringer er anonyme.", en: "All cards, votes and places are anonymous." }
    was_signed { da: "Kort kunne have navn på, da de blev drøftet. Stemmer og placeringer er anonyme. I referatet står ingen ved et kort.", en: "Cards could carry a name when they were discussed. Votes and places are anonymous. The record names nobody beside a card." }
    named(names: &str) { da: "Nævnt efter eget ønske: {names}", en: "Named as they wished: {names}" }
    groups_and_cards { da: "Grupper og kort", en: "Groups and cards" }
    turnout(heard: i64, people: i64, votes: i64) { da: "{heard} af {people} stemte, {votes} prikker hver", en: "{heard} of {people} voted, {votes} dots each" }
    block { da: "Blok", en: "Block" }
    took { da: "Brugt", en: "Spent" }
    skipped { da: "Sprunget over", en: "Skipped" }
    not_reached { da: "Ikke nået", en: "Not reached" }

    save { da: "Gem", en: "Save" }
    told_saved { da: "Det er gemt.", en: "It is saved." }

    scan { da: "QR-kode til at være med", en: "QR code to join by" }
    anonymise { da: "Gør kortene anonyme for altid", en: "Make the cards anonymous for good" }
    unpark { da: "Færdig", en: "Done" }
    unparked { da: "Taget af listen.", en: "Taken off the list." }
    sure_end { da: "Ingen kan skrive eller stemme mere, og referatet er klar. Du kan åbne igen.", en: "Nobody can write or vote any more, and the record is ready. You can open again." }
    sure_anonymise { da: "Ingen kommer til at se, hvem der skrev hvad. Det kan ikke laves om.", en: "Nobody will see who wrote what. This cannot be undone." }
    sure_turn_code { da: "Den gamle kode virker ikke mere. De, der er inde, bliver inde.", en: "The old code no longer works. Those who are inside stay inside." }
    sure_send_out { da: "Det, de skrev, bliver stående. De kan ikke komme ind igen fra den telefon.", en: "What they wrote stays. They cannot come in again from that phone." }
    at_the_door(n: i64) { da: "{n} venter på at komme ind", en: "{n} waiting to come in" }
    hands_up(n: i64) => { da: plural(n, "hånd oppe", "hænder oppe"), en: plural(n, "hand up", "hands up") }
    cards(n: i64) => { da: plural(n, "kort", "kort"), en: plural(n, "card", "cards") }
    seat { da: "Tilføj én uden telefon", en: "Add somebody without a phone" }
    seat_name { da: "Navn", en: "Name" }
    seated { da: "Uden telefon", en: "No phone" }
    act_for(name: &str) { da: "Svar for {name}", en: "Answer for {name}" }
    stance { da: "Enig eller uenig?", en: "Agree or disagree?" }
    close { da: "Luk", en: "Close" }
    option { da: "Hvad?", en: "What?" }
    how_many_dots { da: "Prikker", en: "Dots" }
    nothing_to_answer { da: "Der er ikke noget at svare på i denne blok.", en: "There is nothing to answer in this block." }
}
