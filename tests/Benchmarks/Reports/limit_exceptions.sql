-- The limit: the cells' columns that the request needs, read, and nothing made of them.
SELECT count()
FROM cells
WHERE week >= {from:Date}
  AND ({carrier:String} = '' OR carrier = {carrier:String})
  AND ({origin:String} = '' OR origin = {origin:String})
  AND ({destination:String} = '' OR destination = {destination:String})
  AND NOT ignore(
          parcels, delivered_parcels, attempted_parcels, first_attempt_parcels, exception_parcels, damaged_parcels, sent_back_parcels,
          last_scan_days)
-- shared out among the threads as reports do
SETTINGS merge_tree_min_rows_for_concurrent_read = 1, merge_tree_min_bytes_for_concurrent_read = 1
