-- The tokens of all recipients and shippers on the parcels of a window.
SELECT arrayJoin(arrayConcat(recipients, [assumeNotNull(shipper)])) AS token
FROM persons_for_sale
WHERE (epoch, parcel) IN (SELECT epoch, parcel FROM parcels_for_sale WHERE sold_in = {window:UInt32})
