INSERT INTO release_entries (number, taken_at, release_id, dataset, month, step, rho, certificate, detail)
SELECT coalesce(max(number), 0) + 1, @TakenAt, @Release, @Dataset, @Month, @Step, @Rho, @Certificate, @Detail
FROM release_entries
