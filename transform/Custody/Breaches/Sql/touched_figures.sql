-- What was touched, by platform and month of its key: parcels, scans, and the persons who stand on the parcels. A scan is touched by when its
-- provider first told of it or, where that is not known, by when it was.
WITH touched AS
(
    SELECT provider, epoch, parcel, count() AS scans
    FROM scans FINAL
    WHERE if(seen_at = toDateTime(4294967295, 'UTC'), at, seen_at) >= toDateTime({from:UInt32}, 'UTC')
      AND if(seen_at = toDateTime(4294967295, 'UTC'), at, seen_at) < toDateTime({to:UInt32}, 'UTC')
    GROUP BY provider, epoch, parcel
)
SELECT
    platform,
    epoch,
    sumIf(n, what = 'parcels')   AS parcels,
    sumIf(n, what = 'scans')     AS scans,
    sumIf(n, what = 'recipient') AS recipients,
    sumIf(n, what = 'shipper')   AS shippers
FROM
(
    SELECT provider AS platform, epoch, 'parcels' AS what, count() AS n FROM touched GROUP BY provider, epoch
    UNION ALL
    SELECT provider, epoch, 'scans', sum(touched.scans) FROM touched GROUP BY provider, epoch
    UNION ALL
    SELECT provider, epoch, toString(purpose), uniqExact(token)
    FROM touched
    INNER JOIN subjects USING (epoch, parcel)
    GROUP BY provider, epoch, purpose
)
GROUP BY platform, epoch
ORDER BY platform, epoch
