//! Who one is: signing in, invitations, the own profile, and how accessible Forenkl is.

mod accessibility;
mod invitation;
mod password;
mod profile;
mod sign_in;
mod texts;

use leptos::prelude::*;

use crate::routes::Page;

/// The pages of this area.
pub fn view(page: Page) -> AnyView {
    match page {
        Page::SignIn => view! { <sign_in::SignInPage /> }.into_any(),
        Page::Invitation => view! { <invitation::InvitationPage /> }.into_any(),
        Page::Profile => view! { <profile::ProfilePage /> }.into_any(),
        Page::Accessibility => view! { <accessibility::AccessibilityPage /> }.into_any(),
        _ => ().into_any(),
    }
}
