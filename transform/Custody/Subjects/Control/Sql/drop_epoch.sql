DELETE FROM standing_orders
WHERE epoch = @Epoch
