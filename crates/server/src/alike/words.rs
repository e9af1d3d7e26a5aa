//! From Danish text to what can be compared: stems, without words that say nothing.

use std::{collections::HashSet, sync::LazyLock};

use forenkl_api::search::fold;
use rust_stemmers::{Algorithm, Stemmer};

/// Words that stand in every text: grammar, time, number, and the complaint itself.
const EMPTY: &str = "
    af alle allerede alligevel alt altid anden andet andre at bag bare begge bliv blive bliver blev blevet burde bør både da de dem
    den denne der derfor deres dermed dersom det dette dig din dine dit dog du efter ekstra eller ellers en end endnu ene eneste enten er et
    faktisk flere fleste for foran fordi forkert fra fx få får fik fået før først første gad ganske gang gange gav give giver givet gjorde
    gjort god godt gå går gør gøre halv halve halvt ham han hans har hedder hel hele helt hen hende hendes her hjem hjemme hos hun hvad hver
    hverken hvert hvem hvilke hvilken hvilket hvis hvor hvordan hvorfor højst i igen igennem ikke imellem imens imod ind inde ingen
    ingenting intet jeg jer jeres jo kan kom komme kommer kun kunne lad lade lader lang langt ligesom lige ligge ligger lidt lod længe længere
    man mange med meget mellem men mener mens mere mest mig min mindst mine mit mod må måske måtte ned nemlig nemt nogen noget nogle nok nu
    ny nye nyt når næste ofte og også om omkring op os over par per pga pr på ret rigtig rigtigt rundt samme sagde sagt se ser selv selve set
    sidst sidste sig sige siger siden sin sine sit ske sker skal skulle slet små snart som stadig sted steder stor store større stå står så sådan
    tage tager ting til tilbage tit tog tror tur turde tænke tænker ud ude uden under var ved vi vide vil ville vist vore vores være væk været
    cirka kr mm nr osv
    to tre fire fem seks syv otte ni ti
    dag dage dagen dagens time timer uge uger ugen måned måneder år året kl klokken minut minutter tid mandag tirsdag onsdag torsdag fredag
    begynder begynde starter starte slutter stopper fald falder finde finder findes hænger hører høre kender kende kort
    bede beder bruge bruger brug del dele dårlig dårligt bedre besværlig besværligt svært svær tungt tåbelig tåbeligt dumt dum let
    fast faste folk fuld fuldt gennem kræve kræver mangel mangle mangler masse mening problem problemer sende sent synes temmelig vente
    venter
";

/// Words that say where and who rather than what: in a municipality they are in every other wish.
const SETTING: &str = "
    afdeling ansat ansatte barn beboer beboere bibliotek borger borgere bosted børn børnehave chef dagtilbud elev elever enhed familie forældre
    hjemmepleje hus institution jobcenter klasse kollega kolleger kommune kommunen kontor leder ledere lærer mand medarbejder medarbejdere
    morgen eftermiddag aften personale pleje plejecenter plejehjem pædagog rum skole stue system systemer unge vikar voksne vuggestue weekend
";

/// Endings that make a noun of a verb. The stemmer leaves some of them, so that `godkende` and `godkendelse` would not meet.
const NOUN_ENDINGS: [&str; 8] = ["ering", "elsen", "else", "ning", "els", "ing", "end", "nd"];

/// The least that is left of a word when an ending is taken.
const LEAST_STEM: usize = 3;

static EMPTY_WORDS: LazyLock<HashSet<String>> =
    LazyLock::new(|| EMPTY.split_whitespace().map(fold).collect());
static SETTING_STEMS: LazyLock<HashSet<String>> =
    LazyLock::new(|| SETTING.split_whitespace().map(stem).collect());

/// A word of a text that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, in bytes.
    pub at: std::ops::Range<usize>,
    /// Its stem, folded.
    pub stem: String,
}

/// The words of a text that say something, in order.
pub fn words(text: &str) -> Vec<Word> {
    places(text).into_iter().filter_map(|at| word(text, at)).collect()
}

/// Where the words of a text stand, in bytes.
pub fn places(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                found.push(from..at);
            }
            _ => {}
        }
    }
    found
}

/// The word that stands there, if it says something.
pub fn word(text: &str, at: std::ops::Range<usize>) -> Option<Word> {
    let written = text.get(at.clone())?;
    let says_nothing = is_number(written) || EMPTY_WORDS.contains(&fold(written));
    (!says_nothing).then(|| Word { at, stem: stem(written) })
}

/// Whether it is a number, which says nothing about what a text is like.
pub fn is_number(written: &str) -> bool {
    written.chars().all(char::is_numeric)
}

/// Whether it says where and who rather than what.
pub fn is_setting(stem: &str) -> bool {
    SETTING_STEMS.contains(stem)
}

/// The stem of a word, folded, as all its forms and spellings have it.
pub fn stem(word: &str) -> String {
    thread_local! {
        static DANISH: Stemmer = Stemmer::create(Algorithm::Danish);
    }
    // The stemmer knows the letters, not how they are written where a keyboard lacks them.
    let written = word.to_lowercase().replace("aa", "å").replace("ae", "æ").replace("oe", "ø");
    if written.chars().count() <= LEAST_STEM {
        return fold(&written);
    }
    let mut stem = DANISH.with(|danish| fold(&danish.stem(&written)));
    let ending = NOUN_ENDINGS
        .iter()
        .find(|ending| stem.strip_suffix(**ending).is_some_and(|rest| rest.chars().count() >= LEAST_STEM));
    if let Some(ending) = ending {
        stem.truncate(stem.len() - ending.len());
    }
    without_doubling(stem)
}

/// `opret` of `oprett`.
fn without_doubling(mut stem: String) -> String {
    let mut last = stem.chars().rev();
    if let (Some(a), Some(b)) = (last.next(), last.next())
        && a == b
        && stem.chars().count() > LEAST_STEM
    {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            &["godkende", "godkendes", "godkendelse", "godkendelsen"][..],
            &["sygemelding", "sygemeldinger", "sygemeldingerne"],
            &["oprette", "oprettelse", "oprettelser", "oprettes"],
            &["bestille", "bestilling", "bestillinger"],
            &["nøglekort", "noeglekort", "Nøglekortet", "NØGLEKORTENE"],
            &["årshjul", "aarshjul"],
        ] {
            let stems: HashSet<String> = forms.iter().map(|word| stem(word)).collect();
            assert_eq!(stems.len(), 1, "{forms:?} → {stems:?}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        assert_ne!(stem("sygemelding"), stem("sygedagpenge"));
        assert_ne!(stem("ferie"), stem("fravær"));
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        assert_eq!(stems("Det tager alt for lang tid hver uge"), Vec::<String>::new());
        assert_eq!(stems("30 dage og 12 klik"), ["klik"]);
        assert_eq!(stems(""), Vec::<String>::new());
    }

    #[test]
    fn a_word_says_where_it_stands() {
        let text = "Vi har ønsket os én vagtplan.";
        let last = words(text).pop();
        assert_eq!(last.map(|word| text[word.at].to_owned()).as_deref(), Some("vagtplan"));
    }

    #[test]
    fn where_and_who_is_known_in_all_forms() {
        assert!(is_setting(&stem("børnehaven")) && is_setting(&stem("Medarbejderne")));
        assert!(!is_setting(&stem("vagtplan")));
    }
}
