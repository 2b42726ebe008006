-- Who may ask. Secrets stand here as their SHA-256 only; an id is the first 12 hex digits of that. Times are seconds since 1970.
-- Files that were made before versions were recorded by room hold these tables already.

CREATE TABLE IF NOT EXISTS keys
(
    id           TEXT PRIMARY KEY,
    role         TEXT NOT NULL,
    name         TEXT NOT NULL,
    -- NULL: no API key, but a browser that was let in by a sign-in link
    hash         BLOB,
    created_at   INTEGER NOT NULL,
    -- when a browser first signed in with it
    signed_in_at INTEGER,
    revoked_at   INTEGER
) STRICT;

-- One-time sign-in codes.
CREATE TABLE IF NOT EXISTS codes
(
    id         TEXT PRIMARY KEY,
    hash       BLOB NOT NULL,
    key_id     TEXT NOT NULL REFERENCES keys (id),
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS sessions
(
    id         TEXT PRIMARY KEY,
    hash       BLOB NOT NULL,
    key_id     TEXT NOT NULL REFERENCES keys (id),
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS sessions_by_key ON sessions (key_id);
