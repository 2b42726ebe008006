SELECT number, granted_at, partner, dataset, first_month, last_month, revoked_at
FROM partner_grants LEFT JOIN partner_revocations ON grant_number = number
WHERE CAST(@Partner AS TEXT) IS NULL OR partner = @Partner
ORDER BY number
