//! Making and changing a template, with the text as a leader will read it.

use forenkl_api::{
    AreaId, Empty,
    triage::{CreateTemplate, Template, TemplateBody, TemplatePath, Templates, UpdateTemplate, fill_in},
    wishes::{Decision, TEXT_MAX},
};
use leptos::prelude::*;

use super::{page::Desk, texts as t};
use crate::{
    features::{
        admin::saving::Saving,
        wishes::{decision_choice, decision_name},
    },
    net::call,
    ui::{Button, ButtonKind, Choice, Differs, ErrorSummary, Form, Select, TextArea, TextField},
};

/// Stands for all areas in the list of them.
const ALL: &str = "*";
/// A wish's number in the preview.
const SAMPLE_NUMBER: i64 = 128;

/// What is written in the form.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    decision: RwSignal<String>,
    area: RwSignal<String>,
    text: RwSignal<String>,
}

impl Fields {
    fn new(known: &Templates) -> Self {
        let [name, decision, area, text]: [RwSignal<String>; 4] = Default::default();
        match known.areas.as_slice() {
            [only] if !known.for_all => area.set(only.id.0.clone()),
            _ if known.for_all => area.set(ALL.to_owned()),
            _ => {}
        }
        Self { name, decision, area, text }
    }

    fn fill(self, template: &Template) {
        self.name.set(template.name.clone());
        self.decision.set(template.decision.map(|decision| decision.word().to_owned()).unwrap_or_default());
        self.area.set(template.area.as_ref().map_or_else(|| ALL.to_owned(), |area| area.id.0.clone()));
        self.text.set(template.text.clone());
    }

    fn read(self, version: i64) -> TemplateBody {
        untrack(|| TemplateBody {
            name: self.name.get().trim().to_owned(),
            decision: Decision::from_word(&self.decision.get()),
            text: self.text.get().trim().to_owned(),
            area: Some(self.area.get()).filter(|area| !area.is_empty() && area != ALL).map(AreaId),
            version,
        })
    }

    fn differs(self, theirs: &Template) -> Vec<Differs> {
        let mine = self.read(theirs.version);
        let decision =
            |decision: Option<Decision>| decision.map_or(t::any_decision(), decision_name).to_owned();
        Differs::only(vec![
            (t::name(), mine.name, theirs.name.clone()),
            (t::decision(), decision(mine.decision), decision(theirs.decision)),
            (t::text(), mine.text, theirs.text.clone()),
        ])
    }
}

/// What the form calls its fields.
fn label(field: &str) -> &'static str {
    match field {
        "name" => t::name(),
        "decision" => t::decision(),
        "area" => t::area(),
        "text" => t::text(),
        _ => "",
    }
}

/// The form in the dialog; without a template it makes a new one.
#[component]
pub fn TemplateForm(desk: Desk, template: Option<Template>) -> impl IntoView {
    let known = untrack(|| desk.templates.value()).unwrap_or(Templates {
        templates: Vec::new(),
        areas: Vec::new(),
        for_all: false,
    });
    let fields = Fields::new(&known);
    template.iter().for_each(|template| fields.fill(template));
    let is_new = template.is_none();
    let base = StoredValue::new(template);
    let saving = Saving::<Template>::new(label);
    let save = move || {
        let was = base.get_value();
        let body = fields.read(was.as_ref().map_or(0, |template| template.version));
        let mut errors = saving.found(body.check());
        if fields.area.with_untracked(String::is_empty) {
            errors.push(("area".to_owned(), t::area_needed().to_owned()));
        }
        if !errors.is_empty() {
            return saving.errors.show(errors);
        }
        let work = async move {
            match was {
                Some(was) => {
                    call::<UpdateTemplate>(&TemplatePath { template: was.id }, &Empty {}, &body).await
                }
                None => call::<CreateTemplate>(&Empty {}, &Empty {}, &body).await,
            }
        };
        saving.run(work, move |saved: Template| {
            let _ = desk.dialog.try_set(false);
            desk.templates.refetch();
            desk.toasts.success(if is_new { t::created(&saved.name) } else { t::saved(&saved.name) });
        });
    };
    let stale = saving.stale_choice(
        move |theirs| fields.differs(theirs),
        move |theirs| base.set_value(Some(theirs)),
        save,
        move |theirs| {
            fields.fill(theirs);
            desk.templates.refetch();
        },
    );
    view! {
        {stale}
        <Form on_submit=move |_| save()>
            <ErrorSummary errors=saving.errors />
            {inputs(fields, saving, &known)}
            {preview(fields)}
            <div class="cluster">
                <Button submit=true busy=saving.busy>
                    {if is_new { t::create() } else { t::save() }}
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| desk.dialog.set(false)>
                    {t::cancel()}
                </Button>
            </div>
        </Form>
    }
    .into_any()
}

fn inputs(fields: Fields, saving: Saving<Template>, known: &Templates) -> AnyView {
    let of = |name: &str| saving.errors.of(name);
    let for_all = known.for_all.then(|| Choice::new(ALL, t::for_all()));
    let own = known.areas.iter().map(|area| Choice::new(area.id.0.clone(), area.name.clone()));
    let areas: Vec<Choice> = for_all.into_iter().chain(own).collect();
    let decisions: Vec<Choice> = Decision::ALL
        .iter()
        .map(|decision| Choice::new(decision.word(), decision_choice(*decision).0))
        .collect();
    view! {
        <TextField name="name" label=t::name() hint=t::name_hint() value=fields.name error=of("name") max=120 />
        <div class="admin-pair">
            <Select
                name="area"
                label=t::area()
                value=fields.area
                options=areas
                empty=t::choose_area()
                error=of("area")
            />
            <Select
                name="decision"
                label=t::decision()
                hint=t::decision_hint()
                value=fields.decision
                options=decisions
                empty=t::any_decision()
                error=of("decision")
            />
        </div>
        <TextArea
            name="text"
            label=t::text()
            hint=t::text_hint()
            value=fields.text
            error=of("text")
            rows=6
            max=usize::try_from(TEXT_MAX).unwrap_or(4000)
        />
    }
    .into_any()
}

/// As it would read for a wish; what it promises too.
fn preview(fields: Fields) -> AnyView {
    let filled = move || {
        let text = fields.text.get();
        if text.trim().is_empty() {
            return view! { <p class="muted">{t::preview_empty()}</p> }.into_any();
        }
        let filled = fill_in(text.trim(), t::sample_title(), SAMPLE_NUMBER, t::sample_horizon());
        view! { <p class="template-text">{filled}</p> }.into_any()
    };
    view! {
        <section class="card card-tint" aria-label=t::preview()>
            <h3>{t::preview()}</h3>
            {filled}
        </section>
    }
    .into_any()
}

/// A template as it would be made again.
pub fn body_of(template: &Template) -> TemplateBody {
    TemplateBody {
        name: template.name.clone(),
        decision: template.decision,
        text: template.text.clone(),
        area: template.area.as_ref().map(|area| area.id.clone()),
        version: 0,
    }
}
