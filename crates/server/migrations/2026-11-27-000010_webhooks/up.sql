-- Addresses at which other programs are told what happens. The secret signs each message, so it is kept as it is; not in the archive.
CREATE TABLE webhooks (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    -- json or teams.
    format TEXT NOT NULL,
    -- Words of the activity, with blanks between.
    events TEXT NOT NULL,
    -- Ids with blanks between; none means all.
    areas TEXT NOT NULL,
    paused BOOLEAN NOT NULL,
    -- Entries of the activity up to this one are not told: it was not there yet, or paused.
    since_seq BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- One message to one webhook. What stands in it is worked out when it is sent.
CREATE TABLE webhook_deliveries (
    id TEXT PRIMARY KEY NOT NULL,
    webhook_id TEXT NOT NULL REFERENCES webhooks (id),
    -- The entry of the activity it tells of; empty for a message to try the webhook with.
    seq BIGINT,
    action TEXT NOT NULL,
    -- waiting, sending, delivered or failed.
    state TEXT NOT NULL,
    tries BIGINT NOT NULL,
    -- When it may be tried; for one being sent, when whoever sends it has given up.
    next_try_at BIGINT,
    last_status BIGINT,
    last_error TEXT,
    made_at BIGINT NOT NULL,
    done_at BIGINT,
    UNIQUE (webhook_id, seq)
);
CREATE INDEX webhook_deliveries_by_state ON webhook_deliveries (state, next_try_at);
