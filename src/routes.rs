//! Every page once: its address, title, who may see it, and the lazy part of the program it lives in.
//!
//! To add a page: a variant of [`Page`], an arm in each of the functions below, and the view in its feature. What is left out
//! does not compile.

mod areas;
mod texts;

use forenkl_api::{Permission, session::Me};

pub use areas::{Area, View, load_rare, load_soon};

/// A page with what its address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    Home,
    Wishes,
    NewWish,
    /// By number.
    Wish(i64),
    EditWish(i64),
    /// What awaits the reader's answer.
    Triage,
    /// The texts answers begin with.
    Templates,
    /// Wishes that are likely about the same.
    Doubles,
    Initiatives,
    NewInitiative,
    /// By number.
    Initiative(i64),
    EditInitiative(i64),
    Roadmap,
    /// How wishes are answered.
    Overview,
    /// Addresses for other programs.
    Feeds,
    Workshops,
    /// By id.
    Workshop(String),
    /// Changing the plan of one that has not been opened.
    WorkshopPlan(String),
    /// What one amounted to.
    WorkshopRecord(String),
    /// What the projector shows.
    Projector(String),
    Admin,
    AdminUnits,
    AdminPeople,
    /// By id.
    AdminPerson(String),
    AdminAreas,
    AdminRounds,
    AdminSynonyms,
    AdminDeadlines,
    AdminTransfer,
    AdminActivity,
    /// The mail queue.
    AdminMails,
    AdminWebhooks,
    Notices,
    /// How soon one is mailed.
    NoticeChoices,
    /// Stopping mails; the token of a link in one stands in the address.
    Unsubscribe,
    Profile,
    SignIn,
    /// With the token after `#`.
    Invitation,
    /// `/was`: leads to the accessibility statement.
    Accessibility,
    /// All components in all states; debug builds only.
    #[cfg(debug_assertions)]
    Gallery,
}

/// Who may see a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Everyone,
    SignedIn,
    /// Whoever holds one of the permissions somewhere.
    One(&'static [Permission]),
}

impl Access {
    /// Whether the person may see it.
    pub fn allows(self, me: Option<&Me>) -> bool {
        match self {
            Self::Everyone => true,
            Self::SignedIn => me.is_some(),
            Self::One(permissions) => me.is_some_and(|me| permissions.iter().any(|one| me.can(*one))),
        }
    }
}

/// Whatever lets one into the administration at all.
pub const ADMIN: &[Permission] = &[
    Permission::UnitManage,
    Permission::PeopleManage,
    Permission::AreaManage,
    Permission::RoundManage,
    Permission::ImportRun,
    Permission::ArchiveExport,
    Permission::ActivityRead,
    Permission::MailManage,
    Permission::WebhookManage,
];

impl Page {
    /// The page at a path; nothing for paths that lead nowhere.
    pub fn find(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Some(match parts[..] {
            [] => Self::Home,
            ["oensker"] => Self::Wishes,
            ["oensker", "nyt"] => Self::NewWish,
            ["oensker", number] => Self::Wish(number.parse().ok()?),
            ["oensker", number, "ret"] => Self::EditWish(number.parse().ok()?),
            ["svar"] => Self::Triage,
            ["svar", "skabeloner"] => Self::Templates,
            ["svar", "dubletter"] => Self::Doubles,
            ["tiltag"] => Self::Initiatives,
            ["tiltag", "nyt"] => Self::NewInitiative,
            ["tiltag", number] => Self::Initiative(number.parse().ok()?),
            ["tiltag", number, "ret"] => Self::EditInitiative(number.parse().ok()?),
            ["roadmap"] => Self::Roadmap,
            ["overblik"] => Self::Overview,
            ["abonnementer"] => Self::Feeds,
            ["workshops"] => Self::Workshops,
            ["workshops", id] => Self::Workshop(id.to_owned()),
            ["workshops", id, "referat"] => Self::WorkshopRecord(id.to_owned()),
            ["workshops", id, "plan"] => Self::WorkshopPlan(id.to_owned()),
            ["workshops", id, "skaerm"] => Self::Projector(id.to_owned()),
            ["administration"] => Self::Admin,
            ["administration", "enheder"] => Self::AdminUnits,
            ["administration", "personer"] => Self::AdminPeople,
            ["administration", "personer", id] => Self::AdminPerson(id.to_owned()),
            ["administration", "fagomraader"] => Self::AdminAreas,
            ["administration", "runder"] => Self::AdminRounds,
            ["administration", "synonymer"] => Self::AdminSynonyms,
            ["administration", "frister"] => Self::AdminDeadlines,
            ["administration", "import"] => Self::AdminTransfer,
            ["administration", "aktivitet"] => Self::AdminActivity,
            ["administration", "beskeder"] => Self::AdminMails,
            ["administration", "webhooks"] => Self::AdminWebhooks,
            ["beskeder"] => Self::Notices,
            ["beskeder", "valg"] => Self::NoticeChoices,
            ["afmeld", _] => Self::Unsubscribe,
            ["profil"] => Self::Profile,
            ["log-ind"] => Self::SignIn,
            ["invitation"] => Self::Invitation,
            ["was"] => Self::Accessibility,
            #[cfg(debug_assertions)]
            ["ui"] => Self::Gallery,
            _ => return None,
        })
    }

    /// Its address, for links.
    pub fn href(&self) -> String {
        match self {
            Self::Wish(number) => format!("/oensker/{number}"),
            Self::EditWish(number) => format!("/oensker/{number}/ret"),
            Self::Initiative(number) => format!("/tiltag/{number}"),
            Self::EditInitiative(number) => format!("/tiltag/{number}/ret"),
            Self::AdminPerson(id) => format!("/administration/personer/{id}"),
            Self::Workshop(id) => format!("/workshops/{id}"),
            Self::WorkshopRecord(id) => format!("/workshops/{id}/referat"),
            Self::WorkshopPlan(id) => format!("/workshops/{id}/plan"),
            Self::Projector(id) => format!("/workshops/{id}/skaerm"),
            other => other.fixed().to_owned(),
        }
    }

    /// The address of pages whose address never changes; of the others, of the list they belong to.
    pub fn fixed(&self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::Wishes | Self::Wish(_) | Self::EditWish(_) => "/oensker",
            Self::NewWish => "/oensker/nyt",
            Self::Triage => "/svar",
            Self::Templates => "/svar/skabeloner",
            Self::Doubles => "/svar/dubletter",
            Self::Initiatives | Self::Initiative(_) | Self::EditInitiative(_) => "/tiltag",
            Self::NewInitiative => "/tiltag/nyt",
            Self::Roadmap => "/roadmap",
            Self::Overview => "/overblik",
            Self::Feeds => "/abonnementer",
            Self::Workshops
            | Self::Workshop(_)
            | Self::WorkshopPlan(_)
            | Self::WorkshopRecord(_)
            | Self::Projector(_) => "/workshops",
            Self::Admin => "/administration",
            Self::AdminUnits => "/administration/enheder",
            Self::AdminPeople | Self::AdminPerson(_) => "/administration/personer",
            Self::AdminAreas => "/administration/fagomraader",
            Self::AdminRounds => "/administration/runder",
            Self::AdminSynonyms => "/administration/synonymer",
            Self::AdminDeadlines => "/administration/frister",
            Self::AdminTransfer => "/administration/import",
            Self::AdminActivity => "/administration/aktivitet",
            Self::AdminMails => "/administration/beskeder",
            Self::AdminWebhooks => "/administration/webhooks",
            Self::Notices | Self::Unsubscribe => "/beskeder",
            Self::NoticeChoices => "/beskeder/valg",
            Self::Profile => "/profil",
            Self::SignIn => "/log-ind",
            Self::Invitation => "/invitation",
            Self::Accessibility => "/was",
            #[cfg(debug_assertions)]
            Self::Gallery => "/ui",
        }
    }

    /// What it is called in menus, and in the browser's tab until the page itself says more.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Home => texts::home(),
            Self::Wishes => texts::wishes(),
            Self::NewWish => texts::new_wish(),
            Self::Wish(_) | Self::EditWish(_) => texts::wish(),
            Self::Triage => texts::triage(),
            Self::Templates => texts::templates(),
            Self::Doubles => texts::doubles(),
            Self::Initiatives => texts::initiatives(),
            Self::NewInitiative => texts::new_initiative(),
            Self::Initiative(_) | Self::EditInitiative(_) => texts::initiative(),
            Self::Roadmap => texts::roadmap(),
            Self::Overview => texts::overview(),
            Self::Feeds => texts::feeds(),
            Self::Workshops
            | Self::Workshop(_)
            | Self::WorkshopPlan(_)
            | Self::WorkshopRecord(_)
            | Self::Projector(_) => texts::workshops(),
            Self::Admin => texts::admin(),
            Self::AdminUnits => texts::units(),
            Self::AdminPeople => texts::people(),
            Self::AdminPerson(_) => texts::person(),
            Self::AdminAreas => texts::areas(),
            Self::AdminRounds => texts::rounds(),
            Self::AdminSynonyms => texts::synonyms(),
            Self::AdminDeadlines => texts::deadlines(),
            Self::AdminTransfer => texts::transfer(),
            Self::AdminActivity => texts::activity(),
            Self::Notices | Self::NoticeChoices | Self::Unsubscribe | Self::AdminMails => texts::notices(),
            Self::AdminWebhooks => "Webhooks",
            Self::Profile => texts::profile(),
            Self::SignIn => texts::sign_in(),
            Self::Invitation => texts::invitation(),
            Self::Accessibility => texts::accessibility(),
            #[cfg(debug_assertions)]
            Self::Gallery => "UI",
        }
    }

    /// Who may see it. The server decides what it shows.
    pub fn access(&self) -> Access {
        match self {
            Self::SignIn | Self::Invitation | Self::Accessibility | Self::Unsubscribe => Access::Everyone,
            #[cfg(debug_assertions)]
            Self::Gallery => Access::Everyone,
            Self::NewWish => Access::One(&[Permission::WishSubmit]),
            Self::NewInitiative => Access::One(&[Permission::InitiativeEdit]),
            Self::Triage | Self::Templates | Self::Doubles => Access::One(&[Permission::WishAssess]),
            Self::Overview => Access::One(&[Permission::OverviewRead]),
            Self::Admin => Access::One(ADMIN),
            Self::AdminUnits => Access::One(&[Permission::UnitManage]),
            Self::AdminPeople | Self::AdminPerson(_) => Access::One(&[Permission::PeopleManage]),
            Self::AdminAreas | Self::AdminSynonyms | Self::AdminDeadlines => {
                Access::One(&[Permission::AreaManage])
            }
            Self::AdminRounds => Access::One(&[Permission::RoundManage]),
            Self::AdminTransfer => Access::One(&[Permission::ImportRun, Permission::ArchiveExport]),
            Self::AdminActivity => Access::One(&[Permission::ActivityRead]),
            Self::AdminMails => Access::One(&[Permission::MailManage]),
            Self::AdminWebhooks => Access::One(&[Permission::WebhookManage]),
            _ => Access::SignedIn,
        }
    }

    /// The part of the program it lives in.
    pub fn area(&self) -> Area {
        match self {
            Self::Home => Area::Home,
            Self::Wishes => Area::Main,
            Self::NewWish => Area::NewWish,
            Self::Wish(_) => Area::Wish,
            Self::EditWish(_) => Area::EditWish,
            Self::Triage => Area::Triage,
            Self::Templates => Area::Templates,
            Self::Doubles => Area::Doubles,
            Self::Initiatives => Area::Initiatives,
            Self::Initiative(_) => Area::Initiative,
            Self::NewInitiative | Self::EditInitiative(_) => Area::InitiativeForm,
            Self::Roadmap => Area::Roadmap,
            Self::Overview => Area::Overview,
            Self::Feeds => Area::Notices,
            Self::Workshops => Area::Workshops,
            Self::Workshop(_) => Area::WorkshopRoom,
            Self::Projector(_) => Area::WorkshopWall,
            Self::WorkshopPlan(_) => Area::WorkshopPlan,
            Self::WorkshopRecord(_) => Area::WorkshopRecord,
            Self::Admin | Self::AdminUnits => Area::Units,
            Self::AdminPeople | Self::AdminPerson(_) => Area::People,
            Self::AdminAreas | Self::AdminDeadlines => Area::Areas,
            Self::AdminRounds => Area::Rounds,
            Self::AdminSynonyms => Area::Synonyms,
            Self::AdminTransfer => Area::Transfer,
            Self::AdminActivity | Self::AdminMails => Area::Activity,
            Self::AdminWebhooks => Area::Webhooks,
            Self::Notices | Self::NoticeChoices | Self::Unsubscribe => Area::Notices,
            Self::Profile | Self::SignIn | Self::Invitation | Self::Accessibility => Area::Session,
            #[cfg(debug_assertions)]
            Self::Gallery => Area::Home,
        }
    }

    /// The entry of the main menu it belongs to.
    pub fn section(&self) -> &'static str {
        let path = self.fixed();
        match path.get(1..).and_then(|rest| rest.find('/')) {
            Some(end) => &path[..=end],
            None => path,
        }
    }

    /// How wide its column is.
    pub fn width(&self) -> &'static str {
        match self {
            Self::NewWish
            | Self::EditWish(_)
            | Self::NewInitiative
            | Self::EditInitiative(_)
            | Self::Notices
            | Self::NoticeChoices
            | Self::Unsubscribe
            | Self::Feeds
            | Self::WorkshopPlan(_)
            | Self::WorkshopRecord(_)
            | Self::Profile => "page page-narrow",
            Self::Workshop(_) | Self::Projector(_) | Self::Roadmap | Self::Triage | Self::Doubles => {
                "page page-wide"
            }
            _ => "page",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_leads_to_its_page_and_back() {
        for path in [
            "/",
            "/oensker",
            "/oensker/nyt",
            "/oensker/12",
            "/oensker/12/ret",
            "/svar",
            "/svar/skabeloner",
            "/svar/dubletter",
            "/tiltag",
            "/tiltag/nyt",
            "/tiltag/7",
            "/tiltag/7/ret",
            "/roadmap",
            "/overblik",
            "/abonnementer",
            "/workshops",
            "/workshops/abc",
            "/workshops/abc/plan",
            "/workshops/abc/referat",
            "/workshops/abc/skaerm",
            "/administration",
            "/administration/enheder",
            "/administration/personer",
            "/administration/personer/abc",
            "/administration/fagomraader",
            "/administration/runder",
            "/administration/synonymer",
            "/administration/frister",
            "/administration/import",
            "/administration/aktivitet",
            "/administration/beskeder",
            "/administration/webhooks",
            "/beskeder",
            "/beskeder/valg",
            "/profil",
            "/log-ind",
            "/invitation",
            "/was",
        ] {
            assert_eq!(Page::find(path).map(|page| page.href()).as_deref(), Some(path));
        }
    }

    #[test]
    fn what_is_not_there_is_not_found() {
        for path in ["/oensker/tolv", "/x", "/oensker/12/mere/endnu", "/administration/hemmeligt"] {
            assert_eq!(Page::find(path), None, "{path}");
        }
    }

    #[test]
    fn a_page_knows_its_place_in_the_menu() {
        assert_eq!(Page::EditWish(1).section(), "/oensker");
        assert_eq!(Page::NewWish.section(), "/oensker");
        assert_eq!(Page::AdminPerson(String::new()).section(), "/administration");
        assert_eq!(Page::Home.section(), "/");
    }
}
