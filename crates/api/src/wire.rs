//! Small macros that keep every shape on the wire alike.

/// A shape that travels as JSON: serde both ways, comparable, and with an OpenAPI schema on the server.
macro_rules! wire {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name { $($body)* }
    };
}

/// A closed list of words: an enum with its name on the wire, in the database and in addresses.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in the order people meet them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that stands for it on the wire, in the database and in addresses.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The value a word stands for; `None` for any other word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(crate::wire::Word($name::from_word))
            }
        }
    };
}

/// Reads a word of a closed list. What serde derives knows numbers and bytes for each value as well, three times as much program for
/// each list that a visitor would download.
pub(crate) struct Word<T>(pub fn(&str) -> Option<T>);

impl<T> serde::de::Visitor<'_> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a word of the list")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<T, E> {
        (self.0)(word).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(word), &self))
    }
}

/// Declares endpoints: the type, and its [`crate::Endpoint`] implementation.
///
/// `name: METHOD "path", needs NEED { path …, query …, body …, reply …, subject |path, body| … }`; what is left out is
/// [`crate::Empty`], and a subject left out means "anywhere".
macro_rules! endpoints {
    ($($(#[doc = $doc:literal])+ $name:ident: $method:ident $path:literal, needs $need:expr
        $(, path $p:ty)? $(, query $q:ty)? $(, body $b:ty)? $(, reply $r:ty)? $(, file $file:literal)?
        $(, subject |$pv:pat_param, $bv:pat_param| $subject:expr)?;)+) => { $(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl crate::Endpoint for $name {
            const NAME: &'static str = stringify!($name);
            const SUMMARY: &'static str = concat!($($doc, "\n"),+);
            const METHOD: crate::Method = crate::Method::$method;
            const PATH: &'static str = $path;
            const NEEDS: crate::Need = $need;
            const FILE: Option<&'static str> = endpoints!(@file $($file)?);
            type Path = endpoints!(@or $($p)?);
            type Query = endpoints!(@or $($q)?);
            type Body = endpoints!(@or $($b)?);
            type Reply = endpoints!(@or $($r)?);
            $(fn subject($pv: &Self::Path, $bv: &Self::Body) -> crate::Subject { $subject })?
        }
    )+ };
    (@or) => { crate::Empty };
    (@or $t:ty) => { $t };
    (@file) => { None };
    (@file $t:literal) => { Some($t) };
}

/// Path parameters: a struct whose fields fill the `{…}` of a path, in that order.
macro_rules! path_params {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $ty:ty),+ $(,)? })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $name { $(#[allow(missing_docs, reason = "the name says it")] pub $field: $ty),+ }

        impl crate::PathParams for $name {
            fn values(&self) -> Vec<String> { vec![$(self.$field.to_string()),+] }
        }
    )+ };
}
