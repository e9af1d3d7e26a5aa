//! Our own icons: one path each on a 24 × 24 grid, drawn in the colour of the text around them.

use leptos::prelude::*;

macro_rules! glyphs {
    ($($name:ident $path:literal)*) => {
        /// Which icon. A path by name rather than a list of them, so that each part of the program brings those it shows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Glyph(&'static str);

        #[allow(non_upper_case_globals, dead_code, reason = "read like the variants of a list, of which each program shows its own")]
        impl Glyph {
            $(pub const $name: Self = Self($path);)*

            /// All of them, for the gallery.
            #[cfg(debug_assertions)]
            pub const ALL: &[(&str, Self)] = &[$((stringify!($name), Self::$name)),*];
        }
    };
}

glyphs! {
    Check "M4.5 12.5 10 18 19.5 7"
    Cross "M6 6l12 12M18 6 6 18"
    Plus "M12 5v14M5 12h14"
    Minus "M5 12h14"
    Search "M16 16l5 5M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0"
    Bell "M6 17v-6a6 6 0 0 1 12 0v6l2 2H4zM10.5 22h3"
    More "M5 12h.01M12 12h.01M19 12h.01"
    User "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0M4 21c.8-4 4-6 8-6s7.2 2 8 6"
    Users "M13 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0M2.5 20c.6-3.5 3.4-5.5 7-5.5s6.4 2 7 5.5M16 5a3.5 3.5 0 0 1 0 6.5M18.5 15c1.8.8 2.8 2.5 3 5"
    Home "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6"
    Wish "M9 18h6M10 21.5h4M9 18c0-3-3-4-3-8a6 6 0 0 1 12 0c0 4-3 5-3 8"
    Initiative "M4 6l1.5 1.5L8.5 4.5M4 12.5 5.5 14l3-3M4 19l1.5 1.5 3-3M12.5 6H21M12.5 12.5H21M12.5 19H21"
    Roadmap "M3 6h9M8 12h9M12 18h9"
    Chart "M4 20V11M10 20V4M16 20v-7M3 20h18"
    Clock "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M12 7v5l3.5 2"
    Warning "M12 4 2.5 20h19zM12 10v4M12 17h.01"
    Alert "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M12 7.5V13M12 16.5h.01"
    Info "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M12 11v5.5M12 7.5h.01"
    Arrow "M5 12h14M13 6l6 6-6 6"
    ArrowLeft "M19 12H5M11 6l-6 6 6 6"
    Down "M6 9l6 6 6-6"
    Up "M6 15l6-6 6 6"
    Sort "M8 19V5M4 9l4-4 4 4M16 5v14M12 15l4 4 4-4"
    Edit "M4 20h4L20 8l-4-4L4 16zM13.5 6.5l4 4"
    Trash "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5"
    Copy "M9 9h11v11H9zM5 15H4V4h11v1"
    Print "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"
    Download "M12 4v11M7 10l5 5 5-5M4 20h16"
    Upload "M12 15V4M7 9l5-5 5 5M4 20h16"
    Expand "M9 4H4v5M15 4h5v5M20 15v5h-5M4 15v5h5"
    Table "M4 5h16v14H4zM4 10h16M10 10v9"
    Link "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"
    Lock "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3"
    Eye "M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0"
    Comment "M4 5h16v12h-9.5L6 21v-4H4z"
    Flag "M6 21V4h12l-3 4.5 3 4.5H6"
    Undo "M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9"
    Filter "M4 6h16M7 12h10M10 18h4"
    Calendar "M4 6h16v14H4zM4 11h16M8 3v5M16 3v5"
    Settings "M4 7h8M18 7h2M4 17h2M12 17h8M18 7a3 3 0 1 1-6 0 3 3 0 0 1 6 0M12 17a3 3 0 1 1-6 0 3 3 0 0 1 6 0"
    Building "M5 21V4h10v17M15 10h4v11M3 21h18M9 8h2M9 12h2M9 16h2"
    Exit "M14 4H5v16h9M10 12h11M17 8l4 4-4 4"
    Language "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M3 12h18M12 3c5 5.5 5 12.5 0 18-5-5.5-5-12.5 0-18"
    Help "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7M12 16.8h.01"
    Send "M3.5 11 20.5 3.5 15 20.5l-4-7zM11 13.5l4.5-5"
}

/// An icon, hidden from screen readers: the words beside it say what it means.
#[component]
pub fn Icon(
    /// Which one.
    of: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=of.0 />
        </svg>
    }
    .into_any()
}

/// The icon where there is one.
pub(super) fn maybe(icon: Option<Glyph>) -> Option<AnyView> {
    icon.map(|of| Icon(IconProps { of }).into_any())
}
