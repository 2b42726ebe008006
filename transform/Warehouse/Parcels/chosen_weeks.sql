-- Weeks that chosen parcels may count in: a parcel counts in the week of one of its scans.
SELECT DISTINCT toMonday(toDate(intDiv(toInt64(toUnixTimestamp(at)) + utc_offset * 60, 86400))) AS week
FROM scans
WHERE epoch IN (SELECT epoch FROM {chosen:Identifier})
  AND (epoch, parcel) IN (SELECT epoch, parcel FROM {chosen:Identifier})
ORDER BY week
