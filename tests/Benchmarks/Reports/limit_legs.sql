-- The limit: the cells' columns that the request needs, read, and nothing made of them.
SELECT count()
FROM cells
WHERE week >= {from:Date}
  AND ({carrier:String} = '' OR carrier = {carrier:String})
  AND ({origin:String} = '' OR origin = {origin:String})
  AND ({destination:String} = '' OR destination = {destination:String})
  AND NOT ignore(
          order_to_delivery_bins, order_to_delivery_open, order_to_delivery_returned, order_to_delivery_seconds,
          handover_bins, handover_open, handover_returned, handover_seconds,
          line_haul_bins, line_haul_open, line_haul_returned, line_haul_seconds,
          customs_bins, customs_open, customs_returned, customs_seconds,
          last_mile_bins, last_mile_open, last_mile_returned, last_mile_seconds,
          to_first_attempt_bins, to_first_attempt_open, to_first_attempt_returned, to_first_attempt_seconds,
          transit_bins, transit_open, transit_returned, transit_seconds)
-- shared out among the threads as reports do
SETTINGS merge_tree_min_rows_for_concurrent_read = 1, merge_tree_min_bytes_for_concurrent_read = 1
