-- Words that mean the same here, kept by administrators.
CREATE TABLE synonyms (
    id TEXT PRIMARY KEY NOT NULL,
    -- The words and phrases of the group, each on a line.
    words TEXT NOT NULL,
    version BIGINT NOT NULL
);
