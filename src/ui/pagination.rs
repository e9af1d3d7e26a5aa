//! From page to page of a long list, by address.

use leptos::prelude::*;

use super::texts;

/// Which pages are named: the first, the last, and those around the present one. 0 stands for a gap.
fn named(page: u32, pages: u32) -> Vec<u32> {
    let mut list = Vec::new();
    for one in 1..=pages {
        if one == 1 || one == pages || one.abs_diff(page) <= 1 {
            list.push(one);
        } else if list.last() != Some(&0) {
            list.push(0);
        }
    }
    list
}

/// Links to the pages of a list; nothing when there is only one.
#[component]
pub fn Pagination(
    #[prop(into)] page: Signal<u32>,
    #[prop(into)] pages: Signal<u32>,
    /// The address of a page.
    #[prop(into)]
    href: Callback<u32, String>,
) -> impl IntoView {
    let link = move |to: u32, words: String, label: String| {
        let current = (to == page.get()).then_some("page");
        view! {
            <li>
                <a href=href.run(to) aria-label=label aria-current=current>
                    {words}
                </a>
            </li>
        }
        .into_any()
    };
    let items = move || {
        let (page, pages) = (page.get(), pages.get());
        let mut items = Vec::new();
        if page > 1 {
            items.push(link(page - 1, "‹".to_owned(), texts::previous().to_owned()));
        }
        for one in named(page, pages) {
            items.push(match one {
                0 => view! { <li aria-hidden="true">"…"</li> }.into_any(),
                one => link(one, one.to_string(), texts::page(one)),
            });
        }
        if page < pages {
            items.push(link(page + 1, "›".to_owned(), texts::next().to_owned()));
        }
        items
    };
    view! {
        {move || {
            (pages.get() > 1)
                .then(|| {
                    view! {
                        <nav aria-label=texts::pages()>
                            <ul class="pages">{items}</ul>
                        </nav>
                    }
                })
        }}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn far_pages_fold_into_gaps() {
        assert_eq!(named(1, 3), [1, 2, 3]);
        assert_eq!(named(5, 9), [1, 0, 4, 5, 6, 0, 9]);
        assert_eq!(named(1, 500), [1, 2, 0, 500]);
    }
}
