SELECT keys.id AS key_id, keys.name, keys.role, sessions.hash, sessions.expires_at
FROM sessions
INNER JOIN keys ON keys.id = sessions.key_id
WHERE sessions.id = @Id AND sessions.expires_at > @Now AND keys.revoked_at IS NULL
