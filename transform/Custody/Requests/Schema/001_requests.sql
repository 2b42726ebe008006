-- What persons have asked for. Times are seconds, and due dates days, since 1970. No reference to a person stands here: subject is a box of
-- tokens that only the epochs' own keys open, and is emptied once it is not needed any more.

CREATE TABLE requests
(
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    verb        TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    due         INTEGER NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('received', 'verified', 'done', 'refused')),
    entered_by  TEXT NOT NULL,
    numbers     INTEGER NOT NULL,
    emails      INTEGER NOT NULL,
    phones      INTEGER NOT NULL,
    accounts    INTEGER NOT NULL,
    reason      TEXT,
    closed_at   INTEGER,
    subject     BLOB NOT NULL,
    -- how often it was carried out and rows were left, and from when on it may be tried again
    attempts    INTEGER NOT NULL DEFAULT 0,
    next_at     INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX requests_by_state ON requests (state, due, number);

-- What was done. Added to, and never changed.
CREATE TABLE request_events
(
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    request       INTEGER NOT NULL REFERENCES requests (number),
    at            INTEGER NOT NULL,
    what          TEXT NOT NULL,
    by_whom       TEXT NOT NULL,
    parcels       INTEGER,
    -- JSON: rows by table, and Mondays
    rows_by_table TEXT,
    weeks         TEXT,
    rows_left     INTEGER
) STRICT;

CREATE INDEX request_events_by_request ON request_events (request, id);

CREATE TRIGGER request_events_stay BEFORE UPDATE ON request_events
BEGIN
    SELECT raise(ABORT, 'request_events is only added to');
END;

CREATE TRIGGER request_events_remain BEFORE DELETE ON request_events
BEGIN
    SELECT raise(ABORT, 'request_events is only added to');
END;

-- What recipients are still to be told, and what they have acknowledged. subject is emptied then.
CREATE TABLE notices
(
    request   INTEGER NOT NULL REFERENCES requests (number),
    recipient TEXT NOT NULL,
    verb      TEXT NOT NULL,
    done_at   INTEGER NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'acknowledged', 'given-up')),
    subject   BLOB NOT NULL,
    attempts  INTEGER NOT NULL DEFAULT 0,
    next_at   INTEGER NOT NULL,
    -- what the latest attempt came to, in a word or an HTTP status
    outcome   TEXT,
    PRIMARY KEY (request, recipient)
) STRICT;

CREATE INDEX notices_by_state ON notices (state, next_at);
