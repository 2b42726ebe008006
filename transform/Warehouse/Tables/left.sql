-- Tables that processes that died have left: their names begin with the day that they were made on.
SELECT name
FROM system.tables
WHERE database = currentDatabase()
  AND match(name, '^files_[0-9]{8}_[0-9a-f]{32}_next$')
  AND toUInt32OrZero(substring(name, 7, 8)) < {day:UInt32}
