-- Secret addresses of feeds. What is here is half of one; the other half is signed with what the server keeps to itself.
CREATE TABLE feeds (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    -- wishes or calendar.
    purpose TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    UNIQUE (person_id, purpose)
);
