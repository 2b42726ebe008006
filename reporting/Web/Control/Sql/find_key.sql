SELECT id AS key_id, name, role, hash
FROM keys
WHERE id = @Id AND hash IS NOT NULL AND revoked_at IS NULL
