//! The list's filters as they stand in the page's address, under the same names as in the API.

use forenkl_api::wishes::{Decision, RuleSource, WishKind, WishQuery, WishSort, WishStatus};

/// How many wishes a page of the list holds.
pub const PER_PAGE: i64 = 20;
/// How the list is sorted unless something is searched for, or the address says otherwise.
pub const DEFAULT_SORT: WishSort = WishSort::Units;
/// What `only` may say.
pub const ONLY: [&str; 8] =
    ["mine", "supported", "followed", "awaiting", "open", "overdue", "referred", "delivered"];
/// The filters; search text, sorting and page are none.
pub const FILTERS: [&str; 8] = ["area", "status", "decision", "rule_source", "kind", "unit", "round", "only"];

/// Reads the list's state from the values of an address; what is not understood counts as left out.
pub fn read(param: impl Fn(&str) -> Option<String>) -> WishQuery {
    let text = |name: &str| param(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    WishQuery {
        q: text("q"),
        area: text("area").map(Into::into),
        status: text("status").and_then(|word| WishStatus::from_word(&word)),
        decision: text("decision").and_then(|word| Decision::from_word(&word)),
        rule_source: text("rule_source").and_then(|word| RuleSource::from_word(&word)),
        kind: text("kind").and_then(|word| WishKind::from_word(&word)),
        unit: text("unit").map(Into::into),
        round: text("round").map(Into::into),
        only: text("only").filter(|only| ONLY.contains(&only.as_str())),
        sort: text("sort")
            .and_then(|word| WishSort::from_word(&word))
            .filter(|sort| *sort != WishSort::Relevance || text("q").is_some()),
        page: text("page").and_then(|page| page.parse().ok()).filter(|page| *page > 1),
        per_page: None,
    }
}

/// How the list is sorted: what is searched for by relevance, unless the address says otherwise.
pub fn sort(query: &WishQuery) -> WishSort {
    query.sort.unwrap_or(usual_sort(query))
}

/// How it is sorted when the address does not say.
pub fn usual_sort(query: &WishQuery) -> WishSort {
    if query.q.is_some() { WishSort::Relevance } else { DEFAULT_SORT }
}

/// What to ask the server for.
pub fn asked(query: &WishQuery) -> WishQuery {
    WishQuery { sort: Some(sort(query)), per_page: Some(PER_PAGE), ..query.clone() }
}

/// How many filters narrow the list.
pub fn filters_on(query: &WishQuery) -> usize {
    [
        query.area.is_some(),
        query.status.is_some(),
        query.decision.is_some(),
        query.rule_source.is_some(),
        query.kind.is_some(),
        query.unit.is_some(),
        query.round.is_some(),
        query.only.is_some(),
    ]
    .into_iter()
    .filter(|on| *on)
    .count()
}

/// Whether every wish is listed.
pub fn lists_all(query: &WishQuery) -> bool {
    query.q.is_none() && filters_on(query) == 0
}

/// How many pages hold so many wishes; at least one.
pub fn pages(total: i64) -> u32 {
    u32::try_from(total.div_euclid(PER_PAGE) + i64::from(total.rem_euclid(PER_PAGE) > 0)).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(pairs: &[(&str, &str)]) -> WishQuery {
        read(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn filters_are_read_from_the_address() {
        let query =
            from(&[("q", " løn "), ("area", "hr"), ("status", "answered"), ("only", "mine"), ("page", "3")]);
        assert_eq!(query.q.as_deref(), Some("løn"));
        assert_eq!((query.status, query.page), (Some(WishStatus::Answered), Some(3)));
        assert_eq!(filters_on(&query), 3);
        assert!(!lists_all(&query));
    }

    #[test]
    fn nonsense_counts_as_left_out() {
        let nonsense =
            from(&[("status", "ny"), ("page", "-2"), ("only", "alle"), ("q", "  "), ("sort", "titel")]);
        assert_eq!(nonsense, WishQuery::default());
        assert!(lists_all(&nonsense));
    }

    #[test]
    fn the_server_is_asked_for_whole_pages_in_a_known_order() {
        let asked = asked(&WishQuery::default());
        assert_eq!((asked.sort, asked.per_page), (Some(DEFAULT_SORT), Some(PER_PAGE)));
    }

    #[test]
    fn what_is_searched_for_comes_by_relevance_unless_another_order_is_chosen() {
        assert_eq!(sort(&from(&[("q", "løn")])), WishSort::Relevance);
        assert_eq!(sort(&from(&[("q", "løn"), ("sort", "units")])), WishSort::Units);
        assert_eq!(sort(&from(&[("sort", "relevance")])), WishSort::Units, "nothing is searched for");
    }

    #[test]
    fn pages_hold_all_wishes() {
        assert_eq!([0, 1, 20, 21, 40].map(pages), [1, 1, 1, 2, 2]);
    }
}
