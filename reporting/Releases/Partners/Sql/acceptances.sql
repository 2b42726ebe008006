SELECT partner, dataset, version, accepted_at
FROM partner_acceptances
WHERE CAST(@Partner AS TEXT) IS NULL OR partner = @Partner
ORDER BY accepted_at, partner, dataset, version
