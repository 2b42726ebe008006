-- Rows that there are of the chosen parcels, by choice and table, as they are stored: one that is yet to be merged counts as it is.
WITH
    wanted AS (SELECT choice, epoch, parcel FROM {chosen:Identifier})
SELECT choice, table, count() AS rows
FROM
(
    SELECT 'scans' AS table, epoch, parcel FROM scans
    WHERE epoch IN (SELECT epoch FROM wanted) AND parcel IN (SELECT parcel FROM wanted)
    UNION ALL
    SELECT 'retractions', epoch, parcel FROM retractions
    WHERE epoch IN (SELECT epoch FROM wanted) AND parcel IN (SELECT parcel FROM wanted)
    UNION ALL
    SELECT 'journeys', epoch, parcel FROM journeys
    WHERE epoch IN (SELECT epoch FROM wanted) AND parcel IN (SELECT parcel FROM wanted)
    UNION ALL
    SELECT 'subjects', epoch, parcel FROM subjects
    WHERE epoch IN (SELECT epoch FROM wanted) AND parcel IN (SELECT parcel FROM wanted)
) AS stored
INNER JOIN wanted USING (epoch, parcel)
GROUP BY choice, table
ORDER BY choice, table
