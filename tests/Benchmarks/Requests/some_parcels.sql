SELECT epoch, parcel
FROM journeys
ORDER BY sipHash64(parcel)
LIMIT {count:UInt64}
