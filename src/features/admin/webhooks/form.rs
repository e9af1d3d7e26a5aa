//! Making and changing a webhook.

use forenkl_api::{
    AreaId, Empty, FieldCode, FieldError,
    webhooks::{
        CreateWebhook, UpdateWebhook, Webhook, WebhookBody, WebhookEvent, WebhookFormat, WebhookMade,
        WebhookPath,
    },
};
use leptos::prelude::*;

use super::{
    super::{
        choices::{area_choices, use_areas},
        saving::Saving,
        texts as admin,
    },
    page::Desk,
    texts as t,
};
use crate::{
    net::call,
    ui::{
        Button, ButtonKind, CheckField, CheckList, Choice, Differs, ErrorSummary, Form, RadioCards, TextField,
    },
};

/// What is written in the form.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    url: RwSignal<String>,
    format: RwSignal<String>,
    events: RwSignal<Vec<String>>,
    areas: RwSignal<Vec<String>>,
    paused: RwSignal<bool>,
}

impl Fields {
    fn new() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            url: RwSignal::new(String::new()),
            format: RwSignal::new(WebhookFormat::Teams.word().to_owned()),
            events: RwSignal::new(Vec::new()),
            areas: RwSignal::new(Vec::new()),
            paused: RwSignal::new(false),
        }
    }

    fn fill(self, webhook: &Webhook) {
        self.name.set(webhook.name.clone());
        self.url.set(webhook.url.clone());
        self.format.set(webhook.format.word().to_owned());
        self.events.set(webhook.events.iter().map(|event| event.word().to_owned()).collect());
        self.areas.set(webhook.areas.iter().map(|area| area.0.clone()).collect());
        self.paused.set(webhook.paused);
    }

    fn read(self, version: i64) -> WebhookBody {
        untrack(|| WebhookBody {
            name: self.name.get().trim().to_owned(),
            url: self.url.get().trim().to_owned(),
            format: WebhookFormat::from_word(&self.format.get()).unwrap_or(WebhookFormat::Json),
            events: self.events.get().iter().filter_map(|word| WebhookEvent::from_word(word)).collect(),
            areas: self.areas.get().into_iter().map(AreaId).collect(),
            paused: self.paused.get(),
            version,
        })
    }

    fn differs(self, theirs: &Webhook) -> Vec<Differs> {
        let mine = self.read(theirs.version);
        let events = |events: &[WebhookEvent]| {
            let mut names: Vec<&str> = events.iter().map(|event| t::event(*event)).collect();
            names.sort_unstable();
            names.join(", ")
        };
        let state = |paused: bool| if paused { t::paused() } else { t::running() }.to_owned();
        Differs::only(vec![
            (t::name(), mine.name, theirs.name.clone()),
            (t::url(), mine.url, theirs.url.clone()),
            (
                t::format(),
                t::format_name(mine.format).0.to_owned(),
                t::format_name(theirs.format).0.to_owned(),
            ),
            (t::events(), events(&mine.events), events(&theirs.events)),
            (t::paused(), state(mine.paused), state(theirs.paused)),
        ])
    }
}

/// A webhook as it would be sent.
pub fn body_of(webhook: &Webhook) -> WebhookBody {
    WebhookBody {
        name: webhook.name.clone(),
        url: webhook.url.clone(),
        format: webhook.format,
        events: webhook.events.clone(),
        areas: webhook.areas.clone(),
        paused: webhook.paused,
        version: webhook.version,
    }
}

/// What the form calls its fields.
fn label(field: &str) -> &'static str {
    match field {
        "name" => t::name(),
        "url" => t::url(),
        "events" => t::events(),
        "areas" => t::areas(),
        _ => "",
    }
}

/// What is wrong with an address needs more words than other fields do.
fn about_url(error: &FieldError) -> Option<&'static str> {
    match (error.field.as_str(), error.code) {
        ("url", FieldCode::NotAllowed) => Some(t::url_refused()),
        ("url", FieldCode::NotAnAddress) => Some(t::url_wrong()),
        _ => None,
    }
}

/// The form in the dialog; without a webhook it makes a new one, whose secret is then shown.
#[component]
pub fn WebhookForm(desk: Desk, webhook: Option<Webhook>) -> impl IntoView {
    let fields = Fields::new();
    webhook.iter().for_each(|webhook| fields.fill(webhook));
    let is_new = webhook.is_none();
    let base = StoredValue::new(webhook);
    let saving = Saving::<Webhook>::new(label);
    let saved = move |webhook: Webhook| {
        let _ = desk.dialog.try_set(false);
        desk.webhooks.refetch();
        desk.toasts.success(t::saved(&webhook.name));
    };
    let save = move || {
        let was = base.get_value();
        let body = fields.read(was.as_ref().map_or(0, |webhook| webhook.version));
        if let Err(problem) = body.check() {
            let words = problem.fields.iter().find_map(about_url);
            let mut errors = saving.found(Err(problem));
            for (field, text) in &mut errors {
                if let ("url", Some(words)) = (field.as_str(), words) {
                    words.clone_into(text);
                }
            }
            return saving.errors.show(errors);
        }
        match was {
            Some(was) => {
                let work = async move {
                    call::<UpdateWebhook>(&WebhookPath { webhook: was.id }, &Empty {}, &body).await
                };
                saving.run(work, saved);
            }
            None => {
                let work = async move { call::<CreateWebhook>(&Empty {}, &Empty {}, &body).await };
                saving.run(work, move |made: WebhookMade| {
                    desk.secret.set(Some(made.secret));
                    saved(made.webhook);
                });
            }
        }
    };
    let stale = saving.stale_choice(
        move |theirs| fields.differs(theirs),
        move |theirs| base.set_value(Some(theirs)),
        save,
        move |theirs| {
            fields.fill(theirs);
            desk.webhooks.refetch();
        },
    );
    view! {
        {stale}
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=saving.errors />
            {inputs(fields, saving, is_new)}
            <div class="cluster admin-foot">
                <Button submit=true busy=saving.busy>
                    {if is_new { t::create() } else { admin::save() }}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| desk.dialog.set(false)>
                    {admin::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

fn inputs(fields: Fields, saving: Saving<Webhook>, is_new: bool) -> AnyView {
    let of = move |name: &str| saving.errors.of(name);
    let formats: Vec<Choice> = WebhookFormat::ALL
        .iter()
        .rev()
        .map(|format| {
            let (name, hint) = t::format_name(*format);
            Choice::new(format.word(), name).hint(hint)
        })
        .collect();
    let events: Vec<Choice> =
        WebhookEvent::ALL.iter().map(|event| Choice::new(event.word(), t::event(*event))).collect();
    let paused = (!is_new).then(|| {
        view! { <CheckField name="paused" label=t::paused() hint=t::paused_hint() value=fields.paused /> }
    });
    view! {
        <TextField name="name" label=t::name() hint=t::name_hint() value=fields.name error=of("name") max=120 />
        <TextField name="url" label=t::url() hint=t::url_hint() kind="url" value=fields.url error=of("url") max=500 />
        <RadioCards name="format" legend=t::format() value=fields.format options=formats />
        <CheckList name="events" legend=t::events() value=fields.events options=events error=of("events") />
        <CheckList
            name="areas"
            legend=t::areas()
            hint=t::areas_hint()
            value=fields.areas
            options=area_choices(use_areas())
            error=of("areas")
        />
        {paused}
    }
    .into_any()
}
