-- The tokens of all parcels of a window.
SELECT parcel
FROM parcels_for_sale
WHERE sold_in = {window:UInt32}
