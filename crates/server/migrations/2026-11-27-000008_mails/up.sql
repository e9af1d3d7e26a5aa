-- Mails to send. What stands in one is worked out when it is sent; the notices name the mail they go into.
CREATE TABLE mails (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    -- The slowest pace of what is in it: at_once, daily or weekly.
    kind TEXT NOT NULL,
    -- waiting, sending, sent or failed.
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    -- When it may be tried; for one being sent, when whoever sends it has given up.
    next_try_at BIGINT,
    made_at BIGINT NOT NULL,
    sent_at BIGINT,
    -- What went wrong the last time, in a word and a number; never an address.
    last_error TEXT
);
CREATE INDEX mails_by_state ON mails (state, next_try_at);
CREATE INDEX mails_by_person ON mails (person_id);

-- What the server keeps to itself: made once, never shown, not in the archive.
CREATE TABLE secrets (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
