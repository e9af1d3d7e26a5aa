-- Mails to those who took part in a workshop and left an address: the record, and what becomes of what they asked for. What stands in one
-- is worked out when it is sent; the address stands with the participant.
CREATE TABLE workshop_letters (
    id TEXT PRIMARY KEY NOT NULL,
    workshop TEXT NOT NULL REFERENCES workshops (id),
    participant TEXT NOT NULL,
    -- record, answered or carried_out.
    about TEXT NOT NULL,
    -- The wish it is about; 0 for the record.
    wish BIGINT NOT NULL,
    -- When that happened; 0 for the record, which is sent once.
    occasion BIGINT NOT NULL,
    -- waiting, sending, sent or failed.
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    -- When it may be tried; for one being sent, when whoever sends it has given up.
    next_try_at BIGINT,
    made_at BIGINT NOT NULL,
    UNIQUE (workshop, participant, about, wish, occasion)
);
CREATE INDEX workshop_letters_by_state ON workshop_letters (state, next_try_at);
CREATE INDEX workshop_participants_by_email ON workshop_participants (email);
