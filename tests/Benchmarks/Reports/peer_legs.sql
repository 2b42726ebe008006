-- The peer: the same question asked of the journeys, in plain SQL. It knows nothing of parcels in flight.
SELECT
    count(),
    quantiles(0.1, 0.25, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99)((delivered_at - ordered_at) / 3600),
    quantiles(0.1, 0.25, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99)((possessed_at - info_received_at) / 3600),
    quantiles(0.1, 0.25, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99)((arrived_at - departed_at) / 3600),
    quantiles(0.1, 0.25, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99)((customs_released_at - customs_entered_at) / 3600),
    quantiles(0.1, 0.25, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99)((delivered_at - out_for_delivery_at) / 3600),
    quantiles(0.1, 0.25, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99)((attempted_at - possessed_at) / 3600),
    quantiles(0.1, 0.25, 0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99)((delivered_at - possessed_at) / 3600)
FROM (SELECT *, concat(origin, '->', destination) AS lane FROM parcels)
WHERE week >= {from:Date}
  AND ({carrier:String} = '' OR carrier = {carrier:String})
  AND ({origin:String} = '' OR origin = {origin:String})
  AND ({destination:String} = '' OR destination = {destination:String})
GROUP BY /*group*/
