-- What filters are drawn from: carriers with the lanes that they carry.
SELECT DISTINCT carrier, origin, destination
FROM cells
ORDER BY carrier, origin, destination
