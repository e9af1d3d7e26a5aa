-- What came out of workshops.
CREATE TABLE workshop_outcomes (
    workshop TEXT NOT NULL REFERENCES workshops (id),
    cluster TEXT NOT NULL,
    -- wish or initiative.
    kind TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (workshop, cluster, kind)
);
CREATE INDEX workshop_outcomes_by_number ON workshop_outcomes (kind, number);

-- Support by those who took part in a workshop without an account: counted once each, and in their unit if they said one.
CREATE TABLE voices (
    wish BIGINT NOT NULL REFERENCES wishes (number),
    workshop TEXT NOT NULL REFERENCES workshops (id),
    participant TEXT NOT NULL,
    unit_id TEXT REFERENCES units (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (wish, workshop, participant)
);
CREATE INDEX voices_by_unit ON voices (wish, unit_id);
