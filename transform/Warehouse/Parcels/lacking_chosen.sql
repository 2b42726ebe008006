-- Chosen parcels that a mark would change something of.
SELECT count()
FROM
(
    SELECT groupBitOr(denied) AS denied, max(restricted) AS restricted
    FROM journeys
    WHERE epoch IN (SELECT epoch FROM {chosen:Identifier})
      AND (epoch, parcel) IN (SELECT epoch, parcel FROM {chosen:Identifier})
    GROUP BY epoch, parcel
)
WHERE bitAnd(denied, {denied:UInt8}) != {denied:UInt8} OR restricted < {restricted:UInt64}
