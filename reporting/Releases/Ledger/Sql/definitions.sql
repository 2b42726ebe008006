SELECT id, defined_at, definition
FROM release_datasets
ORDER BY id
