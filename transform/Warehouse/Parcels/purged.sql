ALTER TABLE {table:Identifier} RESET SETTING old_parts_lifetime, min_compressed_bytes_to_fsync_after_merge
