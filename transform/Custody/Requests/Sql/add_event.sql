INSERT INTO request_events (request, at, what, by_whom, parcels, rows_by_table, weeks, rows_left)
VALUES (@Request, @Now, @What, @By, @Parcels, @Rows, @Weeks, @Left)
