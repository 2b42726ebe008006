-- The peer: the same question asked of the journeys, in plain SQL. It gives no intervals.
SELECT
    count(),
    countIf(isNotNull(exception_at)) / count(),
    countIf(isNotNull(delivered_at) AND NOT ifNull(attempt_failed_at < delivered_at, false)) / countIf(isNotNull(attempted_at)),
    countIf(isNull(delivered_at) AND isNull(returned_at) AND last_scan_at < {as_of:DateTime('UTC')} - INTERVAL 30 DAY) / count(),
    countIf(isNotNull(returned_at)) / count(),
    countIf(isNotNull(damaged_at)) / count()
FROM (SELECT *, concat(origin, '->', destination) AS lane FROM parcels)
WHERE week >= {from:Date}
  AND ({carrier:String} = '' OR carrier = {carrier:String})
  AND ({origin:String} = '' OR origin = {origin:String})
  AND ({destination:String} = '' OR destination = {destination:String})
GROUP BY /*group*/
