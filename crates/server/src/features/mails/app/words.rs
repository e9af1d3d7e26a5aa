//! What mails say, in both languages side by side.

use forenkl_api::{notices::NoticeKind, people::Language, wishes::Decision};

/// Says it in the person's language.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub Language);

impl Words {
    fn by<'a>(self, da: &'a str, en: &'a str) -> &'a str {
        match self.0 {
            Language::Danish => da,
            Language::English => en,
        }
    }

    /// The language's code, for `lang="…"`.
    pub fn code(self) -> &'static str {
        self.0.word()
    }

    pub fn hello(self, first_name: &str) -> String {
        format!("{} {first_name}", self.by("Hej", "Hello"))
    }

    /// The subject of a mail about one thing.
    pub fn subject(self, kind: NoticeKind, action: &str, title: &str) -> String {
        let (da, en) = match kind {
            NoticeKind::Answer => ("Svar på »{}«", "Answer to “{}”"),
            NoticeKind::Receipt => ("Leveret: {}. Har du mærket det?", "Delivered: {}. Have you noticed?"),
            NoticeKind::Question => ("Spørgsmål om »{}«", "Question about “{}”"),
            NoticeKind::Progress => ("»{}« har flyttet sig", "“{}” has moved"),
            NoticeKind::Comment => ("Ny kommentar til »{}«", "New comment on “{}”"),
            NoticeKind::Merge if action == "wish.unmerged" => {
                ("»{}« er skilt ud igen", "“{}” stands by itself again")
            }
            NoticeKind::Merge => {
                ("»{}« er lagt sammen med et andet ønske", "“{}” was merged with another wish")
            }
            NoticeKind::NewWish if action == "wish.reopened" => ("Åbnet igen: {}", "Opened again: {}"),
            NoticeKind::NewWish => ("Nyt ønske: {}", "New wish: {}"),
            NoticeKind::Deadline => ("Frist for svar: {}", "Answer due: {}"),
            NoticeKind::Assigned => ("Givet til dig: {}", "Given to you: {}"),
            NoticeKind::Appeal => ("Bedt om ny vurdering: {}", "Appeal: {}"),
            NoticeKind::Workshop => ("Du er medfacilitator på »{}«", "You are a co-facilitator of “{}”"),
            NoticeKind::Trouble => ("Noget gik galt: {}", "Something went wrong: {}"),
        };
        self.by(da, en).replace("{}", title)
    }

    /// The subject of a week's or a day's news about what someone asked for.
    pub fn moved(self, things: usize) -> String {
        match (self.0, things) {
            (Language::Danish, n) => format!("{n} ting du støttede har flyttet sig"),
            (Language::English, 1) => "1 thing you supported has moved".to_owned(),
            (Language::English, n) => format!("{n} things you supported have moved"),
        }
    }

    /// The subject of a mail about new wishes only.
    pub fn new_wishes(self, wishes: usize) -> String {
        match self.0 {
            Language::Danish => format!("{wishes} nye ønsker på dine fagområder"),
            Language::English => format!("{wishes} new wishes on your areas"),
        }
    }

    /// The subject of a mail about several things of several kinds.
    pub fn news(self, things: usize) -> String {
        match self.0 {
            Language::Danish => format!("Nyt om {things} ønsker og tiltag"),
            Language::English => format!("News about {things} wishes and initiatives"),
        }
    }

    /// The same, where workshops are among them.
    pub fn all_news(self, things: usize) -> String {
        match self.0 {
            Language::Danish => format!("Nyt om {things} ting"),
            Language::English => format!("News about {things} things"),
        }
    }

    pub fn wish(self, number: i64) -> String {
        format!("{} {number}", self.by("Ønske", "Wish"))
    }

    pub fn initiative(self, number: i64) -> String {
        format!("{} {number}", self.by("Tiltag", "Initiative"))
    }

    pub fn workshop(self) -> String {
        "Workshop".to_owned()
    }

    pub fn quote(self, text: &str) -> String {
        self.by("»{}«", "“{}”").replace("{}", text)
    }

    pub fn answered(self, decision: Decision) -> String {
        format!("{}: {}", self.by("Svar", "Answer"), self.decision(decision))
    }

    fn decision(self, decision: Decision) -> &'static str {
        let (da, en) = match decision {
            Decision::WillBeDone => ("det bliver gjort", "it will be done"),
            Decision::UnderWay => ("det er i gang", "it is under way"),
            Decision::WillBeTried => ("det bliver prøvet", "it will be tried"),
            Decision::PassedOn => {
                ("det er sendt videre til den, der ejer reglen", "it was passed on to the rule’s owner")
            }
            Decision::NotNow => ("ikke nu", "not now"),
            Decision::No => ("nej", "no"),
        };
        match self.0 {
            Language::Danish => da,
            Language::English => en,
        }
    }

    /// What happened.
    pub fn happened(self, action: &str, kind: NoticeKind) -> &'static str {
        let (da, en) = match action {
            "wish.created" => {
                ("Nyt ønske på et fagområde, du svarer for", "A new wish on an area you answer for")
            }
            "wish.reopened" => (
                "Nogen siger, at det ikke hjælper. Ønsket er åbent igen",
                "Someone says that it does not help. The wish is open again",
            ),
            "wish.assessed" => ("Ønsket bliver vurderet nu", "The wish is being assessed now"),
            "wish.question_asked" => {
                ("Procesejeren spørger dig om noget", "The process owner asks you something")
            }
            "wish.initiative_linked" => {
                ("Der er et tiltag, som tager det op", "There is an initiative that takes it up")
            }
            "comment.created" => ("Ny kommentar", "New comment"),
            "initiative.status_given" => ("Ny status", "New status"),
            "initiative.delivered" if kind == NoticeKind::Progress => {
                ("Tiltaget er leveret", "The initiative is delivered")
            }
            "wish.due_soon" => ("Svaret skal være der snart", "The answer is due soon"),
            "wish.overdue" => ("Fristen for svar er overskredet", "The answer is late"),
            "wish.escalated" => {
                ("Ønsket har ventet for længe på svar", "The wish has waited too long for an answer")
            }
            "wish.handed_over" => {
                ("Ønsket er givet videre til dit fagområde", "The wish was handed over to your area")
            }
            "wish.assigned" => ("Ønsket er givet til dig", "The wish was given to you"),
            "wish.appealed" => (
                "Der er bedt om, at svaret vurderes igen",
                "Someone asks for the answer to be looked at again",
            ),
            "wish.merged_into" => (
                "Ønsket er lagt sammen med et andet om det samme",
                "The wish was merged with another about the same",
            ),
            "wish.unmerged" => ("Ønsket står for sig selv igen", "The wish stands by itself again"),
            "referral.due" => {
                ("Reglens ejer skulle have svaret nu", "The rule’s owner should have replied by now")
            }
            "referral.replied" => ("Reglens ejer har svaret", "The rule’s owner has replied"),
            "workshop.facilitator_added" => {
                ("Du er medfacilitator på workshoppen", "You are a co-facilitator of the workshop")
            }
            "answer.schedule_failed" => (
                "Et svar, du havde planlagt, kunne ikke offentliggøres. Det er gemt",
                "An answer you had scheduled could not be published. It is kept",
            ),
            _ => match kind {
                NoticeKind::Receipt => ("Det er leveret", "It is delivered"),
                NoticeKind::Answer => ("Der er svar", "There is an answer"),
                _ => ("Der er sket noget", "Something has happened"),
            },
        };
        match self.0 {
            Language::Danish => da,
            Language::English => en,
        }
    }

    pub fn you_said(self) -> &'static str {
        match self.0 {
            Language::Danish => "Du bad om:",
            Language::English => "You asked for:",
        }
    }

    pub fn done(self) -> &'static str {
        match self.0 {
            Language::Danish => "Det er gjort:",
            Language::English => "This was done:",
        }
    }

    pub fn noticed(self) -> &'static str {
        match self.0 {
            Language::Danish => "Har du mærket det?",
            Language::English => "Have you noticed?",
        }
    }

    /// The answers to that, each with its word in the address.
    pub fn verdicts(self) -> [(&'static str, &'static str); 3] {
        match self.0 {
            Language::Danish => [("Ja", "ja"), ("Delvist", "delvist"), ("Nej", "nej")],
            Language::English => [("Yes", "ja"), ("Partly", "delvist"), ("No", "nej")],
        }
    }

    pub fn more(self, count: i64) -> String {
        match self.0 {
            Language::Danish => format!("og {count} mere"),
            Language::English => format!("and {count} more"),
        }
    }

    pub fn read(self) -> &'static str {
        match self.0 {
            Language::Danish => "Se det i Forenkl",
            Language::English => "See it in Forenkl",
        }
    }

    /// Why one gets this.
    pub fn why(self, municipality: &str) -> String {
        match self.0 {
            Language::Danish => format!("Du får denne mail, fordi du bruger Forenkl i {municipality}."),
            Language::English => format!("You get this mail because you use Forenkl in {municipality}."),
        }
    }

    /// The same for somebody who took part in a workshop.
    pub fn why_guest(self, municipality: &str) -> String {
        match self.0 {
            Language::Danish => {
                format!("Du får denne mail, fordi du skrev din adresse i en workshop i {municipality}.")
            }
            Language::English => {
                format!("You get this mail because you left your address in a workshop in {municipality}.")
            }
        }
    }

    pub fn choose(self) -> &'static str {
        match self.0 {
            Language::Danish => "Vælg, hvad du vil have mails om",
            Language::English => "Choose what you want mails about",
        }
    }

    pub fn stop(self) -> &'static str {
        match self.0 {
            Language::Danish => "Stop mails af denne slags",
            Language::English => "Stop mails of this kind",
        }
    }
}
