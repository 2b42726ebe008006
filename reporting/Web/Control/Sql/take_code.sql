-- Whoever deletes the row has used the code, and nobody else can.
DELETE FROM codes
WHERE id = @Id AND expires_at > @Now
RETURNING hash, key_id
