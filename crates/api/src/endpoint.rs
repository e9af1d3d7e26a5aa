//! What an endpoint is: one type that the browser calls, the server mounts, and the OpenAPI document and the policy test
//! are made from.

use serde::{Serialize, de::DeserializeOwned};

use crate::{AreaId, CommentId, Permission, PersonId, UnitId, WorkshopId};

/// HTTP methods in use. `Get` and `Delete` carry no body; `Post` and `Put` always carry JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    /// The method's name as HTTP writes it.
    pub fn name(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
            Method::Delete => "DELETE",
        }
    }
}

/// Who may call an endpoint. The server enforces it before the handler runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Anyone, signed in or not.
    Public,
    /// Anyone signed in.
    SignedIn,
    /// Whoever holds the permission at the endpoint's [`Subject`] (anywhere, where it names none).
    Can(Permission),
    /// Whoever wrote or owns the subject, or holds the permission there.
    OwnOr(Permission),
    /// Whoever has joined the workshop that is the subject: the cookie they got then is good for that workshop and nothing else.
    Participant,
}

/// The thing an endpoint acts on. The server finds the unit (and area) it belongs to and checks the permission there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// No thing in particular: the permission held anywhere is enough.
    Anywhere,
    /// The municipality as a whole: the permission must be held at the top unit.
    Municipality,
    Unit(UnitId),
    /// A unit that may be left out; leaving it out means the municipality.
    UnitOrTop(Option<UnitId>),
    Area(AreaId),
    Wish(i64),
    /// Several wishes: the permission must be held for each.
    Wishes(Vec<i64>),
    Initiative(i64),
    Comment(CommentId),
    Person(PersonId),
    Workshop(WorkshopId),
}

/// Values for the `{…}` of a path.
pub trait PathParams: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// One value for each placeholder, in the order of the path.
    fn values(&self) -> Vec<String>;
}

/// A shape that can travel; on the server it also has a schema.
#[cfg(not(feature = "openapi"))]
pub trait Wire: Serialize + DeserializeOwned + Send + Sync + 'static {}
#[cfg(not(feature = "openapi"))]
impl<T: Serialize + DeserializeOwned + Send + Sync + 'static> Wire for T {}
/// A shape that can travel; on the server it also has a schema.
#[cfg(feature = "openapi")]
pub trait Wire: Serialize + DeserializeOwned + Send + Sync + utoipa::ToSchema + 'static {}
#[cfg(feature = "openapi")]
impl<T: Serialize + DeserializeOwned + Send + Sync + utoipa::ToSchema + 'static> Wire for T {}

/// One endpoint of the API. Declare with the `endpoints!` macro of this crate.
pub trait Endpoint: 'static {
    const NAME: &'static str;
    const SUMMARY: &'static str;
    const METHOD: Method;
    /// For example `/api/v1/wishes/{wish}/support`.
    const PATH: &'static str;
    const NEEDS: Need;
    /// The media type, when the reply is a file or a stream and not JSON.
    const FILE: Option<&'static str>;
    type Path: PathParams;
    type Query: Wire;
    type Body: Wire;
    type Reply: Wire;

    /// What the call acts on, for the permission check.
    fn subject(_path: &Self::Path, _body: &Self::Body) -> Subject {
        Subject::Anywhere
    }

    /// The path with its placeholders filled and percent-encoded.
    fn path(path: &Self::Path) -> String {
        fill(Self::PATH, &path.values())
    }
}

/// Not generic, so that an endpoint costs the bundle nothing here.
fn fill(template: &str, values: &[String]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut values = values.iter();
    let mut inside = false;
    for c in template.chars() {
        match c {
            '{' => {
                inside = true;
                for b in values.next().map(String::as_bytes).unwrap_or_default() {
                    push_encoded(&mut out, *b);
                }
            }
            '}' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

fn push_encoded(out: &mut String, b: u8) {
    if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
        out.push(b as char);
    } else {
        const HEX: &[u8; 16] = b"0123456789ABCDEF";
        out.push('%');
        out.push(HEX[usize::from(b >> 4)] as char);
        out.push(HEX[usize::from(b & 15)] as char);
    }
}

wire! {
    /// Nothing: no path, no query, an empty body, or a reply that only says "done".
    #[derive(Default)]
    pub struct Empty {}
}

impl PathParams for Empty {
    fn values(&self) -> Vec<String> {
        Vec::new()
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    pub items: Vec<T>,
    /// How many there are in all with this filter.
    pub total: i64,
    /// 1 for the first page.
    pub page: i64,
    pub per_page: i64,
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn placeholders_are_filled_in_order_and_encoded() {
        let path = fill("/a/{x}/b/{y}", &["1/2".into(), "æ".into()]);
        assert_eq!(path, "/a/1%2F2/b/%C3%A6");
    }
}
