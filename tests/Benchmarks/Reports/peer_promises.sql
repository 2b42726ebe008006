-- The peer: the same question asked of the journeys, in plain SQL.
SELECT
    count(),
    countIf(delivered_day <= promised_day) / count(),
    countIf(delivered_day <= promised_day + 1) / count(),
    countIf(delivered_day <= promised_day + 2) / count(),
    countIf(delivered_day <= promised_day + 3) / count(),
    countIf(delivered_day < promised_day - 1) / count(),
    countIf(promise_is_timed AND delivered_at > promised_until) / countIf(promise_is_timed)
FROM (SELECT *, concat(origin, '->', destination) AS lane FROM parcels)
WHERE isNotNull(delivered_at)
  AND isNotNull(promised_day)
  AND week >= {from:Date}
  AND ({carrier:String} = '' OR carrier = {carrier:String})
  AND ({origin:String} = '' OR origin = {origin:String})
  AND ({destination:String} = '' OR destination = {destination:String})
GROUP BY /*group*/
