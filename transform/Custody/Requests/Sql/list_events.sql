SELECT at, what, by_whom, parcels, rows_by_table, weeks, rows_left
FROM request_events
WHERE request = @Number
ORDER BY id
