-- Parcels that were begun in a time, by chance of their tokens at most so many, each with its scans up to an instant, by time.
WITH chosen AS
(
    SELECT epoch, parcel, carrier, service, origin, destination, promised_until, promised_day, promise_is_timed, cityHash64(epoch, parcel) AS chance
    FROM parcels_for_eta
    WHERE begun_at >= toDateTime({from:Int64}, 'UTC') AND begun_at < toDateTime({until:Int64}, 'UTC')
    ORDER BY chance, epoch, parcel
    LIMIT {most:UInt64}
)
SELECT
    c.epoch AS epoch, chance, toString(carrier) AS carrier, toString(service) AS service, toString(origin) AS origin, toString(destination) AS destination,
    if(isNull(promised_until) OR NOT promise_is_timed, NULL, toUnixTimestamp(assumeNotNull(promised_until))) AS promised,
    if(isNull(promised_until) OR promise_is_timed, NULL, promised_day) AS promised_on,
    at, offset, milestone, at_destination
FROM chosen AS c
INNER JOIN
(
    SELECT
        epoch, parcel,
        arraySort(groupUniqArray((toUnixTimestamp(s.at), toInt8(s.milestone), s.utc_offset, s.at_destination))) AS scans,
        scans.1 AS at, scans.2 AS milestone, scans.3 AS offset, scans.4 AS at_destination
    FROM scans_for_eta AS s
    WHERE s.at <= toDateTime({known:Int64}, 'UTC') AND (epoch, parcel) IN (SELECT epoch, parcel FROM chosen)
    GROUP BY epoch, parcel
) AS t ON c.epoch = t.epoch AND c.parcel = t.parcel
ORDER BY chance, c.epoch, c.parcel
