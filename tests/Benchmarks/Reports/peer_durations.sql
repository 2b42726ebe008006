-- The peer: the same question asked of the journeys, in plain SQL. It knows nothing of parcels in flight, and gives no intervals.
SELECT
    count(),
    avg(delivered_at - possessed_at) / 3600,
    quantiles(0.1, 0.25, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99)((delivered_at - possessed_at) / 3600),
    countIf(delivered_day <= promised_day) / countIf(isNotNull(promised_day))
FROM (SELECT *, concat(origin, '->', destination) AS lane FROM parcels)
WHERE isNotNull(delivered_at)
  AND week >= {from:Date}
  AND ({carrier:String} = '' OR carrier = {carrier:String})
  AND ({origin:String} = '' OR origin = {origin:String})
  AND ({destination:String} = '' OR destination = {destination:String})
GROUP BY /*group*/
