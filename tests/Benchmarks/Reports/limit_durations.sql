-- The limit: the cells' columns that the request needs, read, and nothing made of them.
SELECT count()
FROM cells
WHERE week >= {from:Date}
  AND ({carrier:String} = '' OR carrier = {carrier:String})
  AND ({origin:String} = '' OR origin = {origin:String})
  AND ({destination:String} = '' OR destination = {destination:String})
  AND NOT ignore(transit_bins, transit_open, transit_returned, transit_seconds, promised_parcels, on_time_parcels)
-- shared out among the threads as reports do
SETTINGS merge_tree_min_rows_for_concurrent_read = 1, merge_tree_min_bytes_for_concurrent_read = 1
