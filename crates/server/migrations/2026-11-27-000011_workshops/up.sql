-- Live workshops. The plan is JSON until the doors are opened; from then on the log says how things stand.
CREATE TABLE workshops (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES units (id),
    -- planned, running or ended.
    status TEXT NOT NULL,
    starts_at BIGINT,
    place TEXT NOT NULL,
    -- Planned, in all.
    minutes BIGINT NOT NULL,
    plan TEXT NOT NULL,
    -- What people type to join, and until when it is good.
    code TEXT UNIQUE,
    code_until BIGINT,
    created_by TEXT NOT NULL REFERENCES people (id),
    created_at BIGINT NOT NULL,
    opened_at BIGINT,
    ended_at BIGINT,
    -- The number of the last entry of the log.
    seq BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- Who leads it, beside the one who planned it.
CREATE TABLE workshop_facilitators (
    workshop TEXT NOT NULL REFERENCES workshops (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (workshop, person_id)
);
CREATE INDEX workshop_facilitators_by_person ON workshop_facilitators (person_id);

-- What was accepted in a workshop, numbered without gaps from 1, as JSON. No names and no addresses.
CREATE TABLE workshop_entries (
    workshop TEXT NOT NULL REFERENCES workshops (id),
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (workshop, seq)
);

-- Who took part, as far as they said: apart from the log, so that it can be forgotten. The secret in their cookie is kept hashed.
CREATE TABLE workshop_participants (
    workshop TEXT NOT NULL REFERENCES workshops (id),
    participant TEXT NOT NULL,
    token_hash TEXT UNIQUE,
    person_id TEXT REFERENCES people (id),
    name TEXT NOT NULL,
    -- Where the record is sent; empty for nowhere.
    email TEXT NOT NULL,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (workshop, participant)
);
