-- Portable on purpose: the same statements run on SQLite and PostgreSQL. Ids are text (UUIDv7), moments are milliseconds
-- since 1970 UTC in bigint, dates keep their precision as text (2024, 2024-H1, 2024-05-17).

CREATE TABLE counters (
    name TEXT PRIMARY KEY NOT NULL,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('activity', 0), ('wish', 0), ('initiative', 0);

CREATE TABLE units (
    id TEXT PRIMARY KEY NOT NULL,
    parent_id TEXT REFERENCES units (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    outside_id TEXT UNIQUE,
    valid_from TEXT,
    valid_to TEXT,
    version BIGINT NOT NULL
);

CREATE TABLE areas (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    retired BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE people (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    -- Lower case; the name one signs in with.
    email TEXT UNIQUE,
    password_hash TEXT,
    language TEXT NOT NULL,
    closed BOOLEAN NOT NULL,
    -- One line about a persona of the demo; empty for real people.
    persona TEXT,
    version BIGINT NOT NULL
);

CREATE TABLE positions (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    valid_from TEXT,
    valid_to TEXT
);
CREATE INDEX positions_by_person ON positions (person_id);
CREATE INDEX positions_by_unit ON positions (unit_id);

CREATE TABLE position_areas (
    position_id TEXT NOT NULL REFERENCES positions (id),
    area_id TEXT NOT NULL REFERENCES areas (id),
    PRIMARY KEY (position_id, area_id)
);

CREATE TABLE sessions (
    -- SHA-256 of the cookie; the cookie itself is never stored.
    token_hash TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person_id);

CREATE TABLE invitations (
    token_hash TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX invitations_by_person ON invitations (person_id);

CREATE TABLE rounds (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    opens_on TEXT NOT NULL,
    closes_on TEXT NOT NULL,
    closed_at BIGINT,
    version BIGINT NOT NULL
);
CREATE TABLE round_areas (
    round_id TEXT NOT NULL REFERENCES rounds (id),
    area_id TEXT NOT NULL REFERENCES areas (id),
    PRIMARY KEY (round_id, area_id)
);
CREATE TABLE round_units (
    round_id TEXT NOT NULL REFERENCES rounds (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    PRIMARY KEY (round_id, unit_id)
);

CREATE TABLE wishes (
    number BIGINT PRIMARY KEY NOT NULL,
    -- The browser's key: the same wish sent twice is one wish.
    client_key TEXT UNIQUE,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    area_id TEXT NOT NULL REFERENCES areas (id),
    rule TEXT NOT NULL,
    rule_source TEXT NOT NULL,
    kind TEXT NOT NULL,
    author_id TEXT REFERENCES people (id),
    unit_id TEXT REFERENCES units (id),
    visibility TEXT NOT NULL,
    round_id TEXT REFERENCES rounds (id),
    status TEXT NOT NULL,
    decision TEXT,
    horizon TEXT,
    -- The author's estimate as given.
    load_tenths BIGINT,
    load_times BIGINT,
    load_people BIGINT,
    -- Minutes a year, three figures; burden_sort is the best known of them, for sorting only.
    estimated_minutes BIGINT,
    confirmed_minutes BIGINT,
    verified_minutes BIGINT,
    burden_sort BIGINT NOT NULL,
    -- Counted along with each support, so that lists need not count.
    supporters BIGINT NOT NULL,
    units_hit BIGINT NOT NULL,
    comments BIGINT NOT NULL,
    received TEXT,
    recorded_at BIGINT NOT NULL,
    assessed_at BIGINT,
    answered_at BIGINT,
    carried_out_at BIGINT,
    confirmed_at BIGINT,
    question TEXT,
    question_at BIGINT,
    question_by TEXT REFERENCES people (id),
    removed_at BIGINT,
    source TEXT,
    outside_id TEXT UNIQUE,
    made_up BOOLEAN NOT NULL,
    -- Title, texts and rule, folded for search.
    search_text TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX wishes_by_units ON wishes (removed_at, units_hit DESC, number DESC);
CREATE INDEX wishes_by_burden ON wishes (removed_at, burden_sort DESC, number DESC);
CREATE INDEX wishes_by_age ON wishes (removed_at, recorded_at DESC, number DESC);
CREATE INDEX wishes_by_area ON wishes (area_id, status);
CREATE INDEX wishes_by_author ON wishes (author_id);
CREATE INDEX wishes_by_round ON wishes (round_id);
CREATE INDEX wishes_by_unit ON wishes (unit_id);

CREATE TABLE supports (
    wish BIGINT NOT NULL REFERENCES wishes (number),
    person_id TEXT NOT NULL REFERENCES people (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    load_tenths BIGINT,
    load_times BIGINT,
    load_people BIGINT,
    minutes BIGINT,
    at BIGINT NOT NULL,
    PRIMARY KEY (wish, person_id)
);
CREATE INDEX supports_by_unit ON supports (wish, unit_id);
CREATE INDEX supports_by_person ON supports (person_id);

CREATE TABLE follows (
    wish BIGINT NOT NULL REFERENCES wishes (number),
    person_id TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (wish, person_id)
);
CREATE INDEX follows_by_person ON follows (person_id);

CREATE TABLE comments (
    id TEXT PRIMARY KEY NOT NULL,
    client_key TEXT UNIQUE,
    wish BIGINT NOT NULL REFERENCES wishes (number),
    author_id TEXT REFERENCES people (id),
    unit_id TEXT REFERENCES units (id),
    body TEXT NOT NULL,
    official BOOLEAN NOT NULL,
    at BIGINT NOT NULL,
    edited_at BIGINT,
    removed_at BIGINT
);
CREATE INDEX comments_by_wish ON comments (wish, at);

CREATE TABLE initiatives (
    number BIGINT PRIMARY KEY NOT NULL,
    client_key TEXT UNIQUE,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    improvement TEXT NOT NULL,
    area_id TEXT NOT NULL REFERENCES areas (id),
    unit_id TEXT NOT NULL REFERENCES units (id),
    owner_id TEXT REFERENCES people (id),
    starts TEXT,
    horizon TEXT,
    -- The last day the horizon can mean, as days since 1970, for sorting and for what is late.
    horizon_day BIGINT,
    status TEXT NOT NULL,
    health TEXT NOT NULL,
    delivered_at BIGINT,
    recorded_at BIGINT NOT NULL,
    source TEXT,
    outside_id TEXT UNIQUE,
    made_up BOOLEAN NOT NULL,
    search_text TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX initiatives_by_owner ON initiatives (owner_id);
CREATE INDEX initiatives_by_horizon ON initiatives (horizon_day, number);

CREATE TABLE initiative_wishes (
    initiative BIGINT NOT NULL REFERENCES initiatives (number),
    wish BIGINT NOT NULL REFERENCES wishes (number),
    PRIMARY KEY (initiative, wish)
);
CREATE INDEX initiative_wishes_by_wish ON initiative_wishes (wish);

CREATE TABLE answers (
    id TEXT PRIMARY KEY NOT NULL,
    wish BIGINT NOT NULL REFERENCES wishes (number),
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    initiative BIGINT REFERENCES initiatives (number),
    horizon TEXT,
    by_id TEXT REFERENCES people (id),
    at BIGINT NOT NULL
);
CREATE INDEX answers_by_wish ON answers (wish, at);

CREATE TABLE verdicts (
    wish BIGINT NOT NULL REFERENCES wishes (number),
    person_id TEXT NOT NULL REFERENCES people (id),
    verdict TEXT NOT NULL,
    comment TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (wish, person_id)
);

CREATE TABLE milestones (
    id TEXT PRIMARY KEY NOT NULL,
    initiative BIGINT NOT NULL REFERENCES initiatives (number),
    title TEXT NOT NULL,
    owner_id TEXT REFERENCES people (id),
    due TEXT,
    done_at BIGINT,
    position BIGINT NOT NULL
);
CREATE INDEX milestones_by_initiative ON milestones (initiative, position);

CREATE TABLE status_updates (
    id TEXT PRIMARY KEY NOT NULL,
    initiative BIGINT NOT NULL REFERENCES initiatives (number),
    status TEXT NOT NULL,
    health TEXT NOT NULL,
    text TEXT NOT NULL,
    by_id TEXT REFERENCES people (id),
    at BIGINT NOT NULL
);
CREATE INDEX status_updates_by_initiative ON status_updates (initiative, at);

CREATE TABLE effects (
    id TEXT PRIMARY KEY NOT NULL,
    initiative BIGINT NOT NULL REFERENCES initiatives (number),
    measure TEXT NOT NULL,
    unit TEXT NOT NULL,
    position BIGINT NOT NULL
);
CREATE INDEX effects_by_initiative ON effects (initiative, position);

CREATE TABLE effect_values (
    id TEXT PRIMARY KEY NOT NULL,
    effect_id TEXT NOT NULL REFERENCES effects (id),
    level TEXT NOT NULL,
    hundredths BIGINT NOT NULL,
    note TEXT NOT NULL,
    by_id TEXT REFERENCES people (id),
    at BIGINT NOT NULL
);
CREATE INDEX effect_values_by_effect ON effect_values (effect_id, at);

CREATE TABLE imports (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    by_id TEXT REFERENCES people (id),
    at BIGINT NOT NULL,
    made BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    same BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    refused_csv TEXT NOT NULL,
    undone_at BIGINT
);
-- What an import did to each record, so that it can be taken back as a whole.
CREATE TABLE import_records (
    import_id TEXT NOT NULL REFERENCES imports (id),
    position BIGINT NOT NULL,
    record_id TEXT NOT NULL,
    -- The record before, as JSON; empty when the import made it.
    before TEXT,
    version_after BIGINT NOT NULL,
    PRIMARY KEY (import_id, position)
);
-- Which field a heading was last said to be.
CREATE TABLE import_headings (
    kind TEXT NOT NULL,
    heading TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (kind, heading)
);

-- Every change, in the order of commits. History, audit log and live stream are read from here.
CREATE TABLE activity (
    seq BIGINT PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    actor_id TEXT REFERENCES people (id),
    -- Who may see the actor: everyone, owner or nobody.
    actor_visibility TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    label TEXT NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX activity_by_subject ON activity (subject_kind, subject, seq);
