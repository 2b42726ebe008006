-- The parcels of a window that may be sold, as a number and a mark that does not depend on their order.
SELECT count() AS parcels, groupBitXor(sipHash64(epoch, parcel)) AS mark
FROM parcels_for_sale
WHERE sold_in = {window:UInt32}
