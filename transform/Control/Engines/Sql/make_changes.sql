-- The changes of the last hour, by a number of each, for those who did not hear whether theirs was committed.
CREATE TABLE IF NOT EXISTS control_changes
(
    id      UUID PRIMARY KEY,
    made_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS control_changes_by_time ON control_changes (made_at)
