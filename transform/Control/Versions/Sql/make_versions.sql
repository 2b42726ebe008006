-- The steps that each room's tables have been through. Times are seconds since 1970.
CREATE TABLE control_versions
(
    room       TEXT NOT NULL,
    number     BIGINT NOT NULL,
    name       TEXT NOT NULL,
    applied_at BIGINT NOT NULL,
    PRIMARY KEY (room, number)
)
