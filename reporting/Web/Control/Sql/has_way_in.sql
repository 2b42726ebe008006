SELECT EXISTS
(
    SELECT 1
    FROM keys
    WHERE revoked_at IS NULL AND (hash IS NOT NULL OR signed_in_at IS NOT NULL)
)
