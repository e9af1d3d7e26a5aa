-- Wishes about the same, made one. Nothing is moved: whoever reads the one reads the others with it.

-- The wish that this one was merged into; never one that is itself merged.
ALTER TABLE wishes ADD COLUMN merged_into BIGINT REFERENCES wishes (number);
ALTER TABLE wishes ADD COLUMN merged_at BIGINT;
CREATE INDEX wishes_by_merged ON wishes (merged_into);

CREATE TABLE merges (
    id TEXT PRIMARY KEY NOT NULL,
    into_wish BIGINT NOT NULL REFERENCES wishes (number),
    reason TEXT NOT NULL,
    by_id TEXT REFERENCES people (id),
    at BIGINT NOT NULL,
    undone_at BIGINT,
    undone_by TEXT REFERENCES people (id)
);
CREATE INDEX merges_by_wish ON merges (into_wish);

CREATE TABLE merge_parts (
    merge_id TEXT NOT NULL REFERENCES merges (id),
    wish BIGINT NOT NULL REFERENCES wishes (number),
    -- The wish it was a part of before, and is again when this is undone.
    was_into BIGINT REFERENCES wishes (number),
    PRIMARY KEY (merge_id, wish)
);
CREATE INDEX merge_parts_by_wish ON merge_parts (wish);

-- Who took out what came with a part: the part keeps its row, so that undoing gives it back.
CREATE TABLE merge_optouts (
    wish BIGINT NOT NULL REFERENCES wishes (number),
    into_wish BIGINT NOT NULL REFERENCES wishes (number),
    person_id TEXT NOT NULL REFERENCES people (id),
    -- support or follow.
    what TEXT NOT NULL,
    PRIMARY KEY (wish, into_wish, person_id, what)
);

-- Looked at, and not about the same. The lower number first.
CREATE TABLE not_doubles (
    a BIGINT NOT NULL REFERENCES wishes (number),
    b BIGINT NOT NULL REFERENCES wishes (number),
    PRIMARY KEY (a, b)
);
