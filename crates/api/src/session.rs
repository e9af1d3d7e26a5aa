//! Signing in and out, invitations, and who one is.

use crate::{
    Need, Permission, PersonId,
    check::Check,
    people::Language,
    permission::{Grant, allowed_anywhere},
    problem::Problem,
};

wire! {
    /// The person who is signed in.
    pub struct Me {
        pub id: PersonId,
        pub name: String,
        #[serde(default)]
        pub email: Option<String>,
        pub language: Language,
        /// The roles held today.
        pub grants: Vec<Grant>,
        /// The unit wishes are sent for unless another is chosen: the first position's.
        #[serde(default)]
        pub home: Option<Grant>,
    }
}

impl Me {
    /// Whether the person may do this somewhere; for menus and route guards. The server decides each call.
    pub fn can(&self, permission: Permission) -> bool {
        allowed_anywhere(&self.grants, permission)
    }
}

wire! {
    /// A person one can be in the demo.
    pub struct Persona {
        pub id: PersonId,
        pub name: String,
        /// What they are here for, in one line of Danish.
        pub about: String,
    }
}

wire! {
    /// What the app needs to know when it starts.
    pub struct Session {
        #[serde(default)]
        pub me: Option<Me>,
        /// Whether the person was asked to lead a workshop with others; for menus.
        #[serde(default)]
        pub co_leads: bool,
        /// Who one can be; empty unless started as demo.
        #[serde(default)]
        pub personas: Vec<Persona>,
        /// The municipality's name: the top unit's.
        pub municipality: String,
        /// Where the accessibility statement is, if one is set.
        #[serde(default)]
        pub accessibility_statement: Option<String>,
        /// The newest activity; where the live stream may start.
        pub cursor: i64,
    }
}

wire! {
    /// Signing in with e-mail and password.
    pub struct SignInBody {
        pub email: String,
        pub password: String,
    }
}

wire! {
    /// Signing in as one of the demo's people.
    pub struct DemoSignInBody {
        pub person: PersonId,
    }
}

wire! {
    /// Choosing a password with the token of an invitation or reset link.
    pub struct RedeemBody {
        pub token: String,
        pub password: String,
    }
}

wire! {
    /// Changing one's own password.
    pub struct ChangePasswordBody {
        pub current: String,
        pub new: String,
    }
}

wire! {
    /// Changing one's own settings.
    pub struct ProfileBody {
        pub language: Language,
    }
}

impl RedeemBody {
    /// Checks the new password.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.password("password", &self.password);
        check.finish()
    }
}

impl ChangePasswordBody {
    /// Checks the new password.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.password("new", &self.new);
        check.finish()
    }
}

endpoints! {
    /// Who is signed in, and what the app needs to start.
    GetSession: Get "/api/v1/session", needs Need::Public, reply Session;
    /// Sign in with e-mail and password.
    SignIn: Post "/api/v1/session", needs Need::Public, body SignInBody, reply Session;
    /// Sign in as one of the demo's people; only where Forenkl was started as demo.
    DemoSignIn: Post "/api/v1/session/demo", needs Need::Public, body DemoSignInBody, reply Session;
    /// Sign out here.
    SignOut: Delete "/api/v1/session", needs Need::Public;
    /// Sign out everywhere.
    SignOutEverywhere: Delete "/api/v1/me/sessions", needs Need::SignedIn;
    /// Choose a password with the token of an invitation or reset link; signs in.
    RedeemInvitation: Post "/api/v1/invitations/redeem", needs Need::Public, body RedeemBody, reply Session;
    /// Change one's own password; signs out everywhere else.
    ChangePassword: Put "/api/v1/me/password", needs Need::SignedIn, body ChangePasswordBody;
    /// Change one's own settings.
    ChangeProfile: Put "/api/v1/me", needs Need::SignedIn, body ProfileBody;
}
