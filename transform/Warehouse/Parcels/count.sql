SELECT count()
FROM journeys
WHERE epoch = {epoch:UInt32}
