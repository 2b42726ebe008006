-- Readers see the cells from before until the exchange, and those from after from then on. Stopped at any point, this leaves whole
-- cells, and is mended by being run again.
TRUNCATE TABLE cells_next;

INSERT INTO cells_next
SELECT *
FROM cells
WHERE week NOT IN {weeks:Array(Date)};

INSERT INTO cells_next
SELECT *
FROM cells_as_of(as_of = '2106-01-01 00:00:00')
WHERE week IN {weeks:Array(Date)}
UNION ALL
SELECT *
FROM settled_cells
WHERE week IN {weeks:Array(Date)};

TRUNCATE TABLE carrier_cells_next;

INSERT INTO carrier_cells_next
SELECT *
FROM carrier_cells
WHERE week NOT IN {weeks:Array(Date)};

INSERT INTO carrier_cells_next
SELECT *
FROM carrier_cells_of_next
WHERE week IN {weeks:Array(Date)};

EXCHANGE TABLES carrier_cells AND carrier_cells_next;

-- Last, for it is by the cells that one knows which weeks are up to date.
EXCHANGE TABLES cells AND cells_next;

TRUNCATE TABLE cells_next;

TRUNCATE TABLE carrier_cells_next;
