INSERT INTO retention_steps (number, taken_at, epoch, cause, step, cells, parcels, left_out, row_count)
SELECT coalesce(max(number), 0) + 1, @TakenAt, @Epoch, @Cause, @Step, @Cells, @Parcels, @LeftOut, @RowCount
FROM retention_steps
