//! The fields of a wish, shared by sending one and mending one.

mod cpr_notice;
mod load_fields;
mod rule_fields;
mod what_fields;
mod who_fields;

use leptos::prelude::*;

use super::model::{
    cpr,
    draft::WishText,
    load::{LoadText, Period},
};
use crate::net::draft::Fields;

pub use cpr_notice::CprNotice;
pub use load_fields::LoadFields;
pub use rule_fields::{RuleFields, suggest};
pub use what_fields::WhatFields;
pub use who_fields::{UnitField, VisibilityField};

/// An estimate as it is being typed.
#[derive(Debug, Clone, Copy)]
pub struct LoadForm {
    pub minutes: RwSignal<String>,
    pub times: RwSignal<String>,
    pub period: RwSignal<String>,
    pub people: RwSignal<String>,
}

impl LoadForm {
    pub fn new() -> Self {
        Self {
            minutes: RwSignal::default(),
            times: RwSignal::default(),
            period: RwSignal::default(),
            people: RwSignal::default(),
        }
    }

    /// What stands in the fields, read reactively.
    pub fn text(self) -> LoadText {
        LoadText {
            minutes: self.minutes.get(),
            times: self.times.get(),
            period: Period::from_word(&self.period.get()).unwrap_or_default(),
            people: self.people.get(),
        }
    }

    pub fn fill(self, text: LoadText) {
        self.minutes.set(text.minutes);
        self.times.set(text.times);
        self.period.set(text.period.word().to_owned());
        self.people.set(text.people);
    }
}

/// A wish as it is being written.
#[derive(Debug, Clone, Copy)]
pub struct WishForm {
    pub key: RwSignal<String>,
    pub title: RwSignal<String>,
    pub body: RwSignal<String>,
    pub suggestion: RwSignal<String>,
    pub rule: RwSignal<String>,
    pub rule_source: RwSignal<String>,
    pub kind: RwSignal<String>,
    pub area: RwSignal<String>,
    pub load: LoadForm,
    pub visibility: RwSignal<String>,
    pub unit: RwSignal<String>,
    /// Numbers that resemble CPR numbers and, says the writer, are none.
    pub harmless: RwSignal<String>,
    /// The area that was suggested, while it is the one chosen.
    pub suggested: RwSignal<String>,
}

impl WishForm {
    /// All that was written, one after the other.
    pub fn written(self) -> String {
        let texts = [self.title, self.body, self.suggestion]
            .map(|text| text.with_untracked(|text| text.trim().to_owned()));
        texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    pub fn new() -> Self {
        Self {
            key: RwSignal::default(),
            title: RwSignal::default(),
            body: RwSignal::default(),
            suggestion: RwSignal::default(),
            rule: RwSignal::default(),
            rule_source: RwSignal::default(),
            kind: RwSignal::default(),
            area: RwSignal::default(),
            load: LoadForm::new(),
            visibility: RwSignal::default(),
            unit: RwSignal::default(),
            harmless: RwSignal::default(),
            suggested: RwSignal::default(),
        }
    }

    /// What is kept while it is being written.
    pub fn kept(self) -> Fields {
        vec![
            ("key", self.key),
            ("title", self.title),
            ("body", self.body),
            ("suggestion", self.suggestion),
            ("rule", self.rule),
            ("rule_source", self.rule_source),
            ("kind", self.kind),
            ("area", self.area),
            ("minutes", self.load.minutes),
            ("times", self.load.times),
            ("period", self.load.period),
            ("people", self.load.people),
            ("visibility", self.visibility),
            ("unit", self.unit),
            ("suggested", self.suggested),
            ("harmless", self.harmless),
        ]
    }

    fn says_harmless(self) -> bool {
        let texts = [self.title.get(), self.body.get(), self.suggestion.get(), self.rule.get()];
        self.harmless.with(|harmless| cpr::all_harmless(&texts.each_ref().map(String::as_str), harmless))
    }

    /// What stands in the fields, read reactively. Round and version are the page's.
    pub fn text(self) -> WishText {
        WishText {
            key: self.key.get(),
            title: self.title.get(),
            body: self.body.get(),
            suggestion: self.suggestion.get(),
            rule: self.rule.get(),
            rule_source: self.rule_source.get(),
            kind: self.kind.get(),
            area: self.area.get(),
            load: self.load.text(),
            visibility: self.visibility.get(),
            unit: self.unit.get(),
            round: None,
            not_cpr: self.says_harmless(),
            version: 0,
        }
    }

    pub fn fill(self, text: WishText) {
        self.key.set(text.key);
        self.title.set(text.title);
        self.body.set(text.body);
        self.suggestion.set(text.suggestion);
        self.rule.set(text.rule);
        self.rule_source.set(text.rule_source);
        self.kind.set(text.kind);
        self.area.set(text.area);
        self.load.fill(text.load);
        self.visibility.set(text.visibility);
        self.unit.set(text.unit);
        self.harmless.set(String::new());
        self.suggested.set(String::new());
    }
}
