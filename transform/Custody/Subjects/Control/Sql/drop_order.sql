DELETE FROM standing_orders
WHERE token = @Token
