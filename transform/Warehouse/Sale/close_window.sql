-- Parcels that a window is closed with: those that may be sold, begin in the weeks asked for, and are in no window yet. A row that says nothing
-- of a parcel but that; it merges into the parcel's own.
INSERT INTO journeys
(
    epoch, parcel, promise,
    ordered, info_received, picked_up, carried, departed, arrived, customs_entered, customs_released, out_for_delivery, attempted,
    attempt_failed, delivered, exception, damaged, returned,
    denied, unconsented, consented, restricted, sold_in
)
WITH
    18446744073709551615 AS never
SELECT
    epoch, parcel, toUInt128('340282366920938463463374607431768211455'),
    never, never, never, never, never, never, never, never, never, never,
    never, never, never, never, never,
    0, 0, 0, 0, {window:UInt32}
FROM parcels_for_sale
WHERE week >= {from:Date} AND week < {after:Date} AND sold_in = 0
