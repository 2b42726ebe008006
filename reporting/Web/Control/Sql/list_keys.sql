-- Links that nobody has used, and can no longer be, are left out.
SELECT id, role, name, hash IS NOT NULL AS is_api_key, created_at, revoked_at
FROM keys
WHERE hash IS NOT NULL
   OR signed_in_at IS NOT NULL
   OR EXISTS (SELECT 1 FROM codes WHERE key_id = keys.id AND expires_at > @Now)
ORDER BY created_at, id
