//! The sections of the administration, as its menu shows them.

use forenkl_api::session::Me;

use crate::{routes::Page, ui::Glyph};

/// One section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Units,
    People,
    Areas,
    Rounds,
    Synonyms,
    Deadlines,
    Transfer,
    Activity,
    Mails,
    Webhooks,
}

impl Section {
    /// In the order of the menu.
    pub const ALL: [Section; 10] = [
        Section::Units,
        Section::People,
        Section::Areas,
        Section::Rounds,
        Section::Synonyms,
        Section::Deadlines,
        Section::Transfer,
        Section::Activity,
        Section::Mails,
        Section::Webhooks,
    ];

    /// The page it begins with.
    pub fn page(self) -> Page {
        match self {
            Section::Units => Page::AdminUnits,
            Section::People => Page::AdminPeople,
            Section::Areas => Page::AdminAreas,
            Section::Rounds => Page::AdminRounds,
            Section::Synonyms => Page::AdminSynonyms,
            Section::Deadlines => Page::AdminDeadlines,
            Section::Transfer => Page::AdminTransfer,
            Section::Activity => Page::AdminActivity,
            Section::Mails => Page::AdminMails,
            Section::Webhooks => Page::AdminWebhooks,
        }
    }

    /// Its name in the menu and as heading.
    pub fn name(self) -> &'static str {
        self.page().title()
    }

    /// Its sign in the menu.
    pub fn glyph(self) -> Glyph {
        match self {
            Section::Units => Glyph::Building,
            Section::People => Glyph::Users,
            Section::Areas => Glyph::Flag,
            Section::Rounds => Glyph::Calendar,
            Section::Synonyms => Glyph::Link,
            Section::Transfer => Glyph::Upload,
            Section::Activity => Glyph::Eye,
            Section::Mails => Glyph::Send,
            Section::Webhooks => Glyph::Exit,
            Section::Deadlines => Glyph::Clock,
        }
    }

    /// The sections this person may see.
    pub fn of(me: &Me) -> Vec<Section> {
        Section::ALL.into_iter().filter(|section| section.page().access().allows(Some(me))).collect()
    }
}
