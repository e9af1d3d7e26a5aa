//! Keeping track of a wish that was passed on, and the letter that goes with it.

use forenkl_api::{
    Empty, PartialDate, ProblemCode,
    wishes::{ADDRESSEE_MAX, GetReferralLetter, ReferralBody, RuleSource, SetReferral, TEXT_MAX, Wish},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Open, referral::Doing};
use crate::{
    features::wishes::{form::CprNotice, texts::clock as t},
    net::{self, fetched::Fetched},
    ui::{
        AsyncView, Button, ButtonKind, Choice, CopyButton, DateField, ErrorSummary, Form, FormErrors, Glyph,
        Select, Shape, TextArea, TextField, use_toasts,
    },
};

/// The form or the letter.
pub(super) fn draw(task: Doing, open: Open, doing: RwSignal<Option<Doing>>) -> AnyView {
    match task {
        Doing::Track => view! { <TrackForm open doing /> }.into_any(),
        Doing::Letter => view! { <LetterView open doing /> }.into_any(),
    }
}

fn day(date: Option<PartialDate>) -> RwSignal<String> {
    RwSignal::new(date.map(|date| date.to_string()).unwrap_or_default())
}

#[component]
fn TrackForm(open: Open, doing: RwSignal<Option<Doing>>) -> impl IntoView {
    let (source, kept) = open.wish.with_untracked(|wish| (wish.rule_source, wish.referral.clone()));
    let outside =
        |source: &RuleSource| matches!(source, RuleSource::State | RuleSource::Eu | RuleSource::Agreement);
    let owner = kept.as_ref().map(|kept| kept.owner).or(Some(source).filter(outside));
    let owner = RwSignal::new(owner.unwrap_or(RuleSource::State).word().to_owned());
    let addressee = RwSignal::new(kept.as_ref().map(|kept| kept.addressee.clone()).unwrap_or_default());
    let reply = RwSignal::new(kept.as_ref().map(|kept| kept.reply.clone()).unwrap_or_default());
    let [sent_on, reply_due, replied_on] = [
        day(kept.as_ref().and_then(|kept| kept.sent_on)),
        day(kept.as_ref().and_then(|kept| kept.reply_due)),
        day(kept.as_ref().and_then(|kept| kept.replied_on)),
    ];
    let version = kept.map_or(0, |kept| kept.version);
    let (errors, busy, toasts) = (FormErrors::new(), RwSignal::new(false), use_toasts());
    let owners: Vec<Choice> = RuleSource::ALL
        .iter()
        .filter(|source| outside(source))
        .map(|source| Choice::new(source.word(), t::rule_owner(*source)))
        .collect();
    let send = move || {
        let date = |text: RwSignal<String>| PartialDate::parse(&text.get_untracked());
        let body = ReferralBody {
            owner: RuleSource::from_word(&owner.get_untracked()).unwrap_or(RuleSource::State),
            addressee: addressee.get_untracked().trim().to_owned(),
            sent_on: date(sent_on),
            reply_due: date(reply_due),
            replied_on: date(replied_on),
            reply: reply.get_untracked().trim().to_owned(),
            version,
        };
        if let Err(problem) = body.check() {
            return errors.show_problem(&problem);
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<SetReferral>(&open.path(), &Empty {}, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    toasts.success(t::track_saved());
                    let _ = doing.try_set(None);
                    open.refresh();
                }
                Err(problem) => {
                    errors.show_problem(&problem);
                    if problem.code == ProblemCode::Stale && net::current::<Wish>(&problem).is_some() {
                        open.refresh();
                    }
                }
            }
        });
    };
    view! {
        <Form on_submit=move |_| send()>
            <h3>{t::track_title()}</h3>
            <ErrorSummary errors />
            <Select name="owner" label=t::owner() value=owner options=owners error=errors.of("owner") />
            <TextField
                name="addressee"
                label=t::addressee()
                hint=t::addressee_hint()
                value=addressee
                error=errors.of("addressee")
                max=usize::try_from(ADDRESSEE_MAX).unwrap_or(200)
            />
            <div class="form-row">
                <DateField name="sent_on" label=t::sent_on() value=sent_on error=errors.of("sent_on") optional=true />
                <DateField name="reply_due" label=t::reply_due_on() value=reply_due error=errors.of("reply_due") optional=true />
                <DateField name="replied_on" label=t::replied_on() value=replied_on error=errors.of("replied_on") optional=true />
            </div>
            <TextArea
                name="reply"
                label=t::reply()
                hint=t::reply_hint()
                value=reply
                error=errors.of("reply")
                optional=true
                rows=3
                max=usize::try_from(TEXT_MAX).unwrap_or(4000)
            />
            <CprNotice texts=vec![(t::reply(), reply)] />
            <div class="cluster">
                <Button submit=true busy icon=Glyph::Check>
                    {t::save_track()}
                </Button>
                <Button kind=ButtonKind::Secondary on_click=move |_| doing.set(None)>
                    {t::close()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

#[component]
fn LetterView(open: Open, doing: RwSignal<Option<Doing>>) -> impl IntoView {
    let letter = Fetched::new(move || async move {
        net::call::<GetReferralLetter>(&open.path(), &Empty {}, &Empty {}).await.map(|letter| letter.text)
    });
    let text = Signal::derive(move || letter.value().unwrap_or_default());
    // A file made here: what the server has is what is shown.
    let file = Signal::derive(move || {
        let text = String::from(js_sys::encode_uri_component(&text.get()));
        format!("data:text/plain;charset=utf-8,%EF%BB%BF{text}")
    });
    let name = format!("brev-oenske-{}.txt", open.number);
    view! {
        <div class="stack-s">
            <h3>{t::letter()}</h3>
            <p class="muted small">{t::letter_lead()}</p>
            <AsyncView of=letter skeleton=Shape::Card let:letter>
                <pre class="wish-letter" lang="da" tabindex="0">{letter}</pre>
            </AsyncView>
            <div class="cluster">
                <CopyButton text label=t::copy_letter() />
                <a class="button button-secondary button-small" href=move || file.get() download=name>
                    {t::get_letter()}
                </a>
                <Button small=true kind=ButtonKind::Ghost on_click=move |_| doing.set(None)>
                    {t::close()}
                </Button>
            </div>
        </div>
    }
    .into_any()
}
