//! What comes and goes in a workshop, by its id: pairs in a list, sorted.
//!
//! Views have a dozen maps of a dozen types. The standard library's would bring each phone three kilobytes of program for every one of
//! them, and the crates for sorted lists a sorting algorithm; here entries mostly come in order, are some hundreds, and are mostly
//! read.

use std::marker::PhantomData;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
};

/// A map from ids or other texts. An object in JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map<K, V>(Vec<(K, V)>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> Map<K, V> {
    /// The entries in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys in their order.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps what is to be kept.
    pub fn retain(&mut self, keep: impl Fn(&K, &V) -> bool) {
        self.0.retain(|(key, value)| keep(key, value));
    }
}

impl<K: AsRef<str>, V> Map<K, V> {
    /// Where the key stands, or where it would.
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_ref().cmp(key))
    }

    /// What stands under the key.
    pub fn get<Q: AsRef<str> + ?Sized>(&self, key: &Q) -> Option<&V> {
        let place = self.place(key.as_ref()).ok()?;
        self.0.get(place).map(|(_, value)| value)
    }

    /// Whether something stands under the key.
    pub fn contains_key<Q: AsRef<str> + ?Sized>(&self, key: &Q) -> bool {
        self.place(key.as_ref()).is_ok()
    }

    /// Puts a value under the key, in the place of what stood there.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(key.as_ref()) {
            Ok(place) => self.0[place].1 = value,
            Err(place) => self.0.insert(place, (key, value)),
        }
    }

    /// What stands under the key, to be changed; put there empty where nothing does.
    pub fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let place = match self.place(key.as_ref()) {
            Ok(place) => place,
            Err(place) => {
                self.0.insert(place, (key, V::default()));
                place
            }
        };
        &mut self.0[place].1
    }

    /// Takes the entry out.
    pub fn remove<Q: AsRef<str> + ?Sized>(&mut self, key: &Q) {
        if let Ok(place) = self.place(key.as_ref()) {
            self.0.remove(place);
        }
    }
}

impl<K: AsRef<str>, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        entries.into_iter().for_each(|(key, value)| map.insert(key, value));
        map
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<K: AsRef<str>, V, Q: AsRef<str> + ?Sized> std::ops::Index<&Q> for Map<K, V> {
    type Output = V;

    /// What stands under a key that is known to be there.
    fn index(&self, key: &Q) -> &V {
        match self.place(key.as_ref()) {
            Ok(place) | Err(place) => &self.0[place].1,
        }
    }
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, K: Deserialize<'de> + AsRef<str>, V: Deserialize<'de>> Deserialize<'de> for Map<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

struct Entries<K, V>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de> + AsRef<str>, V: Deserialize<'de>> Visitor<'de> for Entries<K, V> {
    type Value = Map<K, V>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut map = Map::default();
        while let Some(key) = entries.next_key()? {
            let value = entries.next_value()?;
            map.insert(key, value);
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_map(changes in proptest::collection::vec(("[a-c]{1,3}", 0..4_i64), 0..40)) {
            let (mut map, mut other) = (Map::<String, i64>::default(), BTreeMap::<String, i64>::new());
            for (key, value) in changes {
                match value {
                    0 => {
                        map.remove(&key);
                        other.remove(&key);
                    }
                    1 => {
                        *map.or_default(key.clone()) += 1;
                        *other.entry(key.clone()).or_default() += 1;
                    }
                    _ => {
                        map.insert(key.clone(), value);
                        other.insert(key.clone(), value);
                    }
                }
                prop_assert_eq!(map.get(&key), other.get(&key));
                prop_assert_eq!(map.contains_key(&key), other.contains_key(&key));
            }
            prop_assert!(map.iter().eq(other.iter()) && map.len() == other.len());
            let text = serde_json::to_string(&map)?;
            prop_assert_eq!(&text, &serde_json::to_string(&other)?);
            prop_assert_eq!(serde_json::from_str::<Map<String, i64>>(&text)?, map);
        }
    }

    #[test]
    fn what_comes_in_disorder_is_found_and_the_last_of_two_counts() {
        let map: Map<String, i64> = serde_json::from_str(r#"{"b":1,"a":2,"b":3}"#).unwrap();
        assert_eq!(map.get("b"), Some(&3));
        assert!(map.keys().eq(["a", "b"]));
    }
}
