//! How well wishes about the same are found, on labelled wishes: groups that mean the same, among them groups that share words and
//! mean another thing, and questions, some of them clearly new.

use std::collections::HashMap;

use forenkl::alike::{Index, LIKELY_DOUBLES, Synonyms, Text};
use serde::Deserialize;

#[derive(Deserialize)]
struct Labelled {
    wishes: Vec<Wish>,
    asked: Vec<Asked>,
    synonyms: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct Wish {
    group: String,
    title: String,
    text: String,
}

/// `group` is missing where the question is about something nobody has wished for.
#[derive(Deserialize)]
struct Asked {
    title: String,
    text: String,
    group: Option<String>,
}

const SHOWN: usize = 5;

/// What came out, over all questions.
#[derive(Default)]
struct Outcome {
    recall: Vec<f64>,
    found_one: usize,
    right: usize,
    shown: usize,
    new: usize,
    new_with_something: usize,
}

fn labelled() -> Labelled {
    serde_json::from_str(include_str!("files/alike.json")).unwrap()
}

fn index(labelled: &Labelled, synonyms: bool) -> Index {
    let groups = labelled.synonyms.iter().filter(|_| synonyms);
    let synonyms = Synonyms::new(groups.map(|group| group.iter().map(String::as_str).collect()));
    let text = |(number, wish): (i64, &Wish)| Text {
        number,
        title: wish.title.clone(),
        body: wish.text.clone(),
        ..Text::default()
    };
    Index::new(synonyms, (0..).zip(&labelled.wishes).map(text).collect())
}

fn measure(labelled: &Labelled, index: &Index) -> Outcome {
    let mut sizes: HashMap<&str, usize> = HashMap::new();
    for wish in &labelled.wishes {
        *sizes.entry(&wish.group).or_default() += 1;
    }
    let mut outcome = Outcome::default();
    for asked in &labelled.asked {
        let shown = index.alike(&asked.title, &asked.text, SHOWN);
        let Some(group) = &asked.group else {
            outcome.new += 1;
            outcome.new_with_something += usize::from(!shown.is_empty());
            continue;
        };
        let is_right = |number: i64| labelled.wishes[usize::try_from(number).unwrap()].group == *group;
        let right = shown.iter().filter(|alike| is_right(alike.number)).count();
        outcome.recall.push(right as f64 / sizes[group.as_str()].min(SHOWN) as f64);
        outcome.found_one += usize::from(right > 0);
        outcome.right += right;
        outcome.shown += shown.len();
    }
    outcome
}

#[test]
fn wishes_about_the_same_are_found_and_new_ones_are_left_alone() {
    let labelled = labelled();
    println!(
        "| | recall@5 | one of them found | precision | new ones with something shown |\n|---|---|---|---|---|"
    );
    for synonyms in [true, false] {
        let outcome = measure(&labelled, &index(&labelled, synonyms));
        let questions = outcome.recall.len();
        let recall = outcome.recall.iter().sum::<f64>() / questions as f64;
        let precision = outcome.right as f64 / outcome.shown as f64;
        let name = if synonyms { "with synonyms" } else { "without" };
        println!(
            "| {name} | {recall:.3} | {} of {questions} | {precision:.3} | {} of {} |",
            outcome.found_one, outcome.new_with_something, outcome.new
        );
        let (least_recall, least_found) = if synonyms { (0.9, 0.98) } else { (0.8, 0.95) };
        assert!(recall >= least_recall, "recall@5 {recall:.3}");
        assert!(outcome.found_one as f64 >= least_found * questions as f64);
        assert!(precision >= 0.6, "precision {precision:.3}");
        assert!(outcome.new_with_something * 20 <= outcome.new, "something is shown for what is new");
    }
}

#[test]
fn the_order_in_which_wishes_arrive_matters_little() {
    let mut labelled = labelled();
    let whole = index(&labelled, true);
    labelled.wishes.reverse();
    let last = i64::try_from(labelled.wishes.len()).unwrap() - 1;
    let mut grown = Index::new(
        Synonyms::new(labelled.synonyms.iter().map(|group| group.iter().map(String::as_str).collect())),
        Vec::new(),
    );
    for (place, wish) in (0..).zip(&labelled.wishes) {
        let (title, body) = (wish.title.clone(), wish.text.clone());
        grown.put(Text { number: last - place, title, body, ..Text::default() });
    }
    let first = |index: &Index, asked: &Asked| {
        index.alike(&asked.title, &asked.text, 1).first().map(|one| one.number)
    };
    let same = labelled.asked.iter().filter(|asked| first(&whole, asked) == first(&grown, asked)).count();
    assert!(same * 10 >= labelled.asked.len() * 9, "{same} of {}", labelled.asked.len());
}

#[test]
fn pairs_offered_as_doubles_are_mostly_doubles() {
    let labelled = labelled();
    let index = index(&labelled, true);
    let group = |number: i64| labelled.wishes[usize::try_from(number).unwrap()].group.as_str();
    let many = i64::try_from(labelled.wishes.len()).unwrap();
    let pair_count = |a: i64| (a + 1..many).filter(|b| group(a) == group(*b)).count();
    let all: usize = (0..many).map(pair_count).sum();
    println!("| offered from | pairs offered | right | of all pairs |\n|---|---|---|---|");
    for least in [0.25, 0.3, LIKELY_DOUBLES, 0.4, 0.45, 0.5] {
        let mut pairs = std::collections::BTreeSet::new();
        for number in 0..many {
            let like = index.like(number, SHOWN);
            pairs.extend(
                like.iter()
                    .filter(|one| one.score >= least)
                    .map(|one| (one.number.min(number), one.number.max(number))),
            );
        }
        let right = pairs.iter().filter(|(a, b)| group(*a) == group(*b)).count();
        let (precision, found) = (right as f64 / pairs.len() as f64, right as f64 / all as f64);
        println!("| {least} | {} | {precision:.3} | {found:.3} |", pairs.len());
        if least >= LIKELY_DOUBLES {
            assert!(precision >= 0.65, "from {least}: {precision:.3}");
        }
        if least <= LIKELY_DOUBLES {
            assert!(found >= 0.55, "from {least}: {found:.3}");
        }
    }
}
