-- Who may ask. Secrets stand here as their SHA-256 only; an id is the first 12 hex digits of that. Times are seconds since 1970.

CREATE TABLE keys
(
    id           TEXT PRIMARY KEY,
    role         TEXT NOT NULL,
    name         TEXT NOT NULL,
    -- NULL: no API key, but a browser that was let in by a sign-in link
    hash         BYTEA,
    created_at   BIGINT NOT NULL,
    -- when a browser first signed in with it
    signed_in_at BIGINT,
    revoked_at   BIGINT
);

-- One-time sign-in codes.
CREATE TABLE codes
(
    id         TEXT PRIMARY KEY,
    hash       BYTEA NOT NULL,
    key_id     TEXT NOT NULL REFERENCES keys (id),
    expires_at BIGINT NOT NULL
);

CREATE TABLE sessions
(
    id         TEXT PRIMARY KEY,
    hash       BYTEA NOT NULL,
    key_id     TEXT NOT NULL REFERENCES keys (id),
    expires_at BIGINT NOT NULL
);

CREATE INDEX sessions_by_key ON sessions (key_id);
