INSERT INTO standing_orders (epoch, purpose, token, orders, since)
VALUES (@Epoch, @Purpose, @Token, @Orders, @Since)
