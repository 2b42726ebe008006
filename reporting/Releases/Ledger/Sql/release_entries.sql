SELECT number, taken_at, release_id, dataset, month, step, rho, certificate, detail
FROM release_entries
WHERE release_id = @Release
ORDER BY number
