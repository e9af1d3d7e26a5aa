DROP INDEX workshops_by_end;
DROP INDEX workshops_by_guests;
ALTER TABLE workshops DROP COLUMN guests;

CREATE TABLE voices_of_rooms (
    wish BIGINT NOT NULL REFERENCES wishes (number),
    workshop TEXT NOT NULL REFERENCES workshops (id),
    participant TEXT NOT NULL,
    unit_id TEXT REFERENCES units (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (wish, workshop, participant)
);
INSERT INTO voices_of_rooms (wish, workshop, participant, unit_id, at)
    SELECT wish, workshop, participant, unit_id, at FROM voices WHERE workshop IN (SELECT id FROM workshops);
DROP TABLE voices;
ALTER TABLE voices_of_rooms RENAME TO voices;
CREATE INDEX voices_by_unit ON voices (wish, unit_id);

CREATE TABLE letters_by_participant (
    id TEXT PRIMARY KEY NOT NULL,
    workshop TEXT NOT NULL REFERENCES workshops (id),
    participant TEXT NOT NULL,
    about TEXT NOT NULL,
    wish BIGINT NOT NULL,
    occasion BIGINT NOT NULL,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next_try_at BIGINT,
    made_at BIGINT NOT NULL,
    UNIQUE (workshop, participant, about, wish, occasion)
);
INSERT INTO letters_by_participant
    SELECT workshop_letters.id, workshop_letters.workshop, MIN(workshop_participants.participant), workshop_letters.about,
        workshop_letters.wish, workshop_letters.occasion, 'sent', 0, NULL, 0
    FROM workshop_letters JOIN workshop_participants
        ON workshop_participants.workshop = workshop_letters.workshop AND workshop_participants.email = workshop_letters.address
    GROUP BY workshop_letters.id, workshop_letters.workshop, workshop_letters.about, workshop_letters.wish,
        workshop_letters.occasion;
DROP TABLE workshop_letters;
ALTER TABLE letters_by_participant RENAME TO workshop_letters;
CREATE INDEX workshop_letters_by_state ON workshop_letters (state, next_try_at);

DELETE FROM mails WHERE person_id IS NULL;
CREATE TABLE mails_to_people (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    next_try_at BIGINT,
    made_at BIGINT NOT NULL,
    sent_at BIGINT,
    last_error TEXT
);
INSERT INTO mails_to_people (id, person_id, kind, state, tries, next_try_at, made_at, sent_at, last_error)
    SELECT id, person_id, kind, state, tries, next_try_at, made_at, sent_at, last_error FROM mails;
DROP TABLE mails;
ALTER TABLE mails_to_people RENAME TO mails;
CREATE INDEX mails_by_state ON mails (state, next_try_at);
CREATE INDEX mails_by_person ON mails (person_id);
