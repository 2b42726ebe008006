SELECT formatRowNoNewline(
    'JSONEachRow',
    choice AS parcel_number,
    at, milestone, place, certainty, utc_offset, carrier, provider,
    (epoch, parcel, at, toInt8(milestone), place) IN (SELECT epoch, parcel, at, milestone, place FROM retractions) AS is_withdrawn)
FROM (SELECT epoch, parcel, choice FROM {chosen:Identifier}) AS chosen
INNER JOIN
(
    SELECT *
    FROM scans FINAL
    WHERE epoch IN (SELECT epoch FROM {chosen:Identifier}) AND (epoch, parcel) IN (SELECT epoch, parcel FROM {chosen:Identifier})
) AS told USING (epoch, parcel)
ORDER BY choice, at, milestone, place
