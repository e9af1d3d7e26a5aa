//! What the page of templates says.

use crate::i18n::texts;

texts! {
    title { da: "Skabeloner", en: "Templates" }
    lead {
        da: "Tekster, et svar kan begynde med. Skriv dem, som du ville sige det til en kollega.",
        en: "Texts an answer can begin with. Write them as you would say it to a colleague.",
    }
    add { da: "Ny skabelon", en: "New template" }
    for_all { da: "Alle fagområder", en: "All areas" }
    edit { da: "Ret", en: "Edit" }
    remove_thing(name: &str) { da: "Fjern {name}", en: "Remove {name}" }
    removed(name: &str) { da: "»{name}« er fjernet", en: "“{name}” was removed" }
    restored(name: &str) { da: "»{name}« er tilbage", en: "“{name}” is back" }
    created(name: &str) { da: "»{name}« er oprettet", en: "“{name}” was created" }
    saved(name: &str) { da: "»{name}« er gemt", en: "“{name}” was saved" }
    read_only { da: "Fælles for alle. De kan kun rettes af dem, der svarer for hele kommunen.", en: "Shared by all. Only those who answer for the whole municipality can change them." }

    empty { da: "Ingen skabeloner endnu", en: "No templates yet" }
    empty_text {
        da: "Lav en, når du kan mærke, at du skriver det samme igen: et svar, der går videre til reglens ejer, eller et pænt nej.",
        en: "Make one when you notice that you write the same again: an answer that passes a wish on, or a kind no.",
    }

    name { da: "Navn", en: "Name" }
    name_hint { da: "Så dine kolleger kan kende den, fx Videre til staten", en: "So that your colleagues recognise it, such as On to the state" }
    decision { da: "Afgørelse", en: "Decision" }
    decision_hint { da: "Vælges med, når skabelonen bruges", en: "Chosen along when the template is used" }
    any_decision { da: "Ingen bestemt", en: "None in particular" }
    area { da: "Fagområde", en: "Area" }
    choose_area { da: "Vælg fagområde", en: "Choose an area" }
    area_needed { da: "Vælg, hvem skabelonen er for", en: "Choose whom the template is for" }
    text { da: "Tekst", en: "Text" }
    text_hint {
        da: "{ønske} bliver til ønskets titel, {nummer} til dets nummer og {tidshorisont} til det, du lover. Andet i {…} udfylder den, der svarer, før svaret kan sendes.",
        en: "{ønske} becomes the wish’s title, {nummer} its number and {tidshorisont} what you promise. Anything else in {…} is for whoever answers to fill in before the answer can be sent.",
    }
    preview { da: "Sådan læses det", en: "How it will read" }
    preview_empty { da: "Skriv teksten, så ser du den her, som lederen læser den.", en: "Write the text, and you see it here as the leader will read it." }
    sample_title { da: "Barselsrefusion søges i hånden", en: "Maternity refunds are applied for by hand" }
    sample_horizon { da: "1. halvår 2027", en: "H1 2027" }
    save { da: "Gem", en: "Save" }
    create { da: "Opret skabelonen", en: "Create the template" }
    cancel { da: "Annuller", en: "Cancel" }
}
