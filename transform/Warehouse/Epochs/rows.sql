SELECT
    (SELECT count() FROM scans WHERE epoch = {epoch:UInt32})
    + (SELECT count() FROM retractions WHERE epoch = {epoch:UInt32})
    + (SELECT count() FROM journeys WHERE epoch = {epoch:UInt32})
    + (SELECT count() FROM subjects WHERE epoch = {epoch:UInt32})
