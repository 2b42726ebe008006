-- Weeks in which these parcels may count or may have counted: a parcel counts in the week of one of its scans, and a scan that is
-- known stays known. So the week that a parcel has left is among them, and the week that it has come to.
SELECT DISTINCT toMonday(toDate(intDiv(toInt64(toUnixTimestamp(at)) + utc_offset * 60, 86400))) AS week
FROM scans
WHERE parcel IN (SELECT toFixedString(unhex(arrayJoin({parcels:Array(String)})), 16))
ORDER BY week
