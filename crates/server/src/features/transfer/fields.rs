//! The fields each kind of file has, and the headings they go by.

use forenkl_api::transfer::ImportKind;

/// A field an import knows, with the headings it goes by (folded when compared).
pub struct Field {
    pub name: &'static str,
    pub required: bool,
    pub headings: &'static [&'static str],
}

const fn needed(name: &'static str, headings: &'static [&'static str]) -> Field {
    Field { name, required: true, headings }
}

const fn optional(name: &'static str, headings: &'static [&'static str]) -> Field {
    Field { name, required: false, headings }
}

const TITLE: Field = needed(
    "title",
    &[
        "titel",
        "overskrift",
        "title",
        "headline",
        "ønske",
        "forenklingsønske",
        "emne",
        "subject",
        "wish",
        "tiltag",
        "initiative",
        "indsats",
    ],
);
const NUMBER: Field = optional(
    "number",
    &["nr", "nummer", "no", "number", "id", "løbenr", "løbenummer", "sagsnr", "sagsnummer", "outside id"],
);
const AREA: Field = needed(
    "area",
    &["fagområde", "område", "area", "emneområde", "kategori", "category", "fagområdekode", "area code"],
);
const SOURCE: Field = optional("source", &["kilde", "source", "ophav", "origin"]);

static UNITS: &[Field] = &[
    needed("name", &["navn", "name", "enhed", "enhedsnavn", "unit", "unit name", "organisation"]),
    optional(
        "id",
        &[
            "id",
            "nr",
            "nummer",
            "number",
            "kode",
            "code",
            "enhedsid",
            "unit id",
            "outside id",
            "eksternt id",
            "sdid",
        ],
    ),
    optional(
        "parent",
        &[
            "overordnet",
            "overordnet id",
            "overordnet enhed",
            "parent",
            "parent id",
            "forælder",
            "hører under",
        ],
    ),
    optional("short_name", &["forkortelse", "kort navn", "short name", "abbreviation", "kaldes"]),
    optional("kind", &["type", "slags", "art", "kind", "enhedstype", "unit kind"]),
    optional("valid_from", &["gyldig fra", "fra", "valid from", "from", "oprettet", "startdato"]),
    optional("valid_to", &["gyldig til", "til", "valid to", "to", "lukket", "nedlagt", "slutdato"]),
];

static AREAS: &[Field] = &[
    needed("code", &["kode", "code", "id", "nr", "forkortelse"]),
    needed("name", &["navn", "name", "fagområde", "område", "area", "titel"]),
    needed(
        "unit",
        &[
            "ansvarlig",
            "ansvarlig enhed",
            "responsible",
            "responsible unit",
            "enhed",
            "unit",
            "ejer",
            "owner",
        ],
    ),
];

static WISHES: &[Field] = &[
    TITLE,
    AREA,
    NUMBER,
    optional(
        "body",
        &[
            "beskrivelse",
            "tekst",
            "hvad er svært",
            "hvad tager tid",
            "udfordring",
            "udfordringen",
            "problem",
            "problemet",
            "description",
            "text",
            "body",
            "what takes time",
            "what is difficult",
            "begrundelse",
            "uddybning",
        ],
    ),
    optional(
        "suggestion",
        &[
            "forslag",
            "løsning",
            "løsningsforslag",
            "forslag til løsning",
            "suggestion",
            "proposal",
            "solution",
        ],
    ),
    optional(
        "rule",
        &[
            "regel",
            "regel eller proces",
            "hvilken regel",
            "proces",
            "regel/proces",
            "rule",
            "rule or process",
            "process",
        ],
    ),
    optional(
        "rule_source",
        &[
            "regelkilde",
            "hvis regel",
            "hvis regel er det",
            "regelejer",
            "regeltype",
            "rule source",
            "whose rule",
            "rule owner",
        ],
    ),
    optional("kind", &["type", "slags", "art", "kind", "ønsketype"]),
    optional(
        "unit",
        &[
            "forvaltning",
            "enhed",
            "institution",
            "arbejdsplads",
            "afdeling",
            "administration",
            "unit",
            "workplace",
            "indsendt af enhed",
        ],
    ),
    optional(
        "received",
        &[
            "modtaget",
            "dato",
            "modtaget dato",
            "indsendt",
            "indsendt dato",
            "oprettet",
            "tidspunkt",
            "received",
            "date",
            "submitted",
        ],
    ),
    optional(
        "minutes",
        &[
            "minutter pr gang",
            "minutter",
            "tid pr gang",
            "min pr gang",
            "minutes per time",
            "minutes",
            "minutes each time",
        ],
    ),
    optional(
        "times",
        &[
            "gange pr år",
            "gange om året",
            "antal gange",
            "gange",
            "antal gange pr år",
            "times per year",
            "times a year",
            "times",
        ],
    ),
    optional(
        "people",
        &[
            "antal personer",
            "personer",
            "antal medarbejdere",
            "medarbejdere",
            "antal ansatte",
            "people",
            "number of people",
            "employees",
        ],
    ),
    SOURCE,
];

static INITIATIVES: &[Field] = &[
    TITLE,
    AREA,
    needed(
        "unit",
        &[
            "ansvarlig",
            "ansvarlig enhed",
            "enhed",
            "forvaltning",
            "responsible",
            "responsible unit",
            "unit",
            "administration",
        ],
    ),
    NUMBER,
    optional("starts", &["start", "startdato", "starter", "begynder", "fra", "starts", "start date", "from"]),
    optional(
        "horizon",
        &[
            "tidshorisont",
            "horisont",
            "slut",
            "slutdato",
            "færdig",
            "forventet færdig",
            "deadline",
            "frist",
            "horizon",
            "time horizon",
            "due",
            "to",
        ],
    ),
    optional("status", &["status", "tilstand", "state"]),
    optional(
        "improvement",
        &[
            "forventet forbedring",
            "forbedring",
            "forventet effekt",
            "effekt",
            "gevinst",
            "improvement",
            "expected improvement",
            "benefit",
        ],
    ),
    optional("purpose", &["formål", "beskrivelse", "purpose", "description"]),
    optional(
        "wishes",
        &[
            "ønsker",
            "ønske",
            "ønske nr",
            "forenklingsønsker",
            "besvarer",
            "wishes",
            "wish numbers",
            "answers",
        ],
    ),
    SOURCE,
];

/// The fields of a kind, required ones first.
pub fn fields(kind: ImportKind) -> &'static [Field] {
    match kind {
        ImportKind::Units => UNITS,
        ImportKind::Areas => AREAS,
        ImportKind::Wishes => WISHES,
        ImportKind::Initiatives => INITIATIVES,
    }
}
