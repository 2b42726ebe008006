-- Stopped at any point, this is made again from its beginning: nothing that is frozen counts before the parcels are dropped.
TRUNCATE TABLE freezing;

INSERT INTO freezing
SELECT *
FROM cells_as_of(as_of = '2106-01-01 00:00:00')
SETTINGS additional_table_filters = {'scans': 'epoch = /*epoch*/', 'retractions': 'epoch = /*epoch*/', 'journeys': 'epoch = /*epoch*/'};

ALTER TABLE frozen_cells DROP PARTITION {epoch:UInt32};

INSERT INTO frozen_cells
SELECT *, {epoch:UInt32}
FROM frozen_cells_of_freezing;
