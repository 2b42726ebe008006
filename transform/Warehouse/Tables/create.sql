-- Rows on their way into files, in the order of their key. Backups pass by tables whose name ends as this one's does.
CREATE TABLE {table:Identifier}
(
    /* columns */
)
ENGINE = MergeTree
ORDER BY (/* key */)
SETTINGS fsync_after_insert = 0, fsync_part_directory = 0
