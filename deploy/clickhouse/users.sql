-- The user that the program speaks to ClickHouse as, with the rights that it needs and no others. For an administrator to run, once the
-- password's SHA-256 stands where it is asked for: README.md tells how.
CREATE USER IF NOT EXISTS analytics IDENTIFIED WITH sha256_hash BY 'SHA-256-OF-THE-PASSWORD';

-- Its database and what is in it. EXCHANGE TABLES needs the rights to drop and to create.
GRANT
    CREATE DATABASE, CREATE TABLE, CREATE VIEW, CREATE DICTIONARY,
    DROP TABLE, DROP VIEW, DROP DICTIONARY,
    SELECT, INSERT, TRUNCATE, ALTER, SHOW, dictGet
ON analytics.* TO analytics;

-- Functions and dictionaries are the whole server's.
GRANT CREATE FUNCTION, DROP FUNCTION, SYSTEM RELOAD DICTIONARY ON *.* TO analytics;

-- Whether there is something new is told by the parts of the tables.
GRANT SELECT ON system.parts TO analytics;
