SELECT DISTINCT epoch, parcel, token
FROM subjects
WHERE token IN (SELECT toFixedString(unhex(arrayJoin({persons:Array(String)})), 16))
