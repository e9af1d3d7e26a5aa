//! The list's filters as they stand in the address, and as the server is asked.

use forenkl_api::initiatives::{InitiativeQuery, InitiativeSort, InitiativeStatus};

/// Rows of a page.
pub const PER_PAGE: i64 = 25;

/// Reads the address; words it does not know are left out.
pub fn read(get: impl Fn(&str) -> Option<String>) -> InitiativeQuery {
    let only = get("kun").filter(|only| matches!(only.as_str(), "late" | "at_risk" | "mine"));
    InitiativeQuery {
        q: get("q"),
        area: get("omraade").map(Into::into),
        status: get("status").and_then(|word| InitiativeStatus::from_word(&word)),
        unit: get("enhed").map(Into::into),
        only,
        sort: get("sort").and_then(|word| InitiativeSort::from_word(&word)),
        page: get("side").and_then(|page| page.parse().ok()).filter(|page| *page > 1),
        per_page: Some(PER_PAGE),
    }
}

/// The same without paging, for the export.
pub fn without_page(query: &InitiativeQuery) -> InitiativeQuery {
    InitiativeQuery { page: None, per_page: None, ..query.clone() }
}

/// Whether it leaves some initiatives out.
pub fn narrows(query: &InitiativeQuery) -> bool {
    query.q.is_some() || filters_on(query) > 0
}

/// How many filters are on, besides the search.
pub fn filters_on(query: &InitiativeQuery) -> usize {
    [query.area.is_some(), query.status.is_some(), query.unit.is_some(), query.only.is_some()]
        .into_iter()
        .filter(|on| *on)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_read_and_nonsense_is_left_out() {
        let address =
            [("q", "barsel"), ("status", "flyvende"), ("kun", "alt"), ("side", "-2"), ("sort", "newest")];
        let query =
            read(|name| address.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()));
        assert_eq!(query.q.as_deref(), Some("barsel"));
        assert_eq!((query.status, query.only.as_deref(), query.page), (None, None, None));
        assert_eq!(query.sort, Some(InitiativeSort::Newest));
        assert!(narrows(&query));
        assert!(!narrows(&read(|name| (name == "side").then(|| "2".to_owned()))));
    }
}
