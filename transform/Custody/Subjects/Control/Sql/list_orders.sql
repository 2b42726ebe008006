SELECT epoch, purpose, token, orders, since
FROM standing_orders
ORDER BY epoch, token
