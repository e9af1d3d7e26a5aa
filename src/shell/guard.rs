//! Which page may be shown now. While the session is still unknown: neither the page nor a refusal.

use crate::{
    routes::{Access, Page},
    session::SessionState,
};

/// What to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The session is being asked for.
    Wait,
    /// The session could not be had.
    Unreachable,
    /// The page, for this person (id; empty for nobody). Another person gets it built anew.
    Page(Page, String),
    /// Signed out: sign in here, then this page appears.
    SignIn,
    /// Signed in, but it is for others.
    Refused(Page),
    NotFound,
}

/// Decides it.
pub fn decide(page: Option<Page>, session: &SessionState) -> Shown {
    let Some(page) = page else { return Shown::NotFound };
    if page.access() == Access::Everyone && page != Page::SignIn {
        return Shown::Page(page, String::new());
    }
    let me = match session {
        SessionState::Loading => return Shown::Wait,
        SessionState::Failed => return Shown::Unreachable,
        SessionState::Known(session) => session.me.as_ref(),
    };
    match (me, page.access().allows(me)) {
        (me, true) => Shown::Page(page, me.map(|me| me.id.0.clone()).unwrap_or_default()),
        (None, false) => Shown::SignIn,
        (Some(_), false) => Shown::Refused(page),
    }
}

#[cfg(test)]
mod tests {
    use forenkl_api::{
        Role,
        people::Language,
        permission::Grant,
        session::{Me, Session},
    };

    use super::*;

    fn known(role: Option<Role>) -> SessionState {
        let me = role.map(|role| Me {
            id: "p1".into(),
            name: "Maria Holm".into(),
            email: None,
            language: Language::Danish,
            grants: vec![Grant {
                role,
                unit: "u".into(),
                unit_name: String::new(),
                unit_short_name: String::new(),
                areas: Vec::new(),
            }],
            home: None,
        });
        SessionState::Known(Session {
            me,
            co_leads: false,
            personas: Vec::new(),
            municipality: String::new(),
            accessibility_statement: None,
            cursor: 0,
        })
    }

    #[test]
    fn nothing_is_decided_while_the_session_is_unknown() {
        assert_eq!(decide(Some(Page::AdminPeople), &SessionState::Loading), Shown::Wait);
        assert_eq!(decide(Some(Page::Wishes), &SessionState::Loading), Shown::Wait);
    }

    #[test]
    fn who_is_not_signed_in_is_asked_to_and_who_may_not_is_told() {
        assert_eq!(decide(Some(Page::Wishes), &known(None)), Shown::SignIn);
        let leader = known(Some(Role::Leader));
        assert_eq!(decide(Some(Page::Wishes), &leader), Shown::Page(Page::Wishes, "p1".into()));
        assert_eq!(decide(Some(Page::AdminPeople), &leader), Shown::Refused(Page::AdminPeople));
        let administrator = known(Some(Role::Administrator));
        assert_eq!(
            decide(Some(Page::AdminPeople), &administrator),
            Shown::Page(Page::AdminPeople, "p1".into())
        );
    }

    #[test]
    fn an_invitation_is_open_to_whoever_holds_it() {
        assert_eq!(
            decide(Some(Page::Invitation), &SessionState::Loading),
            Shown::Page(Page::Invitation, String::new())
        );
        assert_eq!(decide(None, &known(None)), Shown::NotFound);
    }
}
