-- The tokens of what was touched: parcels, and the persons who stand on them, each with the platforms that told of them. As touched_figures.
WITH touched AS
(
    SELECT DISTINCT provider, epoch, parcel
    FROM scans FINAL
    WHERE if(seen_at = toDateTime(4294967295, 'UTC'), at, seen_at) >= toDateTime({from:UInt32}, 'UTC')
      AND if(seen_at = toDateTime(4294967295, 'UTC'), at, seen_at) < toDateTime({to:UInt32}, 'UTC')
)
SELECT epoch, purpose, lower(hex(token)) AS token, platform
FROM
(
    SELECT epoch, 'parcel' AS purpose, parcel AS token, provider AS platform FROM touched
    UNION ALL
    SELECT DISTINCT epoch, toString(purpose), token, provider
    FROM touched
    INNER JOIN subjects USING (epoch, parcel)
)
ORDER BY platform, epoch, purpose, token
