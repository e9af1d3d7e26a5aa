//! A letter to whoever owns the rule, ready to be sent. In Danish, because they are; and nobody who wrote or supported is named.

use forenkl_api::{
    search::danish_order,
    wishes::{Evidence, Letter, RuleSource},
};

use super::store::{self, WishRecord};
use crate::{clock, db::Conn, fault::Fault, org::Org};

/// The letter.
///
/// # Errors
/// `not_found`.
pub fn letter(conn: &mut Conn, org: &Org, number: i64) -> Result<Letter, Fault> {
    let record = store::get(conn, number)?;
    let referral = super::referral::of_wish(conn, number)?;
    let units = super::detail::administrations_hit(conn, org, &record)?;
    Ok(Letter { text: text(org, &record, referral.as_ref().map(|to| to.addressee.as_str()), units) })
}

fn text(org: &Org, record: &WishRecord, to: Option<&str>, mut administrations: Vec<String>) -> String {
    administrations.sort_by(|a, b| danish_order(a, b));
    let date = forenkl_api::PartialDate::from_day_number(clock::today())
        .map(|day| {
            format!("{}. {} {}", day.day_of_month().unwrap_or(1), month(day.part_number()), day.year_number())
        })
        .unwrap_or_default();
    let rule = if record.rule.trim().is_empty() { &record.title } else { &record.rule };
    let mut parts = vec![
        to.unwrap_or("[Modtager]").to_owned(),
        format!("{}, {date}", org.municipality()),
        format!("Forslag til forenkling: {rule}"),
        format!(
            "I {} samler vi ledernes forslag til, hvad der kan gøres enklere. Dette forslag (nr. {}) handler om {}, \
             som vi ikke selv kan ændre. Vi sender det derfor til jer.",
            org.municipality(),
            record.number,
            whose(RuleSource::from_word(&record.rule_source).unwrap_or(RuleSource::Unknown)),
        ),
        format!("Hvad tager tid:\n{}", record.title),
    ];
    if !record.body.is_empty() {
        parts.push(record.body.clone());
    }
    if !record.suggestion.is_empty() {
        parts.push(format!("Lederens eget forslag:\n{}", record.suggestion));
    }
    parts.push(format!("Hvor mange det rammer:\n{}", hit(record, &administrations)));
    parts.push(
        "Vi vil gerne høre, om reglen kan ændres, og hvad I ellers ser af muligheder. Skriv til os, hvis I mangler \
         oplysninger. Vi fortæller lederne, hvad I svarer."
            .to_owned(),
    );
    parts.push("Venlig hilsen".to_owned());
    let area = org.area(&record.area_id.as_str().into()).map(|area| org.unit_ref(&area.unit).name);
    parts.push(format!("{}\n{}", area.unwrap_or_default(), org.municipality()).trim().to_owned());
    parts.join("\n\n") + "\n"
}

fn hit(record: &WishRecord, administrations: &[String]) -> String {
    let units = match record.units_hit {
        1 => "1 enhed i kommunen har meldt, at det rammer dem".to_owned(),
        many => format!("{many} enheder i kommunen har meldt, at det rammer dem"),
    };
    let mut text = match administrations {
        [] => format!("{units}."),
        some => format!("{units} ({}).", some.join(", ")),
    };
    if let Some((minutes, evidence)) = record.burden().best().filter(|(minutes, _)| *minutes >= 60) {
        let how = match evidence {
            Evidence::Estimated => "skønnet af den, der skrev forslaget",
            Evidence::Confirmed => "skønnet af enhederne selv",
            Evidence::Verified => "efterprøvet af kommunen",
        };
        text.push_str(&format!(
            "\nTidsforbruget er omkring {} timer om året, {how}.",
            thousands(minutes / 60)
        ));
    }
    text
}

fn whose(source: RuleSource) -> &'static str {
    match source {
        RuleSource::State => "en statslig regel",
        RuleSource::Eu => "en regel fra EU",
        RuleSource::Agreement => "en overenskomst eller aftale",
        _ => "en regel",
    }
}

fn month(number: u8) -> &'static str {
    const MONTHS: [&str; 12] = [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ];
    MONTHS.get(usize::from(number).saturating_sub(1)).copied().unwrap_or_default()
}

fn thousands(number: i64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_the_danish_way() {
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_234), "1.234");
        assert_eq!(thousands(1_234_567), "1.234.567");
    }
}
