-- What persons have asked for. Times are seconds, and due dates days, since 1970. No reference to a person stands here: subject is a box of
-- tokens that only the epochs' own keys open, and is emptied once it is not needed any more.

CREATE TABLE requests
(
    number      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    verb        TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    due         BIGINT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('received', 'verified', 'done', 'refused')),
    entered_by  TEXT NOT NULL,
    numbers     INTEGER NOT NULL,
    emails      INTEGER NOT NULL,
    phones      INTEGER NOT NULL,
    accounts    INTEGER NOT NULL,
    reason      TEXT,
    closed_at   BIGINT,
    subject     BYTEA NOT NULL,
    -- how often it was carried out and rows were left, and from when on it may be tried again
    attempts    INTEGER NOT NULL DEFAULT 0,
    next_at     BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX requests_by_state ON requests (state, due, number);

-- What was done. Added to, and never changed.
CREATE TABLE request_events
(
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request       BIGINT NOT NULL REFERENCES requests (number),
    at            BIGINT NOT NULL,
    what          TEXT NOT NULL,
    by_whom       TEXT NOT NULL,
    parcels       BIGINT,
    -- JSON: rows by table, and Mondays
    rows_by_table TEXT,
    weeks         TEXT,
    rows_left     BIGINT
);

CREATE INDEX request_events_by_request ON request_events (request, id);

CREATE FUNCTION request_events_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'request_events is only added to';
END
$$;

CREATE TRIGGER request_events_stay BEFORE UPDATE OR DELETE ON request_events
FOR EACH STATEMENT EXECUTE FUNCTION request_events_stay();

-- What recipients are still to be told, and what they have acknowledged. subject is emptied then.
CREATE TABLE notices
(
    request   BIGINT NOT NULL REFERENCES requests (number),
    recipient TEXT NOT NULL,
    verb      TEXT NOT NULL,
    done_at   BIGINT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'acknowledged', 'given-up')),
    subject   BYTEA NOT NULL,
    attempts  INTEGER NOT NULL DEFAULT 0,
    next_at   BIGINT NOT NULL,
    -- what the latest attempt came to, in a word or an HTTP status
    outcome   TEXT,
    PRIMARY KEY (request, recipient)
);

CREATE INDEX notices_by_state ON notices (state, next_at);
