//! What has changed in a view: a JSON merge patch (RFC 7396), which has in it only what differs, and `null` for what is gone.
//!
//! Views hold what comes and goes in maps by id, never in lists, and leave out what is missing instead of saying `null`.

use serde_json::{Map, Value};

/// The patch that makes `new` of `old`; `None` when they are the same.
pub fn between(old: &Value, new: &Value) -> Option<Value> {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let mut patch = Map::new();
            for (key, value) in new {
                match old.get(key) {
                    Some(before) => {
                        if let Some(change) = between(before, value) {
                            patch.insert(key.clone(), change);
                        }
                    }
                    None => drop(patch.insert(key.clone(), value.clone())),
                }
            }
            let gone = old.keys().filter(|key| !new.contains_key(*key));
            patch.extend(gone.map(|key| (key.clone(), Value::Null)));
            (!patch.is_empty()).then_some(Value::Object(patch))
        }
        _ => (old != new).then(|| new.clone()),
    }
}

/// Applies a patch.
pub fn apply(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(target) = target else { return };
    for (key, change) in patch {
        if change.is_null() {
            target.remove(&key);
        } else {
            apply(target.entry(key).or_insert(Value::Null), change);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_differs_is_in_the_patch() {
        let old = json!({ "cards": { "a": { "text": "x", "at": 1 }, "b": { "text": "y", "at": 2 } }, "title": "t" });
        let new = json!({ "cards": { "a": { "text": "x", "at": 3 }, "c": { "text": "z", "at": 4 } }, "title": "t" });
        let patch = between(&old, &new);
        let expected = json!({ "cards": { "a": { "at": 3 }, "b": null, "c": { "text": "z", "at": 4 } } });
        assert_eq!(patch, Some(expected));
        assert_eq!(between(&new, &new), None);
    }

    /// Any JSON without `null`, as views are.
    fn views() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Value::from),
            (0..5i64).prop_map(Value::from),
            "[a-c]{0,2}".prop_map(Value::from),
            prop::collection::vec(0..3i64, 0..3).prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop::collection::btree_map("[a-d]", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect()))
        })
    }

    proptest! {
        #[test]
        fn a_patch_makes_the_new_of_the_old(old in views(), new in views()) {
            let mut patched = old.clone();
            if let Some(patch) = between(&old, &new) {
                apply(&mut patched, patch);
            }
            prop_assert_eq!(patched, new);
        }
    }
}
