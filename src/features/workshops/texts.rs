//! What the pages of workshops say.

use crate::i18n::{plural, texts};

texts! {
    title { da: "Workshops", en: "Workshops" }
    lead { da: "Saml ledere om det, der tager tid, og gå derfra med beslutninger, nogen har ansvaret for.", en: "Gather leaders around what takes time, and leave with decisions that somebody is responsible for." }
    add { da: "Ny workshop", en: "New workshop" }
    empty { da: "Ingen workshops endnu", en: "No workshops yet" }
    empty_text {
        da: "Vælg en skabelon, åbn dørene, og lad folk være med fra telefonen med en kode.",
        en: "Choose a template, open the doors, and let people join from their phones with a code.",
    }
    choose_template { da: "Skabelon", en: "Template" }
    name { da: "Titel", en: "Title" }
    signed { da: "Vis navne på kortene, når de drøftes", en: "Show names on the cards when they are discussed" }
    signed_hint { da: "Det bliver sagt til alle, før de skriver. Du kan gøre kortene anonyme senere, men ikke omvendt.", en: "Everybody is told before they write. You can make the cards anonymous later, but not the other way round." }
    waiting_room { da: "Folk venter, til jeg lukker dem ind", en: "People wait until I let them in" }
    create { da: "Opret workshoppen", en: "Create the workshop" }
    cancel { da: "Annuller", en: "Cancel" }
    minutes(n: i64) => { da: plural(n, "minut", "minutter"), en: plural(n, "minute", "minutes") }
    planned { da: "Planlagt", en: "Planned" }
    running { da: "I gang", en: "Running" }
    ended { da: "Slut", en: "Ended" }

    edit_plan { da: "Ret planen", en: "Edit the plan" }
    delete { da: "Slet workshoppen", en: "Delete the workshop" }
    deleted { da: "Workshoppen er slettet", en: "The workshop is deleted" }
    sure_delete_plan { da: "Planen bliver slettet.", en: "The plan is deleted." }
    sure_delete_record {
        da: "Referatet, kortene og alt om dem, der var med, bliver slettet. Ønsker og tiltag herfra bliver.",
        en: "The record, the cards and all about those who took part are deleted. Wishes and initiatives made here stay.",
    }
    again { da: "Lav en ny ud fra denne", en: "Make a new one from this" }
    plan_fixed { da: "Dørene er åbnet. Nu retter du programmet på siden, hvor du leder workshoppen.", en: "The doors are open. From now on you change the agenda on the page where you lead the workshop." }
    keys { da: "Genvejstaster", en: "Keyboard shortcuts" }
    key_next { da: "Næste punkt", en: "Next item" }
    key_timer { da: "Start, pause eller fortsæt uret", en: "Start, pause or go on with the timer" }
    key_close { da: "Luk og vis resultatet, eller tag imod flere svar", en: "Close and show the result, or take more answers" }
    suggest { da: "Foreslå grupper", en: "Suggest groups" }
    no_suggestions { da: "Ingen kort ligner hinanden nok til at foreslå en gruppe.", en: "No cards are alike enough to suggest a group." }
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
    programme { da: "Del af programmet", en: "Part of the programme" }
    programme_hint { da: "Fx »Afbureaukratisering 2027«", en: "Such as “Less red tape 2027”" }
    starts_at { da: "Begynder", en: "Begins" }
    place { da: "Sted", en: "Place" }
    link { da: "Link til opkald", en: "Link to the call" }
    invited { da: "Inviterede enheder", en: "Invited units" }
    invited_hint { da: "En enhed omfatter alt under den. Vælger du ingen, er alle inviteret.", en: "A unit includes everything below it. Choose none and everybody is invited." }
    add_unit { da: "Tilføj enhed", en: "Add unit" }
    asks_unit { da: "Spørg folk, hvor de kommer fra", en: "Ask people where they are from" }
    unit { da: "Hvilken enhed holder workshoppen?", en: "Which unit holds the workshop?" }
    unit_hint { da: "De, der leder workshops i enheden, kan også lede denne", en: "Those who lead workshops in the unit can lead this one, too" }
    facilitators { da: "Medfacilitatorer", en: "Co-facilitators" }
    facilitators_hint { da: "De kan rette planen og lede workshoppen ligesom dig", en: "They can change the plan and lead the workshop like you" }
    add_person { da: "Tilføj person", en: "Add person" }
    beginning { da: "Udgangspunkt", en: "Starting point" }
    round { da: "Indsamlingsrunde", en: "Collection round" }
    no_round { da: "Ingen", en: "None" }
    wishes { da: "Ønsker at begynde med", en: "Wishes to begin with" }
    wishes_hint { da: "Skriv numrene med komma imellem, fx 12, 15. De ligger klar som kort fra start.", en: "Write the numbers with commas between, such as 12, 15. They are there as cards from the start." }
    top_of_area { da: "Fra et fagområde", en: "From an area" }
    top_of_area_hint { da: "De ti åbne ønsker, der rammer flest enheder", en: "The ten open wishes that hit the most units" }
    add_top { da: "Tilføj ønskerne", en: "Add the wishes" }
    wishes_added(n: i64) => {
        da: if n == 0 { "Der var ingen nye ønsker at tilføje".to_owned() } else { format!("{} tilføjet", plural(n, "ønske", "ønsker")) },
        en: if n == 0 { "There were no new wishes to add".to_owned() } else { format!("{} added", plural(n, "wish", "wishes")) },
    }
    no_such_wishes(numbers: &str) { da: "{numbers} findes ikke", en: "{numbers} not found" }
    yes { da: "Ja", en: "Yes" }
    no { da: "Nej", en: "No" }
    about_field(label: &str, text: &str) { da: "{label}: {text}", en: "{label}: {text}" }
    about_block(place: usize, label: &str, text: &str) { da: "Punkt {place}, {label}: {text}", en: "Item {place}, {label}: {text}" }

    minutes_short(n: i64) { da: "{n} min.", en: "{n} min." }
    minutes_in_all(n: i64) => { da: format!("{} i alt", plural(n, "minut", "minutter")), en: format!("{} in all", plural(n, "minute", "minutes")) }
    add_block { da: "Tilføj punkt", en: "Add an item" }
    change_block(title: &str) { da: "Ændr »{title}«", en: "Change “{title}”" }
    put_in { da: "Sæt i programmet", en: "Put in the agenda" }
    change { da: "Ændr …", en: "Change …" }
    move_up { da: "Flyt op", en: "Move up" }
    move_down { da: "Flyt ned", en: "Move down" }
    moved_to(place: usize) { da: "Står nu som nummer {place}", en: "Is now number {place}" }
    remove_block { da: "Fjern", en: "Remove" }
    block_removed(title: &str) { da: "»{title}« er fjernet", en: "“{title}” was removed" }
    step_menu(title: &str) { da: "Valg for {title}", en: "Options for {title}" }
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
    votes_hint { da: "Står feltet tomt, får hver én prik for hver fjerde mulighed", en: "Leave it empty and everybody gets one dot for every four options" }
    statements { da: "Udsagn", en: "Statements" }
    statements_hint { da: "Ét på hver linje", en: "One on each line" }
    open_cards { da: "Alle ser hinandens kort med det samme", en: "Everybody sees each other’s cards at once" }
    open_cards_hint { da: "Ellers ser de dem først, når du viser dem", en: "Otherwise they see them only when you show them" }
    notes { da: "Noter", en: "Notes" }
    notes_hint { da: "Kun for den, der leder", en: "Only for whoever leads" }
    block_purpose_hint { da: "Hvad punktet skal føre til. Kun for den, der leder.", en: "What the item is to lead to. Only for whoever leads." }

    open { da: "Åbn dørene", en: "Open the doors" }
    open_hint { da: "Så får du en kode, som folk kan komme ind med.", en: "You then get a code that people come in with." }
    end { da: "Afslut workshoppen", en: "End the workshop" }
    reopen { da: "Åbn igen", en: "Open again" }
    over { da: "Workshoppen er slut", en: "The workshop is over" }
    over_on_wall { da: "Workshoppen er slut. Tak, fordi I var med.", en: "The workshop is over. Thank you for taking part." }
    over_text { da: "I kan stadig rette beslutninger og gøre dem til ønsker.", en: "You can still change decisions and make wishes of them." }
    agenda { da: "Program", en: "Agenda" }
    now_on { da: "Nu", en: "Now" }
    go { da: "Gå til", en: "Go to" }
    next(title: &str) { da: "Næste: {title}", en: "Next: {title}" }
    begin(title: &str) { da: "Begynd: {title}", en: "Begin: {title}" }
    skip { da: "Spring over", en: "Skip" }
    unskip { da: "Tag med igen", en: "Take it in again" }
    spent(planned: i64, spent: i64) { da: "{spent} af {planned} min.", en: "{spent} of {planned} min." }
    reveal { da: "Vis kortene for alle", en: "Show everybody the cards" }
    close_vote { da: "Luk og vis resultatet", en: "Close and show the result" }
    reopen_vote { da: "Tag imod flere svar", en: "Take more answers" }
    start_timer(minutes: i64) { da: "Start {minutes} min.", en: "Start {minutes} min." }
    pause { da: "Pause", en: "Pause" }
    resume { da: "Fortsæt", en: "Go on" }
    one_more { da: "+1 min.", en: "+1 min." }
    stop_timer { da: "Fjern uret", en: "Remove the timer" }
    code { da: "Kode", en: "Code" }
    join_at { da: "Gå til", en: "Go to" }
    lock { da: "Lås døren", en: "Lock the door" }
    unlock { da: "Lås op", en: "Unlock" }
    code_spent { da: "Koden er udløbet.", en: "The code has expired." }
    locked { da: "Døren er låst. Ingen nye kan komme ind.", en: "The door is locked. Nobody new can come in." }
    turn_code { da: "Ny kode", en: "New code" }
    door { da: "Døren", en: "The door" }
    show_qr { da: "Vis QR-koden", en: "Show the QR code" }
    projector { da: "Vis på projektor", en: "Show on the projector" }
    people { da: "Deltagere", en: "People" }
    nobody { da: "Ingen er kommet endnu", en: "Nobody has come yet" }
    let_in { da: "Luk ind", en: "Let in" }
    send_out { da: "Send ud", en: "Send out" }
    was_sent_out { da: "Sendt ud", en: "Sent out" }
    sent_out_by(name: &str) { da: "Sendt ud af {name}", en: "Sent out by {name}" }
    lower_hand { da: "Tag hånden ned", en: "Lower the hand" }
    unnamed { da: "Uden navn", en: "No name" }
    waits { da: "Venter", en: "Waiting" }
    hand_up { da: "Hånden oppe", en: "Hand up" }
    ready { da: "Klar", en: "Ready" }
    heard(heard: i64, people: i64) => {
        da: format!("{heard} af {people} har været med"),
        en: format!("{heard} of {people} {} taken part", if heard == 1 { "has" } else { "have" }),
    }
    ready_count(ready: i64) => { da: format!("{ready} er klar"), en: plural(ready, "is ready", "are ready") }
    cards_written(n: i64) => { da: format!("{n} kort er skrevet"), en: format!("{} written", cards(n)) }
    here(n: i64) { da: "{n} er her", en: "{n} here" }

    time_left { da: "Tid tilbage", en: "Time left" }
    time_is_up { da: "Tiden er gået", en: "Time is up" }
    a_minute_left { da: "Under et minut tilbage", en: "Less than a minute left" }
    paused { da: "Uret står stille", en: "The timer stands still" }

    choose_unit { da: "Vælg enhed", en: "Choose a unit" }
    gone { da: "Workshoppen er slettet, eller du leder den ikke længere.", en: "The workshop was deleted, or you no longer lead it." }
    lost_desk { da: "Ingen forbindelse. Vi prøver igen af os selv.", en: "No connection. We try again by ourselves." }
    write_here { da: "Skriv et kort", en: "Write a card" }
    loose { da: "Ikke samlet", en: "Not grouped" }
    no_cluster { da: "Ingen gruppe", en: "No group" }
    new_cluster { da: "Ny gruppe", en: "New group" }
    move_card(text: &str) { da: "Flyt kortet »{text}«", en: "Move the card “{text}”" }
    cluster_title { da: "Hvad handler gruppen om?", en: "What is the group about?" }
    make_cluster { da: "Lav gruppen", en: "Make the group" }
    undo_move { da: "Fortryd sidste flytning", en: "Undo the last move" }
    rename { da: "Omdøb", en: "Rename" }
    save_name { da: "Gem navnet", en: "Save the name" }
    merge { da: "Flyt alle kort …", en: "Move all cards …" }
    merge_into { da: "Flyt alle kort til", en: "Move all cards to" }
    choose_group { da: "Vælg gruppe", en: "Choose a group" }
    move_them { da: "Flyt kortene", en: "Move the cards" }
    merged(title: &str) { da: "Kortene ligger nu i »{title}«", en: "The cards are now in “{title}”" }
    move_sent { da: "Flytningen er på vej.", en: "The move is on its way." }
    at_most_cards(n: i64) { da: "Du kan højst flytte {n} kort ad gangen.", en: "You can move at most {n} cards at once." }
    pick_several { da: "Vælg flere", en: "Choose several" }
    pick { da: "Vælg", en: "Choose" }
    pick_card(text: &str) { da: "Vælg kortet »{text}«", en: "Choose the card “{text}”" }
    pick_first { da: "Vælg først de kort, der skal flyttes.", en: "First choose the cards to move." }
    move_picked { da: "Flyt de valgte til", en: "Move those chosen to" }
    move_cards(n: i64) => { da: format!("Flyt {}", cards(n)), en: format!("Move {}", cards(n)) }
    taken_out { da: "Kortene ligger ikke i nogen gruppe nu", en: "The cards are in no group now" }
    dots(n: i64) => { da: plural(n, "prik", "prikker"), en: plural(n, "dot", "dots") }
    effort { da: "Indsats", en: "Effort" }
    effect { da: "Effekt", en: "Effect" }
    choose_1_to_5 { da: "1–5", en: "1–5" }
    placed(effort: &str, effect: &str) { da: "Indsats {effort}, effekt {effect}", en: "Effort {effort}, effect {effect}" }
    spread(median: &str, lower: &str, upper: &str) { da: "{median} (halvdelen mellem {lower} og {upper})", en: "{median} (half between {lower} and {upper})" }
    split { da: "I er uenige", en: "You disagree" }
    agree { da: "Enig", en: "Agree" }
    disagree { da: "Uenig", en: "Disagree" }
    pass { da: "Pas", en: "Pass" }
    stances(agree: i64, disagree: i64, pass: i64) => {
        da: format!("{}, {}, {pass} pas", plural(agree, "enig", "enige"), plural(disagree, "uenig", "uenige")),
        en: format!(
            "{}, {}, {}",
            plural(agree, "agrees", "agree"),
            plural(disagree, "disagrees", "disagree"),
            plural(pass, "passes", "pass"),
        ),
    }
    important_to(n: i64) { da: "vigtigt for {n}", en: "important to {n}" }
    is_important_to(name: &str) { da: "Vigtigt for {name}", en: "Important to {name}" }
    parking_lot { da: "Lagt til side", en: "Put aside" }

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
    rule_own_unit { da: "Regel: enhedens egen", en: "Rule: the unit’s own" }
    rule_administration { da: "Regel: forvaltningens", en: "Rule: the administration’s" }
    rule_municipality { da: "Regel: kommunens", en: "Rule: the municipality’s" }
    rule_state { da: "Regel: lov", en: "Rule: law" }
    rule_eu { da: "Regel: EU’s", en: "Rule: the EU’s" }
    rule_agreement { da: "Regel: overenskomst", en: "Rule: collective agreement" }
    owner { da: "Ansvarlig", en: "Owner" }
    owner_hint { da: "Den, der sørger for, at det sker", en: "Who sees to it that it happens" }
    deadline { da: "Frist", en: "Deadline" }
    decides { da: "Hvem beslutter?", en: "Who decides?" }
    decides_hint { da: "Hvis det ikke kan besluttes her", en: "If it cannot be decided here" }
    if_then { da: "Hvis–så-aftale", en: "If–then agreement" }
    if_then_hint { da: "Skriv »Hvis … sker, så gør vi …«. Så bliver flere aftaler holdt.", en: "Write “If … happens, we will …”. Then more agreements are kept." }
    save_decision { da: "Gem beslutningen", en: "Save the decision" }
    decide { da: "Beslut", en: "Decide" }
    change_decision { da: "Ret beslutningen", en: "Change the decision" }
    decisions { da: "Beslutninger", en: "Decisions" }
    nothing_to_decide { da: "Når der er kort, kan I beslutte om hver gruppe og hvert kort.", en: "Once there are cards, you can decide about each group and each card." }
    belongs_to { da: "Ønsker og tiltag herfra hører til", en: "Wishes and initiatives from here belong to" }
    belongs_to_hint { da: "Vælg fagområdet én gang. Så gælder det for alle herfra.", en: "Choose the area once. It then holds for all of them." }
    choose_area { da: "Vælg fagområde", en: "Choose an area" }
    choose_area_first { da: "Vælg først, hvor ønsker og tiltag herfra hører til.", en: "First choose where wishes and initiatives from here belong." }
    make_wish { da: "Gør til ønske", en: "Make it a wish" }
    make_initiative { da: "Gør til tiltag", en: "Make it an initiative" }
    wish(number: i64) { da: "Ønske {number}", en: "Wish {number}" }
    initiative(number: i64) { da: "Tiltag {number}", en: "Initiative {number}" }
    wish_made(number: i64) { da: "Ønske {number} er oprettet. De, der gav det prikker, støtter det.", en: "Wish {number} is created. Those who gave it dots support it." }
    no_initiative_there { da: "Du kan ikke oprette tiltag på det fagområde. Gør det til et ønske, eller spørg procesejeren.", en: "You cannot create initiatives in that area. Make it a wish, or ask the process owner." }
    initiative_made(number: i64) { da: "Tiltag {number} er oprettet.", en: "Initiative {number} is created." }
    cards_and_dots(n: i64, given: i64) => { da: format!("{} · {}", cards(n), dots(given)), en: format!("{} · {}", cards(n), dots(given)) }
    owned_by(name: &str) { da: "Ansvarlig: {name}", en: "Owner: {name}" }
    until(date: &str) { da: "Frist: {date}", en: "Due: {date}" }
    noted_by(name: &str) { da: "Noteret af {name}", en: "Noted by {name}" }
    decided_by(name: &str) { da: "Beslutter: {name}", en: "Decides: {name}" }

    save_as { da: "Gem som", en: "Save as" }
    agreed_last_time { da: "Det aftalte vi sidst", en: "What we agreed last time" }
    it_is_done { da: "Gjort", en: "Done" }
    it_is_open { da: "Ikke gjort endnu", en: "Not done yet" }
    record { da: "Referat", en: "Record" }
    record_of(title: &str) { da: "Referat: {title}", en: "Record: {title}" }
    print { da: "Print", en: "Print" }
    took_part(n: i64) { da: "{n} deltog", en: "{n} took part" }
    no_unit { da: "uden enhed", en: "without a unit" }
    was_anonymous { da: "Alle kort, stemmer og placeringer er anonyme.", en: "All cards, votes and places are anonymous." }
    was_signed { da: "Navne stod på kortene, mens de blev drøftet. Stemmer og placeringer er anonyme. I referatet står der ingen navne ved kortene.", en: "Names stood on the cards while they were discussed. Votes and places are anonymous. In the record no card has a name." }
    named(names: &str) { da: "Nævnt efter eget ønske: {names}", en: "Named as they wished: {names}" }
    groups_and_cards { da: "Grupper og kort", en: "Groups and cards" }
    turnout(heard: i64, people: i64, votes: i64) => {
        da: format!("{heard} af {people} stemte, {} hver", dots(votes)),
        en: format!("{heard} of {people} voted, {} each", dots(votes)),
    }
    block { da: "Punkt", en: "Item" }
    took { da: "Brugt", en: "Time spent" }
    skipped { da: "Sprunget over", en: "Skipped" }
    not_reached { da: "Ikke nået", en: "Not reached" }

    save { da: "Gem", en: "Save" }
    told_saved { da: "Det er gemt.", en: "It is saved." }

    page_of(page: i64, count: i64) { da: "Side {page} af {count}", en: "Page {page} of {count}" }
    stay_here { da: "Bliv på siden", en: "Stay on this page" }
    scan { da: "QR-kode til at være med", en: "QR code to join by" }
    anonymise { da: "Gør kortene anonyme for altid", en: "Make the cards anonymous for good" }
    unpark { da: "Færdig", en: "Done" }
    unparked { da: "Taget af listen.", en: "Taken off the list." }
    sure_end { da: "Så kan ingen skrive eller stemme mere, og referatet er klar. Du kan åbne igen.", en: "Nobody can then write or vote any more, and the record is ready. You can open again." }
    sure_anonymise { da: "Ingen kommer til at se, hvem der skrev hvad. Det kan ikke laves om.", en: "Nobody will see who wrote what. This cannot be undone." }
    sure_turn_code { da: "Den gamle kode virker ikke mere. De, der er inde, bliver inde.", en: "The old code no longer works. Those who are inside stay inside." }
    remove_card { da: "Fjern kortet", en: "Remove the card" }
    remove_this_card(text: &str) { da: "Fjern kortet »{text}«", en: "Remove the card “{text}”" }
    sure_remove_card { da: "Kortet forsvinder hos alle og kommer ikke i referatet. Det kan ikke laves om.", en: "The card disappears for everybody and does not come into the record. This cannot be undone." }
    sure_send_out { da: "Det, de skrev, bliver stående. De kan ikke komme ind igen fra den telefon.", en: "What they wrote stays. They cannot come in again from that phone." }
    at_the_door(n: i64) { da: "{n} venter på at komme ind", en: "{n} waiting to come in" }
    hands_up(n: i64) => { da: plural(n, "hånd oppe", "hænder oppe"), en: plural(n, "hand up", "hands up") }
    cards(n: i64) => { da: plural(n, "kort", "kort"), en: plural(n, "card", "cards") }
    seat { da: "Tilføj en deltager uden telefon", en: "Add somebody without a phone" }
    seat_name { da: "Navn", en: "Name" }
    seat_unit { da: "Enhed", en: "Unit" }
    seated { da: "Uden telefon", en: "No phone" }
    act_for(name: &str) { da: "Svar for {name}", en: "Answer for {name}" }
    stance { da: "Enig eller uenig?", en: "Agree or disagree?" }
    close { da: "Luk", en: "Close" }
    option { da: "Hvad gælder det?", en: "What is it about?" }
    how_many_dots { da: "Prikker", en: "Dots" }
    nothing_to_answer { da: "Der er ikke noget at svare på lige nu.", en: "There is nothing to answer right now." }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_enig_and_two_are_enige() {
        assert_eq!(stances(1, 2, 0), "1 enig, 2 uenige, 0 pas");
        assert_eq!(stances(0, 1, 1), "0 enige, 1 uenig, 1 pas");
    }
}
