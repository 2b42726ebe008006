-- What was rewritten or dropped stays on the disk for some minutes, in case the new parts were lost with the power: not here. The new parts
-- are flushed before the old ones go, and to drop a partition that nobody has makes the engine look for old parts at once.
ALTER TABLE {table:Identifier} MODIFY SETTING old_parts_lifetime = 0, min_compressed_bytes_to_fsync_after_merge = 1;

ALTER TABLE {table:Identifier} DROP PARTITION 197001;
