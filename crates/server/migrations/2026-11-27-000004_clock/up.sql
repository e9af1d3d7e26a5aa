-- The answer clock. Days are whole Danish days since 1970-01-01.

-- When the clock was started: when the wish came, or when it was opened again.
ALTER TABLE wishes ADD COLUMN clock_from BIGINT;
-- The first answer since then.
ALTER TABLE wishes ADD COLUMN clock_met_at BIGINT;
-- The last day for a first reaction, and for the answer.
ALTER TABLE wishes ADD COLUMN first_due BIGINT;
ALTER TABLE wishes ADD COLUMN answer_due BIGINT;
-- Who has taken it on.
ALTER TABLE wishes ADD COLUMN assignee_id TEXT REFERENCES people (id);
CREATE INDEX wishes_by_due ON wishes (clock_met_at, answer_due);

-- One row: the municipality's.
CREATE TABLE deadline_rules (
    id TEXT PRIMARY KEY NOT NULL,
    first_days BIGINT NOT NULL,
    answer_days BIGINT NOT NULL,
    warn_days BIGINT NOT NULL,
    escalate_days BIGINT NOT NULL,
    -- MM-DD.
    quiet_from TEXT,
    quiet_to TEXT,
    -- Days each year, MM-DD, with spaces between.
    closed TEXT NOT NULL,
    version BIGINT NOT NULL
);
INSERT INTO deadline_rules (id, first_days, answer_days, warn_days, escalate_days, quiet_from, quiet_to, closed, version)
VALUES ('municipality', 5, 20, 3, 5, '07-01', '07-31', '06-05 12-24 12-31', 1);

CREATE TABLE area_deadlines (
    area_id TEXT PRIMARY KEY NOT NULL REFERENCES areas (id),
    first_days BIGINT,
    answer_days BIGINT
);

-- Whose time it was.
CREATE TABLE turns (
    id TEXT PRIMARY KEY NOT NULL,
    wish BIGINT NOT NULL REFERENCES wishes (number),
    holder TEXT NOT NULL,
    area_id TEXT REFERENCES areas (id),
    from_at BIGINT NOT NULL,
    to_at BIGINT
);
CREATE INDEX turns_by_wish ON turns (wish, from_at);

-- What was told of a deadline. The due day is part of the key: a new deadline is told anew, the same one never twice.
CREATE TABLE reminders (
    wish BIGINT NOT NULL REFERENCES wishes (number),
    kind TEXT NOT NULL,
    due BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (wish, kind, due)
);

-- Answers that are written and go out later.
CREATE TABLE scheduled_answers (
    wish BIGINT PRIMARY KEY NOT NULL REFERENCES wishes (number),
    -- The answer, as JSON.
    body TEXT NOT NULL,
    publish_at BIGINT NOT NULL,
    by_id TEXT NOT NULL REFERENCES people (id),
    made_at BIGINT NOT NULL,
    failed_at BIGINT
);
CREATE INDEX scheduled_answers_by_time ON scheduled_answers (failed_at, publish_at);

CREATE TABLE answer_templates (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    decision TEXT,
    text TEXT NOT NULL,
    -- Empty: for all areas.
    area_id TEXT REFERENCES areas (id),
    version BIGINT NOT NULL
);
INSERT INTO answer_templates (id, name, decision, text, version) VALUES
('template-will-be-done', 'Det gør vi', 'will_be_done', 'Tak for dit ønske. Du har ret: det kan gøres enklere, og det gør vi. Fra {tidshorisont} er det på plads. Indtil da gør I, som I plejer. Vi skriver til dig, når det er klar, og spørger, om du kan mærke det.', 1),
('template-under-way', 'Vi er i gang', 'under_way', 'Tak for dit ønske. Vi er allerede i gang med at løse det, og dit ønske viser, at det haster. Vi regner med at være færdige {tidshorisont}. Du kan følge arbejdet her på siden.', 1),
('template-will-be-tried', 'Vi prøver det af', 'will_be_tried', 'Tak for dit ønske. Vi vil gerne finde ud af, om det kan gøres enklere uden at noget går tabt. Derfor prøver vi det af nogle få steder først, til og med {tidshorisont}. Bagefter fortæller vi, hvad vi lærte, og hvad vi gør.', 1),
('template-passed-on', 'Ikke vores regel: sendt videre', 'passed_on', 'Tak for dit ønske. Reglen er ikke kommunens egen, så vi kan ikke selv ændre den. Vi har sendt dit ønske videre til dem, der ejer reglen, og vi skriver her, når de har svaret.', 1),
('template-not-now', 'Ikke nu', 'not_now', 'Tak for dit ønske. Vi er enige i, at det tager tid, men vi når det ikke nu, fordi {hvorfor}. Vi ser på det igen {hvornår}. Hvis det bliver værre, så skriv en kommentar her.', 1),
('template-no', 'Nej, og hvorfor', 'no', 'Tak for dit ønske. Vi har set på det, og vi kan ikke ændre det, fordi {hvorfor}. Vi ved godt, at det tager tid hos jer. Det her kan måske hjælpe: {hvad der kan hjælpe}.', 1);

-- A refusal that its author did not accept.
CREATE TABLE appeals (
    wish BIGINT PRIMARY KEY NOT NULL REFERENCES wishes (number),
    by_id TEXT NOT NULL REFERENCES people (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- What was passed on to the rule's owner.
CREATE TABLE referrals (
    wish BIGINT PRIMARY KEY NOT NULL REFERENCES wishes (number),
    owner TEXT NOT NULL,
    addressee TEXT NOT NULL,
    -- Dates as exactly as they are known.
    sent_on TEXT,
    reply_due TEXT,
    -- The last day it can mean, for reminding.
    reply_due_day BIGINT,
    replied_on TEXT,
    reply TEXT NOT NULL,
    by_id TEXT REFERENCES people (id),
    at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
