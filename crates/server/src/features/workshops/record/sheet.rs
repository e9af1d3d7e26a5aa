//! The record as CSV, for reckoning.

use forenkl_api::{
    people::Language,
    workshops::{
        Record,
        record::{RecordBlock, RecordCluster},
    },
};

use super::{
    figures::{date, half},
    words::Words,
};
use crate::{
    fault::Fault,
    features::transfer::{export::csv, words::Word},
};

/// As CSV: rows about the whole, one for each card, option, statement and parked thing, and one for each block of the agenda.
///
/// # Errors
/// When it cannot be written, which does not happen in memory.
pub fn csv(record: &Record, language: Language) -> Result<String, Fault> {
    let words = Words(language);
    let programme = record.programme.clone();
    let mut sheet = Sheet { words, language, programme, rows: vec![headings(words)] };
    sheet.whole(record);
    for cluster in &record.clusters {
        sheet.cluster(cluster);
    }
    for card in &record.loose {
        sheet.add(words.card(), &[(3, card.text.clone()), (15, number(card.wish))]);
    }
    for block in &record.agenda {
        sheet.block(block);
    }
    for parked in &record.parked {
        sheet.add(words.parked_one(), &[(3, parked.clone())]);
    }
    csv::write(&sheet.rows)
}

/// What stands above the columns. New ones come last, so that whoever reads the file by their place still finds the others.
fn headings(words: Words) -> Vec<String> {
    let plain = [
        words.kind(),
        words.block(),
        words.cluster(),
        words.text(),
        words.votes(),
        words.effort(),
        words.effect(),
        words.agree(),
        words.disagree(),
        words.pass(),
        words.important(),
        words.decisions(),
        words.reason(),
        words.owner(),
        words.deadline(),
        words.wish(),
        words.initiative(),
    ];
    // Where a quarter and where three quarters of the places lie below.
    let quartile = |of: &str, at: &str| format!("{} {at} %", capital(of));
    let minutes = |of: &str| format!("{} ({})", capital(of), words.minutes());
    let further = [
        quartile(words.effort(), "25"),
        quartile(words.effort(), "75"),
        quartile(words.effect(), "25"),
        quartile(words.effect(), "75"),
        capital(words.rule()),
        capital(words.decides()),
        capital(words.if_then()),
        minutes(words.planned()),
        minutes(words.took()),
        capital(words.programme()),
        capital(words.count()),
        capital(words.dots_each()),
    ];
    plain.into_iter().map(capital).chain(further).collect()
}

/// The column that says the same in every row, so that the files of several workshops can be put together.
const PROGRAMME: usize = 26;
/// How many people: who took part, who came from a unit, who gave something in a block.
const PEOPLE: usize = 27;
/// How many dots each of them had.
const DOTS_EACH: usize = 28;

/// The rows so far, the headings first.
struct Sheet {
    words: Words,
    language: Language,
    programme: String,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A row of a kind, with cells by the place of their column.
    fn add(&mut self, kind: &str, cells: &[(usize, String)]) {
        let width = self.rows.first().map_or(0, Vec::len);
        let mut row = vec![String::new(); width];
        let always = [(0, kind.to_owned()), (PROGRAMME, self.programme.clone())];
        for (place, cell) in always.iter().chain(cells) {
            if let Some(there) = row.get_mut(*place) {
                there.clone_from(cell);
            }
        }
        self.rows.push(row);
    }

    /// What it was for, what was anonymous, and who took part: how many, and from where, as far as they said.
    fn whole(&mut self, record: &Record) {
        let words = self.words;
        if !record.purpose.is_empty() {
            self.add(words.purpose(), &[(3, record.purpose.clone())]);
        }
        self.add(words.anonymity(), &[(3, words.signing(record.signing).to_owned())]);
        self.add(&words.people().to_lowercase(), &[(PEOPLE, record.people.to_string())]);
        for unit in &record.units {
            self.add(words.unit(), &[(3, unit.name.clone()), (PEOPLE, unit.people.to_string())]);
        }
        if record.without_unit > 0 && !record.units.is_empty() {
            let cells = [(3, words.no_unit().to_owned()), (PEOPLE, record.without_unit.to_string())];
            self.add(words.unit(), &cells);
        }
    }

    fn cluster(&mut self, cluster: &RecordCluster) {
        let (words, language) = (self.words, self.language);
        let mut cells = vec![
            (2, cluster.title.clone()),
            (4, cluster.dots.to_string()),
            (15, number(cluster.wish)),
            (16, number(cluster.initiative)),
        ];
        if let Some(decision) = &cluster.decision {
            let deadline = decision.deadline.map(|deadline| date(deadline, language)).unwrap_or_default();
            cells.extend([
                (11, decision.verdict.name(language).to_owned()),
                (12, decision.reason.clone()),
                (13, decision.owner.clone()),
                (14, deadline),
                (21, decision.rule_source.name(language).to_owned()),
                (22, decision.decides.clone()),
                (23, decision.if_then.clone()),
            ]);
        }
        self.add(words.cluster(), &cells);
        for card in &cluster.cards {
            let cells = [(2, cluster.title.clone()), (3, card.text.clone()), (15, number(card.wish))];
            self.add(words.card(), &cells);
        }
    }

    /// How long it was to take and took, how many gave something, and what came of it.
    fn block(&mut self, block: &RecordBlock) {
        let words = self.words;
        let instead = match block.took {
            Some(_) => "",
            None if block.skipped => words.skipped(),
            None => words.not_reached(),
        };
        let cells = [
            (1, block.title.clone()),
            (3, instead.to_owned()),
            (24, block.planned.to_string()),
            (25, number(block.took)),
            (PEOPLE, number(block.took.map(|_| block.heard))),
            (DOTS_EACH, number(block.votes)),
        ];
        self.add(&words.block().to_lowercase(), &cells);
        for option in &block.options {
            let mut cells =
                vec![(1, block.title.clone()), (3, option.title.clone()), (4, number(option.dots))];
            if let Some(at) = &option.placed {
                let half = |halves| half(halves, self.language);
                cells.extend([
                    (5, half(at.effort.median_halves)),
                    (6, half(at.effect.median_halves)),
                    (17, half(at.effort.lower_halves)),
                    (18, half(at.effort.upper_halves)),
                    (19, half(at.effect.lower_halves)),
                    (20, half(at.effect.upper_halves)),
                ]);
            }
            self.add(words.option(), &cells);
        }
        for statement in &block.statements {
            let stances = &statement.stances;
            let cells = [
                (1, block.title.clone()),
                (3, statement.text.clone()),
                (7, stances.agree.to_string()),
                (8, stances.disagree.to_string()),
                (9, stances.pass.to_string()),
                (10, stances.important.to_string()),
            ];
            self.add(words.statement(), &cells);
        }
    }
}

fn number(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]
mod tests {
    use forenkl_api::{
        BlockId, ClusterId, WorkshopId,
        wishes::RuleSource,
        workshops::{
            BlockKind, Signing, WorkshopStatus,
            lead::{Decision, Verdict},
            record::{RecordOption, UnitCount},
            tally::spread,
            view::Placed,
        },
    };

    use super::{super::paper::markdown, *};

    fn block(title: &str, took: Option<i64>, options: Vec<RecordOption>) -> RecordBlock {
        RecordBlock {
            block: BlockId("b1".into()),
            kind: BlockKind::Prioritise,
            title: title.into(),
            prompt: String::new(),
            planned: 10,
            took,
            skipped: took.is_none(),
            votes: took.map(|_| 2),
            heard: 4,
            options,
            statements: Vec::new(),
        }
    }

    fn record() -> Record {
        let decision = Decision {
            verdict: Verdict::ChallengeRule,
            reason: String::new(),
            rule_source: RuleSource::State,
            decides: "Folketinget".into(),
            owner: String::new(),
            deadline: None,
            if_then: "=Hvis(nej)".into(),
        };
        let placed = Placed { effort: spread([1, 2, 3, 5]).unwrap(), effect: spread([4, 4, 4, 4]).unwrap() };
        let option = RecordOption { title: "Skabe".into(), dots: None, placed: Some(placed) };
        Record {
            workshop: WorkshopId("w1".into()),
            title: "Skabe".into(),
            purpose: "Færre nøgler".into(),
            place: String::new(),
            programme: String::new(),
            status: WorkshopStatus::Ended,
            opened_at: None,
            ended_at: None,
            signing: Signing::Anonymous,
            people: 4,
            units: vec![UnitCount { unit: "u1".into(), name: "Rådhuset".into(), people: 3 }],
            without_unit: 1,
            names: Vec::new(),
            agenda: vec![block("Indsats og effekt", Some(12), vec![option]), block("Slut", None, Vec::new())],
            clusters: vec![RecordCluster {
                id: ClusterId("g1".into()),
                title: "Skabe".into(),
                cards: Vec::new(),
                dots: 2,
                decision: Some(decision),
                wish: None,
                initiative: None,
            }],
            loose: Vec::new(),
            parked: Vec::new(),
        }
    }

    /// A row as pairs of what stands above a cell and what stands in it; empty cells are left out.
    fn rows(record: &Record, language: Language) -> Vec<String> {
        let text = csv(record, language).unwrap();
        let mut lines = text.trim_start_matches('\u{feff}').lines().map(|line| line.split(';'));
        let headings: Vec<&str> = lines.next().unwrap().collect();
        let row = |line: std::str::Split<'_, char>| {
            let cells = headings.iter().zip(line).filter(|(_, cell)| !cell.is_empty());
            cells.map(|(heading, cell)| format!("{heading}: {cell}")).collect::<Vec<_>>().join(", ")
        };
        lines.map(row).collect()
    }

    #[test]
    fn the_table_has_all_of_a_decision_the_spread_and_the_agenda_and_no_formula() {
        let rows = rows(&record(), Language::Danish);
        let rule = RuleSource::State.name(Language::Danish);
        let verdict = Verdict::ChallengeRule.name(Language::Danish);
        assert_eq!(
            rows,
            [
                "Slags: formål, Tekst: Færre nøgler".to_owned(),
                format!("Slags: anonymitet, Tekst: {}", Words(Language::Danish).signing(Signing::Anonymous)),
                "Slags: deltagere, Antal personer: 4".to_owned(),
                "Slags: enhed, Tekst: Rådhuset, Antal personer: 3".to_owned(),
                "Slags: enhed, Tekst: uden enhed, Antal personer: 1".to_owned(),
                format!(
                    "Slags: gruppe, Gruppe: Skabe, Prikker: 2, Beslutninger: {verdict}, Hvis regel: {rule}, \
                     Beslutter: Folketinget, Hvis–så: '=Hvis(nej)"
                ),
                "Slags: punkt, Punkt: Indsats og effekt, Planlagt (min.): 10, Brugt (min.): 12, Antal personer: 4, \
                 Prikker til hver: 2"
                    .to_owned(),
                "Slags: mulighed, Punkt: Indsats og effekt, Tekst: Skabe, Indsats: 2,5, Effekt: 4, Indsats 25 %: 1,5, \
                 Indsats 75 %: 4, Effekt 25 %: 4, Effekt 75 %: 4"
                    .to_owned(),
                "Slags: punkt, Punkt: Slut, Tekst: sprunget over, Planlagt (min.): 10".to_owned(),
            ]
        );
    }

    #[test]
    fn every_row_says_which_programme_it_belongs_to() {
        let record = Record { programme: "Afbureaukratisering 2027".into(), ..record() };
        for row in rows(&record, Language::Danish) {
            assert!(row.contains(", Del af programmet: Afbureaukratisering 2027"), "{row}");
        }
        let text = markdown(&record, Language::English);
        assert!(text.contains("\nPart of the programme: Afbureaukratisering 2027\n"), "{text}");
        assert!(!markdown(&self::record(), Language::English).contains("programme"));
    }

    #[test]
    fn it_is_as_wide_in_both_languages() {
        assert_eq!(headings(Words(Language::Danish)).len(), headings(Words(Language::English)).len());
    }
}
