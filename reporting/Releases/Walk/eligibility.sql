-- Delivered parcels that begin in the weeks of a window, or are in it, by whether they may be sold.
SELECT reason, sum(parcels) AS parcels
FROM sale_eligibility
WHERE sold_in = {window:UInt32} OR (reason != 'eligible' AND week >= {from:Date} AND week < {after:Date})
GROUP BY reason
