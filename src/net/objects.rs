//! Reads JSON whose structs are objects, as ours always are.
//!
//! The code serde derives can read a struct from an array as well, and a JSON parser has to offer both: that is nearly twice the
//! program for each shape, paid by every visitor. Asked for a map instead of a struct, the parser never offers an array.

use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor},
};

/// Reads a value from JSON text.
///
/// # Errors
/// When the text is not JSON, or of another shape.
pub fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, serde_json::Error> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Objects(&mut parser))?;
    parser.end()?;
    Ok(value)
}

/// The parser, and around it all parsers of inner values.
struct Objects<D>(D);

/// What holds no structs is left as it is.
macro_rules! plainly {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method(visitor)
        })*
    };
}

/// What may hold structs is watched.
macro_rules! watching {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method(Watching(visitor))
        })*
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Objects<D> {
    type Error = D::Error;

    plainly! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_char deserialize_str deserialize_string
        deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier deserialize_ignored_any deserialize_any
    }

    watching! { deserialize_option deserialize_seq deserialize_map }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Watching(visitor))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, Watching(visitor))
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple(length, Watching(visitor))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_tuple_struct(name, length, Watching(visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }
}

/// A visitor that is shown inner values through [`Objects`]: also lists, the entries of maps, and values that may be missing.
struct Watching<T>(T);

impl<'de, V: Visitor<'de>> Visitor<'de> for Watching<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.expecting(formatter)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Objects(inner))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Objects(inner))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Watching(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Watching(entries))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Watching<A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, A::Error> {
        self.0.next_element_seed(Watching(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Watching<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.0.next_key_seed(seed)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        self.0.next_value_seed(Watching(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Watching<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, inner: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Objects(inner))
    }
}

#[cfg(test)]
mod tests {
    use forenkl_api::{Problem, ProblemCode};

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
    }

    #[test]
    fn reads_what_serde_reads() {
        let text = r#"{"list":[{"text":null,"number":1},{"text":"æøå","number":-2}],"one":{"number":3},
            "by_name":{"x":{"number":4}},"something new":[1,{"a":2}]}"#;
        assert_eq!(from_str::<Outer>(text).ok(), serde_json::from_str::<Outer>(text).ok());
        assert!(from_str::<Outer>(text).is_ok());
    }

    #[test]
    fn structs_are_never_arrays() {
        assert!(from_str::<Inner>(r#"["text",1]"#).is_err());
        assert!(from_str::<Outer>(r#"{"list":[["text",1]],"by_name":{}}"#).is_err());
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in ["", "{", r#"{"number":1} x"#, r#"{"number":"1"}"#, "null"] {
            assert!(from_str::<Inner>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn raw_json_inside_stays_as_it_was_written() {
        let problem: Problem = from_str(r#"{"code":"conflict","status":409,"current":{"a": [1, 2]}}"#)
            .unwrap_or_else(|_| Problem::new(ProblemCode::Internal));
        assert_eq!(problem.current.map(|raw| raw.get().to_owned()).as_deref(), Some(r#"{"a": [1, 2]}"#));
    }
}
