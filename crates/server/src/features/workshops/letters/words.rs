//! What letters say, in both languages side by side.

use forenkl_api::{initiatives::InitiativeStatus, people::Language};

/// Says it in the language of the phone on which the address was left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words(pub Language);

impl Words {
    fn by(self, da: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Language::Danish => da,
            Language::English => en,
        }
    }

    fn about(self, da: &'static str, en: &'static str, title: &str) -> String {
        self.by(da, en).replace("{}", title)
    }

    pub fn record_of(self, room: &str) -> String {
        self.about("Referat: {}", "Record: {}", room)
    }

    pub fn you_asked(self, room: &str) -> String {
        self.about("I workshoppen »{}« bad I om:", "In the workshop “{}” you asked for:", room)
    }

    pub fn answer_to(self, title: &str) -> String {
        self.about("Svar på »{}«", "Answer to “{}”", title)
    }

    pub fn done(self, title: &str) -> String {
        self.about("Gjort: »{}«", "Done: “{}”", title)
    }

    pub fn carried_out(self) -> &'static str {
        self.by("Det, I bad om, er nu gennemført.", "What you asked for has been carried out.")
    }

    pub fn wish(self, number: i64) -> String {
        format!("{} {number}", self.by("Ønske", "Wish"))
    }

    pub fn you_agreed(self, room: &str) -> String {
        let en = "In the workshop “{}” you agreed on an initiative:";
        self.about("I workshoppen »{}« blev I enige om et tiltag:", en, room)
    }

    /// What became of an initiative: delivered, or stopped.
    pub fn became(self, status: InitiativeStatus) -> &'static str {
        match status {
            InitiativeStatus::Delivered => self.by("Leveret", "Delivered"),
            _ => self.by("Stoppet", "Stopped"),
        }
    }

    pub fn became_of(self, status: InitiativeStatus, title: &str) -> String {
        format!("{}: {}", self.became(status), self.about("»{}«", "“{}”", title))
    }

    pub fn initiative(self, number: i64) -> String {
        format!("{} {number}", self.by("Tiltag", "Initiative"))
    }
}
