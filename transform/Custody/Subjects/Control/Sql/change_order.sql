UPDATE standing_orders
SET orders = @Orders
WHERE token = @Token
