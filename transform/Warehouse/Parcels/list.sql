SELECT epoch, parcel
FROM journeys
WHERE epoch = {epoch:UInt32}
