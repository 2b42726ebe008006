-- As the cells: readers see those from before until the exchange. What they were made from is noted last, so that a rebuild which was
-- stopped at any point is done again.
TRUNCATE TABLE scan_cells_next;

INSERT INTO scan_cells_next
SELECT *
FROM scan_cells
WHERE NOT has({epochs:Array(UInt32)}, epoch);

INSERT INTO scan_cells_next
SELECT *
FROM scan_cells_as_of(as_of = '2106-01-01 00:00:00', epochs = {epochs:Array(UInt32)});

EXCHANGE TABLES scan_cells AND scan_cells_next;

TRUNCATE TABLE scan_cells_next;

TRUNCATE TABLE scan_cells_sources;

INSERT INTO scan_cells_sources
SELECT source.1, source.2
FROM (SELECT arrayJoin(arrayZip({all_epochs:Array(UInt32)}, {versions:Array(UInt64)})) AS source)
WHERE source.2 != 0;
