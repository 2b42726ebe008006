INSERT INTO sessions (id, hash, key_id, expires_at)
VALUES (@Id, @Hash, @KeyId, @ExpiresAt)
