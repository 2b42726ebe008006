-- What partners bought, agreed to and fetched: a row for each step, never changed and never taken away. A partner is the id of its API key.
-- Times are milliseconds since 1970; a month is its year * 100 + its number.
CREATE TABLE partner_grants
(
    number      BIGINT NOT NULL PRIMARY KEY,
    granted_at  BIGINT NOT NULL,
    partner     TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    first_month BIGINT NOT NULL,
    -- NULL: no end
    last_month  BIGINT
);

CREATE TABLE partner_revocations
(
    grant_number BIGINT NOT NULL PRIMARY KEY REFERENCES partner_grants (number),
    revoked_at   BIGINT NOT NULL
);

CREATE TABLE partner_acceptances
(
    partner     TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    version     TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    PRIMARY KEY (partner, dataset, version)
);

CREATE TABLE partner_downloads
(
    number     BIGINT NOT NULL PRIMARY KEY,
    begun_at   BIGINT NOT NULL,
    partner    TEXT NOT NULL,
    release_id TEXT NOT NULL,
    file       TEXT NOT NULL,
    first_byte BIGINT NOT NULL,
    length     BIGINT NOT NULL,
    status     BIGINT NOT NULL
);

-- A download without an end was cut off with the process that sent it.
CREATE TABLE partner_download_ends
(
    download BIGINT NOT NULL PRIMARY KEY REFERENCES partner_downloads (number),
    ended_at BIGINT NOT NULL,
    sent     BIGINT NOT NULL
);

-- What addresses of files are signed with, 32 random bytes as hexadecimal digits: one row, for all processes.
CREATE TABLE partner_secret
(
    number  BIGINT NOT NULL PRIMARY KEY CHECK (number = 1),
    made_at BIGINT NOT NULL,
    secret  TEXT NOT NULL
)
