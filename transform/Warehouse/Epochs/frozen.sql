-- What became of the parcels of the epoch under freeze.
SELECT
    count()                                       AS cells,
    sum(parcels)                                  AS parcels,
    (SELECT sum(parcels) FROM freezing) - parcels AS left_out
FROM frozen_cells
WHERE epoch = {epoch:UInt32}
