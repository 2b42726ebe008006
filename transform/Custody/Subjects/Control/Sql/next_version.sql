UPDATE standing_orders_version
SET version = version + 1
