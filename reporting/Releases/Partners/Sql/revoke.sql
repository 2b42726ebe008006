INSERT INTO partner_revocations (grant_number, revoked_at)
SELECT number, @Now
FROM partner_grants
WHERE partner = @Partner AND dataset = @Dataset AND number NOT IN (SELECT grant_number FROM partner_revocations)
