//! Names, tones and icons for the closed lists of words about initiatives. Wishes and *Min side* use them too.

use forenkl_api::{
    initiatives::{EffectLevel, EffectUnit, Health, InitiativeRow, InitiativeSort, InitiativeStatus},
    wishes::{Evidence, WishStatus},
};
use leptos::prelude::*;

use crate::{
    i18n::by,
    ui::{Glyph, Tag, Tone},
};

/// A status in a word.
pub fn status_name(status: InitiativeStatus) -> &'static str {
    match status {
        InitiativeStatus::Idea => by("Idé", "Idea"),
        InitiativeStatus::Planned => by("Planlagt", "Planned"),
        InitiativeStatus::InProgress => by("I gang", "In progress"),
        InitiativeStatus::Delivered => by("Leveret", "Delivered"),
        InitiativeStatus::Paused => by("På pause", "Paused"),
        InitiativeStatus::Stopped => by("Stoppet", "Stopped"),
    }
}

/// What a status means, for whoever chooses it.
pub fn status_hint(status: InitiativeStatus) -> &'static str {
    match status {
        InitiativeStatus::Idea => by("Overvejes; intet er lovet", "Being considered; nothing is promised"),
        InitiativeStatus::Planned => by("Besluttet, men ikke begyndt", "Decided, not begun"),
        InitiativeStatus::InProgress => by("Nogen arbejder på det nu", "Someone works on it now"),
        InitiativeStatus::Delivered => by("Det nye er i brug", "The new way is in use"),
        InitiativeStatus::Paused => by("Venter; skriv hvorfor", "Waiting; say why"),
        InitiativeStatus::Stopped => by("Bliver ikke til noget; skriv hvorfor", "Will not happen; say why"),
    }
}

/// How it goes, in a word or two.
pub fn health_name(health: Health) -> &'static str {
    match health {
        Health::OnTrack => by("På sporet", "On track"),
        Health::AtRisk => by("I risiko", "At risk"),
        Health::Late => by("Forsinket", "Late"),
    }
}

/// What it means, for whoever chooses it.
pub fn health_hint(health: Health) -> &'static str {
    match health {
        Health::OnTrack => by("Fristen holder", "The deadline holds"),
        Health::AtRisk => {
            by("Fristen holder kun, hvis noget sker", "The deadline holds only if something happens")
        }
        Health::Late => by("Fristen holder ikke", "The deadline does not hold"),
    }
}

/// How well an effect is known.
pub fn level_name(level: EffectLevel) -> &'static str {
    match level {
        EffectLevel::Estimated => by("Anslået", "Estimated"),
        EffectLevel::Confirmed => by("Bekræftet", "Confirmed"),
        EffectLevel::Verified => by("Efterprøvet", "Verified"),
    }
}

/// Who says so.
pub fn level_hint(level: EffectLevel) -> &'static str {
    match level {
        EffectLevel::Estimated => by("Hvad vi regner med", "What we expect"),
        EffectLevel::Confirmed => by("Hvad enhederne siger", "What the units say"),
        EffectLevel::Verified => by("Efterprøvet af en anden", "Checked by someone else"),
    }
}

/// What an effect is measured in, as one chooses it.
pub fn effect_unit_name(unit: EffectUnit) -> &'static str {
    match unit {
        EffectUnit::HoursPerYear => by("Timer om året", "Hours a year"),
        EffectUnit::KronerPerYear => by("Kroner om året", "Kroner a year"),
        EffectUnit::Days => by("Dage", "Days"),
        EffectUnit::Percent => by("Procent", "Percent"),
        EffectUnit::Count => by("Antal", "Number"),
    }
}

/// The same after a figure.
pub fn effect_unit_after(unit: EffectUnit) -> &'static str {
    match unit {
        EffectUnit::HoursPerYear => by("timer om året", "hours a year"),
        EffectUnit::KronerPerYear => by("kr. om året", "kroner a year"),
        EffectUnit::Days => by("dage", "days"),
        EffectUnit::Percent => by("%", "%"),
        EffectUnit::Count => "",
    }
}

/// An order of the list.
pub fn sort_name(sort: InitiativeSort) -> &'static str {
    match sort {
        InitiativeSort::Horizon => by("Nærmeste frist", "Nearest deadline"),
        InitiativeSort::Newest => by("Nyeste", "Newest"),
        InitiativeSort::Units => by("Flest enheder ramt", "Most units affected"),
    }
}

/// Where a linked wish stands.
pub fn wish_status_name(status: WishStatus) -> &'static str {
    match status {
        WishStatus::Received => by("Modtaget", "Received"),
        WishStatus::Assessing => by("Vurderes", "Being assessed"),
        WishStatus::Answered => by("Besvaret", "Answered"),
        WishStatus::CarriedOut => by("Gennemført", "Carried out"),
        WishStatus::Confirmed => by("Bekræftet", "Confirmed"),
        WishStatus::Reopened => by("Åbnet igen", "Reopened"),
    }
}

/// The icon of a status.
pub fn status_icon(status: InitiativeStatus) -> Glyph {
    match status {
        InitiativeStatus::Delivered => Glyph::Check,
        InitiativeStatus::InProgress => Glyph::Arrow,
        InitiativeStatus::Paused => Glyph::Clock,
        InitiativeStatus::Stopped => Glyph::Cross,
        InitiativeStatus::Idea => Glyph::Wish,
        InitiativeStatus::Planned => Glyph::Calendar,
    }
}

/// Status in colour, icon and word.
pub fn status_tag(status: InitiativeStatus) -> AnyView {
    let tone = match status {
        InitiativeStatus::Delivered => Tone::Ok,
        InitiativeStatus::InProgress => Tone::Info,
        _ => Tone::Neutral,
    };
    let icon = status_icon(status);
    view! {
        <Tag tone icon>
            {status_name(status)}
        </Tag>
    }
    .into_any()
}

/// How it goes, in colour, icon and word; nothing once it is over. Late by its horizon counts as late.
pub fn health_tag(row: &InitiativeRow) -> Option<AnyView> {
    if row.status.is_over() {
        return None;
    }
    let health = if row.late { Health::Late } else { row.health };
    let (tone, icon) = match health {
        Health::OnTrack => (Tone::Ok, Glyph::Check),
        Health::AtRisk => (Tone::Warn, Glyph::Warning),
        Health::Late => (Tone::Bad, Glyph::Alert),
    };
    // An idea that is on track says nothing.
    let idle = matches!(row.status, InitiativeStatus::Idea | InitiativeStatus::Paused);
    (health != Health::OnTrack || !idle).then(|| {
        view! {
            <Tag tone icon>
                {health_name(health)}
            </Tag>
        }
        .into_any()
    })
}

/// What was done, in the history: "Maria Holm gav status".
pub fn action_words(action: &str) -> &'static str {
    match action {
        "initiative.created" => by("oprettede tiltaget", "made the initiative"),
        "initiative.removed" => by("fjernede tiltaget", "removed the initiative"),
        "initiative.status_given" => by("gav status", "gave status"),
        "initiative.delivered" => by("meldte det leveret", "reported it delivered"),
        "initiative.wish_linked" => by("knyttede et ønske til", "linked a wish"),
        "initiative.wish_unlinked" => by("fjernede et ønske", "took a wish off"),
        "initiative.milestone_added" => by("tilføjede en milepæl", "added a milestone"),
        "initiative.milestone_done" => by("nåede en milepæl", "reached a milestone"),
        "initiative.milestone_reopened" => by("åbnede en milepæl igen", "reopened a milestone"),
        "initiative.milestone_removed" => by("fjernede en milepæl", "removed a milestone"),
        "initiative.milestone_changed" => by("ændrede en milepæl", "changed a milestone"),
        "initiative.effect_added" => by("tilføjede en effekt", "added an effect"),
        "initiative.effect_estimated" => by("anslog effekten igen", "estimated the effect again"),
        "initiative.effect_confirmed" => by("bekræftede effekten", "confirmed the effect"),
        "initiative.effect_verified" => by("efterprøvede effekten", "verified the effect"),
        _ => by("ændrede tiltaget", "changed the initiative"),
    }
}

/// The icon beside it.
pub fn action_icon(action: &str) -> Glyph {
    match action {
        action if action.contains("milestone") => Glyph::Flag,
        action if action.contains("effect") => Glyph::Clock,
        action if action.contains("link") => Glyph::Link,
        action if action.contains("created") || action.contains("imported") => Glyph::Plus,
        action if action.contains("status") || action.contains("delivered") => Glyph::Check,
        _ => Glyph::Edit,
    }
}

/// What a changed field is called; nothing for fields that say nothing to people.
pub fn field_name(field: &str) -> Option<&'static str> {
    Some(match field {
        "title" => by("Titel", "Title"),
        "purpose" => by("Formål", "Purpose"),
        "improvement" => by("Forventet forbedring", "Expected improvement"),
        "area" => by("Fagområde", "Area"),
        "unit" => by("Ansvarlig enhed", "Responsible unit"),
        "owner" => by("Ejer", "Owner"),
        "starts" => by("Begynder", "Starts"),
        "horizon" => by("Tidshorisont", "Time horizon"),
        "status" => by("Status", "Status"),
        "health" => by("Tilstand", "Health"),
        "text" => by("Sætning", "Sentence"),
        "milestone" => by("Milepæl", "Milestone"),
        "wish" | "wishes" => by("Ønske", "Wish"),
        "effect" | "measure" => by("Effekt", "Effect"),
        "due" => by("Frist", "Due"),
        "estimated" => by("Anslået", "Estimated"),
        "confirmed" => by("Bekræftet", "Confirmed"),
        "verified" => by("Efterprøvet", "Verified"),
        _ => return None,
    })
}

/// A value in the history in words, where it is a word of a closed list or a date.
pub fn value_words(field: &str, value: &str) -> String {
    let word = match field {
        "status" => InitiativeStatus::from_word(value).map(status_name),
        "health" => Health::from_word(value).map(health_name),
        _ => None,
    };
    let date = || forenkl_api::PartialDate::parse(value).map(|date| crate::format::partial_date(&date));
    // The history writes figures as programs do.
    let plain = || super::model::plain_figure(value);
    word.map(str::to_owned)
        .or_else(|| matches!(field, "estimated" | "confirmed" | "verified").then(plain).flatten())
        .or_else(|| matches!(field, "starts" | "horizon" | "due").then(date).flatten())
        .unwrap_or_else(|| value.to_owned())
}

/// How well a freed hour is known, in a word within a sentence.
pub fn evidence_word(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Estimated => by("anslået", "estimated"),
        Evidence::Confirmed => by("bekræftet", "confirmed"),
        Evidence::Verified => by("efterprøvet", "verified"),
    }
}
