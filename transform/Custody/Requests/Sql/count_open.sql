SELECT count(*) AS open, coalesce(sum(CASE WHEN due < @Today THEN 1 ELSE 0 END), 0) AS late
FROM requests
WHERE state IN ('received', 'verified')
