//! The design system as components: Det Fælles Designsystem's conventions in our own clothes.
//!
//! Each component brings its accessibility with it: names, states, focus, announcements. Its own few words follow the language;
//! callers pass texts already translated. The style of each stands in `style/ui/`.

mod ago;
mod alert;
mod announce;
mod async_view;
mod avatar;
mod button;
mod card;
mod chips;
mod choice;
mod combobox;
mod copy;
mod dialog;
mod empty;
pub mod field;
mod form;
#[cfg(debug_assertions)]
mod gallery;
mod hit;
mod icon;
mod keys;
mod lazily;
mod log;
mod menu;
mod number;
pub mod page;
mod pagination;
mod partial_date;
mod path;
mod problem;
mod progress;
mod search;
mod select;
mod skeleton;
mod stale;
mod table;
mod tag;
mod text_area;
mod text_field;
mod texts;
mod toast;

pub use ago::Ago;
pub use alert::{Alert, AlertKind};
pub use announce::{Announcer, announce, use_announcer};
pub use async_view::{AsyncView, LiveView};
pub use avatar::Avatar;
pub use button::{Button, ButtonKind, IconButton, LinkButton};
pub use card::Card;
pub use chips::{ChipLink, FilterChip, FilterFold, FilterSelect, RemoveChip, SortSelect};
pub use choice::{CheckField, CheckList, RadioCards};
pub use combobox::Combobox;
pub use copy::CopyButton;
pub use dialog::Dialog;
pub use empty::EmptyState;
pub use form::{ErrorSummary, Form, FormErrors};
#[cfg(debug_assertions)]
pub use gallery::Gallery;
pub use hit::HitButton;
pub use icon::{Glyph, Icon};
pub use keys::KeyHints;
pub use lazily::{Draw, lazily, lazily_when};
pub use log::{LogEntry, LogList};
pub use menu::{Menu, MenuItem, MenuLink};
pub use number::{DateField, DateTimeField, NumberField};
pub use page::PageHeader;
pub use pagination::Pagination;
pub use partial_date::PartialDateField;
pub use path::{PathDots, PathStep};
pub use problem::{ProblemView, ProblemViewProps, field_text, problem_text};
pub use progress::Progress;
pub use search::SearchField;
pub use select::{Choice, Select};
pub use skeleton::{Shape, Skeleton};
pub use stale::{Differs, StaleChoice};
pub use table::{DataTable, SortHeader};
pub use tag::{Tag, Tone};
pub use text_area::TextArea;
pub use text_field::TextField;
pub use toast::{Toasts, UiRegions, provide_ui, toasts, use_toasts};

use leptos::{ev, prelude::Callback};

/// What happens on a click; accepts `move |_| …`.
pub type OnClick = Callback<ev::MouseEvent>;

/// What happens with a new value; accepts `move |value: String| …`.
pub type OnText = Callback<String>;
