-- The peer: the same question asked of the journeys, in plain SQL.
SELECT
    /*group*/,
    intDiv(delivered_at - possessed_at, 3 * 3600) AS width,
    count()
FROM (SELECT *, concat(origin, '->', destination) AS lane FROM parcels)
WHERE isNotNull(delivered_at)
  AND isNotNull(possessed_at)
  AND week >= {from:Date}
  AND ({carrier:String} = '' OR carrier = {carrier:String})
  AND ({origin:String} = '' OR origin = {origin:String})
  AND ({destination:String} = '' OR destination = {destination:String})
GROUP BY /*group*/, width
