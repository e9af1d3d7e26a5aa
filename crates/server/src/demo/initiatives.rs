//! Made-up initiatives: every status, health and precision of date.

use forenkl_api::initiatives::{
    EffectUnit::{self, Count, Days, HoursPerYear, KronerPerYear, Percent},
    Health::{self, AtRisk, Late, OnTrack},
    InitiativeStatus::{self, Delivered, InProgress, Paused, Planned, Stopped},
};

use super::when::When::{self, Day, Half, Month, Quarter, Year};

/// A made-up initiative and what became of it.
pub struct Initiative {
    pub key: &'static str,
    pub title: &'static str,
    pub purpose: &'static str,
    pub improvement: &'static str,
    pub area: &'static str,
    pub unit: &'static str,
    pub owner: &'static str,
    /// Days ago it was made.
    pub day: i32,
    pub starts: Option<When>,
    pub horizon: Option<When>,
    pub milestones: &'static [Milestone],
    /// Days ago, status, health, one sentence.
    pub updates: &'static [(i32, InitiativeStatus, Health, &'static str)],
    pub effects: &'static [Effect],
}

/// Title, owner, due, and the days ago it was done.
pub struct Milestone(pub &'static str, pub &'static str, pub Option<When>, pub Option<i32>);

/// What is measured, in what, and the figures in whole units: estimated, confirmed, verified.
pub struct Effect(pub &'static str, pub EffectUnit, pub i64, pub Option<i64>, pub Option<i64>);

/// All of them.
pub const INITIATIVES: &[Initiative] = &[
    Initiative {
        key: "sygefravaer", title: "Sygefravær tastes ét sted",
        purpose: "Vagtplanen sender fravær til lønsystemet hver nat, så ledere kun registrerer én gang.",
        improvement: "Ledere taster fravær én gang i stedet for to.",
        area: "HR", unit: "KS", owner: "karen", day: 142, starts: Some(Day(-130)), horizon: Some(Quarter(1)),
        milestones: &[
            Milestone("Aftale med leverandøren", "karen", Some(Day(-100)), Some(104)),
            Milestone("Prøve på tolv enheder", "karen", Some(Month(-1)), Some(20)),
            Milestone("Alle enheder med vagtplan", "karen", Some(Quarter(1)), None),
        ],
        updates: &[
            (128, InProgress, OnTrack, "Leverandøren er i gang med forbindelsen mellem vagtplan og løn."),
            (70, InProgress, AtRisk, "Første prøvekørsel viste fejl i delvist fravær; de bliver rettet før prøven."),
            (18, InProgress, OnTrack, "Prøven på tolv enheder gik godt; lønnen passede på nær to tilfælde, som er rettet."),
        ],
        effects: &[Effect("Ledernes tid til fravær", HoursPerYear, 4_700, Some(5_100), None)],
    },
    Initiative {
        key: "oprettelse", title: "Én blanket, når en ny kollega begynder",
        purpose: "Lønkontoret modtager én blanket og sender videre til vagtplan, mail, journal og nøglekort.",
        improvement: "Nye kolleger oprettes én gang, ikke fem.",
        area: "HR", unit: "KS", owner: "karen", day: 162, starts: Some(Month(-4)), horizon: Some(Half(1)),
        milestones: &[
            Milestone("Blanketten er skrevet sammen med ti ledere", "karen", Some(Month(-3)), Some(85)),
            Milestone("Mail og vagtplan med", "peter", Some(Month(1)), None),
            Milestone("Nøglekort med", "ole", Some(Half(1)), None),
        ],
        updates: &[
            (120, InProgress, OnTrack, "Ti ledere har skrevet blanketten sammen med lønkontoret."),
            (30, InProgress, AtRisk, "Journalsystemet kan ikke modtage blanketten endnu; vi venter på leverandøren."),
        ],
        effects: &[Effect("Tid pr. ny kollega", HoursPerYear, 1_800, None, None)],
    },
    Initiative {
        key: "mus", title: "MUS-skema på én side",
        purpose: "Det lange skema bliver frivilligt, og det korte har tre spørgsmål.",
        improvement: "Samtalen fylder mere end skemaet.",
        area: "HR", unit: "KS", owner: "karen", day: 182, starts: Some(Quarter(-2)), horizon: Some(Quarter(-1)),
        milestones: &[Milestone("Nyt skema i systemet", "karen", Some(Day(-95)), Some(92))],
        updates: &[
            (150, InProgress, OnTrack, "Skemaet er prøvet af på seks skoler."),
            (90, Delivered, OnTrack, "Det korte skema ligger klar til alle."),
        ],
        effects: &[Effect("Forberedelse af samtaler", HoursPerYear, 700, Some(560), Some(480))],
    },
    Initiative {
        key: "noeglekort", title: "Midlertidige nøglekort samme dag",
        purpose: "Hver enhed har fem kort, som lederen selv åbner og lukker.",
        improvement: "En ny kollega kan låse sig ind den første dag.",
        area: "EJD", unit: "KEJD", owner: "ole", day: 180, starts: Some(Day(-170)), horizon: Some(Month(-3)),
        milestones: &[
            Milestone("Kort bestilt", "ole", Some(Day(-150)), Some(151)),
            Milestone("Kort sendt ud til alle enheder", "ole", Some(Day(-105)), Some(101)),
        ],
        updates: &[
            (165, InProgress, OnTrack, "Kortene er bestilt, og systemet er sat op."),
            (100, Delivered, OnTrack, "Alle enheder har fået fem midlertidige kort."),
        ],
        effects: &[
            Effect("Ventetid på nøglekort", Days, 14, Some(1), Some(1)),
            Effect("Lederes tid til nøgler", HoursPerYear, 1_500, Some(1_600), None),
        ],
    },
    Initiative {
        key: "aarshjul", title: "Ét fælles årshjul for økonomi, HR og it",
        purpose: "Tre årshjul bliver til ét, som kan abonneres på i kalenderen.",
        improvement: "Ledere ser alle frister ét sted og får dem spredt ud.",
        area: "KOM", unit: "OKF", owner: "camilla", day: 184, starts: Some(Month(-6)), horizon: Some(Month(-3)),
        milestones: &[Milestone("Frister lagt sammen med de tre områder", "camilla", Some(Day(-130)), Some(133))],
        updates: &[(96, Delivered, OnTrack, "Årshjulet kan abonneres på, og fire frister er flyttet til stille uger.")],
        effects: &[Effect("Frister i samme uge", Count, 9, Some(3), Some(3))],
    },
    Initiative {
        key: "faktura", title: "Én godkendelse af fakturaer under 5.000 kr.",
        purpose: "Beløbsgrænsen bliver ens i alle forvaltninger, og små fakturaer godkendes én gang.",
        improvement: "To ud af tre fakturaer kræver kun én godkendelse.",
        area: "OKO", unit: "OKF", owner: "camilla", day: 156, starts: Some(Day(-150)), horizon: Some(Day(-30)),
        milestones: &[
            Milestone("Enighed mellem syv forvaltninger", "camilla", Some(Day(-90)), Some(70)),
            Milestone("Revisionen har godkendt", "camilla", Some(Day(-40)), None),
        ],
        updates: &[
            (110, InProgress, OnTrack, "Fem forvaltninger er enige om grænsen."),
            (45, InProgress, Late, "Revisionen vil se kontrollen af små beløb beskrevet, før den siger ja."),
        ],
        effects: &[
            Effect("Godkendelser", HoursPerYear, 6_900, None, None),
            Effect("Fakturaer med én godkendelse", Percent, 66, None, None),
        ],
    },
    Initiative {
        key: "favorit", title: "Favoritlister i indkøbsløsningen",
        purpose: "Hver enhed får en fast liste over de varer, den køber igen og igen.",
        improvement: "En ugentlig bestilling tager to minutter i stedet for tyve.",
        area: "INDKOB", unit: "OKF", owner: "sofie", day: 152, starts: Some(Month(-4)), horizon: Some(Month(2)),
        milestones: &[
            Milestone("Test på fem enheder", "sofie", Some(Month(-1)), Some(35)),
            Milestone("Lister til alle", "sofie", Some(Month(2)), None),
        ],
        updates: &[
            (100, InProgress, OnTrack, "Leverandøren viser listerne i den første udgave."),
            (33, InProgress, OnTrack, "Fem enheder har prøvet det; de bruger under tre minutter på en bestilling."),
        ],
        effects: &[Effect("Tid til ugentlige bestillinger", HoursPerYear, 900, Some(860), None)],
    },
    Initiative {
        key: "vikaradgang", title: "Vikarer får adgang den dag, de møder",
        purpose: "Otte plejecentre har adgange liggende, som lukker af sig selv efter vagten.",
        improvement: "Ingen vikar møder uden adgang til det, hun skal bruge.",
        area: "IT", unit: "KS", owner: "peter", day: 120, starts: Some(Day(-110)), horizon: Some(Month(1)),
        milestones: &[
            Milestone("Sikkerheden er godkendt", "peter", Some(Day(-80)), Some(77)),
            Milestone("Otte plejecentre er i gang", "peter", Some(Day(-10)), None),
        ],
        updates: &[
            (76, InProgress, OnTrack, "Informationssikkerhed har godkendt ordningen."),
            (15, InProgress, AtRisk, "Tre af otte plejecentre er i gang; resten mangler udstyr."),
        ],
        effects: &[Effect("Vikarer uden adgang ved vagtens start", Percent, 5, None, None)],
    },
    Initiative {
        key: "login", title: "Login uden engangskode på kendte pc'er",
        purpose: "Faste pc'er på kommunens net bliver kendte maskiner.",
        improvement: "Personalet logger på med kort og kode, uden telefon.",
        area: "IT", unit: "KS", owner: "peter", day: 90, starts: Some(Quarter(1)), horizon: Some(Quarter(2)),
        milestones: &[Milestone("Ny aftale med leverandøren", "peter", Some(Quarter(1)), None)],
        updates: &[(84, Planned, OnTrack, "Aftalen bliver forhandlet sammen med fornyelsen af pc'er.")],
        effects: &[Effect("Tid til login", HoursPerYear, 4_900, None, None)],
    },
    Initiative {
        key: "eftersyn", title: "Én kalender for lovpligtige eftersyn",
        purpose: "Elevator, brand og legeplads ses efter samme dag, hvor det kan lade sig gøre.",
        improvement: "Lederen skal være til stede to dage om året i stedet for ni.",
        area: "EJD", unit: "KEJD", owner: "ole", day: 102, starts: Some(Half(1)), horizon: Some(Half(2)),
        milestones: &[],
        updates: &[(98, Planned, OnTrack, "Kalenderen bliver lavet sammen med de nye aftaler om eftersyn.")],
        effects: &[Effect("Dage med eftersyn pr. ejendom", Days, 7, None, None)],
    },
    Initiative {
        key: "vejledning", title: "Vejledninger med dato og ansvarlig",
        purpose: "Gamle vejledninger bliver slettet, og resten bliver skrevet om til én side ad gangen.",
        improvement: "Den første, man finder, er den, der gælder.",
        area: "KOM", unit: "OKF", owner: "camilla", day: 94, starts: Some(Day(-90)), horizon: Some(Half(0)),
        milestones: &[
            Milestone("HR: 140 vejledninger gennemgået", "karen", Some(Month(-1)), Some(28)),
            Milestone("It: 90 vejledninger gennemgået", "peter", Some(Day(-14)), None),
            Milestone("Økonomi: 110 vejledninger gennemgået", "camilla", Some(Month(1)), None),
        ],
        updates: &[
            (60, InProgress, OnTrack, "HR er halvvejs og har slettet hver tredje vejledning."),
            (13, InProgress, Late, "It mangler en, der kan skrive; de ledige hænder er på login-projektet."),
        ],
        effects: &[Effect("Vejledninger i alt", Count, 210, Some(150), None)],
    },
    Initiative {
        key: "koersel", title: "Kørsel registreres på telefonen",
        purpose: "En lille løsning på telefonen, der kender adresserne og sender turen til løn.",
        improvement: "Ingen skriver ture op og taster dem igen.",
        area: "OKO", unit: "KS", owner: "camilla", day: 116, starts: Some(Month(-3)), horizon: Some(Year(1)),
        milestones: &[],
        updates: &[
            (90, InProgress, OnTrack, "To løsninger er set på; den ene passer til lønsystemet."),
            (50, Paused, AtRisk, "Sat på pause, til det er afgjort, om lønsystemet skal udbydes igen."),
        ],
        effects: &[Effect("Ture, der tastes igen", HoursPerYear, 6_500, None, None)],
    },
    Initiative {
        key: "puljer", title: "Ét skema til alle små puljer",
        purpose: "Fjorten skemaer bliver til ét for puljer under 25.000 kr.",
        improvement: "En ansøgning tager en time, ikke en dag.",
        area: "OKO", unit: "OKF", owner: "camilla", day: 78, starts: None, horizon: Some(Year(1)),
        milestones: &[],
        updates: &[],
        effects: &[Effect("Administration af puljer", KronerPerYear, 220_000, None, None)],
    },
    Initiative {
        key: "indberetning", title: "Trivselsindberetning én gang om året",
        purpose: "Fire indberetninger om året bliver til én, og svaret kommer tilbage til enheden.",
        improvement: "Tre indberetninger færre om året.",
        area: "KOM", unit: "OKF", owner: "camilla", day: 124, starts: Some(Month(-4)), horizon: Some(Half(1)),
        milestones: &[],
        updates: &[
            (118, Planned, OnTrack, "Vi taler med dem, der bruger tallene."),
            (56, Stopped, AtRisk, "Stoppet: tallene er lovet i en aftale, som løber året ud. Ønsket tages op ved fornyelsen."),
        ],
        effects: &[],
    },
];

/// Which initiatives answer wishes that never named them in an answer.
pub const FURTHER_LINKS: &[(&str, &str)] = &[("puljer", "puljer")];
