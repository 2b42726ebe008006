-- A row that says nothing of a parcel but what it may be used for; it merges into the parcel's own.
INSERT INTO journeys
(
    epoch, parcel, promise,
    ordered, info_received, picked_up, carried, departed, arrived, customs_entered, customs_released, out_for_delivery, attempted,
    attempt_failed, delivered, exception, damaged, returned,
    denied, unconsented, consented, restricted
)
WITH
    18446744073709551615 AS never
SELECT DISTINCT
    epoch, parcel, toUInt128('340282366920938463463374607431768211455'),
    never, never, never, never, never, never, never, never, never, never,
    never, never, never, never, never,
    {denied:UInt8}, 0, 0, {restricted:UInt64}
FROM journeys
WHERE epoch IN (SELECT epoch FROM {chosen:Identifier})
  AND (epoch, parcel) IN (SELECT epoch, parcel FROM {chosen:Identifier})
