SELECT count()
FROM parcels_for_sale
WHERE sold_in = {window:UInt32} OR (sold_in = 0 AND week >= {from:Date} AND week < {after:Date})
