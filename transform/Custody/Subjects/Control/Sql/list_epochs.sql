SELECT DISTINCT epoch
FROM standing_orders
