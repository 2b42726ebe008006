-- The parcels of a window that may be sold, or that it would be closed with, each with the number of its group (-1 outside of the grid), minutes in transit, how it stands to its
-- promise (0 on time, 1 late, 2 none), the month of its key, and the tokens that its unit and its shipper are told by.
WITH
    transform(toString(carrier), {carriers:Array(String)}, arrayMap(i -> toInt32(i), range(length({carriers:Array(String)}))), toInt32(-1)) AS carrier_at,
    if(empty({services:Array(String)}), toInt32(0),
        transform(toString(service), arrayConcat({services:Array(String)}, ['']), arrayMap(i -> toInt32(if(i = length({services:Array(String)}), -1, i)), range(length({services:Array(String)}) + 1)), toInt32(-1))) AS service_at,
    transform(concat(substring(origin, 1, 2), '-', substring(destination, 1, 2)), {lanes:Array(String)}, arrayMap(i -> toInt32(i), range(length({lanes:Array(String)}))), toInt32(-1)) AS lane_at,
    if(empty({weeks:Array(String)}), toInt32(0),
        transform(toString(week), arrayConcat({weeks:Array(String)}, ['']), arrayMap(i -> toInt32(if(i = length({weeks:Array(String)}), -1, i)), range(length({weeks:Array(String)}) + 1)), toInt32(-1))) AS week_at
SELECT
    if(least(carrier_at, service_at, lane_at, week_at) < 0, toInt32(-1),
        toInt32(((carrier_at * greatest(length({services:Array(String)}), 1) + service_at) * length({lanes:Array(String)}) + lane_at) * greatest(length({weeks:Array(String)}), 1) + week_at)) AS group_at,
    assumeNotNull(toUInt32(dateDiff('minute', possessed_at, delivered_at)))                    AS minutes,
    toUInt8(multiIf(isNull(promised_day), 2, assumeNotNull(delivered_day <= promised_day), 0, 1)) AS promise,
    epoch,
    ifNull(shipper, toFixedString('', 16))                                                     AS shipper,
    recipients
FROM parcels_for_sale AS p
LEFT JOIN persons_for_sale AS s ON p.epoch = s.epoch AND p.parcel = s.parcel
WHERE sold_in = {window:UInt32} OR (sold_in = 0 AND week >= {from:Date} AND week < {after:Date})
ORDER BY p.epoch, p.parcel
