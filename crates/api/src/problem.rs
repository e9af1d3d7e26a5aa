//! Errors: one shape for all of them (RFC 9457, `application/problem+json`).
//!
//! Policy: a problem says *which kind* of thing went wrong as a code that the interface translates, *where* (field errors), and the
//! request id under which the server logged the rest. Internal text is never sent.

use serde_json::value::RawValue;

words! {
    /// What went wrong, for programs; the interface has a sentence for each in both languages.
    pub enum ProblemCode {
        /// 400: the request could not be read (broken JSON, bad UTF-8, wrong type).
        Unreadable = "unreadable",
        /// 401: nobody is signed in, or the session has ended.
        SignInNeeded = "sign_in_needed",
        /// 401: e-mail and password do not belong together. The same for unknown addresses.
        WrongCredentials = "wrong_credentials",
        /// 403: signed in, but not allowed.
        Forbidden = "forbidden",
        /// 403: the request did not come from Forenkl's own pages.
        CrossSite = "cross_site",
        /// 404.
        NotFound = "not_found",
        /// 405.
        MethodNotAllowed = "method_not_allowed",
        /// 409: someone else changed it first; `current` holds the present state.
        Stale = "stale",
        /// 409: the change does not fit the present state (already answered, already undone, a cycle …); `reason` says which.
        Conflict = "conflict",
        /// 410: an invitation or reset link that was used or has expired.
        LinkExpired = "link_expired",
        /// 413.
        TooLarge = "too_large",
        /// 415: the body is not JSON.
        NotJson = "not_json",
        /// 422: read, but some fields need mending; see `fields`.
        Invalid = "invalid",
        /// 429: wait `retry_after` seconds.
        TooManyTries = "too_many_tries",
        /// 500: our fault; logged under the request id.
        Internal = "internal",
        /// 503: the disk is full; reading goes on.
        StorageFull = "storage_full",
        /// 503: the database cannot be reached just now.
        Unavailable = "unavailable",
        /// Not from the server: no network.
        Offline = "offline",
    }
}

words! {
    /// Why a field was refused.
    pub enum FieldCode {
        Required = "required",
        /// More than `limit` characters.
        TooLong = "too_long",
        /// Fewer than `limit` characters.
        TooShort = "too_short",
        /// Below or above what is allowed; `limit` is the bound that was passed.
        OutOfRange = "out_of_range",
        NotADate = "not_a_date",
        NotANumber = "not_a_number",
        NotAnEmail = "not_an_email",
        /// No address of the web.
        NotAnAddress = "not_an_address",
        /// Names something that does not exist.
        Unknown = "unknown",
        /// In use already.
        Taken = "taken",
        /// A control character such as NUL.
        BadCharacter = "bad_character",
        /// Looks like a CPR number; `place` quotes where.
        Cpr = "cpr",
        /// Begins like a spreadsheet formula.
        Formula = "formula",
        /// Ends before it begins.
        WrongOrder = "wrong_order",
        /// A password that is too easy to guess.
        WeakPassword = "weak_password",
        /// Not one of the words allowed here.
        NotAllowed = "not_allowed",
        /// A template's `{…}` that was to be filled in; `place` quotes it.
        Unfilled = "unfilled",
        /// Repeats an earlier row or entry.
        Repeated = "repeated",
    }
}

words! {
    /// Why a change does not fit the present state.
    pub enum ConflictReason {
        /// The unit would become its own ancestor.
        Cycle = "cycle",
        /// Something still hangs on it.
        InUse = "in_use",
        /// The last administrator of the municipality cannot be removed.
        LastAdministrator = "last_administrator",
        RoundClosed = "round_closed",
        /// The wish was answered already, so its text stands.
        AlreadyAnswered = "already_answered",
        /// Not answered yet.
        NotAnswered = "not_answered",
        /// This step cannot follow the present status.
        WrongStatus = "wrong_status",
        AlreadyUndone = "already_undone",
        /// What was imported has been changed since, so it cannot be taken back.
        ChangedSince = "changed_since",
        /// An effect is verified by someone other than who estimated it.
        SamePerson = "same_person",
        /// A refusal can be appealed once.
        AlreadyAppealed = "already_appealed",
        /// The wish was merged into another, which takes what is said about it; or a later merge holds it.
        Merged = "merged",
        /// A workshop's block does not take this, or not at the moment.
        NotNow = "not_now",
        /// The vote is closed, and its grace over.
        VotingClosed = "voting_closed",
        /// More dots than one has.
        OverBudget = "over_budget",
        /// Not let in yet.
        Waiting = "waiting",
        WorkshopEnded = "workshop_ended",
        /// More than there is room for.
        TooMany = "too_many",
        /// Only a fresh instance can take in an archive.
        NotEmpty = "not_empty",
    }
}

wire! {
    /// One field that needs mending.
    pub struct FieldError {
        /// The field's name as in the request body.
        pub field: String,
        pub code: FieldCode,
        /// The bound that was passed, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<i64>,
        /// The place in the text, quoted, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub place: Option<String>,
    }
}

impl FieldError {
    /// An error without a bound or place.
    pub fn new(field: impl Into<String>, code: FieldCode) -> Self {
        Self { field: field.into(), code, limit: None, place: None }
    }
    /// Names the bound that was passed.
    pub fn limit(mut self, limit: i64) -> Self {
        self.limit = Some(limit);
        self
    }
    /// Quotes the place.
    pub fn place(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }
}

/// An error as it travels.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Where the code is explained.
    #[serde(rename = "type", default)]
    pub about: String,
    /// The HTTP status.
    #[serde(default)]
    pub status: u16,
    pub code: ProblemCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ConflictReason>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// Seconds to wait before trying again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// The present state, when a stale version was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub current: Option<Box<RawValue>>,
    /// The id under which the server logged this request.
    #[serde(default)]
    pub request_id: String,
}

impl Problem {
    /// A problem with nothing but its code.
    pub fn new(code: ProblemCode) -> Self {
        Self {
            about: String::new(),
            status: code.status(),
            code,
            reason: None,
            fields: Vec::new(),
            retry_after: None,
            current: None,
            request_id: String::new(),
        }
    }
    /// Fields that need mending.
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        Self { fields, ..Self::new(ProblemCode::Invalid) }
    }
    /// One field that needs mending.
    pub fn field(field: &str, code: FieldCode) -> Self {
        Self::invalid(vec![FieldError::new(field, code)])
    }
    /// A change that does not fit the present state.
    pub fn conflict(reason: ConflictReason) -> Self {
        Self { reason: Some(reason), ..Self::new(ProblemCode::Conflict) }
    }
}

impl ProblemCode {
    /// The HTTP status that goes with it; 0 for what never reached the server.
    pub fn status(self) -> u16 {
        match self {
            Self::Unreadable => 400,
            Self::SignInNeeded | Self::WrongCredentials => 401,
            Self::Forbidden | Self::CrossSite => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Stale | Self::Conflict => 409,
            Self::LinkExpired => 410,
            Self::TooLarge => 413,
            Self::NotJson => 415,
            Self::Invalid => 422,
            Self::TooManyTries => 429,
            Self::Internal => 500,
            Self::StorageFull | Self::Unavailable => 503,
            Self::Offline => 0,
        }
    }
}
