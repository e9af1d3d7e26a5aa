-- One queue for all mails: those to guests of a workshop have nobody as their person. What they say stands in `workshop_letters` under the
-- mail's id, and stays there when the mail is gone, so that nothing is said twice.
CREATE TABLE mails_to_all (
    id TEXT PRIMARY KEY NOT NULL,
    -- Nobody, for one to a guest of a workshop.
    person_id TEXT REFERENCES people (id),
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
INSERT INTO mails_to_all (id, person_id, kind, state, tries, next_try_at, made_at, sent_at, last_error)
    SELECT id, person_id, kind, state, tries, next_try_at, made_at, sent_at, last_error FROM mails;
DROP TABLE mails;
ALTER TABLE mails_to_all RENAME TO mails;
CREATE INDEX mails_by_state ON mails (state, next_try_at);
CREATE INDEX mails_by_person ON mails (person_id);

-- Addresses are compared, so they are kept in one form.
UPDATE workshop_participants SET email = lower(email) WHERE email <> '';

-- Said once to each address of a workshop, on however many phones it was left.
CREATE TABLE letters_by_address (
    -- The mail it goes into.
    id TEXT PRIMARY KEY NOT NULL,
    workshop TEXT NOT NULL REFERENCES workshops (id),
    -- Forgotten with those of the participants.
    address TEXT NOT NULL,
    -- record, answered or carried_out.
    about TEXT NOT NULL,
    -- The wish that was answered; 0 for the record.
    wish BIGINT NOT NULL,
    -- When that happened; 0 for the record, which is sent once.
    occasion BIGINT NOT NULL
);
INSERT INTO letters_by_address (id, workshop, address, about, wish, occasion)
    SELECT MIN(workshop_letters.id), workshop_letters.workshop, workshop_participants.email, workshop_letters.about,
        workshop_letters.wish, workshop_letters.occasion
    FROM workshop_letters JOIN workshop_participants
        ON workshop_participants.workshop = workshop_letters.workshop
        AND workshop_participants.participant = workshop_letters.participant
    WHERE workshop_participants.email <> ''
    GROUP BY workshop_letters.workshop, workshop_participants.email, workshop_letters.about, workshop_letters.wish,
        workshop_letters.occasion;
INSERT INTO mails (id, person_id, kind, state, tries, next_try_at, made_at, sent_at, last_error)
    SELECT id, NULL, 'at_once', state, tries, next_try_at, made_at, NULL, NULL FROM workshop_letters
    WHERE state <> 'sent' AND id IN (SELECT id FROM letters_by_address)
        -- Left on two phones and sent to one of them, the address has got it.
        AND id NOT IN (
            SELECT letters_by_address.id
            FROM letters_by_address JOIN workshop_participants
                ON workshop_participants.workshop = letters_by_address.workshop
                AND workshop_participants.email = letters_by_address.address
            JOIN workshop_letters AS sent
                ON sent.workshop = workshop_participants.workshop
                AND sent.participant = workshop_participants.participant
                AND sent.about = letters_by_address.about
                AND sent.wish = letters_by_address.wish
                AND sent.occasion = letters_by_address.occasion
            WHERE sent.state = 'sent'
        );
DROP TABLE workshop_letters;
ALTER TABLE letters_by_address RENAME TO workshop_letters;
CREATE INDEX workshop_letters_by_address ON workshop_letters (workshop, address);

-- How much is still known of those who took part: everything (known), no names but of those who stand in the record (unnamed), and no
-- addresses either (forgotten).
ALTER TABLE workshops ADD COLUMN guests TEXT NOT NULL DEFAULT 'known';
CREATE INDEX workshops_by_guests ON workshops (guests, ended_at);
CREATE INDEX workshops_by_end ON workshops (status, ended_at);

-- A voice stays when the workshop it was raised in is deleted. Of somebody with an account it says whose it is, so that they are counted once.
CREATE TABLE voices_of_all (
    wish BIGINT NOT NULL REFERENCES wishes (number),
    workshop TEXT NOT NULL,
    participant TEXT NOT NULL,
    person_id TEXT REFERENCES people (id),
    unit_id TEXT REFERENCES units (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (wish, workshop, participant)
);
INSERT INTO voices_of_all (wish, workshop, participant, person_id, unit_id, at)
    SELECT voices.wish, voices.workshop, voices.participant, workshop_participants.person_id, voices.unit_id, voices.at
    FROM voices LEFT JOIN workshop_participants
        ON workshop_participants.workshop = voices.workshop
        AND workshop_participants.participant = voices.participant;
DROP TABLE voices;
ALTER TABLE voices_of_all RENAME TO voices;
CREATE INDEX voices_by_unit ON voices (wish, unit_id);
