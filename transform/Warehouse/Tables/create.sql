-- Rows on their way into files, in the order of their key. Backups pass by tables whose name ends as this one's does. The engine merges none of
-- its parts before it is told to.
CREATE TABLE {table:Identifier}
(
    /* columns */
)
ENGINE = MergeTree
ORDER BY (/* key */)
SETTINGS
    -- marks at rows and not at bytes, which tell of the blocks that rows came in
    index_granularity = 8192,
    index_granularity_bytes = 0,
    fsync_after_insert = 0,
    fsync_part_directory = 0,
    max_bytes_to_merge_at_min_space_in_pool = 1,
    max_bytes_to_merge_at_max_space_in_pool = 1
