SELECT count()
FROM {table:Identifier}
WHERE epoch = {epoch:UInt32}
  AND parcel NOT IN (SELECT parcel FROM journeys WHERE epoch = {epoch:UInt32})
