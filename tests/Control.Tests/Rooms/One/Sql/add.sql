INSERT INTO counters (name, value)
VALUES (@Name, @Value)
