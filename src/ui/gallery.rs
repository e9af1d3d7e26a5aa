//! Every component in every state, for looking at (debug builds, `/ui`).

use forenkl_api::{Problem, ProblemCode};
use leptos::prelude::*;

use super::*;
use crate::format::now;

fn choices() -> Vec<Choice> {
    vec![
        Choice::new("hr", "Personale"),
        Choice::new("it", "It"),
        Choice::new("buy", "Indkøb og betaling"),
        Choice::new("house", "Ejendomme"),
    ]
}

/// The design system on one page.
#[component]
pub fn Gallery() -> impl IntoView {
    view! {
        <PageHeader
            title="Byggeklodser"
            lead="Alt, hvad siderne er bygget af, i alle tilstande."
            back=("/", "Min side")
            actions=|| view! { <LinkButton href="/oensker/nyt" icon=Glyph::Plus>"Meld et ønske"</LinkButton> }
        />
        <div class="stack">
            {buttons()} {filters()} {rows()} {paths()} {fields()} {choice_fields()} {table()} {states()} {glyphs()}
        </div>
    }
    .into_any()
}

fn buttons() -> AnyView {
    let busy = RwSignal::new(false);
    let open = RwSignal::new(false);
    let keys = RwSignal::new(false);
    let toasts = use_toasts();
    view! {
        <Card title="Knapper, mærker, menuer" actions=|| view! { <a href="#">"Se alle"</a> }>
            <div class="cluster">
                <Button icon=Glyph::Send busy on_click=move |_| busy.set(true)>
                    "Send ønske"
                </Button>
                <Button busy=true>"Sender …"</Button>
                <Button kind=ButtonKind::Secondary on_click=move |_| open.set(true)>
                    "Åbn dialog"
                </Button>
                <Button kind=ButtonKind::Ghost on_click=move |_| keys.set(true)>
                    "Genveje"
                </Button>
                <Button kind=ButtonKind::Danger icon=Glyph::Trash>
                    "Slet"
                </Button>
                <Button disabled=true>"Kan ikke nu"</Button>
                <Button kind=ButtonKind::Secondary small=true on_click=move |_| toasts.success("Ønsket er sendt")>
                    "Besked"
                </Button>
                <Button
                    kind=ButtonKind::Secondary
                    small=true
                    on_click=move |_| toasts.undo("Du støtter ikke længere ønsket", move || toasts.info("Fortrudt"))
                >
                    "Fortryd"
                </Button>
                <IconButton label="Ret" icon=Glyph::Edit on_click=move |_| {} />
                <CopyButton text="https://forenkl.dk" label="Kopiér link" />
                <Menu label="Flere" left=true>
                    <MenuLink href="#" icon=Glyph::Download>
                        "Hent som CSV"
                    </MenuLink>
                    <MenuItem icon=Glyph::Print on_click=move |_| {}>
                        "Udskriv"
                    </MenuItem>
                </Menu>
            </div>
            <div class="cluster">
                <Tag tone=Tone::Ok>"Gennemført"</Tag>
                <Tag tone=Tone::Info>"I gang · 3. kvartal 2026"</Tag>
                <Tag tone=Tone::Warn>"I risiko"</Tag>
                <Tag tone=Tone::Bad>"Svar 3 dage over fristen"</Tag>
                <Tag tone=Tone::Now>"Venter på dit svar"</Tag>
                <Tag icon=Glyph::Arrow>"Sendt videre til staten"</Tag>
                <Avatar name="Maria Louise Holm" />
            </div>
            <Progress value=2.0 max=4.0 label="Milepæle" />
            <Dialog
                open
                title="Send svaret?"
                footer=move || {
                    view! {
                        <Button kind=ButtonKind::Ghost on_click=move |_| open.set(false)>
                            "Bliv"
                        </Button>
                        <Button on_click=move |_| open.set(false)>"Send svar"</Button>
                    }
                }
            >
                <p>"58 enheder får besked med det samme. Svaret kan rettes bagefter, og alle kan se, at det er rettet."</p>
            </Dialog>
            <KeyHints open=keys keys=vec![("/", "Søg"), ("n", "Nyt ønske"), ("Ctrl K", "Find alt")] />
        </Card>
    }
    .into_any()
}

fn filters() -> AnyView {
    let status = RwSignal::new(String::new());
    let area = RwSignal::new("hr".to_owned());
    let late = RwSignal::new(true);
    let query = RwSignal::new(String::new());
    view! {
        <div class="filters">
            <SearchField label="Søg i ønsker" value=query on_input=move |text| query.set(text) />
            <RemoveChip on_click=move |_| {}>"Personale"</RemoveChip>
            <FilterSelect label="Status" value=status options=choices() on_change=move |to| status.set(to) />
            <FilterSelect label="Fagområde" value=area options=choices() on_change=move |to| area.set(to) />
            <FilterChip on=late on_click=move |_| late.update(|late| *late = !*late)>
                "Kun forsinkede"
            </FilterChip>
            <ChipLink href="#" current=false>
                "Halvår"
            </ChipLink>
            <span class="end">
                <SortSelect value=area options=choices() on_change=move |to| area.set(to) />
            </span>
        </div>
    }
    .into_any()
}

fn row(count: u32, title: &'static str, tone: Tone, status: &'static str) -> AnyView {
    let on = RwSignal::new(count > 50);
    view! {
        <article class="row">
            <HitButton count on about=title on_click=move |_| on.update(|on| *on = !*on) />
            <div>
                <h3 class="row-title">
                    <a href="#">{title}</a>
                </h3>
                <p class="row-text">"Først i vagtplanen, så i lønsystemet. Hver gang."</p>
                <div class="meta">
                    <Tag tone>{status}</Tag>
                    <span>"Personale"</span>
                    <span>"Kommunens regel"</span>
                    <span>"12 kommentarer"</span>
                </div>
            </div>
            <p class="figure row-figure">
                <b>"1.740"</b>
                " timer"
                <small>"om året, anslået"</small>
            </p>
        </article>
    }
    .into_any()
}

fn rows() -> AnyView {
    view! {
        <div class="card card-flush rows">
            {row(58, "Sygefravær skal tastes to steder", Tone::Info, "I gang · 3. kvartal 2026")}
            {row(42, "Kandidaten venter på papir på ansættelsen", Tone::Ok, "Gennemført")}
            {row(9, "HR-medarbejderen kan ikke komme til stillingsopslaget", Tone::Bad, "Svar 3 dage over fristen")}
        </div>
        <Pagination page=5 pages=9 href=|page| format!("?side={page}") />
    }
    .into_any()
}

fn paths() -> AnyView {
    let steps = vec![
        PathStep::done("Modtaget").note("14. mar."),
        PathStep::done("Vurderet").note("2. apr."),
        PathStep::done("Besvaret").note("12. apr."),
        PathStep::now("Gennemføres").note("2 af 4 milepæle"),
        PathStep::next("Bekræftet"),
    ];
    let late = vec![
        PathStep::done("Modtaget").note("14. mar."),
        PathStep::late("Vurderes").note("3 dage over fristen"),
        PathStep::next("Besvaret"),
        PathStep::next("Gennemført"),
        PathStep::next("Bekræftet"),
    ];
    view! {
        <div class="two">
            <Card title="Det er der sket med dine ønsker">
                <ul class="list">
                    <li class="stack-s">
                        <h3><a href="#">"Hver medarbejder skal have sine it-adgange en for en"</a></h3>
                        <PathDots steps />
                    </li>
                    <li class="stack-s">
                        <h3><a href="#">"Nøglekort tager 14 dage"</a></h3>
                        <PathDots steps=late />
                    </li>
                </ul>
            </Card>
            <Card title="Historik">
                <LogList>
                    <LogEntry at=now() who="Maria Holm" icon=Glyph::Comment>
                        "skrev en kommentar"
                    </LogEntry>
                    <LogEntry at=forenkl_api::Timestamp(now().0 - 9_000_000) who="Økonomiforvaltningen" icon=Glyph::Edit>
                        "ændrede status til I gang"
                    </LogEntry>
                    <LogEntry at=forenkl_api::Timestamp(now().0 - 900_000_000) who="Maria Holm" icon=Glyph::Send>
                        "sendte ønsket"
                    </LogEntry>
                </LogList>
            </Card>
        </div>
    }
    .into_any()
}

fn fields() -> AnyView {
    let errors = FormErrors::new();
    let value = || RwSignal::new(String::new());
    let title = RwSignal::new("Sygefravær".to_owned());
    let unit = RwSignal::new("hr".to_owned());
    let horizon = RwSignal::new("2026-H2".to_owned());
    let send = move |_| {
        errors.show(vec![
            ("g-title".to_owned(), "Skriv, hvad der tager tid".to_owned()),
            ("g-area".to_owned(), "Vælg et fagområde".to_owned()),
        ]);
    };
    view! {
        <Card>
            <Form on_submit=send>
                <ErrorSummary errors />
                <TextArea
                    name="g-title"
                    label="Hvad tager tid fra kerneopgaven?"
                    hint="Skriv det, som du ville sige det til en kollega."
                    placeholder="Fx: Jeg skal taste sygefravær to steder …"
                    value=value()
                    max=60
                    big=true
                    rows=2
                    error=errors.of("g-title")
                />
                <TextField name="g-text" label="Forslag" value=title optional=true />
                <Select
                    name="g-area"
                    label="Fagområde"
                    value=value()
                    options=choices()
                    empty="Vælg fagområde"
                    error=errors.of("g-area")
                />
                <Combobox name="g-unit" label="Enhed" value=unit options=choices() empty="Skriv for at finde" />
                <NumberField name="g-minutes" label="Hvor længe hver gang?" value=value() unit="minutter" />
                <DateField name="g-date" label="Frist" value=value() />
                <PartialDateField name="g-horizon" label="Tidshorisont" value=horizon />
                <div class="cluster">
                    <Button submit=true>"Send ønske"</Button>
                    <Button kind=ButtonKind::Ghost>"Gem kladde"</Button>
                </div>
            </Form>
        </Card>
    }
    .into_any()
}

fn choice_fields() -> AnyView {
    let who = RwSignal::new("all".to_owned());
    let some = RwSignal::new(vec!["it".to_owned()]);
    let follow = RwSignal::new(true);
    let visibility = vec![
        Choice::new("all", "Alle").hint("Dit navn og din enhed står ved ønsket."),
        Choice::new("owner", "Kun procesejeren").hint("Andre ser enhedens forvaltning, ikke dig."),
        Choice::new("nobody", "Ingen").hint("Heller ikke procesejeren kan se, hvem du er."),
    ];
    view! {
        <Card>
            <div class="form">
                <RadioCards name="g-who" legend="Hvem må se, at det er dig?" value=who options=visibility />
                <CheckList name="g-some" legend="Fagområder" value=some options=choices() />
                <CheckField name="g-follow" label="Giv mig besked" hint="Når der sker noget nyt." value=follow />
            </div>
        </Card>
    }
    .into_any()
}

fn table() -> AnyView {
    let sort = RwSignal::new("-hours".to_owned());
    let line = |title: &'static str, unit: &'static str, hours: &'static str| {
        view! {
            <tr>
                <th scope="row"><a href="#">{title}</a></th>
                <td data-label="Ansvarlig">{unit}</td>
                <td data-label="Status"><Tag tone=Tone::Ok>"Leveret"</Tag></td>
                <td data-label="Timer om året" class="num">{hours}</td>
            </tr>
        }
    };
    view! {
        <Card flush=true>
            <DataTable caption="Tiltag, sorteret efter timer om året">
                <thead>
                    <tr>
                        <SortHeader key="title" sort on_sort=move |to| sort.set(to)>"Tiltag"</SortHeader>
                        <SortHeader key="unit" sort on_sort=move |to| sort.set(to)>"Ansvarlig"</SortHeader>
                        <th scope="col">"Status"</th>
                        <SortHeader key="hours" sort num=true on_sort=move |to| sort.set(to)>"Timer om året"</SortHeader>
                    </tr>
                </thead>
                <tbody>
                    {line("Ét sted at melde sygefravær", "Koncern HR", "1.740")}
                    {line("Særskilt hurtigt ansættelsesbrev", "Økonomiforvaltningen", "610")}
                </tbody>
            </DataTable>
        </Card>
    }
    .into_any()
}

fn states() -> AnyView {
    view! {
        <Alert title="Indsamlingen er åben">"Til 30. november. 112 ønsker fra 64 enheder."</Alert>
        <Alert kind=AlertKind::Success title="Ønsket er sendt">
            "Det har nummer 148. Du får svar senest 4. marts."
        </Alert>
        <Alert kind=AlertKind::Warning title="Det ligner et cpr-nummer">
            "Fjern 010203-1234, før du sender."
        </Alert>
        <ProblemView problem=Problem::new(ProblemCode::Unavailable) retry=Callback::new(|()| {}) />
        <div class="cols">
            <Skeleton shape=Shape::Rows(2) />
            <Skeleton shape=Shape::Card />
            <div class="card">
                <EmptyState
                    icon=Glyph::Wish
                    title="Ingen ønsker endnu"
                    text="Her står det, som lederne vil have lettere. Skriv det første."
                >
                    <LinkButton href="#">"Meld et ønske"</LinkButton>
                </EmptyState>
            </div>
            <Card tint=true title="Åben indsamling">
                <p class="figure figure-big"><b>"6.900"</b>"timer om året frigivet"<small>"bekræftet af enhederne"</small></p>
                <dl class="facts">
                    <dt>"Frist"</dt>
                    <dd class="now">"i morgen"</dd>
                    <dt>"Enheder"</dt>
                    <dd>"64"</dd>
                </dl>
            </Card>
        </div>
    }
    .into_any()
}

fn glyphs() -> AnyView {
    let all = Glyph::ALL
        .iter()
        .map(|(name, glyph)| view! { <span title=*name><Icon of=*glyph /></span> })
        .collect_view();
    view! { <div class="card cluster">{all}</div> }.into_any()
}
