INSERT INTO release_datasets (id, defined_at, definition)
VALUES (@Id, @Now, @Definition)
ON CONFLICT (id) DO UPDATE SET defined_at = @Now, definition = @Definition
