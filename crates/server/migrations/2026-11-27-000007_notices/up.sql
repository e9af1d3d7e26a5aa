-- Who was told what. Read from the activity in its order; an existing store begins at its newest entry, so that nobody is told of
-- history.
INSERT INTO counters (name, value) SELECT 'notices', value FROM counters WHERE name = 'activity';

CREATE TABLE notices (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    -- The entry of the activity it tells of.
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    -- What it is about: a wish, or an initiative.
    wish BIGINT REFERENCES wishes (number),
    initiative BIGINT REFERENCES initiatives (number),
    at BIGINT NOT NULL,
    read_at BIGINT,
    -- When it is to be mailed; empty when it is not to be.
    mail_at BIGINT,
    -- The mail it went into.
    mail_id TEXT,
    UNIQUE (person_id, seq)
);
CREATE INDEX notices_by_person ON notices (person_id, read_at);
CREATE INDEX notices_by_seq ON notices (seq);
CREATE INDEX notices_by_mail ON notices (mail_id);
-- Few wait to be mailed at a time.
CREATE INDEX notices_by_mail_at ON notices (mail_at, person_id) WHERE mail_at IS NOT NULL AND mail_id IS NULL;

-- How soon a person wants to be mailed about a kind; what is not here is as the kind has it.
CREATE TABLE notice_choices (
    person_id TEXT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    pace TEXT NOT NULL,
    PRIMARY KEY (person_id, kind)
);
