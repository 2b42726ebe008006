SELECT DISTINCT epoch, parcel
FROM journeys
WHERE epoch IN {epochs:Array(UInt32)}
  AND parcel IN (SELECT toFixedString(unhex(arrayJoin({parcels:Array(String)})), 16))
