use forenkl_api::{Problem, ProblemCode};
use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::*;

#[derive(Debug, PartialEq, Deserialize)]
struct Inner {
    text: Option<String>,
    number: i64,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Outer {
    list: Vec<Inner>,
    one: Option<Inner>,
    by_name: std::collections::BTreeMap<String, Inner>,
    code: ProblemCode,
    small: Option<u8>,
    pair: (bool, String),
}

#[test]
fn reads_what_serde_reads() {
    let text = r#" {"list":[{"text":null,"number":1},{"text":"æ\u00f8å\n\ud83d\ude00 \"\/","number":-2}],"one":{"number":3},
        "by_name" : {"x":{"number":4}}, "something new":[1,{"a":2.5e-3}], "code":"not_found", "small":255, "pair":[true,""] } "#;
    assert_eq!(from_str::<Outer>(text).ok(), serde_json::from_str::<Outer>(text).ok());
    assert!(from_str::<Outer>(text).is_ok());
}

#[test]
fn structs_are_never_arrays() {
    assert!(from_str::<Inner>(r#"["text",1]"#).is_err());
}

#[test]
fn what_is_of_another_shape_is_refused() {
    for text in
        ["", "{", r#"{"number":1} x"#, r#"{"number":"1"}"#, r#"{"number":1.0}"#, r#"{"text":""}"#, "null"]
    {
        assert!(from_str::<Inner>(text).is_err(), "{text}");
    }
    assert!(from_str::<u8>("256").is_err());
    assert!(from_str::<ProblemCode>(r#""no such word""#).is_err());
}

#[test]
fn raw_json_inside_stays_as_it_was_written() {
    let problem: Problem = from_str(r#"{"code":"conflict","status":409,"current": {"a": [1, 2]} }"#)
        .unwrap_or_else(|_| Problem::new(ProblemCode::Internal));
    assert_eq!(problem.current.map(|raw| raw.get().to_owned()).as_deref(), Some(r#"{"a": [1, 2]}"#));
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_back(value in anything()) {
        prop_assert_eq!(from_str::<Value>(&value.to_string()), Ok(value.clone()));
        prop_assert_eq!(from_str::<Value>(&format!("{value:#}")), Ok(value));
    }

    #[test]
    fn what_is_skipped_is_json(text in r#"[\[\]{}",:0-9eE.+\-truefalsn\\u b]{0,12}"#) {
        let valid = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        prop_assert_eq!(from_str::<IgnoredAny>(&text).is_ok(), valid);
    }
}
