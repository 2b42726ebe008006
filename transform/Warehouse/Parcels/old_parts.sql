SELECT count()
FROM system.parts
WHERE database = currentDatabase() AND table = {name:String} AND NOT active
