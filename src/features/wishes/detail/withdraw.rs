//! Taking a wish back, or removing one that breaks the rules: an act with a reason.

use forenkl_api::{
    Empty,
    wishes::{RemovalBody, RemoveWish},
};
use leptos::{prelude::*, task::spawn_local};

use super::Open;
use crate::{
    features::wishes::texts::detail as t,
    navigation, net,
    routes::Page,
    ui::{Button, ButtonKind, Dialog, FormErrors, TextArea, use_toasts},
};

#[component]
pub(super) fn WithdrawDialog(open: Open, shown: RwSignal<bool>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let busy = RwSignal::new(false);
    let toasts = use_toasts();
    let author = open.part(|wish| wish.mine.author);
    let title = Signal::derive(move || if author.get() { t::withdraw() } else { t::remove() }.to_owned());
    let send = move || {
        let body = RemovalBody { reason: reason.get_untracked().trim().to_owned() };
        if let Err(problem) = body.check() {
            return errors.show_problem(&problem);
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<RemoveWish>(&open.path(), &Empty {}, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    toasts.success(t::withdrawn());
                    navigation::replace(Page::Wishes.fixed());
                }
                Err(problem) => {
                    errors.mend("reason", Some(crate::ui::problem_text(&problem)));
                }
            }
        });
    };
    view! {
        <Dialog
            open=shown
            title
            footer=move || {
                view! {
                    <Button kind=ButtonKind::Secondary on_click=move |_| shown.set(false)>
                        {t::keep()}
                    </Button>
                    <Button kind=ButtonKind::Danger busy on_click=move |_| send()>
                        {move || title.get()}
                    </Button>
                }
            }
        >
            <p>{t::withdraw_text()}</p>
            <TextArea name="reason" label=t::reason() value=reason error=errors.of("reason") rows=3 max=500 />
        </Dialog>
    }
    .into_any()
}
