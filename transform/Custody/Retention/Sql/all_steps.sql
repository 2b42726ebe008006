SELECT number, taken_at, epoch, cause, step, cells, parcels, left_out, row_count
FROM retention_steps
ORDER BY number
