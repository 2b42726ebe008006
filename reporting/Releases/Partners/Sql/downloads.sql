SELECT number, begun_at, partner, release_id, file, first_byte, length, status, sent
FROM partner_downloads LEFT JOIN partner_download_ends ON download = number
WHERE CAST(@Partner AS TEXT) IS NULL OR partner = @Partner
ORDER BY number DESC
LIMIT @Limit
