UPDATE keys
SET revoked_at = @Now
WHERE id = @Id AND revoked_at IS NULL
