-- The peer: the same question asked of the journeys, in plain SQL. It leaves out what is told of scans: the sample has none.
SELECT
    count(),
    countIf(isNotNull(delivered_at) AND isNull(picked_up_at)) / countIf(isNotNull(delivered_at)),
    countIf(isNotNull(delivered_at) AND isNull(out_for_delivery_at)) / countIf(isNotNull(delivered_at)),
    countIf(isNotNull(delivered_at) AND isNull(info_received_at)) / countIf(isNotNull(delivered_at)),
    countIf(has_mixed_clocks) / countIf(isNotNull(delivered_at))
FROM (SELECT *, concat(origin, '->', destination) AS lane FROM parcels)
WHERE week >= {from:Date}
  AND ({carrier:String} = '' OR carrier = {carrier:String})
  AND ({origin:String} = '' OR origin = {origin:String})
  AND ({destination:String} = '' OR destination = {destination:String})
GROUP BY /*group*/
