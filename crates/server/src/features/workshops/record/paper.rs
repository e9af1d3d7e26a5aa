//! The record as Markdown, for papers.

use forenkl_api::{
    PartialDate, Timestamp,
    people::Language,
    workshops::{
        Record,
        lead::Decision,
        record::{RecordBlock, RecordCard, RecordCluster},
        tally::Spread,
        view::Placed,
    },
};

use super::{
    figures::{date, half},
    words::Words,
};
use crate::{clock, features::transfer::words::Word};

/// As Markdown.
pub fn markdown(record: &Record, language: Language) -> String {
    Paper { words: Words(language), language, text: String::new() }.written(record)
}

struct Paper {
    words: Words,
    language: Language,
    text: String,
}

impl Paper {
    fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    fn heading(&mut self, depth: usize, text: &str) {
        let heading = format!("\n{} {}\n", "#".repeat(depth), literal(text));
        self.line(&heading);
    }

    fn written(mut self, record: &Record) -> String {
        let words = self.words;
        self.line(&format!("# {}: {}\n", words.record(), literal(&record.title)));
        let day = record.opened_at.map(|at| day(at, self.language)).unwrap_or_default();
        let around = [day, literal(&record.place)].into_iter().filter(|text| !text.is_empty());
        let around = around.collect::<Vec<_>>().join(" · ");
        if !around.is_empty() {
            self.line(&format!("{around}\n"));
        }
        if !record.programme.is_empty() {
            self.line(&format!("{}: {}\n", words.programme(), literal(&record.programme)));
        }
        if !record.purpose.is_empty() {
            self.line(&format!("{}\n", literal(&record.purpose)));
        }
        self.line(&format!("{}: {}{}", words.people(), record.people, self.units(record)));
        if !record.names.is_empty() {
            let names = record.names.iter().map(|name| literal(name)).collect::<Vec<_>>().join(", ");
            self.line(&format!("\n{}: {names}", words.named()));
        }
        self.line(&format!("\n{}", words.signing(record.signing)));
        self.decisions(record);
        self.heading(2, words.clusters());
        for cluster in &record.clusters {
            self.heading(3, &cluster.title);
            if cluster.dots > 0 {
                self.line(&format!("{}: {}\n", words.votes(), cluster.dots));
            }
            self.cards(&cluster.cards);
        }
        if !record.loose.is_empty() {
            self.heading(3, words.loose());
            self.cards(&record.loose);
        }
        for block in record.agenda.iter().filter(|block| has_result(block)) {
            self.result(block, record.people);
        }
        if !record.parked.is_empty() {
            self.heading(2, words.parked());
            for parked in &record.parked {
                self.line(&format!("- {}", literal(parked)));
            }
        }
        self.agenda(record);
        self.text
    }

    fn units(&self, record: &Record) -> String {
        let mut units: Vec<String> =
            record.units.iter().map(|unit| format!("{} ({})", literal(&unit.name), unit.people)).collect();
        if record.without_unit > 0 && !units.is_empty() {
            units.push(format!("{} ({})", self.words.no_unit(), record.without_unit));
        }
        if units.is_empty() { String::new() } else { format!(" – {}", units.join(", ")) }
    }

    fn decisions(&mut self, record: &Record) {
        let words = self.words;
        let decided: Vec<&RecordCluster> =
            record.clusters.iter().filter(|cluster| became_something(cluster)).collect();
        if decided.is_empty() {
            return;
        }
        self.heading(2, words.decisions());
        for cluster in decided {
            let verdict = cluster.decision.as_ref().map(|decision| decision.verdict.name(self.language));
            let verdict = verdict.map(|verdict| format!(": **{verdict}**")).unwrap_or_default();
            self.line(&format!("- {}{verdict}", literal(&cluster.title)));
            let details = cluster.decision.as_ref().map(|decision| details(decision, words, self.language));
            for (label, text) in details.unwrap_or_default() {
                self.line(&format!("  - {label}: {}", literal(&text)));
            }
            if let Some(wish) = cluster.wish {
                self.line(&format!("  - {}: #{wish}", words.wish()));
            }
            if let Some(initiative) = cluster.initiative {
                self.line(&format!("  - {}: #{initiative}", words.initiative()));
            }
        }
    }

    fn cards(&mut self, cards: &[RecordCard]) {
        for card in cards {
            let wish = card.wish.map(|wish| format!(" (#{wish})")).unwrap_or_default();
            self.line(&format!("- {}{wish}", literal(&card.text)));
        }
    }

    fn result(&mut self, block: &RecordBlock, people: i64) {
        let words = self.words;
        self.heading(2, &block.title);
        let turnout = match block.votes {
            Some(votes) => words.turnout(block.heard, people, votes),
            None => words.heard(block.heard, people),
        };
        self.line(&format!("{turnout}\n"));
        for option in &block.options {
            let got = match (&option.dots, &option.placed) {
                (Some(dots), _) => dots.to_string(),
                (None, Some(placed)) => self.placed(placed),
                (None, None) => String::new(),
            };
            self.line(&format!("- {}: {got}", literal(&option.title)));
        }
        for statement in &block.statements {
            let stances = &statement.stances;
            let mut said = format!(
                "{} {}, {} {}, {} {}",
                stances.agree,
                words.agree(),
                stances.disagree,
                words.disagree(),
                stances.pass,
                words.pass()
            );
            if stances.important > 0 {
                said += &format!(", {} {}", words.important(), stances.important);
            }
            if stances.is_divided() {
                said += &format!(" – {}", words.divided());
            }
            self.line(&format!("- {}: {said}", literal(&statement.text)));
        }
    }

    fn placed(&self, placed: &Placed) -> String {
        let words = self.words;
        let one = |label: &str, spread: &Spread| {
            let half = |halves| half(halves, self.language);
            let divided = if spread.is_split() { format!(", {}", words.divided()) } else { String::new() };
            format!(
                "{label} {} {} ({} {}–{}{divided})",
                words.median(),
                half(spread.median_halves),
                words.middle_half(),
                half(spread.lower_halves),
                half(spread.upper_halves)
            )
        };
        format!("{}; {}", one(words.effort(), &placed.effort), one(words.effect(), &placed.effect))
    }

    fn agenda(&mut self, record: &Record) {
        let words = self.words;
        self.heading(2, words.agenda());
        self.line(&format!(
            "| {} | {} | {} |\n| --- | ---: | ---: |",
            words.block(),
            words.planned(),
            words.took()
        ));
        for block in &record.agenda {
            let took = match block.took {
                Some(took) => format!("{took} {}", words.minutes()),
                None if block.skipped => words.skipped().to_owned(),
                None => words.not_reached().to_owned(),
            };
            let title = literal(&block.title).replace('|', "\\|");
            self.line(&format!("| {title} | {} {} | {took} |", block.planned, words.minutes()));
        }
    }
}

/// What people wrote stays what they wrote: nothing in it is a heading, a link or a picture.
pub fn literal(text: &str) -> String {
    let mut safe = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '!') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

/// A decision was taken, or something was made of it.
fn became_something(cluster: &RecordCluster) -> bool {
    cluster.decision.is_some() || cluster.wish.is_some() || cluster.initiative.is_some()
}

fn has_result(block: &RecordBlock) -> bool {
    !block.options.is_empty() || !block.statements.is_empty()
}

/// What is said about a decision, with its labels.
fn details(decision: &Decision, words: Words, language: Language) -> Vec<(&'static str, String)> {
    let deadline = decision.deadline.map(|deadline| date(deadline, language)).unwrap_or_default();
    let all = [
        (words.reason(), decision.reason.clone()),
        (words.rule(), decision.rule_source.name(language).to_owned()),
        (words.decides(), decision.decides.clone()),
        (words.owner(), decision.owner.clone()),
        (words.deadline(), deadline),
        (words.if_then(), decision.if_then.clone()),
    ];
    all.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect()
}

fn day(at: Timestamp, language: Language) -> String {
    PartialDate::from_day_number(clock::danish_day(at)).map(|day| date(day, language)).unwrap_or_default()
}
